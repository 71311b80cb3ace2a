import { isDiluted } from "./score"
import type { RiskSignals } from "./signals"
import { DEFAULT_RISK_WEIGHTS, type RiskWeights } from "./weights"

/** One sentence of a case, to be written in the reader's language. */
export type RiskReason =
  | { key: "travel"; params: { count: number } }
  | { key: "devices"; params: { count: number } }
  | { key: "pin"; params: { count: number } }
  | { key: "countries"; params: { count: number } }
  | { key: "viral_guard"; params: { devices: number; pin: number } }

/** One stranger's phone in one country is what a check is; it takes two to say something. */
const WORTH_SAYING = 2

/**
 * Why a tag has its risk, for the people who judge the case: `travel` (checks too far apart for one copy), `devices`
 * and `countries` (from two on), `pin` (devices with a wrong PIN, or the right one after activation), `viral_guard`
 * (so many devices for so few PIN events that the weights are reduced).
 *
 * @example explainRisk({ travel: 0, dev: 200, pin: 0, country: 1 }).map(({ key }) => key) // ["devices", "viral_guard"]
 */
export function explainRisk(signals: RiskSignals, weights: RiskWeights = DEFAULT_RISK_WEIGHTS): RiskReason[] {
  const { travel, dev, pin, country } = signals
  const reasons: RiskReason[] = []
  if (travel > 0) reasons.push({ key: "travel", params: { count: travel } })
  if (dev >= WORTH_SAYING) reasons.push({ key: "devices", params: { count: dev } })
  if (pin > 0) reasons.push({ key: "pin", params: { count: pin } })
  if (country >= WORTH_SAYING) reasons.push({ key: "countries", params: { count: country } })
  if (dev >= weights.guard_devices && isDiluted(signals, weights)) {
    reasons.push({ key: "viral_guard", params: { devices: dev, pin } })
  }
  return reasons
}
