import { useTranslation } from "react-i18next"
import { Outlet, useParams } from "react-router-dom"
import { LicenseNav } from "../../components/license-nav"
import { Empty, Failure, SectionSkeleton } from "../../components/states"
import { TwoColumns } from "../../components/two-columns"
import { useCase } from "../../hooks/license-cases"
import { isNotFound } from "../../lib/api-error"
import { CaseHeader } from "./sections/header"
import { CaseReports } from "./sections/reports"
import { CaseSignals } from "./sections/signals"
import { CaseTag } from "./sections/tag"
import { CautionSection } from "./sections/caution"

/** One case: what was noticed, who works on it, what came of it, and whether the public is warned. */
export function CasePage() {
  const id = useParams().id ?? ""
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <Content id={id} />
      <Outlet />
    </div>
  )
}

function Content({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data: one, error, isPending, refetch } = useCase(id)
  const skeletons = (rows: number[]) =>
    rows.map((count, index) => <SectionSkeleton key={index} rows={count} what={t("licenseCases.one")} />)
  if (isPending) return <TwoColumns main={skeletons([3, 4])} side={skeletons([5, 2])} />
  if (isNotFound(error)) {
    return (
      <Empty
        title={t("licenseCases.notFound.title")}
        message={t("licenseCases.notFound.message")}
        action={{ label: t("licenseCases.backToList"), to: "/media/license/cases" }}
      />
    )
  }
  if (!one) return <Failure error={error} what={t("licenseCases.oneFailed")} onRetry={() => void refetch()} />
  return (
    <TwoColumns
      main={
        <>
          <CaseHeader one={one} />
          <CaseSignals one={one} />
          <CaseReports one={one} />
        </>
      }
      side={
        <>
          <CaseTag one={one} />
          {one.tag_id && <CautionSection one={one} />}
        </>
      }
    />
  )
}
