import { useRouteModal } from "@medusajs/dashboard/components"
import { toast } from "@medusajs/ui"
import { useForm, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { REVOKE_REASONS } from "../../../src/modules/license/domain/enums"
import { DetailEditor } from "../../components/detail"
import { EditorForm } from "../../components/editor-form"
import { SelectField, TextareaField, TextField } from "../../components/fields"
import { useRequestAct, useTag } from "../../hooks/license-tags"
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
  const query = useTag(useParams().id ?? "")
  return (
    <DetailEditor
      texts="licenseTags"
      query={query}
      title={t(`licenseTags.request.${act}.title`)}
      description={query.data?.serial_printed}
      permission="license.revocation:create"
    >
      {(tag) => <RequestForm act={act} tag={tag} />}
    </DetailEditor>
  )
}

const FIELDS = new Set(["reason", "note"])

function RequestForm({ act, tag }: { act: Act; tag: Tag }) {
  const { t } = useTranslation("media")
  const { handleSuccess } = useRouteModal()
  const ask = useRequestAct(tag.id, act)
  const form = useForm({ defaultValues: { reason: "", note: "" } })
  const reason = useWatch({ control: form.control, name: "reason" }).trim()
  const { editor } = useSubmit({
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
    <EditorForm {...editor} disabled={reason === ""} submitLabel={t("licenseTags.request.submit")}>
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
