import type { MedusaContainer } from "@medusajs/framework/types"
import { select } from "../../../lib/sql"
import { share, type Report, type ReportQuery, type ReportWindow } from "./window"

/** What customers asked for within the window, in copies. */
export interface DemandFigures {
  /** Booked, whatever became of it. */
  seated: number
  /** Turned away for want of a copy, of customers who were logged in. */
  refused: number
  holds_joined: number
  /** Seated ÷ (seated + refused). */
  fill_rate: number | null
  /** Refused copies and joined holds. */
  unmet: number
}

export type DemandRow = DemandFigures & { variant_id: string; product_id: string; title: string; media_type: string }

type Sums = Pick<DemandFigures, "seated" | "refused" | "holds_joined">

/** Titles by unmet demand, the greatest first. */
export async function demandReport(
  container: MedusaContainer,
  query: ReportQuery,
  { from, until }: ReportWindow,
): Promise<Report<DemandRow, DemandFigures>> {
  const period = [from.toISOString(), until.toISOString()]
  const place = query.location_id ?? null
  const all = await select<Sums & Omit<DemandRow, keyof DemandFigures>>(
    container,
    `with asked as (
       select r.variant_id, count(*)::int as seated, 0 as refused, 0 as joined from media_rental_order r
       where r.created_at >= ?::timestamptz and r.created_at < ?::timestamptz and r.channel <> 'import'
         and r.deleted_at is null and (?::text is null or r.location_id = ?) group by 1
       union all
       select e.variant_id, 0, sum(coalesce((e.data->>'quantity')::int, 1))::int, 0 from media_rental_event e
       where e.type = 'demand.refused' and e.occurred_at >= ?::timestamptz and e.occurred_at < ?::timestamptz
         and (?::text is null or e.data->>'location_id' = ?) group by 1
       union all
       select h.variant_id, 0, 0, count(*)::int from media_rental_hold h
       where h.requested_at >= ?::timestamptz and h.requested_at < ?::timestamptz
         and h.deleted_at is null and (?::text is null or h.location_id = ?) group by 1
     )
     select a.variant_id, f.product_id, f.title, f.media_type, sum(a.seated)::int as seated,
       sum(a.refused)::int as refused, sum(a.joined)::int as holds_joined
     from asked a join media_rental_offer f on f.variant_id = a.variant_id and f.deleted_at is null
     where (?::text is null or a.variant_id = ?)
     group by 1, 2, 3, 4 order by sum(a.refused + a.joined) desc, f.title, a.variant_id`,
    [
      ...period,
      place,
      place,
      ...period,
      place,
      place,
      ...period,
      place,
      place,
      ...Array(2).fill(query.variant_id ?? null),
    ],
  )
  const sum = (column: keyof Sums) => all.reduce((total, row) => total + row[column], 0)
  return {
    rows: all.slice(query.offset, query.offset + query.limit).map((row) => ({ ...row, ...figures(row) })),
    count: all.length,
    totals: figures({ seated: sum("seated"), refused: sum("refused"), holds_joined: sum("holds_joined") }),
  }
}

function figures({ seated, refused, holds_joined }: Sums): DemandFigures {
  return { seated, refused, holds_joined, fill_rate: share(seated, seated + refused), unmet: refused + holds_joined }
}
