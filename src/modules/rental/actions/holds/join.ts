import { MediaError, invalid } from "../../../../lib/errors"
import { pgTextArray } from "../../../../lib/sql"
import { OPEN_HOLD_STATUSES } from "../../domain/enums"
import { isBlocked } from "../../domain/limits"
import type { RentalTransaction } from "../../transaction/types"
import { factsOf } from "../limits"
import { findHold, type Hold } from "./hold"
import { promoteHolds } from "./promote"
import { titleRules, type TitleRules } from "./title-rules"

/** A customer who wants to wait for a title. */
export interface JoinQueue {
  variant_id: string
  location_id: string
  customer_id: string
  /** How long the copy is wanted. */
  days: number
  /** The customer's groups, read before the transaction. */
  group_ids: readonly string[]
  /** Staff only. @default 0 */
  priority?: number
}

/**
 * Takes the last place in a title's queue, or the last of those with the same priority. With a copy on the shelf and
 * nobody before them, the customer's turn comes at once.
 *
 * @throws 404 for a title that is not rented out, 400 `media_rental_period`, `media_rental_blocked` or
 *   `media_rental_limit_holds`, 409 `media_rental_hold_exists`
 */
export async function join(tx: RentalTransaction, input: JoinQueue): Promise<Hold> {
  const rules = await titleRules(tx.sql, input)
  if (!rules?.offer.enabled || !rules.plan?.active) throw notRentable(input.variant_id)
  await requireMayJoin(tx, input, rules)
  const id = tx.newId("rhld")
  await tx.sql.execute(
    `insert into media_rental_hold (id, variant_id, location_id, customer_id, days, group_ids, priority, requested_at,
       status, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?::text[], ?, ?, 'waiting', now(), now())`,
    [
      id,
      input.variant_id,
      input.location_id,
      input.customer_id,
      input.days,
      pgTextArray(input.group_ids),
      input.priority ?? 0,
      tx.now,
    ],
  )
  await tx.event({
    type: "hold.joined",
    hold_id: id,
    variant_id: input.variant_id,
    to_status: "waiting",
    data: { customer_id: input.customer_id, location_id: input.location_id, days: input.days },
  })
  await promoteHolds(tx, [input])
  return (await findHold(tx.sql, id))!
}

async function requireMayJoin(tx: RentalTransaction, input: JoinQueue, { plan, termsFor }: TitleRules): Promise<void> {
  const problems = []
  if (input.days < plan!.min_days || input.days > plan!.max_days) {
    const message = `${input.days} is outside the plan's ${plan!.min_days} to ${plan!.max_days} days`
    problems.push({ path: "days", code: "media_rental_period", message })
  }
  const { member } = await factsOf(tx.sql, input.customer_id)
  if (member && isBlocked(member, tx.now)) {
    problems.push({ path: "", code: "media_rental_blocked", message: "the customer is blocked from renting" })
  }
  const holds = await openHolds(tx, input.customer_id)
  if (holds.some((hold) => hold.variant_id === input.variant_id)) throw alreadyWaiting(input.variant_id)
  const { max_holds } = termsFor(input.group_ids)
  if (holds.length >= max_holds) {
    const message = `the customer has ${holds.length} holds already, the limit is ${max_holds}`
    problems.push({ path: "", code: "media_rental_limit_holds", message })
  }
  if (problems.length > 0) throw invalid(problems)
}

async function openHolds(tx: RentalTransaction, customerId: string): Promise<{ variant_id: string }[]> {
  return tx.sql.execute<{ variant_id: string }>(
    `select variant_id from media_rental_hold
     where customer_id = ? and status = any(?::text[]) and deleted_at is null limit 1000`,
    [customerId, pgTextArray(OPEN_HOLD_STATUSES)],
  )
}

function alreadyWaiting(variantId: string): MediaError {
  return new MediaError(
    "conflict",
    "media_rental_hold_exists",
    `variant_id: the customer waits for ${variantId} already`,
  )
}

function notRentable(variantId: string): MediaError {
  return new MediaError(
    "not_found",
    "media_rental_offer_not_found",
    `variant_id: ${variantId} cannot be rented at present`,
  )
}
