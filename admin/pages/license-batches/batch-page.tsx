import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { LicenseNav } from "../../components/license-nav"
import { Empty, Failure, SectionSkeleton } from "../../components/states"
import { useBatch } from "../../hooks/license-batches"
import { isNotFound } from "../../lib/api-error"
import { BatchFacts } from "./sections/facts"
import { BatchHeader } from "./sections/header"
import { LabelHistory } from "./sections/history"
import { PrintLabels } from "./sections/print-labels"
import { VoidLabels } from "./sections/void-labels"

/** One batch: how far it is, its labels on their way to the printer, and its end. */
export function BatchPage() {
  const id = useParams().id ?? ""
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <Content id={id} />
    </div>
  )
}

function Content({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data: batch, error, isPending, refetch } = useBatch(id)
  if (isPending) return <SectionSkeleton rows={6} what={t("batches.one")} />
  if (isNotFound(error)) {
    return (
      <Empty
        title={t("batches.notFound.title")}
        message={t("batches.notFound.message")}
        action={{ label: t("batches.backToList"), to: "/media/license/batches" }}
      />
    )
  }
  if (!batch) return <Failure error={error} what={t("batches.oneFailed")} onRetry={() => void refetch()} />
  return (
    <div className="flex flex-col gap-3 xl:flex-row xl:items-start">
      <div className="flex w-full min-w-0 flex-col gap-y-3">
        <BatchHeader batch={batch} />
        <PrintLabels key={batch.id} batch={batch} />
        <LabelHistory batch={batch} />
      </div>
      <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">
        <BatchFacts batch={batch} />
        <VoidLabels batch={batch} />
      </div>
    </div>
  )
}
