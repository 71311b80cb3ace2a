import { Outlet, useParams } from "react-router-dom"
import { DetailContent } from "../../components/detail"
import { TwoColumns } from "../../components/two-columns"
import { useItem } from "../../hooks/items"
import type { Item } from "../../lib/types"
import { ClassificationSection } from "./sections/classification"
import { CompletenessSection } from "./sections/completeness"
import { CreditsSection } from "./sections/credits"
import { DetailsSection } from "./sections/details"
import { DiscsSection } from "./sections/discs"
import { HeaderSection } from "./sections/header"
import { IdentifiersSection } from "./sections/identifiers"
import { OffersSection } from "./sections/offers"
import { RelationsSection } from "./sections/relations"

/** One release with everything known about it; each section opens its own editor. */
export function ItemPage() {
  const query = useItem(useParams().id ?? "")
  return (
    <>
      <DetailContent texts="item" query={query} back="/media/items" rows={{ main: [4, 8, 4], side: [3, 3] }}>
        {(item) => <Sections item={item} />}
      </DetailContent>
      <Outlet />
    </>
  )
}

function Sections({ item }: { item: Item }) {
  return (
    <TwoColumns
      main={
        <>
          <HeaderSection item={item} />
          <DetailsSection item={item} />
          <DiscsSection item={item} />
          <CreditsSection item={item} />
          <IdentifiersSection item={item} />
        </>
      }
      side={
        <>
          <CompletenessSection item={item} />
          <OffersSection item={item} />
          <ClassificationSection item={item} />
          <RelationsSection item={item} />
        </>
      }
    />
  )
}
