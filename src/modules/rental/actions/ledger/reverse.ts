import { MediaError } from "../../../../lib/errors"
import { compareMoney, isZero, negateMoney, subtractMoney } from "../../domain/money"
import type { RentalTransaction } from "../../transaction/types"
import { CHARGE_COLUMNS, asCharge, type Charge } from "./charge"
import { markCharges } from "./mark"
import { post } from "./post"
import { chargesOf, netOf } from "./read"

export interface ReversalDraft {
  charge_id: string
  /** How much of what is left of the charge; all of it when left out. */
  amount?: string | undefined
  reason: string
  /** Makes the reversal happen once, e.g. `found`; left out, each call is a reversal of its own. */
  period_key?: string
  /** Left out, a refund of what is paid and a waiver of what is not. A rent that is only authorised is refunded too. */
  kind?: "waiver" | "refund"
}

/** A charge and the row that took some of it back. */
export interface Reversed {
  charge: Charge
  reversal: Charge
}

/**
 * Takes back some or all of a charge by a row of its own: a waiver of what nobody has paid, a refund of what somebody
 * has. The reversal carries the status of what it reverses, so that sums over any status come out right; a charge of
 * which nothing is left to pay becomes `waived` together with its waivers. Sending the money back is the workflow's.
 *
 * @throws 404 `media_rental_charge_not_found`, 409 `media_rental_state` when nothing is left to take back,
 * 400 `media_rental_amount` for more than is left
 */
export async function reverse(tx: RentalTransaction, draft: ReversalDraft): Promise<Reversed> {
  const charge = await lockCharge(tx, draft.charge_id)
  const rows = await chargesOf(tx.sql, [charge.rental_order_id])
  const repeated = rows.find((row) => row.reverses_id === charge.id && row.period_key === draft.period_key)
  if (repeated) return { charge, reversal: repeated }
  const net = netOf(charge, rows)
  requireReversible(charge, net)
  const amount = draft.amount ?? net
  requireWithin(amount, net)
  const count = rows.filter((row) => row.reverses_id === charge.id).length
  const kind = draft.kind ?? (charge.status === "paid" ? "refund" : "waiver")
  const reversal = await post(tx, {
    rental_order_id: charge.rental_order_id,
    kind,
    period_key: draft.period_key ?? `${charge.id}:${count + 1}`,
    amount: negateMoney(amount, charge.currency_code),
    currency_code: charge.currency_code,
    status: charge.status,
    reason: draft.reason,
    reverses_id: charge.id,
    order_change_id: charge.order_change_id,
  })
  if (kind === "refund" || !isZero(subtractMoney(net, amount, charge.currency_code))) return { charge, reversal }
  await markCharges(tx, { charge_ids: [charge.id], from: [charge.status], to: "waived" })
  return { charge: { ...charge, status: "waived" }, reversal: { ...reversal, status: "waived" } }
}

async function lockCharge(tx: RentalTransaction, id: string): Promise<Charge> {
  const [row] = await tx.sql.execute<Charge>(
    `select ${CHARGE_COLUMNS} from media_rental_charge c where c.id = ? and c.deleted_at is null for update`,
    [id],
  )
  if (!row) throw new MediaError("not_found", "media_rental_charge_not_found", `charge ${id} does not exist`)
  return asCharge(row)
}

function requireReversible(charge: Charge, net: string): void {
  const isLive = ["pending", "invoiced", "paid"].includes(charge.status)
  if (isLive && charge.reverses_id === null && compareMoney(net, 0) > 0) return
  throw new MediaError("conflict", "media_rental_state", `nothing is left of charge ${charge.id} (${charge.status})`, {
    details: { status: charge.status, net },
  })
}

function requireWithin(amount: string, net: string): void {
  if (compareMoney(amount, 0) > 0 && compareMoney(amount, net) <= 0) return
  throw new MediaError("invalid_data", "media_rental_amount", `amount: ${amount} is not above 0 and up to ${net}`, {
    details: { net },
  })
}
