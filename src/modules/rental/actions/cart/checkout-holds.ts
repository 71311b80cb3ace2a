import { pgTextArray } from "../../../../lib/sql"
import { isMediaError } from "../../../../lib/errors"
import { covers, type Occupied } from "../../domain/occupied"
import type { RentalTransaction } from "../../transaction/types"
import { claim, release, unavailable, type ClaimRequest } from "../seating"
import { bookedFrom, linesOfCart, occupiedByLine, type BoundLine } from "./bound-line"

/** A copy a cart keeps while it is being paid. */
export interface CheckoutHold extends Occupied {
  id: string
  unit_id: string
  ref_id: string
  expires_at: Date
}

export interface HoldCart {
  cart_id: string
  /** The lines whose titles are locked; one that was added since is seated when it is committed. */
  line_ids: readonly string[]
  /** Whose cart it is, for copies that are set aside for them. */
  customer_id: string | null
  hold_ms: number
}

/**
 * Seats every copy of a cart for the time of its payment, or none. What the cart holds already is kept and lasts anew;
 * what it no longer needs is given back. A cart that has become rental orders holds nothing.
 *
 * @throws 409 `media_rental_unavailable` with `details` of the line
 */
export async function holdCart(tx: RentalTransaction, input: HoldCart): Promise<{ held: number }> {
  const all = await linesOfCart(tx.sql, input.cart_id, { lock: true })
  const lines = all.filter((line) => input.line_ids.includes(line.id))
  const held = await holdsOfCart(tx, input.cart_id)
  const booked = await bookedFrom(
    tx.sql,
    lines.map((line) => line.id),
  )
  if (booked.length > 0) return { held: 0 }
  const expires_at = new Date(tx.now.getTime() + input.hold_ms)
  const plan = await planHolds(tx, { lines, held, input, expires_at })
  const others = all.filter((line) => !input.line_ids.includes(line.id)).map((line) => line.id)
  const dropped = held.filter((hold) => !plan.kept.includes(hold.id) && !others.includes(hold.ref_id))
  await release(
    tx,
    dropped.map((hold) => hold.id),
  )
  await keepUntil(tx, plan.kept, expires_at)
  await claimForLines(tx, plan.wanted, lines)
  return { held: plan.kept.length + plan.wanted.length }
}

/** Checkout holds of a cart that have not lapsed. */
export async function holdsOfCart(tx: RentalTransaction, cartId: string): Promise<CheckoutHold[]> {
  return tx.sql.execute<CheckoutHold>(
    `select id, unit_id, ref_id, starts_at, ends_at, blocked_from, blocked_until, expires_at
     from media_rental_allocation
     where cart_id = ? and kind = 'checkout_hold' and active and expires_at > ? and deleted_at is null
     order by id for update`,
    [cartId, tx.now],
  )
}

/** `claim`, with the line in what it says when there is no copy. */
export async function claimForLines(
  tx: RentalTransaction,
  wanted: readonly LineClaim[],
  lines: readonly BoundLine[],
): Promise<Awaited<ReturnType<typeof claim>>> {
  if (wanted.length === 0) return []
  try {
    return await claim(
      tx,
      wanted.map(({ request }) => request),
    )
  } catch (error) {
    if (!isMediaError(error) || error.code !== "media_rental_unavailable") throw error
    // Of lines that do not fit together the one that came last is told.
    const index = ((error.details?.requests ?? []) as number[]).at(-1)
    const line = lines.find(({ id }) => id === wanted[index ?? 0]?.line_id)
    throw line ? unavailableLine(line) : error
  }
}

/** A claim for one copy of a line. */
export interface LineClaim {
  line_id: string
  request: ClaimRequest
}

/** 409: no copy for this line. */
export function unavailableLine(line: Pick<BoundLine, "id" | "line_item_id" | "variant_id" | "start_date">) {
  const error = unavailable(line.variant_id)
  error.details = { line_id: line.id, line_item_id: line.line_item_id, variant_id: line.variant_id }
  return error
}

/** What a copy of a line asks of the allocator. */
export function requestOf(
  line: BoundLine,
  { now, ...rest }: { now: Date } & Pick<ClaimRequest, "kind" | "ref_id" | "expires_at">,
): ClaimRequest {
  const { variant_id, location_id, cart_id, terms_snapshot } = line
  return { variant_id, location_id, cart_id, ...rest, ...occupiedByLine(line, now), terms: terms_snapshot.terms }
}

/** The hold a line names, while it is its customer's turn and a copy is set aside for it. */
export async function readyHold(
  tx: RentalTransaction,
  line: BoundLine,
  customerId: string | null,
): Promise<{ id: string; expires_at: Date } | null> {
  if (line.hold_id === null || customerId === null) return null
  const [hold] = await tx.sql.execute<{ id: string; expires_at: Date }>(
    `select h.id, h.expires_at
     from media_rental_hold h join media_rental_allocation a on a.id = h.allocation_id and a.active
     where h.id = ? and h.customer_id = ? and h.variant_id = ? and h.location_id = ? and h.status = 'ready'
       and h.expires_at > ? and h.deleted_at is null`,
    [line.hold_id, customerId, line.variant_id, line.location_id, tx.now],
  )
  return hold ?? null
}

interface HoldPlan {
  kept: string[]
  wanted: LineClaim[]
}

async function planHolds(
  tx: RentalTransaction,
  facts: { lines: readonly BoundLine[]; held: readonly CheckoutHold[]; input: HoldCart; expires_at: Date },
): Promise<HoldPlan> {
  const plan: HoldPlan = { kept: [], wanted: [] }
  for (const line of facts.lines) {
    if (await readyHold(tx, line, facts.input.customer_id)) continue
    const request = requestOf(line, {
      now: tx.now,
      kind: "checkout_hold",
      ref_id: line.id,
      expires_at: facts.expires_at,
    })
    const own = facts.held.filter((hold) => hold.ref_id === line.id && covers(hold, request)).slice(0, line.quantity)
    plan.kept.push(...own.map((hold) => hold.id))
    for (let missing = line.quantity - own.length; missing > 0; missing--) {
      plan.wanted.push({ line_id: line.id, request })
    }
  }
  return plan
}

async function keepUntil(tx: RentalTransaction, holdIds: readonly string[], expiresAt: Date): Promise<void> {
  if (holdIds.length === 0) return
  await tx.sql.execute(
    `update media_rental_allocation set expires_at = ?, updated_at = now() where id = any(?::text[])`,
    [expiresAt, pgTextArray(holdIds)],
  )
}
