import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useEditCase } from "../../hooks/license-cases"
import { useFailureText } from "../../hooks/use-problem-text"
import type { CaseEdit } from "../../lib/license-case-types"

/** Changes of a case that need no form: said when done, and why not when refused. */
export function useQuickEdit(id: string) {
  const { t } = useTranslation("media")
  const edit = useEditCase(id)
  const failureText = useFailureText()
  const run = (change: CaseEdit) =>
    edit.mutate(change, {
      onSuccess: () => toast.success(t("licenseCases.saved")),
      onError: (error) => toast.error(t("licenseCases.notSaved"), { description: failureText(error) }),
    })
  return { run, isPending: edit.isPending }
}
