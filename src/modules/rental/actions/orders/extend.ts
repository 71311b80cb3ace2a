import { latePeriodKey } from "../../domain/charges"
import type { RentalTransaction } from "../../transaction/types"
import { clearRisk } from "../copies/shelve"
import { requireExpected, type MoneyLine } from "../counter/return-plan"
import { post, type Charge } from "../ledger"
import { applyMoves, deferring } from "../seating/claim"
import { resize } from "../seating"
import { planExtension, type ExtensionPlan, type ExtensionRequest } from "./extend-plan"
import { lockOrder, type RentalOrder } from "./rows"

export interface ExtendInput extends ExtensionRequest {
  rental_order_id: string
  /** What was shown before. */
  expected: { total: string; currency_code: string }
}

/** What a confirmed act has written. */
export interface Charged {
  rental_order_id: string
  order_id: string | null
  /** Posted now. */
  charges: Charge[]
  lines: MoneyLine[]
  total: string
  currency_code: string
}

/**
 * Moves a rental's due date, and with it everything that hangs on it: when it is late, when its copy is free again. The
 * difference in price is charged; a late fee that has accrued is charged before, under the old due date.
 *
 * @throws see `planExtension`; 409 `media_rental_charge_changed` when the total is not the one that was shown
 */
export async function extend(tx: RentalTransaction, input: ExtendInput): Promise<Charged> {
  const rental = await lockOrder(tx, input.rental_order_id)
  const plan = await planExtension(tx.sql, rental, input, tx.now)
  requireExpected(plan, input.expected)
  const charges = await charge(tx, rental, plan, input.due_date)
  await moveDue(tx, rental, plan)
  await tx.event({
    type: "order.extended",
    rental_order_id: rental.id,
    unit_id: rental.unit_id,
    variant_id: rental.variant_id,
    data: {
      customer_id: rental.customer_id,
      from_due_date: rental.due_date,
      due_date: input.due_date,
      due_at: plan.times.due_at.toISOString(),
      tiles: plan.tiles,
      lines: plan.lines,
      total: plan.total,
      currency_code: plan.currency_code,
    },
  })
  const { lines, total, currency_code } = plan
  return { rental_order_id: rental.id, order_id: rental.order_id, charges, lines, total, currency_code }
}

async function charge(
  tx: RentalTransaction,
  rental: RentalOrder,
  { lines }: ExtensionPlan,
  dueDate: string,
): Promise<Charge[]> {
  const charges: Charge[] = []
  for (const { kind, amount } of lines) {
    charges.push(
      await post(tx, {
        rental_order_id: rental.id,
        kind,
        period_key: kind === "late" ? latePeriodKey(rental.late_due_date) : `extension:${dueDate}`,
        amount,
        currency_code: rental.currency_code,
        status: "pending",
      }),
    )
  }
  return charges
}

async function moveDue(tx: RentalTransaction, rental: RentalOrder, plan: ExtensionPlan): Promise<void> {
  const { times, allocation } = plan
  await deferring(tx, async () => {
    await applyMoves(tx, plan.moves)
    await resize(tx, allocation.id, {
      ends_at: times.ends_at,
      blocked_until: times.blocked_until,
      ...(allocation.custody_open ? { late_after: times.late_after } : {}),
    })
  })
  await tx.sql.execute(
    `update media_rental_order set due_date = ?, late_due_date = ?, due_at = ?, days = ?, overdue_at = null,
       extension_count = extension_count + 1, version = version + 1, updated_at = now()
     where id = ?`,
    [times.due_date, times.late_due_date, times.due_at, times.days, rental.id],
  )
  // Those behind it have room, or have just gone elsewhere.
  await clearRisk(tx, rental.unit_id)
}
