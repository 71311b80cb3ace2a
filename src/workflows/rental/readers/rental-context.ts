import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import { ageSchemes } from "../../../modules/catalog/settings"
import type { Tier } from "../../../modules/rental/domain/rent-price"
import { DEFAULT_CALENDAR, type ShopCalendar } from "../../../modules/rental/domain/shop-time"
import { resolveTerms, type Terms } from "../../../modules/rental/domain/terms"
import { allowGuest, defaultLocation } from "../../../modules/rental/settings"
import { settingsOf } from "../../lib/settings"
import {
  calendarsOf,
  groupsOf,
  locationsWithCopies,
  memberOf,
  offersOf,
  plansOf,
  ratedAges,
  termsRowsOf,
  tiersOf,
  usableLocations,
  type MemberFacts,
  type OfferFacts,
  type PlanFacts,
} from "./context-rows"

export type { MemberFacts, OfferFacts, PlanFacts } from "./context-rows"

export interface RentalContextInput {
  variant_ids: readonly string[]
  /** Where it is picked up, sent from or handed out; left out, the shop's choice. */
  location_id?: string | null | undefined
  customer_id?: string | null | undefined
  /** Of a store request or a cart: only what these channels sell, only at their locations. Left out: everything. */
  sales_channel_ids?: readonly string[] | null | undefined
}

/** Everything a decision about one title needs that is read before the transaction. */
export interface RentalContext {
  offer: OfferFacts
  /** `null` when the offer has none or it was deleted; ask `plan.active` before selling by it. */
  plan: PlanFacts | null
  tiers: Tier[]
  terms: Terms
  calendar: ShopCalendar
  /** `null`: no place has been named and none has copies. */
  location_id: string | null
  customer_id: string | null
  group_ids: string[]
  member: MemberFacts | null
  /** Youngest age allowed: the terms', else the offer's, else the catalogue's; `null`: any. */
  min_age: number | null
  /** Whether somebody without an account may rent in these channels. */
  allow_guest: boolean
}

/**
 * Reads what quote, gate, commit, walk-in, extension and holds decide by. Variants that are not rentable (or not in the
 * channels asked about) are missing from the answer.
 *
 * @throws 404 `media_rental_location_not_found` for a location that is unknown or not one of the channels'
 * @example
 * const contexts = await rentalContext(container, { variant_ids: [id], customer_id, sales_channel_ids })
 * const { terms, calendar } = requireContext(contexts, id)
 */
export async function rentalContext(
  container: MedusaContainer,
  input: RentalContextInput,
): Promise<Map<string, RentalContext>> {
  const variantIds = [...new Set(input.variant_ids)]
  const channels = input.sales_channel_ids ?? null
  const [offers, groupIds, member, policy] = await Promise.all([
    offersOf(container, variantIds, channels),
    input.customer_id ? groupsOf(container, input.customer_id) : [],
    input.customer_id ? memberOf(container, input.customer_id) : null,
    policyOf(container, channels),
  ])
  const found = offers.map((offer) => offer.variant_id)
  if (found.length === 0) return new Map()
  const [plans, tiers, terms, ages, places] = await Promise.all([
    plansOf(container, found),
    tiersOf(container, found),
    termsRowsOf(container, found, groupIds),
    ratedAges(container, found, policy.schemes),
    placesOf(container, found, { named: input.location_id ?? null, preferred: policy.location, channels }),
  ])
  const calendars = await calendarsOf(container, [...new Set(places.values())])
  const contexts = offers.map((offer): RentalContext => {
    const location_id = places.get(offer.variant_id) ?? null
    const scope = { ...offer, group_ids: groupIds, location_id: location_id ?? "" }
    const resolved = resolveTerms(terms, scope).terms
    return {
      offer,
      plan: plans.find((plan) => plan.id === offer.rate_plan_id) ?? null,
      tiers: tiers.filter((tier) => tier.plan_id === offer.rate_plan_id),
      terms: resolved,
      calendar: calendarAt(calendars, location_id),
      location_id,
      customer_id: input.customer_id ?? null,
      group_ids: groupIds,
      member,
      min_age: resolved.min_age ?? offer.min_age ?? ages.get(offer.variant_id) ?? null,
      allow_guest: policy.allowGuest,
    }
  })
  return new Map(contexts.map((context) => [context.offer.variant_id, context]))
}

/** @throws 404 `media_rental_offer_not_found` for a variant that cannot be rented here */
export function requireContext(contexts: ReadonlyMap<string, RentalContext>, variantId: string): RentalContext {
  const context = contexts.get(variantId)
  if (context) return context
  throw new MediaError("not_found", "media_rental_offer_not_found", `variant_id: ${variantId} cannot be rented here`)
}

interface Policy {
  allowGuest: boolean
  location: string | null
  schemes: readonly string[]
}

/** Settings of the channels. Of several the strictest counts; of their places the first that names one. */
async function policyOf(container: MedusaContainer, channels: readonly string[] | null): Promise<Policy> {
  const settings = settingsOf(container)
  const scopes = channels?.length ? channels.map((salesChannelId) => ({ salesChannelId })) : [{}]
  const policies = await Promise.all(
    scopes.map(async (scope) => ({
      allowGuest: await settings.getSetting(allowGuest, scope),
      location: await settings.getSetting(defaultLocation, scope),
      schemes: await settings.getSetting(ageSchemes, scope),
    })),
  )
  return {
    allowGuest: policies.every((policy) => policy.allowGuest),
    location: policies.find((policy) => policy.location !== null)?.location ?? null,
    schemes: policies.some((policy) => policy.schemes.length === 0)
      ? []
      : [...new Set(policies.flatMap((policy) => policy.schemes))],
  }
}

interface PlaceChoice {
  named: string | null
  preferred: string | null
  channels: readonly string[] | null
}

/** The named place; else the setting's, if it is still usable; else the first with copies of the title. */
async function placesOf(
  container: MedusaContainer,
  variantIds: readonly string[],
  { named, preferred, channels }: PlaceChoice,
): Promise<Map<string, string>> {
  const wish = named ?? preferred
  const usable = wish === null ? new Set<string>() : await usableLocations(container, [wish], channels)
  if (wish !== null && usable.has(wish)) return new Map(variantIds.map((id) => [id, wish]))
  if (named !== null) {
    throw new MediaError(
      "not_found",
      "media_rental_location_not_found",
      `location_id: ${named} is no location of this shop`,
    )
  }
  const stocked = await locationsWithCopies(container, variantIds, channels)
  return new Map([...stocked].flatMap(([variantId, [first]]) => (first ? [[variantId, first]] : [])))
}

function calendarAt(
  calendars: readonly (ShopCalendar & { location_id: string })[],
  locationId: string | null,
): ShopCalendar {
  const own = calendars.find((calendar) => calendar.location_id === locationId)
  if (!own) return DEFAULT_CALENDAR
  const { tz, open_dows, closed_dates, pickup_from, due_time } = own
  return { tz, open_dows, closed_dates, pickup_from, due_time }
}
