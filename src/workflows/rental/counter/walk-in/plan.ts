import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError, type Problem } from "../../../../lib/errors"
import type { WalkInCopy } from "../../../../modules/rental/actions/counter"
import type { LimitCheck } from "../../../../modules/rental/actions/limits"
import type { DepositMode } from "../../../../modules/rental/domain/enums"
import { addMoney } from "../../../../modules/rental/domain/money"
import { depositOfLines } from "../../../../modules/rental/domain/quote"
import { localDateOf, walkInStartDate } from "../../../../modules/rental/domain/shop-time"
import type MediaRentalService from "../../../../modules/rental/service"
import { select } from "../../../lib/sql"
import { ensureDepositTax } from "../../cart/lib/deposit-tax"
import { depositItem, taxInclusive } from "../../cart/lib/line-item"
import { dueDateOf, quoteFor, type BindingQuote } from "../../cart/lib/quoting"
import { holdOnCopy, scannedUnit, type CounterUnitView } from "../../readers/counter-views"
import { requireLocations } from "../../readers/locations"
import { rentalContext, requireContext, type RentalContext } from "../../readers/rental-context"
import { walkInShop, type WalkInShop } from "./shop"
import { walkInTotals, type WalkInItem } from "./totals"

export interface WalkInRequest {
  customer_id: string
  barcodes: string[]
  due_date?: string | undefined
  days?: number | undefined
  location_id: string
  region_id?: string | undefined
  currency_code?: string | undefined
  /** `charge`: a deposit the terms would hold is taken as money, on the order. */
  deposit?: "hold" | "charge" | undefined
}

/** A copy with what it is rented out for. */
export interface WalkInLine {
  unit: CounterUnitView
  quote: BindingQuote
  context: RentalContext
  deposit: string
}

/** A walk-in before it is written. */
export interface WalkInPlan {
  shop: WalkInShop
  lines: WalkInLine[]
  copies: WalkInCopy[]
  items: WalkInItem[]
  deposit: { mode: DepositMode; total: string }
  limits: LimitCheck
  tax: string
  total: string
}

/** Names the copy on its order line. */
export const COPY_FLAG = "media_rental_unit"

/**
 * What renting these copies out now comes to.
 *
 * @throws 404 for an unknown barcode, customer, location or region; 400 `media_rental_period`, `media_rental_no_rate`
 */
export async function planWalkIn(container: MedusaContainer, request: WalkInRequest, now: Date): Promise<WalkInPlan> {
  await requireLocations(container, [request.location_id])
  const shop = await walkInShop(container, request)
  const units = await Promise.all(request.barcodes.map((barcode) => scannedUnit(container, barcode)))
  const contexts = await rentalContext(container, {
    variant_ids: units.map((unit) => unit.variant_id),
    location_id: request.location_id,
    customer_id: request.customer_id,
  })
  const quoted = units.map((unit) => quoteOne(request, { unit, contexts, shop, now }))
  const { mode: agreed, total: deposit, shares } = depositOf(quoted, shop)
  const mode = agreed === "hold" && request.deposit === "charge" ? "charge" : agreed
  const lines = quoted.map((line, index) => ({ ...line, deposit: shares[index]![0]! }))
  const items = await itemsOf(container, { shop, lines, charged: mode === "charge" ? deposit : null })
  // The rented copies come first among the items.
  const { net, ...totals } = await walkInTotals(container, shop, items)
  return {
    shop,
    lines,
    copies: lines.map((line, index) => copyOf(line, net[index]!)),
    items,
    deposit: { mode, total: deposit },
    limits: limitsOf(shop, lines, now),
    ...totals,
  }
}

type Quoted = Omit<WalkInLine, "deposit">

function quoteOne(
  request: WalkInRequest,
  {
    unit,
    contexts,
    shop,
    now,
  }: { unit: CounterUnitView; contexts: Map<string, RentalContext>; shop: WalkInShop; now: Date },
): Quoted {
  const context = requireContext(contexts, unit.variant_id)
  const { offer, plan, calendar } = context
  if (!offer.enabled) {
    throw new MediaError("conflict", "media_rental_state", `${offer.title} is not rented out at present`, {
      details: { barcode: unit.barcode, reason: "disabled" },
    })
  }
  const start_date = walkInStartDate(now, calendar.tz, plan?.late_start_time ?? null)
  const due_date = dueDateOf({ start_date, due_date: request.due_date, days: request.days })
  const { currency_code } = shop
  const quote = quoteFor(context, { start_date, due_date, quantity: 1, fulfilment: "pickup", currency_code })
  return { unit, quote, context }
}

function depositOf(quoted: readonly Quoted[], { currency_code }: WalkInShop) {
  const lines = quoted.map(({ quote, context }) => ({
    quantity: 1,
    currency_code,
    deposit_amount: quote.copy_deposit,
    terms: context.terms,
  }))
  return depositOfLines(lines, currency_code)
}

function copyOf({ unit, quote, context, deposit }: WalkInLine, amount: string): WalkInCopy {
  const { start_date, due_date, late_due_date, days, due_at, replacement_value, price_snapshot } = quote
  const { terms, calendar, offer } = context
  return {
    unit_id: unit.id,
    offer_id: offer.id,
    variant_id: offer.variant_id,
    ...{ start_date, due_date, late_due_date, days, due_at, replacement_value, price_snapshot },
    amount,
    deposit_share: deposit,
    terms_snapshot: { terms, calendar, late_due_date },
    title_snapshot: titleOf(context),
  }
}

function titleOf({ offer }: RentalContext): Record<string, unknown> {
  const { title, variant_title, product_id, product_handle, thumbnail, media_type, disc_count } = offer
  return { title, variant_title, product_id, product_handle, thumbnail, media_type, disc_count }
}

/**
 * At the desk everybody is known, account or not. Street date and age are judged by the day the copy leaves, even where
 * the evening's rent counts from the next.
 */
function limitsOf(shop: WalkInShop, lines: readonly WalkInLine[], now: Date): LimitCheck {
  return {
    customer_id: shop.customer.id,
    has_account: shop.customer.has_account,
    allow_guest: true,
    moment: "hand_out",
    titles: lines.map(({ context, quote }) => ({
      terms: context.terms,
      calendar: context.calendar,
      plan: context.plan,
      rentable_from: context.offer.rentable_from,
      min_age: context.min_age,
      period: { ...quote, start_date: localDateOf(now, context.calendar.tz) },
      quantity: 1,
    })),
  }
}

async function itemsOf(
  container: MedusaContainer,
  { shop, lines, charged }: { shop: WalkInShop; lines: readonly WalkInLine[]; charged: string | null },
): Promise<WalkInItem[]> {
  const is_tax_inclusive = await taxInclusive(container, shop)
  const types = await typesOf(
    container,
    lines.map(({ context }) => context.offer.product_id),
  )
  const rented = lines.map(({ unit, quote, context }): WalkInItem => ({
    variant_id: context.offer.variant_id,
    title: context.offer.title,
    quantity: 1,
    unit_price: Number(quote.unit_price),
    is_tax_inclusive,
    requires_shipping: false,
    product_id: context.offer.product_id,
    product_type_id: types.get(context.offer.product_id),
    metadata: { [COPY_FLAG]: unit.id },
  }))
  if (charged === null) return rented
  return [...rented, depositItem(charged, { typeId: await ensureDepositTax(container), locale: null })]
}

async function typesOf(container: MedusaContainer, productIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await select<{ id: string; type_id: string }>(
    container,
    `select id, type_id from product where id = any(?::text[]) and type_id is not null`,
    [productIds],
  )
  return new Map(rows.map((row) => [row.id, row.type_id]))
}

/** What stands in the way now: limits of the customer and titles, copies that cannot leave. */
export async function walkInProblems(container: MedusaContainer, plan: WalkInPlan, now: Date): Promise<Problem[]> {
  const faults = await container.resolve<MediaRentalService>("mediaRental").limits.faults(plan.limits, now)
  const copies = await Promise.all(
    plan.lines.map(({ unit }, index) => copyProblem(container, { unit, index, plan, now })),
  )
  return [
    ...faults.map(({ path, code, message }) => ({ path, code, message })),
    ...copies.filter((problem) => problem !== null),
  ]
}

async function copyProblem(
  container: MedusaContainer,
  { unit, index, plan, now }: { unit: CounterUnitView; index: number; plan: WalkInPlan; now: Date },
): Promise<Problem | null> {
  const path = `barcodes.${index}`
  if (unit.status !== "available") {
    return { path, code: "media_rental_unit_conflict", message: `${unit.barcode} is ${unit.status}` }
  }
  const hold = await holdOnCopy(container, unit.id, now)
  if (!hold || hold.customer.id === plan.shop.customer.id) return null
  return { path, code: "media_rental_unit_held", message: `${unit.barcode} is on the hold shelf for a customer` }
}

/** What is to be paid, line by line. */
export function walkInLines(plan: WalkInPlan) {
  const { lines, deposit, tax, shop } = plan
  const rents = lines.map(({ quote, context, unit }) => ({
    kind: "rent",
    amount: quote.unit_price,
    label_params: { title: context.offer.title, barcode: unit.barcode, days: quote.days },
  }))
  const charged = deposit.mode === "charge" ? [{ kind: "deposit", amount: deposit.total }] : []
  const rentOnly = addMoney(
    rents.map((line) => line.amount),
    shop.currency_code,
  )
  const isAdded = addMoney([rentOnly, ...charged.map((line) => line.amount)], shop.currency_code) !== plan.total
  return [...rents, ...charged, ...(isAdded ? [{ kind: "tax", amount: tax }] : [])]
}
