import { useTranslation } from "react-i18next"
import type { UnitActAnswer } from "../lib/rental-copy-types"

/** What became of the bookings of a copy that something was done with; nothing when it had none. */
export function useActText(): (answer: Pick<UnitActAnswer, "moved" | "at_risk">) => string | undefined {
  const { t } = useTranslation("media")
  return ({ moved, at_risk: lost }) => {
    const said = [
      moved > 0 ? t("copies.act.moved", { count: moved }) : "",
      lost > 0 ? t("copies.act.atRisk", { count: lost }) : "",
    ].filter(Boolean)
    return said.length > 0 ? said.join("\n") : undefined
  }
}
