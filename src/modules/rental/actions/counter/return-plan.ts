import type { Sql } from "../../../../lib/sql"
import { MediaError, invalid } from "../../../../lib/errors"
import type { ChargeKind } from "../../domain/enums"
import { accruedLate } from "../../domain/accrued-late"
import { addMoney, compareMoney } from "../../domain/money"
import type { LateFee } from "../../domain/late-fee"
import { chargesOf, type Charge } from "../ledger"
import { inspectionLines, type InspectionInput } from "./inspection"

import { rentalOfUnit, wrongState, type CounterRental, type CounterUnit } from "./rows"

/** A line of what a customer is to pay, or gets back (below zero). */
export interface MoneyLine {
  kind: ChargeKind
  amount: string
  label_params?: Record<string, unknown>
}

export interface ReturnInput {
  unit_id: string
  location_id: string
  /** When it really came back. @default now */
  returned_at?: Date | undefined
  inspection?: InspectionInput | undefined
}

/** What a return comes to, before it is written. */
export interface ReturnPlan {
  rental: CounterRental
  returned_at: Date
  late: LateFee
  lines: MoneyLine[]
  total: string
  currency_code: string
  /** Nobody is to look at the copy first. */
  closes: boolean
}

/**
 * What a return of the copy costs.
 *
 * @throws 409 `media_rental_already_returned` or `media_rental_state` for a copy that is not out, 400
 * `media_rental_backdate`
 */
export async function planReturn(sql: Sql, unit: CounterUnit, input: ReturnInput, now: Date): Promise<ReturnPlan> {
  const rental = (await rentalOfUnit(sql, unit.id, ["out"])) ?? (await refuseReturn(sql, unit))
  const returned_at = momentOf(input.returned_at, rental, now)
  const charges = await chargesOf(sql, [rental.id])
  const late = accruedLate(rental, charges, returned_at)
  const lines = [
    ...lateLines(late, rental),
    ...(input.inspection ? inspectionLines(input.inspection, rental, charges) : []),
  ]
  return {
    rental,
    returned_at,
    late,
    lines,
    total: totalOf(lines, rental.currency_code),
    currency_code: rental.currency_code,
    closes: input.inspection !== undefined || !rental.terms_snapshot.terms.inspect_on_return,
  }
}

/** The moment something happened, between hand-out and now. */
export function momentOf(given: Date | undefined, { out_at }: CounterRental, now: Date): Date {
  if (given === undefined) return now
  if (given <= now && given >= out_at!) return given
  const message = `${given.toISOString()} is not between the hand-out ${out_at!.toISOString()} and now`
  throw invalid([{ path: "returned_at", code: "media_rental_backdate", message }])
}

export function lateLines(late: LateFee, rental: Pick<CounterRental, "late_due_date">): MoneyLine[] {
  if (compareMoney(late.amount, 0) === 0) return []
  const { count, unit, amount } = late
  return [{ kind: "late", amount, label_params: { count, unit, due_date: rental.late_due_date } }]
}

export function totalOf(lines: readonly MoneyLine[], currency: string): string {
  return addMoney(
    lines.map((line) => line.amount),
    currency,
  )
}

/** What the desk showed has to be what is written. */
export function requireExpected(
  plan: { lines: readonly MoneyLine[]; total: string; currency_code: string },
  expected: { total: string; currency_code: string },
): void {
  const { total, currency_code, lines } = plan
  if (expected.currency_code === currency_code && compareMoney(expected.total, total) === 0) return
  throw new MediaError(
    "conflict",
    "media_rental_charge_changed",
    `expected_total: ${expected.total} ${expected.currency_code} is not the total of ${total} ${currency_code}`,
    { details: { lines, expected_total: total, currency_code } },
  )
}

/** Kinds that a return leads to. */
const AT_RETURN: readonly ChargeKind[] = ["late", "damage", "cleaning", "missing_part"]

async function refuseReturn(sql: Sql, unit: CounterUnit): Promise<never> {
  const lost = await rentalOfUnit(sql, unit.id, ["lost"])
  if (lost) {
    throw wrongState(`rental ${lost.display_no} is lost: register the copy as found`, {
      rental_id: lost.id,
      status: "lost",
    })
  }
  const last = await lastReturned(sql, unit.id)
  if (!last) throw wrongState(`barcode: ${unit.barcode} is ${unit.status}, not out`, { status: unit.status })
  const { rental, charges } = last
  const lines = charges
    .filter((charge) => AT_RETURN.includes(charge.kind))
    .map(({ kind, amount }): MoneyLine => ({ kind, amount }))
  throw new MediaError(
    "conflict",
    "media_rental_already_returned",
    `barcode: ${unit.barcode} was returned at ${rental.returned_at!.toISOString()}`,
    {
      details: {
        rental_id: rental.id,
        display_no: rental.display_no,
        status: rental.status,
        returned_at: rental.returned_at!.toISOString(),
        lines,
        total: totalOf(lines, rental.currency_code),
        currency_code: rental.currency_code,
      },
    },
  )
}

async function lastReturned(sql: Sql, unitId: string): Promise<{ rental: CounterRental; charges: Charge[] } | null> {
  const rental = await rentalOfUnit(sql, unitId, ["returned", "closed"])
  return rental && { rental, charges: await chargesOf(sql, [rental.id]) }
}
