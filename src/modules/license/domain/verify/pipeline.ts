import type { Judgement, TagFault } from "./judge"

/** What somebody shows: the text of a symbol, or a short code typed by hand. */
export interface Shown {
  text: string
  kind: "url" | "code"
}

/** How much checks of one address cost; settings. */
export interface CheckCosts {
  valid: number
  /** Of a text that cannot be a tag of ours. */
  refused: number
  /** Of a code that is well formed and no copy's. */
  unknown: number
}

/** Counts the checks of one address. */
export interface CheckLimiter {
  /** Answered from memory: seconds to wait when the address is over its budget, else 0. */
  blockedFor(): number
  /** Takes points; seconds to wait when that was more than the budget had, else 0. */
  consume(points: number): Promise<number>
}

export interface PipelinePorts<Facts> {
  judge(shown: Shown): Promise<Judgement>
  limiter: CheckLimiter
  /** One query. A signed token names the key its batch must have. */
  find(tagId: string, kid: number | null): Promise<Facts | undefined>
  /** Reasons, for counters. */
  refused(fault: TagFault | "unknown_tag"): void
}

export type Checked<Facts> =
  | { outcome: "found"; facts: Facts; distrusted: boolean }
  | { outcome: "not_recognised"; fault: TagFault | "unknown_tag" }
  | { outcome: "limited"; retryAfter: number }

/**
 * The way of a check: block in memory → form → key → signature → limiter → one row. A refusal takes its points before it
 * is answered, so that guessing costs more than asking; nothing in front of the row touches the database.
 */
export async function checkTag<Facts>(
  shown: Shown,
  costs: CheckCosts,
  { judge, limiter, find, refused }: PipelinePorts<Facts>,
): Promise<Checked<Facts>> {
  const blocked = limiter.blockedFor()
  if (blocked > 0) return { outcome: "limited", retryAfter: blocked }
  const judged = await judge(shown)
  const wait = await limiter.consume(judged.ok ? costs.valid : costs.refused)
  if (wait > 0) return { outcome: "limited", retryAfter: wait }
  if (!judged.ok) {
    refused(judged.fault)
    return { outcome: "not_recognised", fault: judged.fault }
  }
  const facts = await find(judged.tagId, judged.kid)
  if (facts) return { outcome: "found", facts, distrusted: judged.distrusted }
  refused("unknown_tag")
  const late = await limiter.consume(Math.max(costs.unknown - costs.valid, 0))
  if (late > 0) return { outcome: "limited", retryAfter: late }
  return { outcome: "not_recognised", fault: "unknown_tag" }
}
