import { toast } from "@medusajs/ui"
import { useMemo } from "react"
import { useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { SwitchField, TextField } from "../../components/fields"
import { FormDrawer } from "../../components/form-drawer"
import { fetchLicenceTerms, useSaveLicenceTerms } from "../../hooks/licence-terms"
import { useLeaveGuard } from "../../hooks/use-leave-guard"
import { useRowVersion } from "../../hooks/use-row-version"
import { useSubmit } from "../../hooks/use-submit"
import {
  BLANK_TERMS,
  draftOfLicenceTerms,
  licenceTermsBody,
  licenceTermsField,
  TERMS_FIGURES,
  type LicenceTermsDraft,
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
  const conflict = useRowVersion(terms, () => fetchLicenceTerms(terms?.id ?? ""))
  // The terms as they were when the drawer opened; newer ones come in through the conflict notice only.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const defaultValues = useMemo(() => (terms ? draftOfLicenceTerms(terms) : BLANK_TERMS), [])
  const form = useForm<LicenceTermsDraft>({ defaultValues })
  useLeaveGuard(form.formState.isDirty)
  const { submit, problems, pending } = useSubmit({
    form,
    attempt: (draft) => ({
      toField: licenceTermsField,
      send: () => save.mutateAsync({ ...licenceTermsBody(draft), ...(terms ? { version: conflict.version } : {}) }),
    }),
    intercept: conflict.catchConflict,
    onDone: () => {
      toast.success(t("licenceTerms.saved"))
      onClose()
    },
  })
  const settle = (keepMine: boolean) => {
    if (conflict.current) form.reset(draftOfLicenceTerms(conflict.current), { keepDirtyValues: keepMine })
    conflict.rebase()
  }
  return (
    <FormDrawer
      title={t(terms ? "licenceTerms.edit" : "licenceTerms.add")}
      description={t(terms ? "licenceTerms.editHint" : "licenceTerms.addHint")}
      form={form}
      onSubmit={submit}
      onClose={onClose}
      pending={pending}
      problems={problems}
      conflict={conflict.current}
      onKeep={() => settle(true)}
      onDiscard={() => settle(false)}
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
