import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Outlet, useParams } from "react-router-dom"
import { RentalNav } from "../../components/rental-nav"
import { Empty, Failure, SectionSkeleton } from "../../components/states"
import { useCopy } from "../../hooks/rental-copies"
import { isNotFound } from "../../lib/api-error"
import { CopyHeader } from "./copy-header"
import { AllocationsSection } from "./sections/allocations"
import { CopyDetails } from "./sections/details"
import { CopyEvents } from "./sections/events"
import { CopyFigures } from "./sections/figures"
import { CopyRentals } from "./sections/rentals"

/** One copy: what it is, who has it and will, what it has brought, and everything that happened to it. */
export function CopyPage() {
  const id = useParams().id ?? ""
  return (
    <>
      <RentalNav />
      <CopyContent id={id} />
      <Outlet />
    </>
  )
}

function CopyContent({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data: copy, error, isPending, refetch } = useCopy(id)
  const skeletons = (rows: number[]) =>
    rows.map((count, index) => <SectionSkeleton key={index} rows={count} what={t("copies.loading")} />)
  if (isPending) return <Columns main={skeletons([2, 4, 6])} side={skeletons([4, 6])} />
  if (isNotFound(error)) {
    return (
      <Empty
        title={t("copies.notFound.title")}
        message={t("copies.notFound.message")}
        action={{ label: t("copies.backToList"), to: "/media/rentals/copies" }}
      />
    )
  }
  if (!copy) return <Failure error={error} what={t("copies.failedOne")} onRetry={() => void refetch()} />
  return (
    <Columns
      main={
        <>
          <CopyHeader copy={copy} />
          <AllocationsSection copy={copy} />
          <CopyRentals copy={copy} />
        </>
      }
      side={
        <>
          <CopyFigures copy={copy} />
          <CopyDetails copy={copy} />
          <CopyEvents copy={copy} />
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
