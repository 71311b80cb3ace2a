import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Outlet, useParams } from "react-router-dom"
import { RentalNav } from "../../components/rental-nav"
import { Empty, Failure, SectionSkeleton } from "../../components/states"
import { useRental } from "../../hooks/rentals"
import { isNotFound } from "../../lib/api-error"
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
  const id = useParams().id ?? ""
  return (
    <div className="flex flex-col gap-y-3">
      <RentalNav />
      <Content id={id} />
      <Outlet />
    </div>
  )
}

function Content({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data, error, isPending, refetch } = useRental(id)
  if (isPending) {
    return (
      <Columns
        main={[3, 5, 6].map((rows, index) => (
          <SectionSkeleton key={index} rows={rows} what={t("rentals.one")} />
        ))}
        side={[4, 6].map((rows, index) => (
          <SectionSkeleton key={index} rows={rows} what={t("rentals.one")} />
        ))}
      />
    )
  }
  if (isNotFound(error)) {
    return (
      <Empty
        title={t("rentals.notFound.title")}
        message={t("rentals.notFound.message")}
        action={{ label: t("rentals.backToList"), to: "/media/rentals" }}
      />
    )
  }
  if (!data) return <Failure error={error} what={t("rentals.oneFailed")} onRetry={() => void refetch()} />
  return <Sections rental={data} />
}

function Sections({ rental }: { rental: RentalDetail }) {
  return (
    <Columns
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

function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 xl:flex-row xl:items-start">
      <div className="flex w-full min-w-0 flex-col gap-y-3">{main}</div>
      <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">{side}</div>
    </div>
  )
}
