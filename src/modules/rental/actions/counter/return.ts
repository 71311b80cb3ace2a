import type { RentalTransaction } from "../../transaction/types"
import { post } from "../ledger"
import { neighbours, resize, type NewTimes } from "../seating"
import { closeRental } from "./close"
import { lateKeyOf } from "./late"
import { planReturn, requireExpected, type MoneyLine, type ReturnInput, type ReturnPlan } from "./return-plan"
import { lockAllocation, lockRental, lockUnit, wrongState, type CounterAllocation } from "./rows"

export interface TakeBackInput extends ReturnInput {
  /** What the desk has shown the customer. */
  expected: { total: string; currency_code: string }
}

export interface TakenBack {
  rental_id: string
  order_id: string | null
  unit_id: string
  lines: MoneyLine[]
  total: string
  currency_code: string
  closed: boolean
}

/**
 * Takes a copy back: the only way it becomes available again. The price stays; what is left of its time is free for
 * others at once, and a late fee is charged once.
 *
 * @throws see `planReturn`; 409 `media_rental_charge_changed` when the total is not the one that was shown
 */
export async function takeBack(tx: RentalTransaction, input: TakeBackInput): Promise<TakenBack> {
  const unit = await lockUnit(tx, input.unit_id)
  const plan = await planReturn(tx.sql, unit, input, tx.now)
  const rental = await lockRental(tx, plan.rental.id)
  if (rental.status !== "out") {
    throw wrongState(`rental ${rental.display_no} is ${rental.status}`, { rental_id: rental.id, status: rental.status })
  }
  requireExpected(plan, input.expected)
  await writeReturn(tx, plan, input.location_id)
  await tx.event({
    type: "order.returned",
    rental_order_id: rental.id,
    unit_id: unit.id,
    variant_id: rental.variant_id,
    from_status: "out",
    to_status: "returned",
    data: {
      barcode: unit.barcode,
      customer_id: rental.customer_id,
      returned_at: plan.returned_at.toISOString(),
      location_id: input.location_id,
      late_count: plan.late.count,
      lines: plan.lines,
      total: plan.total,
      currency_code: plan.currency_code,
    },
  })
  if (plan.closes) {
    const lines = plan.lines.filter((line) => line.kind !== "late")
    await closeRental(tx, { rental: { ...rental, status: "returned" }, inspection: input.inspection, lines })
  }
  const { lines, total, currency_code } = plan
  return {
    rental_id: rental.id,
    order_id: rental.order_id,
    unit_id: unit.id,
    lines,
    total,
    currency_code,
    closed: plan.closes,
  }
}

/** Rental, copy, time and late fee of a copy that is back. */
async function writeReturn(
  tx: RentalTransaction,
  { rental, returned_at, lines }: ReturnPlan,
  locationId: string,
): Promise<void> {
  await tx.sql.execute(
    `update media_rental_order set status = 'returned', returned_at = ?, return_location_id = ?, at_risk = false,
       version = version + 1, updated_at = now()
     where id = ? and status = 'out'`,
    [returned_at, locationId, rental.id],
  )
  await tx.sql.execute(
    `update media_rental_unit set status = 'inspecting', current_location_id = ?, version = version + 1,
       updated_at = now() where id = ?`,
    [locationId, rental.unit_id],
  )
  const buffer_ms = rental.terms_snapshot.terms.buffer_after_ms
  await endCustody(tx, { allocation_id: rental.allocation_id, returned_at, buffer_ms })
  const late = lines.find((line) => line.kind === "late")
  if (!late) return
  await post(tx, {
    rental_order_id: rental.id,
    kind: "late",
    period_key: lateKeyOf(rental),
    amount: late.amount,
    currency_code: rental.currency_code,
    status: "pending",
  })
}

/**
 * A copy that is back waits for nobody's return any more. Back early, the rest of its time is free; back late, it needs
 * its buffer as far as the next booking leaves room.
 */
export async function endCustody(
  tx: RentalTransaction,
  { allocation_id, returned_at, buffer_ms }: { allocation_id: string; returned_at: Date; buffer_ms: number },
): Promise<void> {
  const allocation = await lockAllocation(tx, allocation_id)
  await tx.sql.execute(`update media_rental_allocation set custody_open = false, updated_at = now() where id = ?`, [
    allocation_id,
  ])
  const next = await neighbours(tx, { unit_id: allocation.unit_id, allocation_id, at: allocation.ends_at })
  const room = next.next?.blocked_from ?? null
  await resize(tx, allocation_id, timesAfter(allocation, { returned_at, buffer_ms, room }))
}

/** A range must not be empty. No longer than that, or a copy that is back at once could not go out again at once. */
const SHORTEST_MS = 1

function timesAfter(
  { starts_at, ends_at, blocked_until }: CounterAllocation,
  { returned_at, buffer_ms, room }: { returned_at: Date; buffer_ms: number; room: Date | null },
): NewTimes {
  const within = (end: Date) => (room !== null && room < end ? room : end)
  const plus = (end: Date) => new Date(end.getTime() + buffer_ms)
  if (returned_at < ends_at) {
    const ended = new Date(Math.max(returned_at.getTime(), starts_at.getTime() + SHORTEST_MS))
    return { ends_at: ended, blocked_until: within(plus(ended)) }
  }
  const grown = within(plus(returned_at))
  return grown > blocked_until ? { blocked_until: grown } : {}
}
