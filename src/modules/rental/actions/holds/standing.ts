import type { Sql } from "../../../../lib/sql"
import { customerProblems, embargoProblems, type LimitProblem } from "../../domain/limits"
import { localDateOf } from "../../domain/shop-time"
import { factsOf } from "../limits"
import type { Hold } from "./hold"
import type { TitleRules } from "./title-rules"

/**
 * Why this customer could not take a copy home now; empty when nothing stands in the way. A copy that is set aside for
 * somebody who may not have it only keeps it from the others. The desk looks again when it hands out.
 */
export async function reasonsAgainst(
  sql: Sql,
  { hold, rules, now }: { hold: Pick<Hold, "customer_id" | "group_ids">; rules: TitleRules; now: Date },
): Promise<LimitProblem[]> {
  const start_date = localDateOf(now, rules.calendar.tz)
  const { rentable_from, min_age } = rules.offer
  return [
    ...customerProblems({
      ...(await factsOf(sql, hold.customer_id)),
      now,
      terms: rules.termsFor(hold.group_ids),
      start_date,
      has_account: true,
      allow_guest: false,
      quantity: 1,
      min_age,
    }),
    ...embargoProblems({ period: { start_date, due_date: start_date, days: 0, starts_at: now }, rentable_from }),
  ]
}
