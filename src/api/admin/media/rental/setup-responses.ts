import { z } from "@medusajs/framework/zod"
import { DEPOSIT_MODES, DEPOSIT_TYPES, LATE_UNITS, MEMBER_STATUSES } from "../../../../modules/rental/domain/enums"

const nullable = z.string().nullable()
const amount = z.string().describe("Decimal string with the currency's decimals.")
const moneyMap = z.record(z.string(), amount).describe("Lower-case currency → amount.")
const version = z.int().describe("To be sent back with an edit; a stale one is refused with 409.")
const stamps = { version, created_at: z.string(), updated_at: z.string() }
const page = { count: z.int(), offset: z.int(), limit: z.int() }

const variantRef = z.object({ id: z.string(), title: z.string(), sku: nullable })

/** A rental offer: what makes a variant rentable. */
export const offer = z
  .object({
    id: z.string(),
    variant_id: z.string(),
    variant: variantRef.nullable().describe("Null once it has been deleted."),
    product_id: z.string(),
    product: z
      .object({ id: z.string(), title: z.string(), handle: z.string(), status: z.string(), thumbnail: nullable })
      .nullable(),
    item_id: nullable.describe("The catalogue's media item."),
    title: z.string(),
    media_type: z.string(),
    disc_count: z.int(),
    enabled: z.boolean(),
    rate_plan_id: nullable,
    rate_plan: z
      .object({ id: z.string(), name: z.string(), active: z.boolean(), min_days: z.int(), max_days: z.int() })
      .nullable(),
    replacement_value: moneyMap,
    rentable_from: nullable.describe("YYYY-MM-DD, local to the location."),
    min_age: z.int().nullable().describe("The merchant's own; null: the catalogue's rating counts."),
    rated_age: z
      .int()
      .nullable()
      .describe("What the catalogue's ratings ask for, of the schemes that count shop-wide."),
    sale_variant_id: nullable,
    sale_variant: variantRef.nullable(),
    copies: z.object({
      in_service: z.int().describe("Available, ready, out, being inspected or cleaned."),
      total: z.int().describe("All but sold and retired ones."),
    }),
    open_rentals: z.int().describe("Reserved, ready, out or lost."),
    waiting: z.int().describe("Customers in the queue."),
    ...stamps,
  })
  .meta({ id: "RentalOffer" })
export const offerAnswer = z.object({ offer })
export const offersAnswer = z.object({ offers: z.array(offer), ...page })

const tierFields = {
  label: z.string(),
  days: z.int(),
  currency_code: z.string(),
  amount,
  customer_group_id: nullable,
  start_dows: z.int().nullable().describe("Bit 0 = Monday … bit 6 = Sunday; null = any."),
  valid_from: nullable,
  valid_to: nullable,
}
const tier = z.object({ id: z.string(), ...tierFields, customer_group_name: nullable })
const bounds = z.record(z.string(), z.object({ min: amount.optional(), max: amount.optional() }))

const planRow = z
  .object({
    id: z.string(),
    name: z.string(),
    active: z.boolean().describe("Only an active plan can be used by an enabled offer."),
    min_days: z.int(),
    max_days: z.int(),
    late_start_time: nullable,
    price_bounds: bounds.nullable(),
    tiers: z.array(tier),
    offers: z.object({ enabled: z.int(), total: z.int() }).describe("Rental offers that use it."),
    ...stamps,
  })
  .meta({ id: "RentalRatePlan" })
export const planAnswer = z.object({ rate_plan: planRow })
export const plansAnswer = z.object({ rate_plans: z.array(planRow), ...page })

export const planPreviewAnswer = z.object({
  preview: z.object({
    start_date: z.string(),
    currency_code: z.string(),
    rows: z
      .array(
        z.object({
          days: z.int(),
          due_date: z.string(),
          allowed: z.boolean().describe("At least min_days."),
          amount: amount.nullable().describe("Of one copy, within the plan's bounds; null: no rate."),
          no_rate_date: nullable.describe("Day on which no tier may begin."),
          tiles: z.array(
            z.object({
              tier: z.int().describe("Place in the request's `tiers`, from 0."),
              label: z.string(),
              days: z.int(),
              amount: amount.describe("Of one tile."),
              count: z.int(),
            }),
          ),
        }),
      )
      .describe("n = 1 … max_days."),
    unused_tiers: z
      .array(z.int())
      .nullable()
      .describe("Places of tiers nobody is ever charged with; null when there are too many tiers to find out."),
    days_without_rate: z.array(z.int()).describe("Lengths that cannot be rented from the start date."),
  }),
})

const nullableScope = {
  variant_id: nullable,
  media_type: nullable,
  customer_group_id: nullable,
  location_id: nullable,
}

const termsColumns = {
  horizon_days: z.int(),
  notice_ms: z.int(),
  buffer_before_ms: z.int(),
  buffer_after_ms: z.int(),
  ship_buffer_ms: z.int(),
  grace_ms: z.int(),
  late_unit: z.enum(LATE_UNITS),
  late_amount: moneyMap,
  late_cap: moneyMap,
  cap_at_replacement: z.boolean(),
  exclude_closed_days: z.boolean(),
  roll_closed_due: z.boolean(),
  overdue_assume_days: z.int().nullable(),
  lost_after_days: z.int().nullable(),
  found_refund_days: z.int(),
  max_extensions: z.int(),
  extension_max_days: z.int(),
  block_extension_if_wanted: z.boolean(),
  max_open: z.int(),
  max_debt: moneyMap,
  max_holds: z.int(),
  pickup_window_ms: z.int(),
  min_age: z.int().nullable(),
  deposit_mode: z.enum(DEPOSIT_MODES),
  deposit_type: z.enum(DEPOSIT_TYPES),
  deposit_value: z.union([moneyMap, z.number()]).describe("Amounts with `fixed`, a percentage with `percent`."),
  deposit_cap: moneyMap,
  no_show_after_ms: z.int(),
  no_show_fee: moneyMap,
  cancel_until_ms: z.int(),
  late_cancel_refund_percent: z.int(),
  inspect_on_return: z.boolean(),
  buyout_offered: z.boolean(),
  buyout_credit_percent: z.int(),
  due_soon_ms: z.int(),
  overdue_notice_days: z.array(z.int()),
}
const inherited = Object.fromEntries(
  Object.entries(termsColumns).map(([column, schema]) => [column, schema.nullable()]),
) as { [C in keyof typeof termsColumns]: z.ZodNullable<(typeof termsColumns)[C]> }

const termsRow = z
  .object({
    id: z.string(),
    ...nullableScope,
    weight: z.int().describe("Variant 8, media type 4, customer group 2, location 1; the highest wins."),
    variant: variantRef.extend({ product_id: z.string(), product_title: z.string(), thumbnail: nullable }).nullable(),
    customer_group: z.object({ id: z.string(), name: z.string() }).nullable(),
    location: z.object({ id: z.string(), name: z.string() }).nullable(),
    ...inherited,
    ...stamps,
  })
  .meta({ id: "RentalTerms" })
export const termsAnswer = z.object({ terms: termsRow })
export const termsListAnswer = z.object({ terms: z.array(termsRow), ...page })

const source = z.object({
  id: nullable.describe("Row of terms; null: the default."),
  weight: z.int().nullable(),
})
export const resolvedTermsAnswer = z.object({
  terms: z.object(termsColumns),
  sources: z.object(
    Object.fromEntries(Object.keys(termsColumns).map((column) => [column, source])) as {
      [C in keyof typeof termsColumns]: typeof source
    },
  ),
  rows: z
    .array(z.object({ id: z.string(), ...nullableScope, weight: z.int() }))
    .describe("Rows that apply, the one that wins first."),
})

const calendar = z.object({
  id: z.string(),
  location_id: z.string(),
  location_name: nullable,
  tz: z.string(),
  open_dows: z.int().describe("Bit 0 = Monday … bit 6 = Sunday."),
  closed_dates: z.array(z.string()),
  pickup_from: z.string(),
  due_time: z.string(),
  ...stamps,
})
export const calendarAnswer = z.object({ calendar })
export const calendarsAnswer = z.object({ calendars: z.array(calendar), ...page })

/** A customer at the rental desk; without a member row only the customer is known. */
export const member = z
  .object({
    id: nullable.describe("Null: not yet a member."),
    is_member: z.boolean(),
    customer_id: z.string(),
    customer: z
      .object({ id: z.string(), name: nullable, email: nullable, phone: nullable, has_account: z.boolean() })
      .nullable()
      .describe("Null once the customer has been deleted."),
    member_no: nullable,
    date_of_birth: nullable,
    id_verified_at: nullable,
    status: z.enum(MEMBER_STATUSES).nullable(),
    blocked: z.boolean().describe("Blocked at this moment: a block ends at block_until."),
    block_reason: nullable,
    block_until: nullable,
    max_open: z.int().nullable(),
    deposit_waived: z.boolean(),
    open_rentals: z.int().describe("Reserved, ready or out."),
    debt: z.array(z.object({ currency_code: z.string(), amount })).describe("Charged and not paid yet."),
    version: z.int().nullable(),
    created_at: nullable,
    updated_at: nullable,
  })
  .meta({ id: "RentalMember" })
export const memberAnswer = z.object({ member })
export const membersAnswer = z.object({ members: z.array(member), ...page })

/** What DELETE answers. */
export const deletedAnswer = (object: string) =>
  z.object({ id: z.string(), object: z.literal(object), deleted: z.literal(true) })
