import { pgTextArray, type Sql } from "../../../../lib/sql"
import { MediaError } from "../../../../lib/errors"
import type { RentalStatus } from "../../domain/enums"
import { formatMoney, isZero } from "../../domain/money"
import { lineageOf } from "../../domain/charges"
import { ENDED_STATUSES, isFee, shareKey } from "../../domain/settlement"
import { depositOfOrder, type Deposit } from "../counter/deposit-hold"
import { chargesOf, unpaidOf, type Charge, type OpenCharge } from "../ledger"
import type { AskedCharge } from "./pay"

/** A rental whose money is being settled. */
export interface SettlingRental {
  id: string
  display_no: number
  order_id: string | null
  order_line_id: string | null
  status: RentalStatus
  currency_code: string
  deposit_share: string
  title: string
}

/** Where the money of one rental stands. */
export interface SettlementState {
  rental: SettlingRental
  deposit: Deposit | null
  /** What was put down for this copy is still to be given back or kept. */
  share_open: boolean
  /** Rentals of the same shop order that have not ended: a hold is settled with the last of them. */
  others_open: number
  /** Charges nobody has paid and the shop order does not ask for yet. */
  pending: OpenCharge[]
  /** Charges the shop order asks for and nobody has paid; what was bought is paid as a sale and is not among them. */
  asked: AskedCharge[]
  /** Waivers and refunds of charges that are on the shop order, or were paid: money that is still to go back. */
  reversals: Reversal[]
}

/** A waiver or refund and the charge it takes back. */
export interface Reversal {
  row: Charge
  charge: Charge
  /** Charges whose order line can be the one that asks for it, nearest first. */
  lineage: string[]
}

/** @throws 404 `media_rental_not_found` */
export async function settlementState(sql: Sql, rentalOrderId: string): Promise<SettlementState> {
  const [row] = await sql.execute<SettlingRental>(
    `select r.id, r.display_no, r.order_id, r.order_line_id, r.status, r.currency_code,
       r.deposit_share::text as deposit_share, coalesce(r.title_snapshot->>'title', '') as title
     from media_rental_order r where r.id = ? and r.deleted_at is null`,
    [rentalOrderId],
  )
  if (!row) throw new MediaError("not_found", "media_rental_not_found", `rental order ${rentalOrderId} does not exist`)
  const rental = { ...row, deposit_share: formatMoney(row.deposit_share, row.currency_code) }
  const deposit = await depositOfOrder(sql, rental.order_id)
  const charges = await chargesOf(sql, [rental.id])
  return {
    rental,
    deposit,
    share_open:
      deposit !== null && isOpen(deposit) && !isZero(rental.deposit_share) && !(await isSettled(sql, rental.id)),
    others_open: await othersOpen(sql, rental),
    pending: unpaidOf(charges).filter((charge) => charge.status === "pending"),
    asked: askedOf(charges),
    reversals: reversalsOf(charges),
  }
}

/** A deposit that was void with its order, or has gone back as a whole, is nobody's any more. */
const isOpen = ({ status }: Deposit) => !["released", "refunded"].includes(status)

async function isSettled(sql: Sql, rentalId: string): Promise<boolean> {
  const rows = await sql.execute(`select 1 from media_rental_event where idempotency_key = ?`, [shareKey(rentalId)])
  return rows.length > 0
}

async function othersOpen(sql: Sql, { id, order_id }: SettlingRental): Promise<number> {
  if (order_id === null) return 0
  const [row] = await sql.execute<{ count: number }>(
    `select count(*)::int as count from media_rental_order
     where order_id = ? and id <> ? and not (status = any(?::text[])) and deleted_at is null`,
    [order_id, id, pgTextArray(ENDED_STATUSES)],
  )
  return row?.count ?? 0
}

const askedOf = (charges: readonly Charge[]): AskedCharge[] =>
  unpaidOf(charges)
    .filter((charge) => charge.status === "invoiced" && isFee(charge))
    .map((charge) => ({ ...charge, lineage: lineageOf<Charge>(charge, charges) }))

/** Ways a charge was paid that the shop can give back by itself; what somebody paid in cash goes back in cash. */
const RETURNABLE = new Set(["order", "deposit", "hold", "refund"])

/** A reversal without `paid_by` has not been followed by money yet. */
function reversalsOf(charges: readonly Charge[]): Reversal[] {
  const byId = new Map(charges.map((charge) => [charge.id, charge]))
  return charges.flatMap((row) => {
    const charge = row.reverses_id === null ? undefined : byId.get(row.reverses_id)
    if (!charge || row.paid_by !== null || row.status === "void") return []
    const isOnOrder = charge.kind === "rent" || charge.order_change_id !== null
    return isOnOrder || RETURNABLE.has(charge.paid_by ?? "")
      ? [{ row, charge, lineage: lineageOf(charge, charges) }]
      : []
  })
}

/** The ended rentals of an order with what each of them owes; they share the order's hold. */
export async function endedOfOrder(
  sql: Sql,
  orderId: string,
): Promise<{ id: string; deposit_share: string; pending: OpenCharge[]; asked: AskedCharge[] }[]> {
  const rows = await sql.execute<{ id: string; deposit_share: string }>(
    `select id, deposit_share::text as deposit_share from media_rental_order
     where order_id = ? and status = any(?::text[]) and deleted_at is null order by display_no`,
    [orderId, pgTextArray(ENDED_STATUSES)],
  )
  const charges = await chargesOf(
    sql,
    rows.map((row) => row.id),
  )
  return rows.map((row) => {
    const own = charges.filter((charge) => charge.rental_order_id === row.id)
    return { ...row, pending: unpaidOf(own).filter(({ status }) => status === "pending"), asked: askedOf(own) }
  })
}
