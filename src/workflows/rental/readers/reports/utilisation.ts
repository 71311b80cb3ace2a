import type { MedusaContainer } from "@medusajs/framework/types"
import { select } from "../../../lib/sql"
import { share, unitsOfReport, type Report, type ReportQuery, type ReportWindow } from "./window"

/** How much of their time in service the copies of a title were at customers'. */
export interface UtilisationFigures {
  copies: number
  /** Hand-outs within the window. */
  rentals: number
  out_days: number
  /** Time in service less downtime: what could have been rented. */
  rentable_days: number
  downtime_days: number
  idle_days: number
  /** 0 to 1. */
  utilisation: number | null
  /** Hand-outs per copy. */
  turns: number | null
}

export type UtilisationRow = UtilisationFigures & {
  variant_id: string
  product_id: string
  title: string
  media_type: string
}

interface Sums {
  copies: number
  rentals: number
  out: number
  service: number
  unusable: number
}

const SECONDS = (ranges: string) =>
  `coalesce((select sum(extract(epoch from upper(x) - lower(x))) from unnest(${ranges}) x), 0)::float8`

/**
 * One row per copy. Ranges are united before they are measured, as `domain/utilisation.ts` does it: a copy that is back
 * late is out and not in the downtime planned meanwhile. One that was lost or sold has served until then.
 */
const PER_COPY = `
  select u.id, u.variant_id, s.service, o.rentals, o.ranges * s.service as out,
    (o.ranges + coalesce(d.ranges, '{}')) * s.service as away
  from media_rental_unit u
  cross join lateral (
    select count(*) filter (where r.out_at >= ?::timestamptz and r.out_at < ?::timestamptz)::int as rentals,
      max(e.ended_at) filter (where r.status in ('lost', 'bought_out')) as gone_at,
      coalesce(range_agg(tstzrange(r.out_at, greatest(r.out_at, coalesce(r.returned_at, e.ended_at, ?::timestamptz))))
        filter (where r.id is not null), '{}') as ranges
    from media_rental_order r
    left join lateral (
      select max(v.occurred_at) as ended_at from media_rental_event v
      where v.rental_order_id = r.id and v.type in ('order.lost', 'order.bought_out') and r.returned_at is null
    ) e on true
    where r.unit_id = u.id and r.out_at is not null and r.out_at < ?::timestamptz and r.deleted_at is null
  ) o
  cross join lateral (
    select range_agg(tstzrange(a.starts_at, a.ends_at)) as ranges from media_rental_allocation a
    where a.unit_id = u.id and a.kind = 'downtime' and a.active and a.deleted_at is null
  ) d
  cross join lateral (
    select tstzmultirange(case when u.status <> 'intake' and x.until > x.since then tstzrange(x.since, x.until)
      else 'empty'::tstzrange end) as service
    from (select greatest(u.in_service_at, ?::timestamptz) as since, least(?::timestamptz, coalesce(u.retired_at,
      case when u.status in ('missing', 'sold') then o.gone_at end, ?::timestamptz)) as until) x
  ) s`

/** Titles by name, with the sums over all of them. */
export async function utilisationReport(
  container: MedusaContainer,
  query: ReportQuery,
  window: ReportWindow,
): Promise<Report<UtilisationRow, UtilisationFigures>> {
  const units = unitsOfReport(query)
  const [from, until, asOf] = [window.from, window.until, window.as_of].map((moment) => moment.toISOString())
  const bindings = [from, until, asOf, until, from, until, until, ...units.bindings]
  const titles = await select<Sums & Omit<UtilisationRow, keyof UtilisationFigures>>(
    container,
    `with copy as (${PER_COPY} where ${units.sql})
     select c.variant_id, f.product_id, f.title, f.media_type, count(*)::int as copies,
       sum(c.rentals)::int as rentals, sum(${SECONDS("c.out")}) as out, sum(${SECONDS("c.service")}) as service,
       sum(${SECONDS("c.away")} - ${SECONDS("c.out")}) as unusable
     from copy c join media_rental_offer f on f.variant_id = c.variant_id and f.deleted_at is null
     where not isempty(c.service) group by c.variant_id, f.product_id, f.title, f.media_type order by f.title, c.variant_id`,
    bindings,
  )
  const rows = titles.slice(query.offset, query.offset + query.limit)
  return {
    rows: rows.map(({ variant_id, product_id, title, media_type, ...sums }) => {
      return { variant_id, product_id, title, media_type, ...figures(sums) }
    }),
    count: titles.length,
    totals: figures(titles.reduce<Sums>(added, { copies: 0, rentals: 0, out: 0, service: 0, unusable: 0 })),
  }
}

const added = (a: Sums, b: Sums): Sums => ({
  copies: a.copies + b.copies,
  rentals: a.rentals + b.rentals,
  out: a.out + b.out,
  service: a.service + b.service,
  unusable: a.unusable + b.unusable,
})

function figures({ copies, rentals, out, service, unusable }: Sums): UtilisationFigures {
  const days = (seconds: number) => Math.round((seconds / 86_400) * 100) / 100
  const rentable = service - unusable
  return {
    copies,
    rentals,
    out_days: days(out),
    rentable_days: days(rentable),
    downtime_days: days(unusable),
    idle_days: days(rentable - out),
    utilisation: rentable > 0 ? Math.round((out / rentable) * 100_000) / 100_000 : null,
    turns: share(rentals, copies),
  }
}
