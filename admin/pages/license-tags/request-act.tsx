import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { REVOKE_REASONS } from "../../../src/modules/license/domain/enums"
import { EditorForm, EditorFrame } from "../../components/editor-form"
import { SelectField, TextareaField, TextField } from "../../components/fields"
import { Failure, Forbidden, SectionSkeleton } from "../../components/states"
import { useRequestAct, useTag } from "../../hooks/license-tags"
import { useMyPermissions } from "../../hooks/settings"
import { useCan } from "../../hooks/use-can"
import { useSubmit } from "../../hooks/use-submit"
import type { Tag } from "../../lib/license-tag-types"
import { Explain } from "../rental/acts/explain"

type Act = "revoke" | "restore"

/** Asks that a tag be withdrawn: everybody who checks it will be told not to buy. */
export const RevokeTag = () => <RequestAct act="revoke" />

/** Asks that a withdrawn tag get the status back that it had. */
export const RestoreTag = () => <RequestAct act="restore" />

function RequestAct({ act }: { act: Act }) {
  const { t } = useTranslation("media")
  const id = useParams().id ?? ""
  const can = useCan()
  const rights = useMyPermissions()
  const { data: tag, error, isPending, refetch } = useTag(id)
  const content = () => {
    if (isPending || rights.isPending) return <SectionSkeleton bare rows={4} what={t("licenseTags.one")} />
    if (!tag) return <Failure bare error={error} what={t("licenseTags.oneFailed")} onRetry={() => void refetch()} />
    if (!can("license.revocation:create")) return <Forbidden bare permission="license.revocation:create" />
    return <RequestForm act={act} tag={tag} />
  }
  return (
    <EditorFrame
      title={t(`licenseTags.request.${act}.title`)}
      description={tag?.serial_printed ?? t("licenseTags.one")}
    >
      {content()}
    </EditorFrame>
  )
}

const FIELDS = new Set(["reason", "note"])

function RequestForm({ act, tag }: { act: Act; tag: Tag }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const ask = useRequestAct(tag.id, act)
  const form = useForm({ defaultValues: { reason: "", note: "" } })
  const reason = useWatch({ control: form.control, name: "reason" }).trim()
  const { submit, problems, pending } = useSubmit({
    form,
    attempt: (values) => ({
      toField: (path) => (FIELDS.has(path) ? path : null),
      send: () => ask.mutateAsync({ reason: values.reason.trim(), note: values.note.trim() || null }),
    }),
    onDone: () => {
      toast.success(t("licenseTags.request.sent"), { description: t("licenseTags.request.sentHint") })
      handleSuccess(`/media/license/tags/${tag.id}`)
    },
  })
  return (
    <EditorForm
      form={form}
      onSubmit={submit}
      pending={pending}
      problems={problems}
      disabled={reason === ""}
      submitLabel={t("licenseTags.request.submit")}
    >
      <p className="txt-compact-medium-plus break-all font-mono">{tag.serial_printed}</p>
      <Explain>{t(`licenseTags.request.${act}.explain`)}</Explain>
      <Explain>{t("licenseTags.request.twoPeople")}</Explain>
      {act === "revoke" ? (
        <SelectField
          name="reason"
          label={t("licenseTags.request.reason")}
          choices={REVOKE_REASONS.map((value) => ({ value, label: t(`licenseTags.revokeReason.${value}`) }))}
        />
      ) : (
        <TextField name="reason" label={t("licenseTags.request.reason")} />
      )}
      <TextareaField
        name="note"
        label={t("licenseTags.request.note")}
        hint={t("licenseTags.request.noteHint")}
        optional
      />
    </EditorForm>
  )
}
