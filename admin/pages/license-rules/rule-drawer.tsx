import { RadioGroup, toast } from "@medusajs/ui"
import type { FormEvent } from "react"
import { useController, useWatch } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { RemoteField } from "../../components/combo-fields"
import { FormDrawer } from "../../components/form-drawer"
import { TextLink } from "../../components/text-link"
import { licenceTermsSource } from "../../hooks/licence-terms"
import { variantSource } from "../../hooks/license-batches"
import { fetchRule, useRuleOf, useSetRule } from "../../hooks/license-rules"
import { useLeaveGuard } from "../../hooks/use-leave-guard"
import { useRowForm } from "../../hooks/use-row-form"
import type { Picked } from "../../lib/drafts"
import { TAG_MODES, type VariantRule } from "../../lib/license-rule-types"
import { blankRule, draftOfRule, ruleBody, ruleField, variantLabel, type RuleDraft } from "../../lib/rule-form"
import { HasRuleNotice } from "./has-rule-notice"
import { RuleFiles } from "./rule-files"

interface Props {
  /** `null`: a variant gets its first rule. */
  rule: VariantRule | null
  /** The variant a first rule is for, where that is known. */
  variant?: Picked
  /** Goes over to the rule the chosen variant has already. */
  onEditOther?: (rule: VariantRule) => void
  onClose: () => void
}

/** Tags, licence and files of a variant. */
export function RuleDrawer({ rule, variant, onEditOther, onClose }: Props) {
  const { t } = useTranslation("media")
  const { editor, taken } = useRuleForm(rule, variant, onClose)
  return (
    <FormDrawer
      title={t(rule ? "tagRules.edit" : "tagRules.add")}
      description={rule ? variantLabel(rule) : (variant?.name ?? t("tagRules.addHint"))}
      {...editor}
      onClose={onClose}
    >
      {!rule && !variant && (
        <RemoteField
          name="variant"
          label={t("tagRules.column.variant")}
          source={variantSource}
          placeholder={t("tagRules.variantPlaceholder")}
        />
      )}
      {taken && <HasRuleNotice rule={taken} onEdit={onEditOther} />}
      <ModeField />
      <RemoteField
        name="terms"
        label={t("tagRules.column.terms")}
        source={licenceTermsSource}
        placeholder={t("tagRules.termsPlaceholder")}
        hint={
          <>
            {t("tagRules.termsHint")} <TextLink to="/media/license/rules/terms">{t("tagRules.toTerms")}</TextLink>
          </>
        }
        optional
      />
      <RuleFiles />
    </FormDrawer>
  )
}

function useRuleForm(rule: VariantRule | null, variant: Picked | undefined, onClose: () => void) {
  const { t } = useTranslation("media")
  const set = useSetRule()
  const { form, editor } = useRowForm({
    row: rule,
    load: () => fetchRule(rule?.id ?? ""),
    draftOf: (row) => (row ? draftOfRule(row) : blankRule(variant ?? null)),
    attempt: (draft, base) => ({
      toField: ruleField,
      send: () => set.mutateAsync({ ...ruleBody(draft), version: base?.version }),
    }),
    onDone: () => {
      toast.success(t("tagRules.saved"))
      onClose()
    },
  })
  // The drawer has links in it; its own guard is for closing it.
  useLeaveGuard(form.formState.isDirty)
  const picked = useWatch({ control: form.control, name: "variant" })
  const taken = useRuleOf(rule ? null : (picked?.id ?? null)).data ?? null
  /** Neither nothing nor a variant that has a rule: the API would take the first for a fault of the text, and replace. */
  const check = (event?: FormEvent) => {
    if (picked && !taken) return editor.onSubmit(event)
    event?.preventDefault()
    event?.stopPropagation()
    form.clearErrors()
    form.setError("variant", { message: t(picked ? "tagRules.hasRule" : "tagRules.chooseVariant") })
  }
  return { editor: { ...editor, onSubmit: check }, taken: editor.pending ? null : taken }
}

function ModeField() {
  const { t } = useTranslation("media")
  const { field, fieldState } = useController<RuleDraft, "tag_mode">({ name: "tag_mode" })
  return (
    <fieldset className="flex flex-col gap-y-2">
      <legend className="txt-compact-small-plus pb-2">{t("tagRules.column.tags")}</legend>
      <RadioGroup value={field.value} onValueChange={field.onChange} aria-label={t("tagRules.column.tags")}>
        {TAG_MODES.map((mode) => (
          <RadioGroup.ChoiceBox
            key={mode}
            value={mode}
            label={t(`tagRules.mode.${mode}.name`)}
            description={t(`tagRules.mode.${mode}.means`)}
          />
        ))}
      </RadioGroup>
      {fieldState.error?.message && (
        <p role="alert" className="txt-small text-ui-fg-error">
          {fieldState.error.message}
        </p>
      )}
    </fieldset>
  )
}
