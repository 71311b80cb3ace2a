import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { EditorForm, EditorFrame } from "../../components/editor-form"
import { TextareaField } from "../../components/fields"
import { Failure, Forbidden, SectionSkeleton } from "../../components/states"
import { useChangeDigital, useDigital } from "../../hooks/license-digital"
import { useMyPermissions } from "../../hooks/settings"
import { useCan } from "../../hooks/use-can"
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
  const id = useParams().id ?? ""
  const can = useCan()
  const rights = useMyPermissions()
  const { data: one, error, isPending, refetch } = useDigital(id)
  const content = () => {
    if (isPending || rights.isPending) return <SectionSkeleton bare rows={3} what={t("licenseDigital.one")} />
    if (!one) return <Failure bare error={error} what={t("licenseDigital.oneFailed")} onRetry={() => void refetch()} />
    if (!can("license.digital:manage")) return <Forbidden bare permission="license.digital:manage" />
    return <StatusForm act={act} one={one} />
  }
  return (
    <EditorFrame
      title={t(`licenseDigital.act.${act}.title`)}
      description={one?.product_title ?? t("licenseDigital.one")}
    >
      {content()}
    </EditorFrame>
  )
}

function StatusForm({ act, one }: { act: DigitalAct; one: DigitalLicence }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const change = useChangeDigital(one.id)
  const form = useForm({ defaultValues: { reason: "" } })
  const reason = useWatch({ control: form.control, name: "reason" }).trim()
  const { submit, problems, pending } = useSubmit({
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
    <EditorForm
      form={form}
      onSubmit={submit}
      pending={pending}
      problems={problems}
      disabled={reason === ""}
      submitLabel={t(`licenseDigital.act.${act}.submit`)}
    >
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
