import { MediaError } from "../../../../lib/errors"
import { isMovable } from "../../domain/order-rights"
import type { SeatPlan } from "../../domain/seat"
import type { RentalTransaction } from "../../transaction/types"
import { promoteHolds } from "../holds/promote"
import { loadTitle, lockUnits } from "../seating"
import { applyMoves, deferring } from "../seating/claim"
import { allocationOf, lockOrder, wrongState, type OrderAllocation, type RentalOrder } from "./rows"

export interface ReseatInput {
  rental_order_id: string
  /** Left out, whichever copy has room. */
  unit_id?: string | undefined
}

/**
 * Moves a booking to another copy of its title; other bookings may make room. A picked booking, or one that has
 * started, stays where it is: its copy is exchanged at the counter.
 *
 * @throws 409 `media_rental_state` for a booking that does not move, 404 `media_rental_unit_not_found`, 409
 * `media_rental_unit_conflict` when the copy (or any) has no room
 */
export async function reseat(
  tx: RentalTransaction,
  input: ReseatInput,
): Promise<{ rental_order_id: string; unit_id: string; moved: number }> {
  const rental = await lockOrder(tx, input.rental_order_id)
  const allocation = await allocationOf(tx.sql, rental)
  if (!isMovable({ rental, pinned: allocation.pinned, now: tx.now })) throw wrongState(rental, "cannot be moved")
  if (input.unit_id !== undefined) await requireCopy(tx, rental, input.unit_id)
  const found = await findCopy(tx, { rental, allocation, wanted: input.unit_id })
  if (!found) throw noRoom(rental, input.unit_id)
  await deferring(tx, () =>
    applyMoves(tx, [
      ...found.plan.moves,
      { allocation_id: allocation.id, from_unit_id: allocation.unit_id, to_unit_id: found.unit_id },
    ]),
  )
  await promoteHolds(tx, [{ variant_id: rental.variant_id, location_id: allocation.home_location_id }])
  return { rental_order_id: rental.id, unit_id: found.unit_id, moved: found.plan.moves.length }
}

interface Search {
  rental: RentalOrder
  allocation: OrderAllocation
  wanted: string | undefined
}

/** A copy with room for the booking; without a wish the one for which the fewest others move, the idlest first. */
async function findCopy(
  tx: RentalTransaction,
  { rental, allocation, wanted }: Search,
): Promise<{ unit_id: string; plan: SeatPlan } | null> {
  const title = await loadTitle(tx.sql, {
    variant_id: rental.variant_id,
    location_id: allocation.home_location_id,
    now: tx.now,
    terms: rental.terms_snapshot.terms,
    from: allocation.blocked_from,
    except: { allocation_ids: [allocation.id] },
  })
  const period = { from: allocation.blocked_from.getTime(), until: allocation.blocked_until.getTime() }
  const others = title.copies.filter(({ id }) => id !== allocation.unit_id && (wanted === undefined || id === wanted))
  let best: { unit_id: string; plan: SeatPlan } | null = null
  for (const { id } of others) {
    const plan = title.open.seat([{ ...period, unit_id: id }])
    if (plan && (best === null || plan.moves.length < best.plan.moves.length)) best = { unit_id: id, plan }
    if (best?.plan.moves.length === 0) break
  }
  return best
}

async function requireCopy(tx: RentalTransaction, { variant_id }: RentalOrder, unitId: string): Promise<void> {
  const [unit] = await lockUnits(tx.sql, [unitId])
  if (unit?.variant_id === variant_id) return
  throw new MediaError("not_found", "media_rental_unit_not_found", `unit_id: ${unitId} is no copy of this title`)
}

function noRoom({ display_no, id }: RentalOrder, unitId: string | undefined): MediaError {
  const what = unitId === undefined ? "no other copy has" : `copy ${unitId} does not have`
  return new MediaError("conflict", "media_rental_unit_conflict", `${what} room for rental ${display_no}`, {
    details: { rental_id: id, unit_id: unitId ?? null },
  })
}
