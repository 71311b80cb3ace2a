import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { EditorForm, EditorFrame } from "../../components/editor-form"
import { Forbidden, SectionSkeleton } from "../../components/states"
import { useOrderBatch } from "../../hooks/license-batches"
import { useMyPermissions } from "../../hooks/settings"
import { useCan } from "../../hooks/use-can"
import { useSubmit } from "../../hooks/use-submit"
import { batchBody, batchField, BLANK_BATCH } from "../../lib/batch-form"
import { BatchFields } from "./batch-fields"
import { SymbolCard } from "./symbol-card"

/** Orders a batch of tags. */
export function CreateBatch() {
  const { t } = useTranslation("media")
  const can = useCan()
  const rights = useMyPermissions()
  return (
    <EditorFrame wide title={t("batches.create.title")} description={t("batches.create.description")}>
      {rights.isPending ? (
        <SectionSkeleton bare rows={6} what={t("batches.create.title")} />
      ) : can("license.batch:create") ? (
        <CreateForm />
      ) : (
        <Forbidden bare permission="license.batch:create" />
      )}
    </EditorFrame>
  )
}

function CreateForm() {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const order = useOrderBatch()
  const form = useForm({ defaultValues: BLANK_BATCH })
  const { editor } = useSubmit({
    form,
    attempt: (draft) => ({ toField: batchField, send: () => order.mutateAsync(batchBody(draft)) }),
    onDone: (batch) => {
      toast.success(t(batch.status === "minting" ? "batches.create.minting" : "batches.create.waiting"))
      handleSuccess(`/media/license/batches/${batch.id}`)
    },
  })
  return (
    <EditorForm wide {...editor} submitLabel={t("batches.create.submit")}>
      <BatchFields />
      <SymbolCard />
    </EditorForm>
  )
}
