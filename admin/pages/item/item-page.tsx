import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Outlet, useParams } from "react-router-dom"
import { Empty, Failure, SectionSkeleton } from "../../components/states"
import { useItem } from "../../hooks/items"
import { isNotFound } from "../../lib/api-error"
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
  const id = useParams().id ?? ""
  return (
    <>
      <ItemContent id={id} />
      <Outlet />
    </>
  )
}

function ItemContent({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data, error, isPending, refetch } = useItem(id)
  if (isPending) {
    return (
      <Columns
        main={[4, 8, 4].map((rows, index) => (
          <SectionSkeleton key={index} rows={rows} what={t("item.loading")} />
        ))}
        side={[3, 3].map((rows, index) => (
          <SectionSkeleton key={index} rows={rows} what={t("item.loading")} />
        ))}
      />
    )
  }
  if (isNotFound(error)) {
    return (
      <Empty
        title={t("item.notFound.title")}
        message={t("item.notFound.message")}
        action={{ label: t("item.backToList"), to: "/media/items" }}
      />
    )
  }
  if (!data) return <Failure error={error} what={t("item.failed")} onRetry={() => void refetch()} />
  return <Sections item={data} />
}

function Sections({ item }: { item: Item }) {
  return (
    <Columns
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

function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 xl:flex-row xl:items-start">
      <div className="flex w-full min-w-0 flex-col gap-y-3">{main}</div>
      <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">{side}</div>
    </div>
  )
}
