import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useMemo } from "react"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { EditorForm, EditorFrame } from "../../components/editor-form"
import { Failure, SectionSkeleton } from "../../components/states"
import { fetchTermsRow, useResolvedTerms, useSaveTerms, useTermsRow } from "../../hooks/rental-terms"
import { useRowVersion } from "../../hooks/use-row-version"
import { useSubmit } from "../../hooks/use-submit"
import type { Terms, TermsRow } from "../../lib/rental-setup-types"
import { termsBody, termsDraft, termsField, type TermsDraft } from "../../lib/terms-form"
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
  const conflict = useRowVersion(row, () => fetchTermsRow(row?.id ?? ""))
  // The row as it was when the editor opened; a newer one comes in through the conflict notice only.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const opened = useMemo(() => ({ row, draft: termsDraft(row, resolved) }), [])
  const form = useForm<TermsDraft>({ defaultValues: opened.draft })
  const { submit, problems, pending } = useSubmit({
    form,
    attempt: (draft) => ({
      toField: termsField,
      send: async () => {
        const body = termsBody(draft, opened.row)
        if (row && Object.keys(body).length === 0) return null
        return save.mutateAsync(row ? { ...body, version: conflict.version } : body)
      },
    }),
    intercept: conflict.catchConflict,
    onDone: () => {
      toast.success(t("rentalTerms.saved"))
      handleSuccess()
    },
  })
  const settle = (keepMine: boolean) => {
    if (conflict.current) form.reset(termsDraft(conflict.current, resolved), { keepDirtyValues: keepMine })
    conflict.rebase()
  }
  return (
    <EditorForm
      wide
      form={form}
      onSubmit={submit}
      pending={pending}
      problems={problems}
      conflict={conflict.current}
      onKeep={() => settle(true)}
      onDiscard={() => settle(false)}
    >
      <ScopeFields />
      <TermsFields />
    </EditorForm>
  )
}
