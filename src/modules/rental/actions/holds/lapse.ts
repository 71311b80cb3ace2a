import { localDateOf, type ShopCalendar } from "../../domain/shop-time"
import type { RentalTransaction } from "../../transaction/types"
import { release } from "../seating"
import { HOLD_COLUMNS, type Hold, type TitlePlace } from "./hold"

/** Ends the ready holds of a title that nobody fetched in time, and frees their copies. */
export async function endLapsedHolds(
  tx: RentalTransaction,
  { variant_id, location_id }: TitlePlace,
): Promise<string[]> {
  const lapsed = await tx.sql.execute<Hold>(
    `update media_rental_hold h set status = 'expired', version = version + 1, updated_at = now()
     where h.variant_id = ? and h.location_id = ? and h.status = 'ready' and h.expires_at <= ? and h.deleted_at is null
     returning ${HOLD_COLUMNS}`,
    [variant_id, location_id, tx.now],
  )
  await release(
    tx,
    lapsed.flatMap((hold) => hold.allocation_id ?? []),
  )
  for (const hold of lapsed) {
    await tx.event({
      type: "hold.expired",
      hold_id: hold.id,
      unit_id: hold.unit_id,
      variant_id: hold.variant_id,
      from_status: "ready",
      to_status: "expired",
      data: { customer_id: hold.customer_id },
    })
  }
  return lapsed.map((hold) => hold.id)
}

/** Holds whose suspension ends today or earlier wait again, at the place they had. */
export async function resumeSuspendedHolds(
  tx: RentalTransaction,
  { variant_id, location_id }: TitlePlace,
  calendar: ShopCalendar,
): Promise<string[]> {
  const resumed = await tx.sql.execute<{ id: string; variant_id: string }>(
    `update media_rental_hold h set status = 'waiting', suspended_until = null, version = version + 1, updated_at = now()
     where h.variant_id = ? and h.location_id = ? and h.status = 'suspended' and h.suspended_until <= ?
       and h.deleted_at is null
     returning h.id, h.variant_id`,
    [variant_id, location_id, localDateOf(tx.now, calendar.tz)],
  )
  for (const hold of resumed) {
    await tx.event({
      type: "hold.resumed",
      hold_id: hold.id,
      variant_id: hold.variant_id,
      from_status: "suspended",
      to_status: "waiting",
    })
  }
  return resumed.map((hold) => hold.id)
}
