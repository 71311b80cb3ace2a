import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { DetailEditor } from "../../components/detail"
import { EditorForm } from "../../components/editor-form"
import { TextareaField } from "../../components/fields"
import { useChangeDigital, useDigital } from "../../hooks/license-digital"
import { useSubmit } from "../../hooks/use-submit"
import type { DigitalAct, DigitalLicence } from "../../lib/license-digital-types"
import { Explain } from "../rental/acts/explain"

/** The licence rests until it is resumed. */
export const SuspendDigital = () => <ChangeStatus act="suspended" />

/** A licence that rests is good again. */
export const ResumeDigital = () => <ChangeStatus act="active" />

/** The licence ends for good. */
export const RevokeDigital = () => <ChangeStatus act="revoked" />

function ChangeStatus({ act }: { act: DigitalAct }) {
  const { t } = useTranslation("media")
  const query = useDigital(useParams().id ?? "")
  return (
    <DetailEditor
      texts="licenseDigital"
      query={query}
      title={t(`licenseDigital.act.${act}.title`)}
      description={query.data?.product_title}
      permission="license.digital:manage"
    >
      {(one) => <StatusForm act={act} one={one} />}
    </DetailEditor>
  )
}

function StatusForm({ act, one }: { act: DigitalAct; one: DigitalLicence }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const change = useChangeDigital(one.id)
  const form = useForm({ defaultValues: { reason: "" } })
  const reason = useWatch({ control: form.control, name: "reason" }).trim()
  const { editor } = useSubmit({
    form,
    attempt: () => ({
      toField: (path) => (path === "reason" ? path : null),
      send: () => change.mutateAsync({ status: act, reason }),
    }),
    onDone: () => {
      toast.success(t("licenseDigital.act.done"))
      handleSuccess(`/media/license/digital/${one.id}`)
    },
  })
  return (
    <EditorForm {...editor} disabled={reason === ""} submitLabel={t(`licenseDigital.act.${act}.submit`)}>
      <Explain>{t(`licenseDigital.act.${act}.explain`)}</Explain>
      <TextareaField
        name="reason"
        label={t("licenseDigital.act.reason")}
        hint={t("licenseDigital.act.reasonHint")}
        rows={3}
      />
    </EditorForm>
  )
}
