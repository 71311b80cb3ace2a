import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import { ApiError } from "../lib/api-error"
import type { TagStatus } from "../lib/license-tag-types"
import { useFailureText } from "./use-problem-text"

/** A refused scan in words; where the copy's status is the reason, that status is named. */
export function useScanFailure(): (error: unknown) => string {
  const { t } = useTranslation("media")
  const failureText = useFailureText()
  return useCallback(
    (error) => {
      if (!(error instanceof ApiError)) return failureText(error)
      if (error.status === 0) return t("state.unreachable")
      const { from, fault } = error.details as { from?: TagStatus; fault?: string }
      if (error.code === "media_license_tag_state" && from) {
        return t("licenseConsole.wrongState", { status: t(`licenseTags.status.${from}`) })
      }
      if (error.code === "media_license_tag_not_found" && fault) {
        return t(`licenseConsole.fault.${fault}`, { defaultValue: failureText(error) })
      }
      return failureText(error)
    },
    [t, failureText],
  )
}
