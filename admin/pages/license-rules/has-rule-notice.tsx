import { Alert, Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { VariantRule } from "../../lib/license-rule-types"

/** The chosen variant has a rule: a second one would replace it without a word. */
export function HasRuleNotice({ rule, onEdit }: { rule: VariantRule; onEdit?: (rule: VariantRule) => void }) {
  const { t } = useTranslation("media")
  return (
    <Alert variant="warning" role="alert">
      <div className="flex flex-col items-start gap-y-2">
        <Text size="small">{t("tagRules.hasRule")}</Text>
        {onEdit && (
          <Button type="button" size="small" variant="secondary" onClick={() => onEdit(rule)}>
            {t("tagRules.editThat")}
          </Button>
        )}
      </div>
    </Alert>
  )
}
