import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { SwitchField, TextField } from "../../components/fields"
import { FormDrawer } from "../../components/form-drawer"
import { fetchLicenceTerms, useSaveLicenceTerms } from "../../hooks/licence-terms"
import { useLeaveGuard } from "../../hooks/use-leave-guard"
import { useRowForm } from "../../hooks/use-row-form"
import {
  BLANK_TERMS,
  draftOfLicenceTerms,
  licenceTermsBody,
  licenceTermsField,
  TERMS_FIGURES,
} from "../../lib/licence-terms-form"
import type { LicenceTerms } from "../../lib/license-rule-types"

interface Props {
  /** `null`: new terms. */
  terms: LicenceTerms | null
  onClose: () => void
}

/** What licences that are issued from now on allow. */
export function TermsDrawer({ terms, onClose }: Props) {
  const { t } = useTranslation("media")
  const save = useSaveLicenceTerms(terms?.id ?? null)
  const { form, editor } = useRowForm({
    row: terms,
    load: () => fetchLicenceTerms(terms?.id ?? ""),
    draftOf: (row) => (row ? draftOfLicenceTerms(row) : BLANK_TERMS),
    attempt: (draft, base) => ({
      toField: licenceTermsField,
      send: () => save.mutateAsync({ ...licenceTermsBody(draft), version: base?.version }),
    }),
    onDone: () => {
      toast.success(t("licenceTerms.saved"))
      onClose()
    },
  })
  useLeaveGuard(form.formState.isDirty)
  return (
    <FormDrawer
      title={t(terms ? "licenceTerms.edit" : "licenceTerms.add")}
      description={t(terms ? "licenceTerms.editHint" : "licenceTerms.addHint")}
      {...editor}
      onClose={onClose}
    >
      <TextField name="name" label={t("licenceTerms.field.name")} hint={t("licenceTerms.hint.name")} />
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        {TERMS_FIGURES.map((name) => (
          <TextField
            key={name}
            name={name}
            inputMode="numeric"
            label={t(`licenseDigital.term.${name}`)}
            hint={t(`licenceTerms.hint.${name}`)}
          />
        ))}
        <TextField
          name="quality"
          label={t("licenseDigital.term.quality")}
          hint={t("licenceTerms.hint.quality")}
          optional
        />
      </div>
      <SwitchField
        name="transferable"
        label={t("licenseDigital.term.transferable")}
        hint={t("licenceTerms.hint.transferable")}
      />
      <SwitchField
        name="follows_tag"
        label={t("licenseDigital.term.follows_tag")}
        hint={t("licenceTerms.hint.follows_tag")}
      />
    </FormDrawer>
  )
}
