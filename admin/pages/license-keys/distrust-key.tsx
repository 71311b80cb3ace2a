import { Text, toast } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { TextareaField, TextField } from "../../components/fields"
import { FormDrawer } from "../../components/form-drawer"
import { useDistrustKey } from "../../hooks/license-approvals"
import { useSubmit } from "../../hooks/use-submit"
import type { SigningKey } from "../../lib/license-batch-types"

const FIELDS = new Set(["reason", "note"])

/** Asks for a key to be distrusted; somebody else has to agree before anything changes. */
export function DistrustKey({ signingKey, onClose }: { signingKey: SigningKey; onClose: () => void }) {
  const { t } = useTranslation("media")
  const ask = useDistrustKey(signingKey.kid)
  const form = useForm({ defaultValues: { reason: "", note: "" } })
  const { editor } = useSubmit({
    form,
    attempt: ({ reason, note }) => ({
      toField: (path) => (FIELDS.has(path) ? path : null),
      send: () => ask.mutateAsync({ reason: reason.trim(), note: note.trim() || null }),
    }),
    onDone: () => {
      toast.success(t("signingKeys.distrust.sent"))
      onClose()
    },
  })
  return (
    <FormDrawer
      title={t("signingKeys.distrust.title", { kid: signingKey.kid })}
      description={t("signingKeys.distrust.description")}
      {...editor}
      onClose={onClose}
      submitLabel={t("signingKeys.distrust.submit")}
    >
      <Text size="small">{t("signingKeys.distrust.explain")}</Text>
      <TextField name="reason" label={t("signingKeys.distrust.reason")} />
      <TextareaField name="note" label={t("signingKeys.distrust.note")} optional />
    </FormDrawer>
  )
}
