import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { EditorForm } from "../../components/editor-form"
import { TextareaField } from "../../components/fields"
import { useEditCase } from "../../hooks/license-cases"
import { useSubmit } from "../../hooks/use-submit"
import type { CaseDetail } from "../../lib/license-case-types"
import { Explain } from "../rental/acts/explain"
import { CaseDrawer } from "./case-drawer"

type Decision = "confirmed" | "dismissed"

/** Something is wrong with the tag. */
export const ConfirmCase = () => <DecideCase status="confirmed" />

/** Nothing is wrong with the tag. */
export const DismissCase = () => <DecideCase status="dismissed" />

function DecideCase({ status }: { status: Decision }) {
  const { t } = useTranslation("media")
  return (
    <CaseDrawer title={t(`licenseCases.decide.${status}.title`)}>
      {(one) => <DecideForm status={status} one={one} />}
    </CaseDrawer>
  )
}

function DecideForm({ status, one }: { status: Decision; one: CaseDetail }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const edit = useEditCase(one.id)
  const form = useForm({ defaultValues: { resolution: one.resolution ?? "" } })
  const resolution = useWatch({ control: form.control, name: "resolution" }).trim()
  const { editor } = useSubmit({
    form,
    attempt: () => ({
      toField: (path) => (path === "resolution" ? path : null),
      send: () => edit.mutateAsync({ status, resolution }),
    }),
    onDone: () => {
      toast.success(t("licenseCases.saved"))
      handleSuccess(`/media/license/cases/${one.id}`)
    },
  })
  return (
    <EditorForm {...editor} disabled={resolution === ""} submitLabel={t(`licenseCases.decide.${status}.submit`)}>
      <Explain>
        {t(`licenseCases.decide.${status}.${one.kind === "ownership_dispute" ? "dispute" : "explain"}`)}
      </Explain>
      <TextareaField name="resolution" label={t("licenseCases.decide.resolution")} rows={4} />
    </EditorForm>
  )
}
