import { z } from "@medusajs/framework/zod"
import { amount, id, text } from "../../../../lib/fields"
import { listRule, noRepeats, repeatKey, rule, type Report } from "../../../../lib/rules"
import { compareMoney, formatMoney, isMoney } from "../money"
import { MAX_RENTAL_DAYS } from "../rent-price"
import { currencyCode, judgeCurrencies, judgeMoney, localDate, localTime, rowVersion } from "./fields"

/** Most tiers of one plan. */
export const MAX_TIERS = 200

const days = z.int().min(1).max(MAX_RENTAL_DAYS)

const tierSchema = z
  .strictObject({
    label: text(100).meta({ description: "As customers read it on the bill" }),
    days,
    currency_code: currencyCode,
    amount,
    customer_group_id: id.nullish().transform(orNull),
    start_dows: z
      .int()
      .min(1)
      .max(127)
      .nullish()
      .transform(orNull)
      .meta({ description: "Weekdays it may begin on: bit 0 = Monday … bit 6 = Sunday; null = any" }),
    valid_from: localDate.nullish().transform(orNull).meta({ description: "First start date it is for" }),
    valid_to: localDate.nullish().transform(orNull).meta({ description: "First start date it is no longer for" }),
  })
  .check(rule<Partial<TierInput>>(judgeTier))
  .transform((tier) => ({ ...tier, amount: formatMoney(tier.amount, tier.currency_code) }))

/** One price of a plan, without its id. */
export interface TierInput {
  label: string
  days: number
  currency_code: string
  amount: string
  customer_group_id: string | null
  start_dows: number | null
  valid_from: string | null
  valid_to: string | null
}

function orNull<T>(value: T | null | undefined): T | null {
  return value ?? null
}

function judgeTier(tier: Partial<TierInput>, report: Report): void {
  judgeMoney(tier.amount, tier.currency_code, ["amount"], report)
  const { valid_from: from, valid_to: to } = tier
  if (typeof from === "string" && typeof to === "string" && from >= to) {
    report(["valid_to"], `is not after valid_from: ${from} to ${to} holds no day`)
  }
}

/** What tells two tiers of a plan apart; the database knows no two that agree in it. */
const tierKey = (tier: Partial<TierInput>) =>
  repeatKey(tier.days, tier.currency_code, tier.customer_group_id, tier.start_dows, tier.valid_from)

const tiers = z
  .array(tierSchema)
  .max(MAX_TIERS)
  .check(
    listRule<Partial<TierInput>>((list, report) => {
      const tell = (index: number) =>
        report([index], "is given twice: same days, currency, group, weekdays and first date", DUPLICATE)
      noRepeats(list, tierKey, tell)
    }),
  )

const DUPLICATE = "media_rental_duplicate_tier"

const bound = amount.optional()
const priceBounds = z
  .record(z.string(), z.strictObject({ min: bound, max: bound }))
  .check(rule<Record<string, { min?: unknown; max?: unknown }>>(judgeBounds))
  .transform((bounds) => Object.fromEntries(Object.entries(bounds).map(([code, pair]) => [code, inFull(pair, code)])))
  .meta({ description: 'Least and most a rental costs: `{"eur": {"min": "2.00", "max": "40.00"}}`' })

function judgeBounds(bounds: Record<string, { min?: unknown; max?: unknown }>, report: Report): void {
  judgeCurrencies(bounds, report)
  for (const [code, pair] of Object.entries(bounds)) {
    const { min, max } = pair ?? {}
    judgeMoney(min, code, [code, "min"], report)
    judgeMoney(max, code, [code, "max"], report)
    if (isMoney(min, code) && isMoney(max, code) && compareMoney(min, max) > 0) {
      report([code, "max"], `${max} is below min ${min}`)
    }
  }
}

function inFull(pair: { min?: string | undefined; max?: string | undefined }, code: string) {
  return {
    ...(pair.min === undefined ? {} : { min: formatMoney(pair.min, code) }),
    ...(pair.max === undefined ? {} : { max: formatMoney(pair.max, code) }),
  }
}

const name = text(200)
const lateStart = localTime
  .nullish()
  .transform(orNull)
  .meta({ description: "A disc handed out at or after this local time is counted from the next day" })

/** Rules over several fields of a plan; an edit is judged together with what it leaves as it is. */
export function judgePlan(plan: { min_days?: unknown; max_days?: unknown }, report: Report): void {
  const { min_days: min, max_days: max } = plan
  if (typeof min === "number" && typeof max === "number" && min > max) {
    report(["min_days"], `${min} is more than max_days ${max}`)
  }
}

const terms = {
  min_days: days.default(1),
  max_days: days.default(30),
  price_bounds: priceBounds.nullish().transform(orNull),
  tiers: tiers.default([]).meta({ description: "All of them: what is not given here is no longer part of the plan" }),
}

/** Body of `POST /rate-plans`. */
export const createPlanSchema = z
  .strictObject({ name, active: z.boolean().default(true), late_start_time: lateStart, ...terms })
  .check(rule(judgePlan))

/** Body of `POST /rate-plans/:id`. */
export const editPlanSchema = z
  .strictObject({
    version: rowVersion.optional(),
    name: name.optional(),
    active: z.boolean().optional(),
    min_days: days.optional(),
    max_days: days.optional(),
    late_start_time: localTime.nullable().optional(),
    price_bounds: priceBounds.nullable().optional(),
    tiers: tiers.optional().meta({ description: "When given, all of them; left out, they stay as they are" }),
  })
  .check(rule(judgePlan))

/** Body of `POST /rate-plans/preview`: a plan that need not be saved, and for whom and when it is asked. */
export const previewPlanSchema = z
  .strictObject({
    ...terms,
    start_date: localDate,
    currency_code: currencyCode,
    customer_group_ids: z.array(id).max(100).default([]),
  })
  .check(rule(judgePlan))

export type CreatePlanInput = z.output<typeof createPlanSchema>
export type EditPlanInput = z.output<typeof editPlanSchema>
export type PreviewPlanInput = z.output<typeof previewPlanSchema>
