import type { ChargeKind, ChargeStatus } from "../../domain/enums"
import { formatMoney } from "../../domain/money"
import type { RentalTransaction } from "../../transaction/types"
import { CHARGE_COLUMNS, asCharge, type Charge } from "./charge"

/** A charge before it is written. */
export interface ChargeDraft {
  rental_order_id: string
  kind: ChargeKind
  /** What of its kind it is, e.g. `late:2026-12-05`: the same thing is never charged twice. */
  period_key: string
  /** Below zero for waiver and refund, else from 0. */
  amount: string
  currency_code: string
  status: ChargeStatus
  reason?: string | null
  reverses_id?: string | null
  paid_by?: string | null
  order_change_id?: string | null
}

/**
 * Writes a row of the ledger, once per (rental, kind, period key): who comes second gets the row that is there, as it
 * is there.
 *
 * @example
 * await post(tx, { rental_order_id, kind: "late", period_key: "late:2026-12-05", amount: "1.50", currency_code: "eur", status: "pending" })
 */
export async function post(tx: RentalTransaction, draft: ChargeDraft): Promise<Charge> {
  const { rental_order_id, kind, period_key, currency_code, status } = draft
  const amount = formatMoney(draft.amount, currency_code)
  const [written] = await tx.sql.execute<Charge>(
    `insert into media_rental_charge as c (id, rental_order_id, kind, period_key, amount, currency_code, status, paid_by,
       order_change_id, reverses_id, reason, actor_id, created_at, updated_at)
     values (?, ?, ?, ?, ?::numeric, ?, ?, ?, ?, ?, ?, ?, ?, now())
     on conflict (rental_order_id, kind, period_key) where deleted_at is null do nothing
     returning ${CHARGE_COLUMNS}`,
    [
      tx.newId("rchg"),
      rental_order_id,
      kind,
      period_key,
      amount,
      currency_code,
      status,
      draft.paid_by ?? null,
      draft.order_change_id ?? null,
      draft.reverses_id ?? null,
      draft.reason ?? null,
      tx.actor.id ?? null,
      tx.now,
    ],
  )
  if (!written) return existing(tx, draft)
  const charge = asCharge(written)
  await tx.event({
    type: "charge.posted",
    rental_order_id,
    data: { charge_id: charge.id, kind, amount, currency_code, status, reverses_id: charge.reverses_id },
  })
  return charge
}

async function existing(
  tx: RentalTransaction,
  { rental_order_id, kind, period_key }: Pick<ChargeDraft, "rental_order_id" | "kind" | "period_key">,
): Promise<Charge> {
  const [row] = await tx.sql.execute<Charge>(
    `select ${CHARGE_COLUMNS} from media_rental_charge c
     where c.rental_order_id = ? and c.kind = ? and c.period_key = ? and c.deleted_at is null`,
    [rental_order_id, kind, period_key],
  )
  if (!row) throw new Error(`the ${kind} charge "${period_key}" of ${rental_order_id} was neither written nor found`)
  return asCharge(row)
}
