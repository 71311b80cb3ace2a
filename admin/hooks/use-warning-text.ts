import { useTranslation } from "react-i18next"
import type { ScanWarning } from "../lib/rental-types"

/** A warning of a scan in words; a block says why. */
export function useWarningText(): (code: ScanWarning, blockReason?: string | null) => string {
  const { t } = useTranslation("media")
  return (code, blockReason) => {
    if (code === "customer_blocked" && blockReason) return t("rental.warning.blocked_because", { reason: blockReason })
    // A key that ends in "_other" is a plural form to i18next.
    return t(`rental.warning.${code === "held_for_other" ? "held_for_another" : code}`)
  }
}
