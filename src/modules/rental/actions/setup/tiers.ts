import { insertInto, pgTextArray, type Sql } from "../../../../lib/sql"
import { formatMoney } from "../../domain/money"
import type { Tier } from "../../domain/rent-price"
import type { TierInput } from "../../domain/setup"
import type { RentalTransaction } from "../../transaction/types"
import { same } from "./rows"

const FIELDS = [
  ...["label", "days", "currency_code", "amount", "customer_group_id", "start_dows", "valid_from", "valid_to"],
] as (keyof TierInput)[]

/** Tiers of a plan, amounts in full form. */
export async function tiersOfPlan(sql: Sql, planId: string): Promise<Tier[]> {
  const rows = await sql.execute<Tier>(
    `select id, ${FIELDS.map((field) => (field === "amount" ? "amount::text as amount" : field)).join(", ")}
       from media_rental_rate_tier where plan_id = ? and deleted_at is null
      order by currency_code, days, customer_group_id nulls first, start_dows nulls first, valid_from nulls first, id`,
    [planId],
  )
  return rows.map((tier) => ({ ...tier, amount: formatMoney(tier.amount, tier.currency_code) }))
}

/**
 * Makes these the plan's tiers: what is the same keeps its id, what is not there any more is soft-deleted, the rest is
 * new. Answers `null` when nothing had to be written.
 */
export async function replaceTiers(
  tx: RentalTransaction,
  planId: string,
  wanted: readonly TierInput[],
): Promise<Tier[] | null> {
  const left = await tiersOfPlan(tx.sql, planId)
  const added = wanted.filter((tier) => {
    const known = left.findIndex((other) => same(contentOf(other), contentOf(tier)))
    if (known >= 0) left.splice(known, 1)
    return known < 0
  })
  if (added.length === 0 && left.length === 0) return null
  await tx.sql.execute(
    `update media_rental_rate_tier set deleted_at = now(), updated_at = now() where id = any(?::text[])`,
    [pgTextArray(left.map((tier) => tier.id))],
  )
  const rows = added.map((tier) => ({ ...contentOf(tier), id: tx.newId("rtir"), plan_id: planId }))
  await insertInto(tx.sql, "media_rental_rate_tier", ["id", "plan_id", ...FIELDS], rows)
  return tiersOfPlan(tx.sql, planId)
}

const contentOf = (tier: TierInput): Record<string, unknown> =>
  Object.fromEntries(FIELDS.map((field) => [field, tier[field]]))
