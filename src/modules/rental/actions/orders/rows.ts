import type { Sql } from "../../../../lib/sql"
import { MediaError } from "../../../../lib/errors"
import type { Fulfilment, RentalStatus } from "../../domain/enums"
import type { TermsSnapshot } from "../../domain/terms"
import type { RentalTransaction } from "../../transaction/types"

/** A rental order with what decides over its life outside the counter. */
export interface RentalOrder {
  id: string
  display_no: number
  order_id: string | null
  order_line_id: string | null
  unit_seq: number
  customer_id: string
  offer_id: string
  variant_id: string
  unit_id: string
  allocation_id: string
  location_id: string
  fulfilment: Fulfilment
  start_date: string
  due_date: string
  late_due_date: string
  starts_at: Date
  due_at: Date
  out_at: Date | null
  status: RentalStatus
  extension_count: number
  currency_code: string
  deposit_share: string
  replacement_value: string
  terms_snapshot: TermsSnapshot
  title_snapshot: { title?: string }
}

const COLUMNS = `id, display_no, order_id, order_line_id, unit_seq, customer_id, offer_id, variant_id, unit_id,
  allocation_id, location_id, fulfilment, start_date, due_date, late_due_date, starts_at, due_at, out_at, status,
  extension_count, currency_code, deposit_share::text as deposit_share,
  replacement_value::text as replacement_value, terms_snapshot, title_snapshot`

/** @throws 404 `media_rental_not_found` */
export async function findOrder(sql: Sql, id: string): Promise<RentalOrder> {
  const [order] = await sql.execute<RentalOrder>(
    `select ${COLUMNS} from media_rental_order where id = ? and deleted_at is null`,
    [id],
  )
  return order ?? unknown(id)
}

/** The rental, locked for this transaction; take its title's lock first. */
export async function lockOrder(tx: RentalTransaction, id: string): Promise<RentalOrder> {
  const [order] = await tx.sql.execute<RentalOrder>(
    `select ${COLUMNS} from media_rental_order where id = ? and deleted_at is null for update`,
    [id],
  )
  return order ?? unknown(id)
}

/** The stretch of time a rental speaks for its copy, and where that copy is at home. */
export interface OrderAllocation {
  id: string
  unit_id: string
  home_location_id: string
  blocked_from: Date
  blocked_until: Date
  pinned: boolean
  custody_open: boolean
  late_after: Date | null
}

export async function allocationOf(sql: Sql, { allocation_id, id }: RentalOrder): Promise<OrderAllocation> {
  const [allocation] = await sql.execute<OrderAllocation>(
    `select a.id, a.unit_id, u.home_location_id, a.blocked_from, a.blocked_until, a.pinned, a.custody_open, a.late_after
     from media_rental_allocation a join media_rental_unit u on u.id = a.unit_id where a.id = ?`,
    [allocation_id],
  )
  if (!allocation) throw new Error(`allocation ${allocation_id} of rental ${id} does not exist`)
  return allocation
}

/** 409: the rental is not in a state from which this can be done. */
export function wrongState(
  { id, display_no, status }: Pick<RentalOrder, "id" | "display_no" | "status">,
  what: string,
  details: Record<string, unknown> = {},
): MediaError {
  return new MediaError("conflict", "media_rental_state", `rental ${display_no} is ${status} and ${what}`, {
    details: { rental_id: id, status, ...details },
  })
}

function unknown(id: string): never {
  throw new MediaError("not_found", "media_rental_not_found", `rental order ${id} does not exist`)
}
