import type { MedusaContainer } from "@medusajs/framework/types"
import { addMoney, formatMoney } from "../../../../modules/rental/domain/money"
import { select } from "../../../lib/sql"
import { share, type Report, type ReportQuery, type ReportWindow } from "./window"

interface Sum {
  currency_code: string
  amount: string
}

/** Copies that went missing within the window. */
export interface LossFigures {
  /** Hand-outs within the window, which the losses are measured by. */
  rentals: number
  lost: number
  found: number
  bought_out: number
  /** Lost ÷ hand-outs. */
  loss_rate: number | null
  /** Copies missing now, whenever they were lost. */
  missing_now: number
  /** What lost copies have been charged for, after waivers and refunds. */
  charged: Sum[]
}

export type LossRow = LossFigures & { variant_id: string; product_id: string; title: string; media_type: string }

type Counts = Pick<LossFigures, "rentals" | "lost" | "found" | "bought_out" | "missing_now"> & { charged: Sum[] | null }

const SQL = `
  with place as (select ?::text as location, ?::text as variant, ?::timestamptz as since, ?::timestamptz as until),
  handed as (
    select r.variant_id, count(*)::int as n from media_rental_order r, place p
    where r.out_at >= p.since and r.out_at < p.until and r.deleted_at is null
      and (p.location is null or r.location_id = p.location) group by 1
  ),
  happened as (
    select r.variant_id, count(*) filter (where e.type = 'order.lost')::int as lost,
      count(*) filter (where e.type = 'order.found')::int as found,
      count(*) filter (where e.type = 'order.bought_out')::int as bought_out
    from media_rental_event e join media_rental_order r on r.id = e.rental_order_id, place p
    where e.type in ('order.lost', 'order.found', 'order.bought_out')
      and e.occurred_at >= p.since and e.occurred_at < p.until
      and (p.location is null or r.location_id = p.location) group by 1
  ),
  missing as (
    select u.variant_id, count(*)::int as n from media_rental_unit u, place p
    where u.status = 'missing' and u.deleted_at is null
      and (p.location is null or u.home_location_id = p.location) group by 1
  ),
  charge as (
    select r.variant_id, g.currency_code, sum(g.amount) as amount
    from media_rental_charge l join media_rental_order r on r.id = l.rental_order_id
    join media_rental_charge g on (g.id = l.id or g.reverses_id = l.id) and g.deleted_at is null, place p
    where l.kind = 'lost' and g.status <> 'void' and l.created_at >= p.since and l.created_at < p.until
      and (p.location is null or r.location_id = p.location) group by 1, 2
  ),
  charged as (
    select variant_id, json_agg(json_build_object('currency_code', currency_code, 'amount', amount::text)
      order by currency_code) as sums from charge group by 1
  )
  select f.variant_id, f.product_id, f.title, f.media_type, coalesce(h.n, 0) as rentals, coalesce(e.lost, 0) as lost,
    coalesce(e.found, 0) as found, coalesce(e.bought_out, 0) as bought_out, coalesce(m.n, 0) as missing_now,
    c.sums as charged
  from media_rental_offer f cross join place p
  left join handed h on h.variant_id = f.variant_id left join happened e on e.variant_id = f.variant_id
  left join missing m on m.variant_id = f.variant_id left join charged c on c.variant_id = f.variant_id
  where f.deleted_at is null and (p.variant is null or f.variant_id = p.variant)
    and (e.variant_id is not null or m.variant_id is not null or c.variant_id is not null)
  order by coalesce(e.lost, 0) desc, f.title, f.variant_id`

/** Titles with losses, the most first. The totals count every hand-out, also of titles without a loss. */
export async function lossReport(
  container: MedusaContainer,
  query: ReportQuery,
  window: ReportWindow,
): Promise<Report<LossRow, LossFigures>> {
  const scope = [query.location_id ?? null, query.variant_id ?? null]
  const period = [window.from.toISOString(), window.until.toISOString()]
  const [all, handed] = await Promise.all([
    select<Counts & Omit<LossRow, keyof LossFigures>>(container, SQL, [...scope, ...period]),
    select<{ rentals: number }>(
      container,
      `select count(*)::int as rentals from media_rental_order r
       where r.out_at >= ?::timestamptz and r.out_at < ?::timestamptz and r.deleted_at is null
         and (?::text is null or r.location_id = ?) and (?::text is null or r.variant_id = ?)`,
      [...period, scope[0], scope[0], scope[1], scope[1]],
    ),
  ])
  const sum = (column: "lost" | "found" | "bought_out" | "missing_now") =>
    all.reduce((total, row) => total + row[column], 0)
  return {
    rows: all.slice(query.offset, query.offset + query.limit).map((row) => ({ ...row, ...figures(row) })),
    count: all.length,
    totals: figures({
      rentals: handed[0]?.rentals ?? 0,
      lost: sum("lost"),
      found: sum("found"),
      bought_out: sum("bought_out"),
      missing_now: sum("missing_now"),
      charged: sums(all.flatMap((row) => row.charged ?? [])),
    }),
  }
}

function figures({ rentals, lost, found, bought_out, missing_now, charged }: Counts): LossFigures {
  const amounts = (charged ?? []).map((sum) => ({ ...sum, amount: formatMoney(sum.amount, sum.currency_code) }))
  return { rentals, lost, found, bought_out, loss_rate: share(lost, rentals), missing_now, charged: amounts }
}

function sums(list: readonly Sum[]): Sum[] {
  return [...new Set(list.map((sum) => sum.currency_code))].sort().map((currency_code) => {
    const own = list.filter((sum) => sum.currency_code === currency_code)
    return {
      currency_code,
      amount: addMoney(
        own.map((sum) => sum.amount),
        currency_code,
      ),
    }
  })
}
