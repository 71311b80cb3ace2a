import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { RemoteField } from "../../components/combo-fields"
import { EditorForm } from "../../components/editor-form"
import { useEditCase } from "../../hooks/license-cases"
import { staffSource } from "../../hooks/staff"
import { useSubmit } from "../../hooks/use-submit"
import type { Picked } from "../../lib/drafts"
import type { CaseDetail } from "../../lib/license-case-types"
import { CaseDrawer } from "./case-drawer"

/** Gives the case to somebody who works here. */
export function AssignCase() {
  const { t } = useTranslation("media")
  return <CaseDrawer title={t("licenseCases.assign.title")}>{(one) => <AssignForm one={one} />}</CaseDrawer>
}

function AssignForm({ one }: { one: CaseDetail }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const edit = useEditCase(one.id)
  const now = one.assigned_to
  const form = useForm<{ assigned_to: Picked | null }>({
    defaultValues: { assigned_to: now ? { id: now.id, name: now.name ?? t("licenseCases.former") } : null },
  })
  const chosen = useWatch({ control: form.control, name: "assigned_to" })
  const { editor } = useSubmit({
    form,
    attempt: () => ({
      toField: (path) => (path === "assigned_to" ? path : null),
      send: () => edit.mutateAsync({ assigned_to: chosen?.id ?? null }),
    }),
    onDone: () => {
      toast.success(t("licenseCases.saved"))
      handleSuccess(`/media/license/cases/${one.id}`)
    },
  })
  return (
    <EditorForm {...editor} disabled={!chosen} submitLabel={t("licenseCases.assign.submit")}>
      <RemoteField
        name="assigned_to"
        label={t("licenseCases.assign.who")}
        hint={t("licenseCases.assign.hint")}
        source={staffSource}
      />
    </EditorForm>
  )
}
