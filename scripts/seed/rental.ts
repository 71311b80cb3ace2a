import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createCustomersWorkflow } from "@medusajs/medusa/core-flows"
import type MediaCatalogService from "../../src/modules/catalog/service"
import type MediaRentalService from "../../src/modules/rental/service"
import {
  createCalendarSchema,
  createMemberSchema,
  createOfferSchema,
  createPlanSchema,
  createTermsSchema,
} from "../../src/modules/rental/domain/setup"
import { takeInRentalUnitsWorkflow } from "../../src/workflows/rental/copies"
import { createRentalOfferWorkflow, createRentalSetupWorkflow } from "../../src/workflows/rental/setup"
import { planBody, type DemoRental } from "./rental-data"

const ACTOR = { type: "system", id: "demo" } as const

interface RentalVariant {
  id: string
  media_type: string
  sale_variant_id: string | null
  /** What the title costs new: what a lost copy is worth. */
  prices: Record<string, string>
}

/**
 * Opens the rental desk of the demo: opening days, rates, rules, an offer with three copies for every title that has a
 * rental variant, and customers with a card. Whatever is there stays, so that a later run undoes nothing.
 *
 * @returns the number of copies added
 */
export async function ensureRental(container: MedusaContainer, demo: DemoRental, locationId: string): Promise<number> {
  const rental = container.resolve<MediaRentalService>("mediaRental")
  await ensureCalendar(container, rental, demo, locationId)
  await ensureTerms(container, rental, demo)
  const plans = await ensurePlans(container, rental, demo)
  let added = 0
  for (const variant of await rentalVariants(container)) {
    const planId = plans.get(variant.media_type)
    if (!planId || Object.keys(variant.prices).length === 0) continue
    await ensureOffer(container, rental, variant, planId)
    added += await ensureCopies(container, rental, variant, { count: demo.copies_per_title, locationId })
  }
  await ensureMembers(container, rental, demo)
  return added
}

async function ensureCalendar(
  container: MedusaContainer,
  rental: MediaRentalService,
  { calendar }: DemoRental,
  location_id: string,
): Promise<void> {
  const [known] = await rental.listMediaRentalCalendars({ location_id }, { take: 1 })
  if (known) return
  const input = createCalendarSchema.parse({ location_id, ...calendar })
  await createRentalSetupWorkflow(container).run({ input: { entry: "calendar", input, actor: ACTOR } })
}

async function ensureTerms(container: MedusaContainer, rental: MediaRentalService, demo: DemoRental): Promise<void> {
  const rows = await rental.listMediaRentalTerms({}, { take: 1000 })
  const scopes = new Set(rows.filter(isWide).map((row) => row.media_type))
  for (const terms of demo.terms) {
    if (scopes.has(terms.media_type ?? null)) continue
    const input = createTermsSchema.parse(terms)
    await createRentalSetupWorkflow(container).run({ input: { entry: "terms", input, actor: ACTOR } })
  }
}

/** Of no single title, group or location: the scopes the demo uses. */
const isWide = (row: { variant_id: string | null; customer_group_id: string | null; location_id: string | null }) =>
  row.variant_id === null && row.customer_group_id === null && row.location_id === null

/** Plan ids by media type. */
async function ensurePlans(
  container: MedusaContainer,
  rental: MediaRentalService,
  demo: DemoRental,
): Promise<Map<string, string>> {
  const byType = new Map<string, string>()
  for (const plan of demo.plans) {
    const [known] = await rental.listMediaRentalRatePlans({ name: plan.name }, { take: 1 })
    const input = createPlanSchema.parse(planBody(plan))
    const create = () =>
      createRentalSetupWorkflow(container).run({ input: { entry: "rate_plan", input, actor: ACTOR } })
    const id = known?.id ?? (await create()).result.id
    for (const mediaType of plan.media_types) byType.set(mediaType, id)
  }
  return byType
}

async function rentalVariants(container: MedusaContainer): Promise<RentalVariant[]> {
  const catalog = container.resolve<MediaCatalogService>("mediaCatalog")
  const order = { take: 1000, order: { id: "ASC" } } as const
  const rentals = await catalog.listMediaOffers({ condition: "rental" }, { ...order, relations: ["media_item"] })
  const found: RentalVariant[] = []
  for (const { variant_id, media_item } of rentals) {
    const sales = await catalog.listMediaOffers({ media_item_id: media_item.id, condition: ["new", "used"] }, order)
    const [sale, used] = ["new", "used"].map((condition) => sales.find((offer) => offer.condition === condition))
    found.push({
      id: variant_id,
      media_type: media_item.media_type,
      sale_variant_id: (used ?? sale)?.variant_id ?? null,
      // A lost copy has to be bought anew.
      prices: await pricesOf(container, (sale ?? used)?.variant_id),
    })
  }
  return found
}

async function pricesOf(container: MedusaContainer, variantId: string | undefined): Promise<Record<string, string>> {
  if (variantId === undefined) return {}
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "product_variant",
    fields: ["prices.currency_code", "prices.amount"],
    filters: { id: variantId },
  })
  const prices = (data[0]?.prices ?? []) as { currency_code: string; amount: number }[]
  return Object.fromEntries(prices.map(({ currency_code, amount }) => [currency_code, amount.toFixed(2)]))
}

async function ensureOffer(
  container: MedusaContainer,
  rental: MediaRentalService,
  variant: RentalVariant,
  rate_plan_id: string,
): Promise<void> {
  const [known] = await rental.listMediaRentalOffers({ variant_id: variant.id }, { take: 1 })
  if (known) return
  const offer = createOfferSchema.parse({
    variant_id: variant.id,
    rate_plan_id,
    replacement_value: variant.prices,
    sale_variant_id: variant.sale_variant_id,
  })
  await createRentalOfferWorkflow(container).run({ input: { offer, actor: ACTOR } })
}

async function ensureCopies(
  container: MedusaContainer,
  rental: MediaRentalService,
  variant: RentalVariant,
  { count, locationId }: { count: number; locationId: string },
): Promise<number> {
  const known = await rental.listMediaRentalUnits({ variant_id: variant.id }, { take: 1, withDeleted: true })
  if (known.length > 0) return 0
  await takeInRentalUnitsWorkflow(container).run({
    input: {
      variant_id: variant.id,
      location_id: locationId,
      status: "available",
      units: Array.from({ length: count }, () => ({})),
      actor: ACTOR,
    },
  })
  return count
}

async function ensureMembers(container: MedusaContainer, rental: MediaRentalService, demo: DemoRental): Promise<void> {
  const customers = container.resolve(Modules.CUSTOMER)
  for (const { date_of_birth, ...person } of demo.customers) {
    const [known] = await customers.listCustomers({ email: person.email }, { take: 1 })
    const customer =
      known ?? (await createCustomersWorkflow(container).run({ input: { customersData: [person] } })).result[0]!
    const [member] = await rental.listMediaRentalMembers({ customer_id: customer.id }, { take: 1 })
    if (member) continue
    const input = createMemberSchema.parse({ customer_id: customer.id, date_of_birth })
    await createRentalSetupWorkflow(container).run({ input: { entry: "member", input, actor: ACTOR } })
  }
}
