import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid } from "../../../lib/errors"
import type { Fulfilment } from "../../../modules/rental/domain/enums"
import { periodOf, type RentalPeriod } from "../../../modules/rental/domain/shop-time"
import type MediaRentalService from "../../../modules/rental/service"
import { availabilityOf, calendarOf, type Availability, type RentalCalendar } from "./availability"
import { rentalContext, requireContext, type RentalContext } from "./rental-context"

/** Who asks, and where. */
export interface StoreQuestion {
  variant_id: string
  location_id?: string | undefined
  customer_id?: string | undefined
  sales_channel_ids: readonly string[]
  now: Date
}

export interface StoreAvailabilityQuestion extends StoreQuestion {
  start_date: string
  due_date: string
  quantity: number
  fulfilment: Fulfilment
}

export interface StoreAvailability extends Availability {
  variant_id: string
  location_id: string | null
  tz: string
  start_date: string
  due_date: string
  days: number
  quantity: number
  as_of: string
}

/**
 * Whether so many copies of a title can be rented for a period.
 *
 * @throws 404 `media_rental_offer_not_found` for a variant the channels do not rent out, `media_rental_location_not_found`;
 * 400 `media_rental_period`, `media_rental_embargo`, `media_rental_quantity`
 */
export async function storeAvailability(
  container: MedusaContainer,
  question: StoreAvailabilityQuestion,
): Promise<StoreAvailability> {
  const { variant_id, start_date, due_date, quantity, now } = question
  const context = await contextFor(container, question)
  const { calendar, terms, location_id } = context
  const period = periodOf({ calendar, terms, start_date, due_date })
  await requirePossible(container, context, { period, quantity, now })
  return {
    variant_id,
    location_id,
    tz: calendar.tz,
    start_date,
    due_date,
    days: period.days,
    quantity,
    ...(await availabilityOf(container, context, question)),
    as_of: now.toISOString(),
  }
}

/**
 * Free copies of a title by days.
 * @throws 404 as `storeAvailability`
 */
export async function storeCalendar(
  container: MedusaContainer,
  question: StoreQuestion & { from: string; to: string },
): Promise<RentalCalendar & { variant_id: string; as_of: string }> {
  const context = await contextFor(container, question)
  const calendar = await calendarOf(container, context, question)
  return { variant_id: question.variant_id, ...calendar, as_of: question.now.toISOString() }
}

async function contextFor(
  container: MedusaContainer,
  { variant_id, location_id, customer_id, sales_channel_ids }: StoreQuestion,
): Promise<RentalContext> {
  const contexts = await rentalContext(container, {
    variant_ids: [variant_id],
    location_id,
    customer_id,
    sales_channel_ids,
  })
  return requireContext(contexts, variant_id)
}

/** Limits of the period and the title alone; those of the customer are told where a line is added. */
async function requirePossible(
  container: MedusaContainer,
  { terms, calendar, plan, offer }: RentalContext,
  { period, quantity, now }: { period: RentalPeriod; quantity: number; now: Date },
): Promise<void> {
  const service = container.resolve<MediaRentalService>("mediaRental")
  const most = service.rentalOptions.maxQuantityPerLine
  if (quantity > most) {
    const message = `${quantity} copies are more than the ${most} of one line`
    throw invalid([{ path: "quantity", code: "media_rental_quantity", message }])
  }
  const title = { terms, calendar, plan, rentable_from: offer.rentable_from, min_age: null, period, quantity }
  const check = { customer_id: null, has_account: true, allow_guest: true, moment: "book" as const, titles: [title] }
  const faults = (await service.limits.faults(check, now)).filter(({ code }) => OF_PERIOD.includes(code))
  if (faults.length === 0) return
  const error = invalid(faults.map(({ path, code, message }) => ({ path, code, message })))
  error.details = { ...faults[0]?.details }
  throw error
}

const OF_PERIOD: readonly string[] = ["media_rental_period", "media_rental_embargo"]
