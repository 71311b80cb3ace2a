import type { RiskSignals } from "./signals"
import type { RiskWeights } from "./weights"

/**
 * Whether a tag shows more than when a person last closed its case. Only what cannot come from onlookers counts, trips
 * and PIN events, and only as far as the score counts them: every copy in use makes more of both for ever.
 *
 * @param judged signals of the closed case
 */
export function hasNewEvidence(
  now: Pick<RiskSignals, "travel" | "pin">,
  judged: Partial<Pick<RiskSignals, "travel" | "pin">>,
  { travel_max, pin_max }: RiskWeights,
): boolean {
  return (
    Math.min(now.travel, travel_max) > Math.min(judged.travel ?? 0, travel_max) ||
    Math.min(now.pin, pin_max) > Math.min(judged.pin ?? 0, pin_max)
  )
}
