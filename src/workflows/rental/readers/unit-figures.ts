import type { MedusaContainer } from "@medusajs/framework/types"
import { formatMoney } from "../../../modules/rental/domain/money"
import { returnOnInvestment, utilisation, type Stretch } from "../../../modules/rental/domain/utilisation"
import { select } from "../../lib/sql"
import type { UnitRow } from "./units"

/** What a copy has brought over its whole life. */
export interface UnitFigures {
  as_of: string
  utilisation: number | null
  revenue: { currency_code: string; amount: string }[]
  roi: number | null
}

type Facts = Pick<UnitRow, "id" | "status" | "in_service_at" | "retired_at" | "purchase_cost" | "cost_currency">

/** Utilisation since the copy is in service, what its rentals' ledgers sum to, and what that is by its cost. */
export async function unitFigures(container: MedusaContainer, unit: Facts, now: Date): Promise<UnitFigures> {
  const [out, downtime, revenue] = await Promise.all([
    timesOut(container, unit.id, now),
    downtimes(container, unit.id),
    revenueOf(container, unit.id),
  ])
  const service = serviceOf(unit, out, now)
  const earned = revenue.find((sum) => sum.currency_code === unit.cost_currency)?.amount ?? "0"
  return {
    as_of: now.toISOString(),
    // What has never stood on the shelf has not served yet.
    utilisation: unit.status === "intake" ? null : utilisation([{ service, out, downtime }], service),
    revenue,
    roi: unit.cost_currency === null ? null : returnOnInvestment(earned, unit.purchase_cost, unit.cost_currency),
  }
}

/** A copy that was lost, or sold to who had it, has served until then. */
function serviceOf(unit: Facts, out: readonly Stretch[], now: Date): Stretch {
  const gone = unit.status === "missing" || unit.status === "sold"
  const lastOut = out[out.length - 1]?.until
  const end = unit.retired_at ? Date.parse(unit.retired_at) : gone && lastOut !== undefined ? lastOut : now.getTime()
  return { from: Date.parse(unit.in_service_at), until: Math.min(end, now.getTime()) }
}

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`

function timesOut(container: MedusaContainer, id: string, now: Date): Promise<Stretch[]> {
  return select<Stretch>(
    container,
    `select ${MS("r.out_at")} as "from", ${MS(`coalesce(r.returned_at, (
         select max(e.occurred_at) from media_rental_event e
          where e.rental_order_id = r.id and e.type in ('order.lost', 'order.bought_out')), ?::timestamptz)`)} as until
     from media_rental_order r
     where r.unit_id = ? and r.out_at is not null and r.deleted_at is null order by r.out_at, r.id`,
    [now.toISOString(), id],
  )
}

function downtimes(container: MedusaContainer, id: string): Promise<Stretch[]> {
  return select<Stretch>(
    container,
    `select ${MS("starts_at")} as "from", ${MS("ends_at")} as until from media_rental_allocation
     where unit_id = ? and kind = 'downtime' and active and deleted_at is null order by starts_at`,
    [id],
  )
}

async function revenueOf(container: MedusaContainer, id: string): Promise<UnitFigures["revenue"]> {
  const sums = await select<{ currency_code: string; amount: string }>(
    container,
    `select g.currency_code, sum(g.amount)::text as amount
     from media_rental_order r join media_rental_charge g on g.rental_order_id = r.id
     where r.unit_id = ? and r.deleted_at is null and g.status <> 'void' and g.deleted_at is null
     group by g.currency_code order by g.currency_code`,
    [id],
  )
  return sums.map(({ currency_code, amount }) => ({ currency_code, amount: formatMoney(amount, currency_code) }))
}
