import { toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useDeleteLicenceTerms } from "../../hooks/licence-terms"
import { useDeleteRule } from "../../hooks/license-rules"
import { useFailureText } from "../../hooks/use-problem-text"
import type { LicenceTerms, VariantRule } from "../../lib/license-rule-types"
import { variantLabel } from "../../lib/rule-form"

interface Ask {
  id: string
  title: string
  description: string
  done: string
  failed: string
}

/** Asks before something is deleted, and says what became of it. */
function useAsk(remove: { mutateAsync: (id: string) => Promise<unknown> }) {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const failureText = useFailureText()
  return async ({ id, title, description, done, failed }: Ask): Promise<boolean> => {
    const agreed = await prompt({
      variant: "danger",
      title,
      description,
      confirmText: t("tagRules.delete.confirm"),
      cancelText: t("common.cancel"),
    })
    if (!agreed) return false
    try {
      await remove.mutateAsync(id)
      toast.success(done)
      return true
    } catch (error) {
      toast.error(failed, { description: failureText(error) })
      return false
    }
  }
}

/** Leaves a variant without a rule. */
export function useAskDeleteRule(): (rule: VariantRule) => Promise<boolean> {
  const { t } = useTranslation("media")
  const ask = useAsk(useDeleteRule())
  return (rule) =>
    ask({
      id: rule.id,
      title: t("tagRules.delete.title", { name: variantLabel(rule) }),
      description: t("tagRules.delete.description"),
      done: t("tagRules.delete.done"),
      failed: t("tagRules.delete.failed"),
    })
}

/** Terms that a variant has are not deleted; the server says how many there are. */
export function useAskDeleteTerms(): (terms: LicenceTerms) => Promise<boolean> {
  const { t } = useTranslation("media")
  const ask = useAsk(useDeleteLicenceTerms())
  return (terms) =>
    ask({
      id: terms.id,
      title: t("licenceTerms.delete.title", { name: terms.name }),
      description: t("licenceTerms.delete.description"),
      done: t("licenceTerms.delete.done"),
      failed: t("licenceTerms.delete.failed"),
    })
}
