import { Outlet, useParams } from "react-router-dom"
import { DetailContent } from "../../components/detail"
import { RentalNav } from "../../components/rental-nav"
import { TwoColumns } from "../../components/two-columns"
import { useRental } from "../../hooks/rentals"
import type { RentalDetail } from "../../lib/rental-types"
import { FactsSection } from "./sections/facts"
import { HeaderSection } from "./sections/header"
import { InspectionSection } from "./sections/inspection"
import { LedgerSection } from "./sections/ledger"
import { PartiesSection } from "./sections/parties"
import { TermsSection } from "./sections/terms"
import { TimelineSection } from "./sections/timeline"

/** One rental: where it stands, what it costs, what happened, and what can be done. */
export function RentalPage() {
  const query = useRental(useParams().id ?? "")
  return (
    <div className="flex flex-col gap-y-3">
      <RentalNav />
      <DetailContent texts="rentals" query={query} back="/media/rentals" rows={{ main: [3, 5, 6], side: [4, 6] }}>
        {(rental) => <Sections rental={rental} />}
      </DetailContent>
      <Outlet />
    </div>
  )
}

function Sections({ rental }: { rental: RentalDetail }) {
  return (
    <TwoColumns
      main={
        <>
          <HeaderSection rental={rental} />
          <LedgerSection rental={rental} />
          <TimelineSection rental={rental} />
        </>
      }
      side={
        <>
          <FactsSection rental={rental} />
          <PartiesSection rental={rental} />
          <InspectionSection rental={rental} />
          <TermsSection rental={rental} />
        </>
      }
    />
  )
}
