import type { MedusaContainer } from "@medusajs/framework/types"
import { isMediaError } from "../../../lib/errors"
import type { Found, HandedOut, Inspected, ReturnPlan, TakenBack } from "../../../modules/rental/actions/counter"
import { addMoney, formatMoney, remainder } from "../../../modules/rental/domain/money"
import { shareBack } from "../../../modules/rental/domain/settlement"
import { feesOnOrder } from "../../../modules/rental/settings"
import type MediaRentalService from "../../../modules/rental/service"
import { settingsOf } from "../../lib/settings"
import { counterUnit, depositBehind, holdOnCopy, settledShare } from "../readers/counter-views"
import { chargeViews, rentalRow, unpaidAmount } from "../readers/rental-detail"
import { planWalkIn, walkInLines, walkInProblems, type WalkInRequest } from "./walk-in/plan"
import { displayIdOf } from "./steps/walk-in"
import { rentalsById } from "../readers/rentals"
import { requireSoundInspection } from "./steps/check-return"
import type { TakeBackOutcome } from "./take-back"
import type { InspectionInput } from "../../../modules/rental/actions/counter"

/** A rental and its copy as they are now. */
export async function rentalAndUnit(container: MedusaContainer, rentalId: string) {
  const rental = await rentalRow(container, rentalId)
  return { rental, unit: await counterUnit(container, rental.unit_id) }
}

export async function handOutAnswer(container: MedusaContainer, handed: HandedOut) {
  const { deposit, swapped } = handed
  return {
    ...(await rentalAndUnit(container, handed.rental_id)),
    deposit: deposit && {
      mode: deposit.mode,
      status: deposit.status,
      amount: deposit.amount,
      authorized: deposit.surplus
        ? formatMoney("0", await currencyOf(container, handed.rental_id))
        : deposit.authorized,
      authorized_until: deposit.authorized_until ? new Date(deposit.authorized_until).toISOString() : null,
    },
    swapped: swapped && { unit_id: swapped.id, barcode: swapped.barcode },
  }
}

const currencyOf = async (container: MedusaContainer, rentalId: string) =>
  (await rentalRow(container, rentalId)).currency_code

/** What a return or inspection came to, with the deposit as it has been settled by now. */
export async function returnAnswer(container: MedusaContainer, taken: TakenBack | Inspected) {
  const { lines, total, currency_code, rental_id } = taken
  const { rental, unit } = await rentalAndUnit(container, rental_id)
  const charges = (await chargeViews(container, [rental_id])).get(rental_id) ?? []
  const [deposit, settled, next_hold] = await Promise.all([
    depositBehind(container, rental.order_id),
    settledShare(container, rental_id),
    holdOnCopy(container, unit.id, new Date()),
  ])
  const zero = formatMoney("0", currency_code)
  return {
    ...{ rental, unit, lines, total, currency_code, next_hold },
    due: unpaidAmount(charges, currency_code),
    deposit:
      deposit && Number(rental.deposit_share) > 0
        ? {
            mode: deposit.mode,
            status: deposit.status,
            share: rental.deposit_share,
            kept: settled?.kept ?? zero,
            returned: settled?.returned ?? zero,
            last_error: deposit.last_error,
          }
        : null,
  }
}

export interface ReturnQuestion {
  barcode: string
  location_id: string
  returned_at?: Date | undefined
  inspection?: InspectionInput | undefined
}

/** What a return would cost, and what would become of the deposit. */
export async function returnPreview(container: MedusaContainer, question: ReturnQuestion) {
  const now = new Date()
  await requireSoundInspection(container, question)
  const { counter } = container.resolve<MediaRentalService>("mediaRental")
  const plan = await counter.previewReturn(question, now)
  const { lines, total, currency_code, late } = plan
  return {
    ...{ lines, expected_total: total, currency_code },
    as_of: now.toISOString(),
    rental: await rentalRow(container, plan.rental.id, now),
    late_count: late.count,
    needs_inspection: !plan.closes,
    ...(await outlookOf(container, plan)),
  }
}

/** What the deposit would cover of these charges and of those that wait already. */
async function outlookOf(container: MedusaContainer, { rental, lines, currency_code }: ReturnPlan) {
  const { settlement } = container.resolve<MediaRentalService>("mediaRental")
  const { deposit, share_open, pending } = await settlement.state(rental.id)
  const owed = [...pending, ...lines.map(({ kind, amount }) => ({ kind, net: amount }))]
  const sum = addMoney(
    owed.map(({ net }) => net),
    currency_code,
  )
  if (!deposit || !share_open) return { deposit: null, due: sum }
  const fees_on_order = await settingsOf(container).getSetting(feesOnOrder)
  const share = formatMoney(rental.deposit_share, currency_code)
  const { kept, returned } = shareBack(share, owed, { fees_on_order, currency_code })
  return { deposit: { mode: deposit.mode, share, kept, returned }, due: remainder(sum, kept, currency_code) }
}

/** Previews one by one; a copy that cannot be returned says why. */
export async function returnPreviews(
  container: MedusaContainer,
  { items, location_id }: { items: Omit<ReturnQuestion, "location_id">[]; location_id: string },
) {
  const results = []
  for (const item of items) {
    try {
      const preview = await returnPreview(container, { ...item, location_id })
      results.push({ barcode: item.barcode, ok: true as const, preview })
    } catch (error) {
      if (!isMediaError(error)) throw error
      const { type, code, message, details = {} } = error
      results.push({ barcode: item.barcode, ok: false as const, error: { type, code, message, details } })
    }
  }
  return results
}

export async function bulkReturnAnswer(container: MedusaContainer, outcomes: readonly TakeBackOutcome[]) {
  const results = []
  for (const outcome of outcomes) {
    if (outcome.ok) {
      const result = await returnAnswer(container, outcome.taken)
      results.push({ barcode: outcome.barcode, ok: true as const, result })
    } else results.push(outcome)
  }
  const returned = outcomes.filter(({ ok }) => ok).length
  return { results, returned, failed: outcomes.length - returned }
}

/** What finding a copy would give back; `null` for one that nobody had. */
export async function foundPreview(
  container: MedusaContainer,
  question: { unit_id: string; location_id: string; found_at?: Date | undefined },
) {
  const now = new Date()
  const { counter } = container.resolve<MediaRentalService>("mediaRental")
  const { rental, lines, total, currency_code } = await counter.previewFound(question, now)
  if (!rental || currency_code === null) return null
  return { lines, expected_total: total, currency_code, as_of: now.toISOString() }
}

export async function foundAnswer(
  container: MedusaContainer,
  { unit_id, rental_id, lines, total, currency_code }: Found,
) {
  return {
    unit: await counterUnit(container, unit_id),
    rental: rental_id === null ? null : await rentalRow(container, rental_id),
    ...{ lines, total, currency_code },
  }
}

/** What renting these copies out would come to, and what stands in the way. */
export async function walkInPreview(container: MedusaContainer, request: WalkInRequest) {
  const now = new Date()
  const plan = await planWalkIn(container, request, now)
  const { shop, deposit, tax, total } = plan
  return {
    lines: walkInLines(plan),
    expected_total: total,
    currency_code: shop.currency_code,
    as_of: now.toISOString(),
    items: plan.lines.map(({ unit, quote, context, deposit: share }) => ({
      barcode: unit.barcode,
      unit_id: unit.id,
      variant_id: unit.variant_id,
      title: context.offer.title,
      start_date: quote.start_date,
      due_date: quote.due_date,
      late_due_date: quote.late_due_date,
      due_at: quote.due_at.toISOString(),
      days: quote.days,
      amount: quote.unit_price,
      deposit: share,
      replacement_value: quote.replacement_value,
    })),
    tax,
    deposit_mode: deposit.mode,
    deposit_hold: deposit.mode === "hold" ? deposit.total : formatMoney("0", shop.currency_code),
    region_id: shop.region_id,
    problems: await walkInProblems(container, plan, now),
  }
}

export async function walkInAnswer(
  container: MedusaContainer,
  result: { order_id: string; total: string; rental_order_ids: string[]; payment_collection_id: string | null },
  paid: boolean,
) {
  const { order_id, total, rental_order_ids, payment_collection_id } = result
  return {
    order: { id: order_id, display_id: await displayIdOf(container, order_id), total, paid },
    rentals: await rentalsById(container, rental_order_ids),
    payment_collection_id,
  }
}
