import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { EditorFrame } from "../../../components/editor-form"
import { Failure, SectionSkeleton } from "../../../components/states"
import { useRental } from "../../../hooks/rentals"
import type { RentalDetail } from "../../../lib/rental-types"

/** Opens over the rental's page at a URL of its own; loads the rental when one comes here directly. */
export function ActDrawer({ title, children }: { title: string; children: (rental: RentalDetail) => ReactNode }) {
  const { t } = useTranslation("media")
  const id = useParams().id ?? ""
  const { data, error, isPending, refetch } = useRental(id)
  return (
    <EditorFrame title={title} description={data?.title ?? t("rentals.one")}>
      {isPending ? (
        <SectionSkeleton bare rows={4} what={t("rentals.one")} />
      ) : data ? (
        children(data)
      ) : (
        <Failure bare error={error} what={t("rentals.oneFailed")} onRetry={() => void refetch()} />
      )}
    </EditorFrame>
  )
}
