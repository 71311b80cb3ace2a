import { insertInto } from "../../../../lib/sql"
import type { DepositMode } from "../../domain/enums"
import { isZero } from "../../domain/money"
import { occupiedBy } from "../../domain/occupied"
import type { PriceSnapshot } from "../../domain/quote"
import type { TermsSnapshot } from "../../domain/terms"
import type { RentalTransaction } from "../../transaction/types"
import type { KeptCopy } from "../cart"
import { insertDeposit } from "../cart/insert-deposit"
import { undoCommit } from "../cart/undo-commit"
import { fulfilHold } from "../holds"
import { post } from "../ledger"
import { requireWithinLimits, type LimitCheck } from "../limits"
import { claim, type Seat } from "../seating"
import type { HoldAuthorization } from "./deposit-hold"
import { handOut, type HandedOut } from "./hand-out"
import { verifyMember, type RenterFacts } from "./renter"
import { lockUnit, unitConflict, type CounterUnit } from "./rows"
import { requireNotHeld, shelfHoldOf } from "./seat"

/** One scanned copy with what it is rented out for; read before the transaction. */
export interface WalkInCopy {
  unit_id: string
  offer_id: string
  variant_id: string
  start_date: string
  due_date: string
  late_due_date: string
  days: number
  due_at: Date
  /** Rent before tax. */
  amount: string
  deposit_share: string
  replacement_value: string
  price_snapshot: PriceSnapshot
  terms_snapshot: TermsSnapshot
  title_snapshot: Record<string, unknown>
}

export interface ReserveWalkIn {
  customer_id: string
  location_id: string
  currency_code: string
  copies: readonly WalkInCopy[]
  limits: LimitCheck
  /** Staff has just seen it on an identity document. */
  date_of_birth?: string | null | undefined
}

export interface ReservedWalkIn {
  /** In the order of the copies. */
  rental_order_ids: string[]
  /** Holds of the customer's that their copies came from; theirs again when this comes to nothing. */
  kept: KeptCopy[]
}

/**
 * Books the scanned copies, exactly these, from now on: the shop order and its payment follow, then they are handed
 * out. Bookings of theirs go to other copies where they can.
 *
 * @throws 400 with every limit that is not kept, 409 `media_rental_unit_held`, `media_rental_unit_conflict`
 */
export async function reserveWalkIn(tx: RentalTransaction, input: ReserveWalkIn): Promise<ReservedWalkIn> {
  if (input.date_of_birth) await verifyMember(tx, input.customer_id, input.date_of_birth)
  await requireWithinLimits(tx, input.limits)
  const booked: { id: string; copy: WalkInCopy; seat: Seat }[] = []
  const kept: KeptCopy[] = []
  for (const copy of input.copies) {
    const id = tx.newId("rent")
    const { seat, hold } = await seatWalkIn(tx, { id, copy, input })
    if (hold) kept.push(hold)
    booked.push({ id, copy, seat })
  }
  const rows = booked.map((one) => rowOf(tx, one, input))
  await insertInto(tx.sql, "media_rental_order", Object.keys(rows[0]!), rows)
  for (const { id, copy } of booked) await announceReserved(tx, id, copy, input)
  return { rental_order_ids: booked.map(({ id }) => id), kept }
}

async function seatWalkIn(
  tx: RentalTransaction,
  { id, copy, input }: { id: string; copy: WalkInCopy; input: ReserveWalkIn },
): Promise<{ seat: Seat; hold: KeptCopy | null }> {
  const unit = await lockUnit(tx, copy.unit_id)
  const held = await shelfHoldOf(tx, unit.id)
  requireNotHeld(held, input.customer_id, unit.barcode)
  if (unit.status !== "available") {
    throw unitConflict(`barcode: ${unit.barcode} is ${unit.status}`, { barcode: unit.barcode, status: unit.status })
  }
  const times = timesOf(copy, tx.now)
  const { variant_id, terms_snapshot } = copy
  const place = { variant_id, location_id: unit.home_location_id, terms: terms_snapshot.terms }
  if (!held) {
    const request = { ...place, ...times, kind: "rental" as const, ref_id: id, unit_id: unit.id, pinned: true }
    return { seat: await claimCopy(tx, unit, request), hold: null }
  }
  const [{ expires_at } = { expires_at: tx.now }] = await tx.sql.execute<{ expires_at: Date }>(
    `select expires_at from media_rental_hold where id = ?`,
    [held.id],
  )
  const rental = { hold_id: held.id, rental_order_id: id, customer_id: input.customer_id, unit_id: unit.id }
  const seat = await orConflict(unit, () => fulfilHold(tx, { ...place, ...times, ...rental }))
  return { seat, hold: { rental_order_id: id, line_id: id, expires_at, hold_id: held.id } }
}

/** The copy leaves now; what the terms keep free before a rental is over. */
const timesOf = ({ due_at, terms_snapshot }: WalkInCopy, now: Date) =>
  occupiedBy({ starts_at: now, due_at }, terms_snapshot.terms, "pickup", now)

async function claimCopy(
  tx: RentalTransaction,
  unit: CounterUnit,
  request: Parameters<typeof claim>[1][number],
): Promise<Seat> {
  const [seat] = await orConflict(unit, () => claim(tx, [request]))
  return seat!
}

async function orConflict<T>(unit: CounterUnit, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as { code?: string }).code !== "media_rental_unavailable") throw error
    throw unitConflict(`barcode: ${unit.barcode} is booked for others in this time`, { barcode: unit.barcode })
  }
}

function rowOf(
  tx: RentalTransaction,
  { id, copy, seat }: { id: string; copy: WalkInCopy; seat: Seat },
  { customer_id, location_id, currency_code }: ReserveWalkIn,
): Record<string, unknown> {
  const { unit_id: _, amount, ...rest } = copy
  return {
    id,
    channel: "counter",
    unit_seq: 1,
    customer_id,
    location_id,
    currency_code,
    ...seat,
    ...rest,
    fulfilment: "pickup",
    tz: copy.terms_snapshot.calendar.tz,
    starts_at: tx.now,
    status: "reserved",
    at_risk: false,
    extension_count: 0,
    price_amount: amount,
    version: 1,
  }
}

/** The rent is on the shop order and is paid there. */
async function announceReserved(tx: RentalTransaction, id: string, copy: WalkInCopy, input: ReserveWalkIn) {
  const { customer_id, location_id, currency_code } = input
  await post(tx, {
    rental_order_id: id,
    kind: "rent",
    period_key: "rent",
    amount: copy.amount,
    currency_code,
    status: "invoiced",
  })
  await tx.event({
    type: "order.reserved",
    rental_order_id: id,
    unit_id: copy.unit_id,
    variant_id: copy.variant_id,
    to_status: "reserved",
    data: { customer_id, location_id, start_date: copy.start_date, due_date: copy.due_date, channel: "counter" },
  })
}

export interface FinishWalkIn {
  order_id: string
  rentals: readonly { rental_order_id: string; unit_id: string; order_line_id: string }[]
  renter: RenterFacts
  deposit: { mode: DepositMode; total: string; order_line_id: string | null }
  currency_code: string
  /** The shop order has been paid at the desk. */
  paid: boolean
  authorization: HoldAuthorization | null
}

/** Names the shop order on the rentals and hands all of them out, or none. */
export async function finishWalkIn(tx: RentalTransaction, input: FinishWalkIn): Promise<HandedOut[]> {
  for (const { rental_order_id, order_line_id } of input.rentals) {
    await tx.sql.execute(
      `update media_rental_order set order_id = ?, order_line_id = ?, updated_at = now() where id = ?`,
      [input.order_id, order_line_id, rental_order_id],
    )
  }
  await insertDeposit(tx, input)
  const handed: HandedOut[] = []
  let { authorization } = input
  for (const { rental_order_id, unit_id } of input.rentals) {
    const out = await handOut(tx, { rental_id: rental_order_id, unit_id, renter: input.renter, authorization })
    // The deposit is the order's: the first copy that has a share of it brings it in.
    if (out.deposit && !isZero(out.deposit.authorized)) authorization = null
    handed.push(out)
  }
  return handed
}

/** What came to nothing before the hand-out: the rentals are cancelled, the copies on the shelf or kept as before. */
export async function undoWalkIn(tx: RentalTransaction, { rental_order_ids, kept }: ReservedWalkIn): Promise<void> {
  await undoCommit(tx, { cart_id: "", order_id: "", rental_order_ids, kept })
}
