import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { EditorForm, EditorFrame } from "../../components/editor-form"
import { Failure, SectionSkeleton } from "../../components/states"
import { fetchTermsRow, useResolvedTerms, useSaveTerms, useTermsRow } from "../../hooks/rental-terms"
import { useRowForm } from "../../hooks/use-row-form"
import type { Terms, TermsRow } from "../../lib/rental-setup-types"
import { termsBody, termsDraft, termsField } from "../../lib/terms-form"
import { SHOP, scopeQuery } from "../../lib/terms-matrix"
import { TermsFields } from "./terms-fields"
import { ScopeFields } from "./scope-fields"

/** A new row of terms, or with `?id=` the one to change. */
export function EditTerms() {
  const { t } = useTranslation("media")
  const id = useSearchParams()[0].get("id")
  const row = useTermsRow(id)
  const resolved = useResolvedTerms(scopeQuery(row.data ?? SHOP), id === null || row.data !== undefined)
  const failure = row.error ?? resolved.error
  const isWaiting = (id !== null && row.isPending) || resolved.isPending
  return (
    <EditorFrame
      wide
      title={t(id === null ? "rentalTerms.add" : "rentalTerms.change")}
      description={t("rentalTerms.subtitle")}
    >
      {isWaiting && !failure ? (
        <SectionSkeleton bare rows={8} what={t("rentalTerms.title")} />
      ) : failure || !resolved.data ? (
        <Failure
          bare
          error={failure}
          what={t("rentalTerms.failed")}
          onRetry={() => void Promise.all([row.refetch(), resolved.refetch()])}
        />
      ) : (
        <TermsEditor row={row.data ?? null} resolved={resolved.data.terms} />
      )}
    </EditorFrame>
  )
}

function TermsEditor({ row, resolved }: { row: TermsRow | null; resolved: Terms }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const save = useSaveTerms(row?.id ?? null)
  const { editor } = useRowForm({
    row,
    load: () => fetchTermsRow(row?.id ?? ""),
    draftOf: (current) => termsDraft(current, resolved),
    attempt: (draft, base) => ({
      toField: termsField,
      send: async () => {
        const body = termsBody(draft, base)
        if (base && Object.keys(body).length === 0) return null
        return save.mutateAsync(base ? { ...body, version: base.version } : body)
      },
    }),
    onDone: () => {
      toast.success(t("rentalTerms.saved"))
      handleSuccess()
    },
  })
  return (
    <EditorForm wide {...editor}>
      <ScopeFields />
      <TermsFields />
    </EditorForm>
  )
}
