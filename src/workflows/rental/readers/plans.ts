import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import { formatMoney } from "../../../modules/rental/domain/money"
import type { PriceBounds, Tier } from "../../../modules/rental/domain/rent-price"
import { allOf, among, contains, fragment, isoText, selectPage, type ListSource, type Page } from "../../lib/sql"

/** A rate plan with its tiers and how much it is used. */
export interface AdminPlan {
  id: string
  name: string
  active: boolean
  min_days: number
  max_days: number
  late_start_time: string | null
  price_bounds: PriceBounds | null
  tiers: (Tier & { customer_group_name: string | null })[]
  offers: { enabled: number; total: number }
  version: number
  created_at: string
  updated_at: string
}

export interface PlanFilters {
  q?: string | undefined
  id?: string[] | undefined
  active?: boolean | undefined
}
type PlanOrder = "name" | "offers" | "max_days" | "created_at" | "updated_at"

const SOURCE: ListSource<PlanOrder> = {
  columns: `rp.id, rp.name, rp.active, rp.min_days, rp.max_days, rp.late_start_time, rp.price_bounds,
    coalesce((select json_agg(json_build_object('id', t.id, 'label', t.label, 'days', t.days,
        'currency_code', t.currency_code, 'amount', t.amount::text, 'customer_group_id', t.customer_group_id,
        'customer_group_name', g.name, 'start_dows', t.start_dows, 'valid_from', t.valid_from, 'valid_to', t.valid_to)
        order by t.currency_code, t.days, g.name nulls first, t.start_dows nulls first, t.valid_from nulls first, t.id)
      from media_rental_rate_tier t
      left join customer_group g on g.id = t.customer_group_id and g.deleted_at is null
     where t.plan_id = rp.id and t.deleted_at is null), '[]'::json) as tiers,
    json_build_object('enabled', n.enabled, 'total', n.total) as offers,
    rp.version, ${isoText("rp.created_at")} as created_at, ${isoText("rp.updated_at")} as updated_at`,
  from: `from media_rental_rate_plan rp
    left join lateral (
      select count(*) filter (where o.enabled)::int as enabled, count(*)::int as total
        from media_rental_offer o where o.rate_plan_id = rp.id and o.deleted_at is null) n on true`,
  key: "rp.id",
  orders: {
    name: "lower(rp.name)",
    offers: "n.total",
    max_days: "rp.max_days",
    created_at: "rp.created_at",
    updated_at: "rp.updated_at",
  },
}

/** One page of rate plans, each with all its tiers. */
export async function adminPlans(
  container: MedusaContainer,
  page: Page<PlanFilters, PlanOrder>,
): Promise<{ rate_plans: AdminPlan[]; count: number }> {
  const { q, id, active } = page.filters
  const condition = allOf([
    fragment("rp.deleted_at is null"),
    ...among("rp.id", id),
    ...(active === undefined ? [] : [fragment("rp.active = ?::boolean", active)]),
    ...(q ? [contains(q, ["rp.name"])] : []),
  ])
  const { rows, count } = await selectPage<AdminPlan, PlanOrder>(container, SOURCE, condition, page)
  const inFull = (tier: AdminPlan["tiers"][number]) => ({
    ...tier,
    amount: formatMoney(tier.amount, tier.currency_code),
  })
  return { rate_plans: rows.map((row) => ({ ...row, tiers: row.tiers.map(inFull) })), count }
}

/** @throws 404 `media_rental_rate_plan_not_found` */
export async function adminPlan(container: MedusaContainer, id: string): Promise<AdminPlan> {
  const { rate_plans } = await adminPlans(container, { filters: { id: [id] }, order: "name", limit: 1, offset: 0 })
  if (rate_plans[0]) return rate_plans[0]
  throw new MediaError("not_found", "media_rental_rate_plan_not_found", `rate plan ${id} does not exist`)
}
