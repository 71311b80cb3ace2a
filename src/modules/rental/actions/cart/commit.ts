import { insertInto } from "../../../../lib/sql"
import { MediaError } from "../../../../lib/errors"
import type { DepositMode } from "../../domain/enums"
import { splitMoney } from "../../domain/money"
import type { RentalTransaction } from "../../transaction/types"
import { post } from "../ledger"
import { requireWithinLimits, type LimitCheck } from "../limits"
import { bookedFrom, linesOfCart, periodOfLine, type BoundLine } from "./bound-line"
import { insertDeposit } from "./insert-deposit"
import { copiesOf, seatCopies, type Copy, type KeptCopy } from "./seat-copies"

/** What the shop order says about a line, checked against what was bound. */
export interface CommitLine {
  line_id: string
  order_line_id: string
  offer_id: string
  /** Of all its copies, after discounts and before tax. */
  rent: string
  /** Deposit share of each copy. */
  shares: readonly string[]
  title_snapshot: Record<string, unknown>
}

export interface CommitCart {
  cart_id: string
  order_id: string
  customer_id: string
  currency_code: string
  limits: LimitCheck
  lines: readonly CommitLine[]
  deposit: { mode: DepositMode; total: string; order_line_id: string | null }
}

/** What a commit wrote; enough to take it back. */
export interface Committed {
  rental_order_ids: string[]
  /** `false` when the cart had been committed before: then there is nothing of this run to take back. */
  fresh: boolean
  kept: KeptCopy[]
}

/**
 * Makes rental orders of a cart's lines, one per copy: copies the cart holds are taken, others claimed. All of it or
 * nothing; a cart that has been committed answers what it has become.
 *
 * @throws 400 for a limit that is not kept, 409 `media_rental_unavailable`, 409 `media_rental_state` when the cart's
 *   lines have changed since they were read
 */
export async function commitCart(tx: RentalTransaction, input: CommitCart): Promise<Committed> {
  const bound = await linesOfCart(tx.sql, input.cart_id, { lock: true })
  const lines = input.lines.map(({ line_id }) => bound.find((line) => line.id === line_id) ?? changed(line_id))
  const booked = await bookedFrom(
    tx.sql,
    lines.map((line) => line.id),
    input.order_id,
  )
  if (booked.length > 0) return { rental_order_ids: booked.map(({ id }) => id), fresh: false, kept: [] }
  await requireWithinLimits(tx, input.limits)
  const copies = lines.flatMap((line) => copiesOf(tx, line))
  const kept = await seatCopies(tx, copies, { ...input, lines })
  await insertOrders(tx, copies, input)
  for (const [index, line] of lines.entries()) await postRents(tx, copies, { line, rent: input.lines[index]!.rent })
  await insertDeposit(tx, input)
  return { rental_order_ids: copies.map(({ id }) => id), fresh: true, kept }
}

const ORDER_COLUMNS = [
  "id",
  "channel",
  "cart_id",
  "cart_line_id",
  "unit_seq",
  "order_id",
  "order_line_id",
  "customer_id",
  "offer_id",
  "variant_id",
  "unit_id",
  "allocation_id",
  "location_id",
  "fulfilment",
  "start_date",
  "due_date",
  "late_due_date",
  "tz",
  "days",
  "starts_at",
  "due_at",
  "status",
  "at_risk",
  "extension_count",
  "currency_code",
  "price_amount",
  "deposit_share",
  "replacement_value",
  "price_snapshot",
  "terms_snapshot",
  "title_snapshot",
  "version",
]

async function insertOrders(tx: RentalTransaction, copies: readonly Copy[], input: CommitCart): Promise<void> {
  await insertInto(
    tx.sql,
    "media_rental_order",
    ORDER_COLUMNS,
    copies.map((copy) => orderRow(copy, input)),
  )
  for (const { id, line, seat } of copies) {
    await tx.event({
      type: "order.reserved",
      rental_order_id: id,
      unit_id: seat!.unit_id,
      variant_id: line.variant_id,
      to_status: "reserved",
      data: {
        customer_id: input.customer_id,
        order_id: input.order_id,
        location_id: line.location_id,
        start_date: line.start_date,
        due_date: line.due_date,
      },
    })
  }
}

function orderRow({ id, unit_seq, line, seat }: Copy, input: CommitCart): Record<string, unknown> {
  const { variant_id, location_id, fulfilment, start_date, due_date, late_due_date, days, currency_code } = line
  const { price_snapshot, terms_snapshot, replacement_value } = line
  const { starts_at, due_at } = periodOfLine(line)
  const source = input.lines.find(({ line_id }) => line_id === line.id)!
  return {
    id,
    channel: "cart",
    cart_id: input.cart_id,
    cart_line_id: line.id,
    unit_seq,
    order_id: input.order_id,
    order_line_id: source.order_line_id,
    customer_id: input.customer_id,
    offer_id: source.offer_id,
    ...{ variant_id, ...seat!, location_id, fulfilment, start_date, due_date, late_due_date, days },
    tz: terms_snapshot.calendar.tz,
    starts_at,
    due_at,
    status: "reserved",
    at_risk: false,
    extension_count: 0,
    currency_code,
    price_amount: rentsOf(line, source.rent)[unit_seq - 1],
    deposit_share: source.shares[unit_seq - 1],
    replacement_value,
    ...{ price_snapshot, terms_snapshot, title_snapshot: source.title_snapshot },
    version: 1,
  }
}

const rentsOf = (line: BoundLine, rent: string): string[] => splitMoney(rent, line.quantity, line.currency_code)

/** The rent is on the shop order and is paid there. */
async function postRents(
  tx: RentalTransaction,
  copies: readonly Copy[],
  { line, rent }: { line: BoundLine; rent: string },
): Promise<void> {
  const rents = rentsOf(line, rent)
  for (const { id, unit_seq } of copies.filter((copy) => copy.line.id === line.id)) {
    await post(tx, {
      rental_order_id: id,
      kind: "rent",
      period_key: "rent",
      amount: rents[unit_seq - 1]!,
      currency_code: line.currency_code,
      status: "invoiced",
    })
  }
}

function changed(lineId: string): never {
  throw new MediaError(
    "conflict",
    "media_rental_state",
    `rental line ${lineId} has changed while the cart was completed`,
  )
}
