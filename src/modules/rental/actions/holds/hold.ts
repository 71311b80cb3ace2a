import type { Sql } from "../../../../lib/sql"
import { MediaError } from "../../../../lib/errors"
import type { HoldStatus } from "../../domain/enums"
import type { RentalTransaction } from "../../transaction/types"

/** A customer's place in the queue of a title, as stored. */
export interface Hold {
  id: string
  variant_id: string
  location_id: string
  customer_id: string
  days: number
  group_ids: string[]
  priority: number
  requested_at: Date
  status: HoldStatus
  suspended_until: string | null
  ready_at: Date | null
  expires_at: Date | null
  unit_id: string | null
  allocation_id: string | null
  rental_order_id: string | null
  cancel_reason: string | null
  version: number
}

export const HOLD_COLUMNS = `h.id, h.variant_id, h.location_id, h.customer_id, h.days, h.group_ids, h.priority,
  h.requested_at, h.status, h.suspended_until, h.ready_at, h.expires_at, h.unit_id, h.allocation_id, h.rental_order_id,
  h.cancel_reason, h.version`

/** Where a title's queue is; a title has one per location. */
export interface TitlePlace {
  variant_id: string
  location_id: string
}

/** A hold by id. */
export async function findHold(sql: Sql, id: string): Promise<Hold | null> {
  const [hold] = await sql.execute<Hold>(
    `select ${HOLD_COLUMNS} from media_rental_hold h where h.id = ? and h.deleted_at is null`,
    [id],
  )
  return hold ?? null
}

/** A hold, locked for this transaction; with a customer only one of theirs. */
export async function lockHold(tx: RentalTransaction, id: string, customerId?: string): Promise<Hold> {
  const [hold] = await tx.sql.execute<Hold>(
    `select ${HOLD_COLUMNS} from media_rental_hold h where h.id = ? and h.deleted_at is null for update`,
    [id],
  )
  if (!hold || (customerId !== undefined && hold.customer_id !== customerId)) throw holdNotFound(id)
  return hold
}

export function holdNotFound(id: string): MediaError {
  return new MediaError("not_found", "media_rental_hold_not_found", `no hold has the id ${id}`)
}

/** 409: the hold is not in a status from which this can be done. */
export function wrongHoldState(hold: Pick<Hold, "id" | "status">, wanted: string): MediaError {
  return new MediaError("conflict", "media_rental_state", `hold ${hold.id} is ${hold.status} and cannot be ${wanted}`, {
    details: { hold_id: hold.id, status: hold.status },
  })
}
