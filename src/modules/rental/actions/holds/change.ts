import { MediaError } from "../../../../lib/errors"
import { localDateOf } from "../../domain/shop-time"
import { HOLD_STATES } from "../../domain/states"
import type { HoldStatus } from "../../domain/enums"
import type { RentalTransaction } from "../../transaction/types"
import { release } from "../seating"
import { findHold, lockHold, wrongHoldState, type Hold } from "./hold"
import { promoteHolds } from "./promote"
import { titleRules } from "./title-rules"

/** Which hold, and what a caller may know of it. */
export interface HoldRef {
  id: string
  /** Of a store request: only this customer's own hold exists. */
  customer_id?: string
  /** As the caller read it; a stale one is refused. */
  version?: number | undefined
}

/** Passes a hold over until a local date, or until further notice; it keeps its place. */
export async function suspend(tx: RentalTransaction, ref: HoldRef, until: string | null): Promise<Hold> {
  const hold = await lockOwn(tx, ref)
  if (until !== null) await requireFuture(tx, hold, until)
  if (hold.status !== "suspended") requireChange(hold, "suspended")
  else if (hold.suspended_until === until) return hold
  await write(tx, hold, `status = 'suspended', suspended_until = ?`, [until])
  await log(tx, hold, "hold.suspended", { to_status: "suspended", data: { suspended_until: until } })
  return (await findHold(tx.sql, hold.id))!
}

/** The hold waits again where it stood, and may be next. */
export async function resume(tx: RentalTransaction, ref: HoldRef): Promise<Hold> {
  const hold = await lockOwn(tx, ref)
  if (hold.status === "waiting") return hold
  requireChange(hold, "waiting")
  await write(tx, hold, `status = 'waiting', suspended_until = null`, [])
  await log(tx, hold, "hold.resumed", { to_status: "waiting" })
  await promoteHolds(tx, [hold])
  return (await findHold(tx.sql, hold.id))!
}

/** Moves a hold before or behind the others; what is on the shelf already goes to whoever is first then. */
export async function prioritise(tx: RentalTransaction, ref: HoldRef, priority: number): Promise<Hold> {
  const hold = await lockOwn(tx, ref)
  if (hold.status !== "waiting" && hold.status !== "suspended") throw wrongHoldState(hold, "reordered")
  if (hold.priority === priority) return hold
  await write(tx, hold, `priority = ?`, [priority])
  await log(tx, hold, "hold.reordered", { data: { from: hold.priority, to: priority } })
  await promoteHolds(tx, [hold])
  return (await findHold(tx.sql, hold.id))!
}

/** Leaves the queue, or gives back the copy that is set aside, which goes to the next. */
export async function cancel(tx: RentalTransaction, ref: HoldRef, reason: string | null): Promise<Hold> {
  const hold = await lockOwn(tx, ref)
  requireChange(hold, "canceled")
  await write(tx, hold, `status = 'canceled', cancel_reason = ?, suspended_until = null`, [reason])
  if (hold.allocation_id) await release(tx, [hold.allocation_id])
  await log(tx, hold, "hold.canceled", { to_status: "canceled", data: { reason } })
  await promoteHolds(tx, [hold])
  return (await findHold(tx.sql, hold.id))!
}

/** Somebody else's hold is as unknown as none. */
async function lockOwn(tx: RentalTransaction, { id, customer_id, version }: HoldRef): Promise<Hold> {
  const hold = await lockHold(tx, id, customer_id)
  if (version !== undefined && version !== hold.version) {
    throw new MediaError(
      "conflict",
      "media_rental_version_conflict",
      `version: ${version} is stale, hold ${id} is at ${hold.version}`,
      { details: { version: hold.version } },
    )
  }
  return hold
}

async function requireFuture(tx: RentalTransaction, hold: Hold, until: string): Promise<void> {
  const rules = await titleRules(tx.sql, hold)
  const today = localDateOf(tx.now, rules?.calendar.tz ?? "UTC")
  if (until > today) return
  throw new MediaError("invalid_data", "media_rental_date", `suspended_until: ${until} is not after today, ${today}`)
}

function requireChange(hold: Hold, to: HoldStatus): void {
  if (!HOLD_STATES.canChange(hold.status, to)) throw wrongHoldState(hold, to)
}

async function write(tx: RentalTransaction, hold: Hold, columns: string, values: unknown[]): Promise<void> {
  await tx.sql.execute(
    `update media_rental_hold set ${columns}, version = version + 1, updated_at = now() where id = ?`,
    [...values, hold.id],
  )
}

async function log(
  tx: RentalTransaction,
  hold: Hold,
  type: string,
  more: { to_status?: string; data?: Record<string, unknown> },
): Promise<void> {
  await tx.event({
    type,
    hold_id: hold.id,
    variant_id: hold.variant_id,
    unit_id: hold.unit_id,
    ...(more.to_status ? { from_status: hold.status } : {}),
    ...more,
  })
}
