import { pgTextArray } from "../../../../lib/sql"
import type { RentalTransaction } from "../../transaction/types"
import { release } from "../seating"
import type { KeptCopy } from "./seat-copies"
import { cancelBooked, lockRentals, type BookedRental } from "./release-rentals"

export interface UndoCommit {
  cart_id: string
  order_id: string
  rental_order_ids: readonly string[]
  kept: readonly KeptCopy[]
}

/**
 * Takes a commit back because the order came to nothing: its rentals are cancelled, and what the cart or its customer
 * had kept before is theirs again for the time that was left, so that a second try with another card finds it.
 */
export async function undoCommit(tx: RentalTransaction, input: UndoCommit): Promise<void> {
  const rentals = await lockRentals(tx, "o.id = any(?::text[])", [pgTextArray(input.rental_order_ids)])
  const standing = rentals.filter(({ status }) => status === "reserved" || status === "ready")
  await tx.sql.execute(
    `update media_rental_deposit set status = 'released', updated_at = now()
     where order_id = ? and status = 'pending' and deleted_at is null`,
    [input.order_id],
  )
  // Kept again before it is offered to whoever waits.
  await release(
    tx,
    standing.map(({ allocation_id }) => allocation_id),
  )
  for (const copy of input.kept) {
    const rental = standing.find(({ id }) => id === copy.rental_order_id)
    if (rental) await keepAgain(tx, copy, { rental, cart_id: input.cart_id })
  }
  await cancelBooked(tx, standing, "payment_failed")
}

interface Place {
  rental: BookedRental
  cart_id: string
}

/** The rental's own time on its own copy: nobody can have taken it in between. */
async function keepAgain(tx: RentalTransaction, copy: KeptCopy, { rental, cart_id }: Place): Promise<void> {
  const expires_at = new Date(copy.expires_at)
  const isPickup = copy.hold_id !== null
  if (!isPickup && expires_at <= tx.now) return
  const id = tx.newId("ralc")
  await tx.sql.execute(
    `insert into media_rental_allocation (id, unit_id, variant_id, kind, ref_id, cart_id, starts_at, ends_at,
       blocked_from, blocked_until, active, pinned, custody_open, expires_at, created_at, updated_at)
     select ?, unit_id, variant_id, ?, ?, ?, starts_at, ends_at, blocked_from, blocked_until, true, ?, false, ?, now(),
       now() from media_rental_allocation where id = ?`,
    [
      id,
      isPickup ? "pickup_hold" : "checkout_hold",
      copy.hold_id ?? copy.line_id,
      isPickup ? null : cart_id,
      isPickup,
      expires_at,
      rental.allocation_id,
    ],
  )
  if (!isPickup) return
  await tx.sql.execute(
    `update media_rental_hold set status = 'ready', rental_order_id = null, unit_id = ?, allocation_id = ?,
       version = version + 1, updated_at = now() where id = ? and status = 'fulfilled'`,
    [rental.unit_id, id, copy.hold_id],
  )
}
