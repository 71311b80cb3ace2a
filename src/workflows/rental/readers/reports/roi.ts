import type { MedusaContainer } from "@medusajs/framework/types"
import { addMoney } from "../../../../modules/rental/domain/money"
import { returnOnInvestment } from "../../../../modules/rental/domain/utilisation"
import { select } from "../../../lib/sql"
import { unitsOfReport, type Report, type ReportQuery } from "./window"

/** What copies have brought over their life against what they cost, in one currency. */
export interface RoiFigures {
  currency_code: string
  copies: number
  /** Sum of every ledger row that is not void. */
  revenue: string
  /** `null`: no copy has a cost in this currency. */
  purchase_cost: string | null
  roi: number | null
}

export type RoiRow = RoiFigures & {
  variant_id: string
  product_id: string
  title: string
  media_type: string
  /** The day revenue had reached the cost; `null` when it has not. */
  payback_date: string | null
}

interface Sums {
  currency_code: string
  copies: number
  revenue: string
  purchase_cost: string | null
  payback_date: string | null
}

/** Ledger rows of the copies, per title and currency, running up in the order they were posted. */
const SQL = `
  with copy as (select u.* from media_rental_unit u where `
const REST = `),
  cost as (
    select variant_id, cost_currency as currency_code, sum(purchase_cost) as cost from copy
    where purchase_cost is not null and cost_currency is not null group by 1, 2
  ),
  entry as (
    select c.variant_id, g.currency_code, g.amount, g.created_at,
      sum(g.amount) over (partition by c.variant_id, g.currency_code order by g.created_at, g.id) as so_far
    from copy c join media_rental_order r on r.unit_id = c.id and r.deleted_at is null
    join media_rental_charge g on g.rental_order_id = r.id and g.status <> 'void' and g.deleted_at is null
  ),
  pair as (select variant_id, currency_code from cost union select variant_id, currency_code from entry)
  select p.variant_id, f.product_id, f.title, f.media_type, p.currency_code,
    (select count(*)::int from copy c where c.variant_id = p.variant_id) as copies,
    coalesce((select sum(e.amount) from entry e where e.variant_id = p.variant_id
      and e.currency_code = p.currency_code), 0)::text as revenue,
    k.cost::text as purchase_cost,
    (select to_char(min(e.created_at) at time zone 'UTC', 'YYYY-MM-DD') from entry e where e.variant_id = p.variant_id
      and e.currency_code = p.currency_code and e.so_far >= k.cost) as payback_date
  from pair p join media_rental_offer f on f.variant_id = p.variant_id and f.deleted_at is null
  left join cost k on k.variant_id = p.variant_id and k.currency_code = p.currency_code
  order by f.title, p.variant_id, p.currency_code`

/** Titles by name, a row per currency; totals per currency. Life-long: the days of the query do not matter here. */
export async function roiReport(
  container: MedusaContainer,
  query: ReportQuery,
): Promise<Report<RoiRow, { by_currency: RoiFigures[] }>> {
  const units = unitsOfReport(query)
  const all = await select<Sums & Omit<RoiRow, keyof RoiFigures>>(
    container,
    `${SQL}${units.sql}${REST}`,
    units.bindings,
  )
  const rows = all.slice(query.offset, query.offset + query.limit)
  return {
    rows: rows.map((row) => ({ ...row, ...figures([row]) })),
    count: all.length,
    totals: { by_currency: byCurrency(all).map((sums) => figures(sums)) },
  }
}

function byCurrency(rows: readonly Sums[]): Sums[][] {
  const currencies = [...new Set(rows.map((row) => row.currency_code))].sort()
  return currencies.map((currency) => rows.filter((row) => row.currency_code === currency))
}

function figures(rows: readonly Sums[]): RoiFigures {
  const { currency_code } = rows[0]!
  const costs = rows.flatMap(({ purchase_cost }) => (purchase_cost === null ? [] : [purchase_cost]))
  const revenue = addMoney(
    rows.map((row) => row.revenue),
    currency_code,
  )
  const purchase_cost = costs.length > 0 ? addMoney(costs, currency_code) : null
  return {
    currency_code,
    copies: rows.reduce((sum, row) => sum + row.copies, 0),
    revenue,
    purchase_cost,
    roi: returnOnInvestment(revenue, purchase_cost, currency_code),
  }
}
