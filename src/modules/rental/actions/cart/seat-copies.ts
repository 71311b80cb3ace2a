import type { RentalTransaction } from "../../transaction/types"
import { covers } from "../../domain/occupied"
import { fulfilHold } from "../holds"
import { release, type Seat } from "../seating"
import { occupiedByLine, type BoundLine } from "./bound-line"
import { claimForLines, holdsOfCart, readyHold, requestOf, type CheckoutHold, type LineClaim } from "./checkout-holds"

/** A copy that was kept for the cart or its customer before, to be kept again should the payment fail. */
export interface KeptCopy {
  rental_order_id: string
  line_id: string
  expires_at: Date
  /** The customer's hold; `null` for one of the checkout. */
  hold_id: string | null
}

/** One copy in the making; `seat` is where it has been placed. */
export interface Copy {
  id: string
  unit_seq: number
  line: BoundLine
  seat?: Seat
}

export function copiesOf(tx: RentalTransaction, line: BoundLine): Copy[] {
  return Array.from({ length: line.quantity }, (_, index) => ({ id: tx.newId("rent"), unit_seq: index + 1, line }))
}

interface Seating {
  lines: readonly BoundLine[]
  cart_id: string
  customer_id: string
}

/** From the customer's hold, from the cart's own checkout holds, else newly claimed. Answers what had been kept. */
export async function seatCopies(
  tx: RentalTransaction,
  copies: Copy[],
  { lines, cart_id, customer_id }: Seating,
): Promise<KeptCopy[]> {
  const kept: KeptCopy[] = []
  const held = await holdsOfCart(tx, cart_id)
  const missing: Copy[] = []
  for (const copy of copies) {
    const own = (await ownHold(tx, copy, customer_id)) ?? (await checkoutHold(tx, copy, held))
    if (own) kept.push(own)
    else missing.push(copy)
  }
  const claims = missing.map(({ id, line }): LineClaim => ({
    line_id: line.id,
    request: requestOf(line, { now: tx.now, kind: "rental", ref_id: id }),
  }))
  const seats = await claimForLines(tx, claims, lines)
  missing.forEach((copy, index) => (copy.seat = seats[index]!))
  // Of lines that want less now, or another time.
  await release(
    tx,
    held.map((hold) => hold.id),
  )
  return kept
}

/** A line that names a hold has one copy; one whose turn is over is a line like any other. */
async function ownHold(tx: RentalTransaction, copy: Copy, customerId: string): Promise<KeptCopy | null> {
  const { line } = copy
  const ready = await readyHold(tx, line, customerId)
  if (!ready) return null
  const { starts_at, ends_at, blocked_until } = occupiedByLine(line, tx.now)
  copy.seat = await fulfilHold(tx, {
    hold_id: ready.id,
    rental_order_id: copy.id,
    customer_id: customerId,
    variant_id: line.variant_id,
    location_id: line.location_id,
    cart_id: line.cart_id,
    starts_at,
    ends_at,
    blocked_until,
    terms: line.terms_snapshot.terms,
  })
  return { rental_order_id: copy.id, line_id: line.id, expires_at: ready.expires_at, hold_id: ready.id }
}

async function checkoutHold(tx: RentalTransaction, copy: Copy, held: CheckoutHold[]): Promise<KeptCopy | null> {
  const wanted = occupiedByLine(copy.line, tx.now)
  const index = held.findIndex((hold) => hold.ref_id === copy.line.id && covers(hold, wanted))
  const [own] = index === -1 ? [] : held.splice(index, 1)
  if (!own) return null
  await tx.sql.execute(
    `update media_rental_allocation set kind = 'rental', ref_id = ?, expires_at = null, starts_at = ?, ends_at = ?,
       blocked_from = ?, blocked_until = ?, updated_at = now() where id = ?`,
    [copy.id, wanted.starts_at, wanted.ends_at, wanted.blocked_from, wanted.blocked_until, own.id],
  )
  copy.seat = { allocation_id: own.id, unit_id: own.unit_id }
  return { rental_order_id: copy.id, line_id: copy.line.id, expires_at: own.expires_at, hold_id: null }
}
