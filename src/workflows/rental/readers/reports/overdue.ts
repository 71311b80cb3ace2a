import type { MedusaContainer } from "@medusajs/framework/types"
import { accruedLate, type LateRental } from "../../../../modules/rental/domain/accrued-late"
import type MediaRentalService from "../../../../modules/rental/service"
import { select } from "../../../lib/sql"
import { adminRentals, type RentalRow } from "../rentals"
import { share, type Report, type ReportQuery, type ReportWindow } from "./window"

/** A copy that should be back, and what its lateness has come to. */
export interface OverdueRow {
  rental_id: string
  display_no: number
  variant_id: string
  product_id: string
  title: string
  barcode: string
  customer: RentalRow["customer"]
  location_id: string
  due_at: string
  late_count: number
  late_unit: "day" | "hour"
  accrued: string
  currency_code: string
}

export interface OverdueTotals {
  overdue: number
  /** Returns within the window, and how many of them were late. */
  returned: number
  returned_late: number
  late_rate: number | null
}

/** Copies overdue now, the longest first; the totals tell how often returns of the window were late. */
export async function overdueReport(
  container: MedusaContainer,
  query: ReportQuery,
  window: ReportWindow,
): Promise<Report<OverdueRow, OverdueTotals>> {
  const filters = {
    overdue: true,
    ...(query.location_id ? { location_id: [query.location_id] } : {}),
    ...(query.variant_id ? { variant_id: [query.variant_id] } : {}),
  }
  const { limit, offset } = query
  const [page, returns] = await Promise.all([
    adminRentals(container, { filters, order: "due_at", limit, offset }),
    returnsOf(container, query, window),
  ])
  const rows = await withFees(container, page.orders, window.as_of)
  return { rows, count: page.count, totals: { overdue: page.count, ...returns } }
}

async function withFees(container: MedusaContainer, rentals: RentalRow[], now: Date): Promise<OverdueRow[]> {
  const ids = rentals.map(({ id }) => id)
  const [snapshots, charges] = await Promise.all([
    select<Pick<LateRental, "terms_snapshot"> & { id: string }>(
      container,
      `select id, terms_snapshot from media_rental_order where id = any(?)`,
      [ids],
    ),
    container.resolve<MediaRentalService>("mediaRental").ledger.chargesOf(ids),
  ])
  const snapshotOf = new Map(snapshots.map(({ id, terms_snapshot }) => [id, terms_snapshot]))
  return rentals.map((rental) => {
    const own = charges.filter((charge) => charge.rental_order_id === rental.id)
    const late = accruedLate({ ...rental, terms_snapshot: snapshotOf.get(rental.id)! }, own, now)
    return {
      rental_id: rental.id,
      display_no: rental.display_no,
      variant_id: rental.variant_id,
      product_id: rental.product_id,
      title: rental.title,
      barcode: rental.unit.barcode,
      customer: rental.customer,
      location_id: rental.location_id,
      due_at: rental.due_at,
      late_count: late.count,
      late_unit: late.unit,
      accrued: late.amount,
      currency_code: rental.currency_code,
    }
  })
}

async function returnsOf(
  container: MedusaContainer,
  {
    location_id = null,
    variant_id = null,
  }: { location_id?: string | null | undefined; variant_id?: string | null | undefined },
  { from, until }: ReportWindow,
): Promise<Omit<OverdueTotals, "overdue">> {
  const [row] = await select<{ returned: number; late: number }>(
    container,
    `select count(*)::int as returned, count(*) filter (where r.returned_at > a.late_after)::int as late
     from media_rental_order r join media_rental_allocation a on a.id = r.allocation_id
     where r.returned_at >= ?::timestamptz and r.returned_at < ?::timestamptz and r.deleted_at is null
       and (?::text is null or r.location_id = ?) and (?::text is null or r.variant_id = ?)`,
    [from.toISOString(), until.toISOString(), location_id, location_id, variant_id, variant_id],
  )
  const { returned = 0, late = 0 } = row ?? {}
  return { returned, returned_late: late, late_rate: share(late, returned) }
}
