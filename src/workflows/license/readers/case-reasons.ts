import type { CaseKind } from "../../../modules/license/domain/enums"
import { explainRisk } from "../../../modules/license/domain/risk"

/** One sentence of a case, written in the reader's own language. */
export interface CaseReason {
  key: string
  params: Record<string, string | number>
}

/** Why a case was opened: the risk's own reasons, else the facts it was opened with. */
export function caseReasons(kind: CaseKind, signals: Record<string, unknown>): CaseReason[] {
  if (kind === "clone_suspected") {
    const figure = (name: string) => (typeof signals[name] === "number" ? signals[name] : 0)
    return explainRisk({
      travel: figure("travel"),
      dev: figure("dev"),
      pin: figure("pin"),
      country: figure("country"),
    })
  }
  return Object.entries(signals).flatMap(([key, value]) =>
    typeof value === "string" || typeof value === "number" ? [{ key, params: { value } }] : [],
  )
}
