import type { DepositMode } from "../../domain/enums"
import { isZero } from "../../domain/money"
import type { RentalTransaction } from "../../transaction/types"

export interface NewDeposit {
  order_id: string
  currency_code: string
  deposit: { mode: DepositMode; total: string; order_line_id: string | null }
  /** The shop order has been paid already, and the deposit on it. */
  paid?: boolean
}

/** The deposit of a shop order, one row per order; a hold is authorised at the counter. */
export async function insertDeposit(
  tx: RentalTransaction,
  { order_id, currency_code, deposit, paid = false }: NewDeposit,
): Promise<void> {
  const { mode, total, order_line_id } = deposit
  if (mode === "none" || isZero(total)) return
  const isCharged = mode === "charge" && paid
  await tx.sql.execute(
    `insert into media_rental_deposit (id, order_id, mode, amount, captured, currency_code, order_line_id, status,
       created_at, updated_at)
     values (?, ?, ?, ?::numeric, ?::numeric, ?, ?, ?, now(), now())`,
    [
      tx.newId("rdep"),
      ...[order_id, mode, total, isCharged ? total : "0", currency_code, order_line_id],
      isCharged ? "charged" : "pending",
    ],
  )
}
