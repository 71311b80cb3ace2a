import { useTranslation } from "react-i18next"
import { useScanFailure } from "../../hooks/use-scan-failure"
import type { Entry } from "../../lib/license-console/types"

export interface OutcomeText {
  title: string
  /** Which copy, or what was scanned where it is none. */
  subject: string
  details: string[]
}

/** A scan's result in words. */
export function useOutcomeText(): (entry: Entry) => OutcomeText {
  const { t } = useTranslation("media")
  const failure = useScanFailure()
  return (entry) => {
    const { outcome, check, tag, text } = entry
    const subject = tag?.serial_printed ?? (text.length > 80 ? `${text.slice(0, 79)}…` : text)
    switch (outcome.kind) {
      case "checked": {
        const fault = check?.fault ? t(`licenseConsole.fault.${check.fault}`, { defaultValue: "" }) : ""
        return {
          title: t(`licenseTags.verdict.${check?.verdict ?? "not_recognised"}`),
          subject,
          details: fault ? [fault] : [],
        }
      }
      case "done": {
        const fresh = outcome.what === "back" && !outcome.warnings.includes("relabel_needed")
        const next = fresh ? [t("licenseConsole.done.backFresh")] : []
        const warnings = outcome.warnings.map((warning) => t(`licenseConsole.warning.${warning}`))
        return { title: t(`licenseConsole.done.${outcome.what}`), subject, details: [...next, ...warnings] }
      }
      case "refused":
        return { title: t(`licenseConsole.refused.${outcome.reason}`), subject, details: [] }
      case "failed":
        return { title: t("licenseConsole.notDone"), subject, details: [failure(outcome.error)] }
    }
  }
}
