import { wrongState, type CounterRental } from "./rows"
import { holdLasts } from "../../domain/deposit"
import { compareMoney, formatMoney, isZero } from "../../domain/money"
import type { Sql } from "../../../../lib/sql"
import type { RentalTransaction } from "../../transaction/types"

/** A payment that has been authorised (or, for a deposit taken as money, captured) for an order's deposit. */
export interface HoldAuthorization {
  payment_collection_id: string
  payment_id: string
  amount: string
  /** Until when the provider keeps it; `null` when it does not say. */
  authorized_until: Date | null
  /** It has been taken as money. */
  captured: boolean
}

/** The deposit of a shop order, as stored. */
export interface Deposit {
  id: string
  order_id: string
  mode: "charge" | "hold"
  status: string
  amount: string
  captured: string
  refunded: string
  currency_code: string
  order_line_id: string | null
  payment_collection_id: string | null
  payment_id: string | null
  authorized_until: Date | null
  last_error: string | null
}

export const DEPOSIT = `id, order_id, mode, status, amount::text as amount, captured::text as captured,
  refunded::text as refunded, currency_code, order_line_id, payment_collection_id, payment_id, authorized_until,
  last_error`

export async function depositOfOrder(sql: Sql, orderId: string | null, lock = ""): Promise<Deposit | null> {
  if (orderId === null) return null
  const [row] = await sql.execute<Deposit>(
    `select ${DEPOSIT} from media_rental_deposit where order_id = ? and deleted_at is null ${lock}`,
    [orderId],
  )
  if (!row) return null
  const money = (amount: string) => formatMoney(amount, row.currency_code)
  return { ...row, amount: money(row.amount), captured: money(row.captured), refunded: money(row.refunded) }
}

/** What has to be authorised before a copy of this order may leave. */
export interface HoldNeeded {
  deposit: Deposit | null
  /** Zero when nothing has to be. */
  amount: string
  /** The authorisation has to last until three days after this moment. */
  latest_due: Date
  /** An authorisation that does not last long enough and is given up for the new one. */
  replaces: { payment_id: string } | null
}

/**
 * What a hand-out authorises: the order's hold deposit, once; again when the authorisation there is has expired or ends
 * before the last of the order's rentals is due.
 */
export async function holdNeeded(sql: Sql, rental: CounterRental, now: Date): Promise<HoldNeeded> {
  const deposit = isZero(rental.deposit_share) ? null : await depositOfOrder(sql, rental.order_id)
  const latest_due = await latestDue(sql, rental)
  const none = { deposit, amount: formatMoney("0", rental.currency_code), latest_due, replaces: null }
  if (!deposit || deposit.mode !== "hold") return none
  const all = { ...none, amount: deposit.amount }
  if (deposit.status === "pending" || deposit.status === "expired") return all
  if (deposit.status !== "authorized" && deposit.status !== "reauthorized") return none
  const { authorized_until, payment_id } = deposit
  if (authorized_until === null || (authorized_until > now && holdLasts(authorized_until, latest_due))) return none
  return { ...all, replaces: payment_id === null ? null : { payment_id } }
}

async function latestDue(sql: Sql, rental: CounterRental): Promise<Date> {
  const [row] = await sql.execute<{ due_at: Date | null }>(
    `select max(due_at) as due_at from media_rental_order
     where order_id = ? and status in ('reserved', 'ready', 'out') and deleted_at is null`,
    [rental.order_id],
  )
  return row?.due_at ?? rental.due_at
}

/** What became of the deposit at a hand-out. */
export interface RecordedDeposit {
  mode: "charge" | "hold"
  status: string
  amount: string
  /** By this hand-out. */
  authorized: string
  authorized_until: Date | null
  /** Somebody else has authorised it in the meantime: this payment is one too many. */
  surplus: boolean
}

/**
 * Writes an authorisation down, once per deposit: of two desks that hand out copies of one order, the second one's
 * payment is surplus.
 *
 * @throws 409 `media_rental_state` when a deposit has to be authorised and has not been
 */
export async function recordAuthorization(
  tx: RentalTransaction,
  rental: CounterRental,
  authorization: HoldAuthorization | null,
): Promise<RecordedDeposit | null> {
  const deposit = await depositOfOrder(tx.sql, rental.order_id, "for update")
  if (!deposit) return null
  const zero = formatMoney("0", deposit.currency_code)
  const { amount, replaces } = await holdNeeded(tx.sql, rental, tx.now)
  const isNeeded = compareMoney(amount, 0) > 0
  if (!isNeeded || !authorization) {
    if (isNeeded) throw wrongState("the deposit of this order is to be authorised first", { deposit: deposit.status })
    return { ...deposit, authorized: zero, surplus: authorization !== null }
  }
  const status = authorization.captured ? "charged" : replaces || deposit.payment_id ? "reauthorized" : "authorized"
  const mode = authorization.captured ? "charge" : "hold"
  await tx.sql.execute(
    `update media_rental_deposit set mode = ?, status = ?, payment_collection_id = ?, payment_id = ?,
       authorized_until = ?, captured = ?::numeric, last_error = null, updated_at = now()
     where id = ?`,
    [
      mode,
      status,
      authorization.payment_collection_id,
      authorization.payment_id,
      authorization.authorized_until,
      authorization.captured ? deposit.amount : "0",
      deposit.id,
    ],
  )
  await tx.event({
    type: "deposit.changed",
    rental_order_id: rental.id,
    from_status: deposit.status,
    to_status: status,
    data: { deposit_id: deposit.id, order_id: deposit.order_id, payment_id: authorization.payment_id, amount },
  })
  const { authorized_until } = authorization
  return { mode, status, amount: deposit.amount, authorized: amount, authorized_until, surplus: false }
}
