import type { ChargeKind, ChargeStatus } from "../../domain/enums"
import { formatMoney } from "../../domain/money"

/** A row of the ledger as it is read: the amount in full form. */
export interface Charge {
  id: string
  rental_order_id: string
  kind: ChargeKind
  period_key: string
  amount: string
  currency_code: string
  status: ChargeStatus
  paid_by: string | null
  order_change_id: string | null
  reverses_id: string | null
  reason: string | null
  actor_id: string | null
  created_at: Date
}

/** Columns of `Charge`, of `media_rental_charge c`. */
export const CHARGE_COLUMNS = `c.id, c.rental_order_id, c.kind, c.period_key, c.amount, c.currency_code, c.status,
  c.paid_by, c.order_change_id, c.reverses_id, c.reason, c.actor_id, c.created_at`

/** A stored amount may have fewer decimals than its currency is written with. */
export const asCharge = (row: Charge): Charge => ({ ...row, amount: formatMoney(row.amount, row.currency_code) })
