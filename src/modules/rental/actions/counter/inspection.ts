import { invalid } from "../../../../lib/errors"
import { inspectionRoom } from "../../domain/charges"
import type { INSPECTION_CHARGE_KINDS } from "../../domain/enums"
import { addMoney, compareMoney, formatMoney, isMoney } from "../../domain/money"
import { post, type Charge } from "../ledger"
import type { RentalTransaction } from "../../transaction/types"
import type { MoneyLine } from "./return-plan"
import type { CounterRental, CounterUnit } from "./rows"

export interface InspectionCharge {
  kind: (typeof INSPECTION_CHARGE_KINDS)[number]
  amount: string
  reason?: string | undefined
}

/** What was found when somebody looked at a copy that came back. */
export interface InspectionInput {
  media_grade?: string | undefined
  sleeve_grade?: string | undefined
  grading_note?: string | undefined
  case_ok: boolean
  inserts_ok: boolean
  plays_ok: boolean | null
  missing_parts: readonly string[]
  photo_urls: readonly string[]
  note: string | null
  charges: readonly InspectionCharge[]
  /** Where the copy goes from here. */
  next_status: "available" | "cleaning" | "repair"
}

/** What a return without a look at the copy counts as. */
export const UNSEEN: InspectionInput = {
  case_ok: true,
  inserts_ok: true,
  plays_ok: null,
  missing_parts: [],
  photo_urls: [],
  note: null,
  charges: [],
  next_status: "available",
}

/**
 * The charges of an inspection as lines.
 *
 * @throws 400 `media_rental_amount` for amounts the currency has not, or more than the replacement value together
 */
export function inspectionLines(
  { charges }: InspectionInput,
  rental: CounterRental,
  posted: readonly Charge[],
): MoneyLine[] {
  const { currency_code, replacement_value } = rental
  charges.forEach(({ amount }, index) => {
    if (!isMoney(amount, currency_code)) throw amountProblem(`charges.${index}.amount`, amount, currency_code)
  })
  const sum = addMoney(
    charges.map((charge) => charge.amount),
    currency_code,
  )
  const room = inspectionRoom(posted, replacement_value, currency_code)
  if (compareMoney(sum, room) > 0) {
    const message = `${sum} is more than the ${room} that may be charged, the copy being worth ${replacement_value}`
    throw invalid([{ path: "charges", code: "media_rental_amount", message }])
  }
  return charges
    .filter(({ amount }) => compareMoney(amount, 0) > 0)
    .map(({ kind, amount, reason }) => ({
      kind,
      amount: formatMoney(amount, currency_code),
      ...(reason ? { label_params: { reason } } : {}),
    }))
}

function amountProblem(path: string, amount: string, currency: string) {
  const message = `${amount} is not an amount of ${currency.toUpperCase()}`
  return invalid([{ path, code: "media_rental_amount", message }])
}

/** Writes what was found, its charges, and the grades the copy has from now on. */
export async function writeInspection(
  tx: RentalTransaction,
  { rental, unit, inspection, lines }: Inspected,
): Promise<void> {
  const { media_grade = unit.media_grade, sleeve_grade = unit.sleeve_grade } = inspection
  await tx.sql.execute(
    `insert into media_rental_inspection (id, rental_order_id, unit_id, media_grade_before, sleeve_grade_before,
       media_grade_after, sleeve_grade_after, case_ok, inserts_ok, plays_ok, missing_parts, photo_urls, note,
       inspector_id, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, array(select jsonb_array_elements_text(?::jsonb)),
       array(select jsonb_array_elements_text(?::jsonb)), ?, ?, ?, now())`,
    [
      tx.newId("rins"),
      rental.id,
      unit.id,
      unit.media_grade,
      unit.sleeve_grade,
      media_grade,
      sleeve_grade,
      inspection.case_ok,
      inspection.inserts_ok,
      inspection.plays_ok,
      JSON.stringify(inspection.missing_parts),
      JSON.stringify(inspection.photo_urls),
      inspection.note,
      tx.actor.id ?? null,
      tx.now,
    ],
  )
  await tx.sql.execute(
    `update media_rental_unit set media_grade = ?, sleeve_grade = ?, grading_note = coalesce(?, grading_note),
       updated_at = now() where id = ?`,
    [media_grade, sleeve_grade, inspection.grading_note ?? null, unit.id],
  )
  await tx.event({
    type: "unit.inspected",
    rental_order_id: rental.id,
    unit_id: unit.id,
    variant_id: unit.variant_id,
    data: { media_grade, sleeve_grade, missing_parts: inspection.missing_parts, next_status: inspection.next_status },
  })
  await postLines(tx, rental, lines)
}

interface Inspected {
  rental: CounterRental
  unit: CounterUnit
  inspection: InspectionInput
  lines: readonly MoneyLine[]
}

/** The n-th charge of its kind at this inspection; there is one inspection per rental. */
async function postLines(tx: RentalTransaction, rental: CounterRental, lines: readonly MoneyLine[]): Promise<void> {
  const counts = new Map<string, number>()
  for (const { kind, amount, label_params } of lines) {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    await post(tx, {
      rental_order_id: rental.id,
      kind,
      period_key: `inspection:${count}`,
      amount,
      currency_code: rental.currency_code,
      status: "pending",
      reason: (label_params?.reason as string | undefined) ?? null,
    })
  }
}
