import { subtractMoney } from "../../domain/money"
import { isFee } from "../../domain/settlement"
import { pgTextArray } from "../../../../lib/sql"
import type { RentalTransaction } from "../../transaction/types"
import { chargesOf, markCharges, unpaidOf } from "../ledger"
import { payFrom } from "./pay"

export interface RecordPayout {
  /** The waiver or refund. */
  charge_id: string
  /** What of it has paid other charges of the rental instead of going back. */
  offset: string
  /** `credit`: on an order nobody has paid, which asks for that much less now. */
  paid_by: "refund" | "credit"
}

/** Writes down that a reversal has been followed by money, once: one that carries `paid_by` is done. */
export async function recordPayout(tx: RentalTransaction, input: RecordPayout): Promise<boolean> {
  const [row] = await tx.sql.execute<Paid>(
    `update media_rental_charge c set paid_by = ?, updated_at = now()
     from media_rental_charge reversed join media_rental_order r on r.id = reversed.rental_order_id
     where c.id = ? and c.paid_by is null and reversed.id = c.reverses_id
     returning c.rental_order_id, c.currency_code, -c.amount as amount, reversed.paid_by as was_paid_by, r.order_id`,
    [input.paid_by, input.charge_id],
  )
  if (!row) return false
  const { rental_order_id, currency_code } = row
  const pending = unpaidOf(await chargesOf(tx.sql, [rental_order_id])).filter(({ status }) => status === "pending")
  await payFrom(tx, pending.filter(isFee), { amount: input.offset, paid_by: "refund", currency_code })
  if (row.was_paid_by === "deposit") {
    const back = subtractMoney(row.amount, input.offset, currency_code)
    await tx.sql.execute(
      `update media_rental_deposit set refunded = least(amount, refunded + ?::numeric),
         status = case when refunded + ?::numeric >= amount then 'refunded' else 'part_refunded' end, updated_at = now()
       where order_id = ? and mode = 'charge' and deleted_at is null`,
      [back, back, row.order_id],
    )
  }
  return true
}

interface Paid {
  rental_order_id: string
  order_id: string | null
  currency_code: string
  amount: string
  was_paid_by: string | null
}

/** The shop order asks for these charges from now on. */
export async function recordInvoiced(
  tx: RentalTransaction,
  { charge_ids, order_change_id }: { charge_ids: readonly string[]; order_change_id: string },
): Promise<void> {
  await markCharges(tx, { charge_ids, from: ["pending"], to: "invoiced", order_change_id })
}

/** What a shop order asks for by renting: charges that are on it and that nobody has paid. */
export async function invoicedOf(tx: Pick<RentalTransaction, "sql">, orderId: string): Promise<string[]> {
  const rows = await tx.sql.execute<{ id: string }>(
    `select c.id from media_rental_charge c join media_rental_order r on r.id = c.rental_order_id
     where r.order_id = ? and c.status = 'invoiced' and c.reverses_id is null and c.deleted_at is null`,
    [orderId],
  )
  return rows.map((row) => row.id)
}

/**
 * The shop order has been paid: so have these charges, which it asked for before its books were looked at. A charge that
 * is about to be given back waits, as its reversal must not count as paid before the money has gone.
 */
export async function recordOrderPaid(
  tx: RentalTransaction,
  { order_id, charge_ids: asked }: { order_id: string; charge_ids: readonly string[] },
): Promise<number> {
  const rows = await tx.sql.execute<{ id: string }>(
    `select c.id from media_rental_charge c
     where c.id = any(?::text[]) and c.status = 'invoiced'
       and not exists (select 1 from media_rental_charge v where v.reverses_id = c.id and v.paid_by is null)
     for update of c`,
    [pgTextArray(asked)],
  )
  const charge_ids = rows.map((row) => row.id)
  const paid = await markCharges(tx, { charge_ids, from: ["invoiced"], to: "paid", paid_by: "order" })
  await tx.sql.execute(
    `update media_rental_deposit set status = 'charged', captured = amount, updated_at = now()
     where order_id = ? and mode = 'charge' and status = 'pending' and deleted_at is null`,
    [order_id],
  )
  return paid.length
}

/** Rentals of a shop order, by number. */
export async function rentalsOfOrder(
  tx: Pick<RentalTransaction, "sql">,
  orderIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.sql.execute<{ id: string }>(
    `select id from media_rental_order where order_id = any(?::text[]) and deleted_at is null order by display_no limit 1000`,
    [pgTextArray(orderIds)],
  )
  return rows.map((row) => row.id)
}
