import { insertInto, pgTextArray } from "../../../../lib/sql"
import { MediaError } from "../../../../lib/errors"
import type { RentalTransaction } from "../../transaction/types"
import { promoteHolds } from "../holds"
import { requireWithinLimits, type LimitCheck } from "../limits"
import { release } from "../seating"
import { LINE_COLUMNS, lineById, type BoundLine } from "./bound-line"

/** What a line promises, before or after a change of it. */
export type LinePromise = Omit<BoundLine, "id" | "cart_id" | "line_item_id">

/**
 * Writes down what a new line of a cart promises. The line itself follows; `attach` joins the two.
 *
 * @throws 400 with every limit that is not kept
 */
export async function bind(
  tx: RentalTransaction,
  cartId: string,
  promise: LinePromise,
  limits: LimitCheck,
): Promise<BoundLine> {
  await requireWithinLimits(tx, limits)
  const line: BoundLine = { ...promise, id: tx.newId("rcln"), cart_id: cartId, line_item_id: null }
  await insertInto(tx.sql, "media_rental_cart_line", LINE_COLUMNS, [{ ...line }])
  return line
}

/** Replaces what a line promises; what the cart held for the old promise is given back. Answers the line as it was. */
export async function rebind(
  tx: RentalTransaction,
  lineId: string,
  promise: LinePromise,
  limits: LimitCheck | null,
): Promise<BoundLine> {
  const before = await lineById(tx.sql, lineId, { lock: true })
  if (!before) throw lineNotFound(lineId)
  if (limits) await requireWithinLimits(tx, limits)
  await releaseHoldsOf(tx, [lineId])
  await tx.sql.execute(
    `update media_rental_cart_line c set ${PROMISED.map((column) => `${column} = p.${column}`).join(", ")},
       updated_at = now()
     from jsonb_populate_record(null::media_rental_cart_line, ?::jsonb) p where c.id = ?`,
    [JSON.stringify(promise), lineId],
  )
  return before
}

/** Names the cart's own line that stands for a promise. */
export async function attach(tx: RentalTransaction, lineId: string, lineItemId: string | null): Promise<void> {
  await tx.sql.execute(`update media_rental_cart_line set line_item_id = ?, updated_at = now() where id = ?`, [
    lineItemId,
    lineId,
  ])
}

/** Ends promises with what the cart holds for them. Answers the ids that were still there. */
export async function unbind(tx: RentalTransaction, lineIds: readonly string[]): Promise<string[]> {
  const ended = await tx.sql.execute<{ id: string }>(
    `update media_rental_cart_line set deleted_at = now(), updated_at = now()
     where id = any(?::text[]) and deleted_at is null returning id`,
    [pgTextArray(lineIds)],
  )
  await releaseHoldsOf(tx, lineIds)
  return ended.map((line) => line.id)
}

/** Takes an `unbind` back; what was held then is held again at the next checkout. */
export async function bindAgain(tx: RentalTransaction, lineIds: readonly string[]): Promise<void> {
  await tx.sql.execute(
    `update media_rental_cart_line set deleted_at = null, updated_at = now() where id = any(?::text[])`,
    [pgTextArray(lineIds)],
  )
}

export function lineNotFound(lineId: string): MediaError {
  return new MediaError("not_found", "media_rental_line_not_found", `no rental line of this cart has the id ${lineId}`)
}

const PROMISED = LINE_COLUMNS.filter((column) => !["id", "cart_id", "line_item_id"].includes(column))

async function releaseHoldsOf(tx: RentalTransaction, lineIds: readonly string[]): Promise<void> {
  const held = await tx.sql.execute<{ id: string; variant_id: string; location_id: string }>(
    `select a.id, l.variant_id, l.location_id
     from media_rental_allocation a join media_rental_cart_line l on l.id = a.ref_id
     where a.ref_id = any(?::text[]) and a.kind = 'checkout_hold' and a.active`,
    [pgTextArray(lineIds)],
  )
  if (held.length === 0) return
  await release(
    tx,
    held.map((hold) => hold.id),
  )
  await promoteHolds(tx, held)
}
