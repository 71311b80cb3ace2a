import { Alert, Text } from "@medusajs/ui"
import { useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import type { Problem } from "../lib/types"
import { messagesBelow } from "./row-editor"

/** What kept a form from being saved: how many fields are marked, and what belongs to none of them. */
export function FormProblems({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation("media")
  const { formState } = useFormContext()
  const marked = messagesBelow(formState.errors).length
  if (marked === 0 && problems.length === 0) return null
  return (
    <div data-problems tabIndex={-1}>
      <Alert variant="error" role="alert">
        <div className="flex flex-col gap-y-1">
          {marked > 0 && <Text size="small">{t("form.marked", { count: marked })}</Text>}
          {problems.map((problem, index) => (
            <Text key={index} size="small" className="break-words">
              {problem.path ? t("form.problemAt", { path: problem.path, message: problem.message }) : problem.message}
            </Text>
          ))}
        </div>
      </Alert>
    </div>
  )
}
