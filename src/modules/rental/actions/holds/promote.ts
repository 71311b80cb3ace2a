import { MediaError } from "../../../../lib/errors"
import { pickupPeriod, type PickupPeriod } from "../../domain/hold-queue"
import type { SeatRequest } from "../../domain/seat"
import type { RentalTransaction } from "../../transaction/types"
import { claim, loadTitle, type Title } from "../seating"
import { HOLD_COLUMNS, type Hold, type TitlePlace } from "./hold"
import { endLapsedHolds, resumeSuspendedHolds } from "./lapse"
import { reasonsAgainst } from "./standing"
import { titleRules, type TitleRules } from "./title-rules"

/** Holds read at once; a queue is rarely longer. */
const BATCH = 50
/** Copies whose bookings are tried elsewhere before a hold is told to wait on. */
const MOVES_TRIED = 10

/**
 * Gives every copy that stands on the shelf to the first in the queue who can have it (§13). Every path that frees a
 * copy calls it inside its own transaction, which holds the titles' locks.
 *
 * The queue is brought up to date first: holds nobody fetched in time end, suspensions that are over end too.
 *
 * @example
 * await promoteHolds(tx, [{ variant_id: unit.variant_id, location_id: unit.home_location_id }])
 */
export async function promoteHolds(tx: RentalTransaction, titles: readonly TitlePlace[]): Promise<void> {
  for (const title of distinct(titles)) {
    await endLapsedHolds(tx, title)
    const rules = await titleRules(tx.sql, title)
    if (!rules) continue
    await resumeSuspendedHolds(tx, title, rules.calendar)
    if (rules.offer.enabled) await promoteTitle(tx, title, rules)
  }
}

function distinct(titles: readonly TitlePlace[]): TitlePlace[] {
  return [...new Map(titles.map((title) => [JSON.stringify([title.variant_id, title.location_id]), title])).values()]
}

async function promoteTitle(tx: RentalTransaction, place: TitlePlace, rules: TitleRules): Promise<void> {
  let shelf = await copiesOnShelf(tx, place)
  for (let after: string | null = null; shelf.length > 0;) {
    const holds: Hold[] = await waitingHolds(tx, place, after)
    for (const hold of holds) {
      if (shelf.length === 0) break
      const unitId = await serve(tx, { hold, rules, shelf })
      shelf = shelf.filter((id) => id !== unitId)
    }
    if (holds.length < BATCH) return
    after = holds[holds.length - 1]!.id
  }
}

/** Copies that are there, of this shop and in it; a copy set aside for somebody has a block from now on. */
async function copiesOnShelf(tx: RentalTransaction, { variant_id, location_id }: TitlePlace): Promise<string[]> {
  const rows = await tx.sql.execute<{ id: string }>(
    `select u.id from media_rental_unit u
     where u.variant_id = ? and u.home_location_id = ? and u.current_location_id = ? and u.status = 'available'
       and u.deleted_at is null and not exists (
         select 1 from media_rental_allocation a
         where a.unit_id = u.id and a.active and a.deleted_at is null and a.blocked_from <= ? and a.blocked_until > ?
           and (a.expires_at is null or a.expires_at > ?)
           and (a.pinned or a.kind not in ('rental', 'checkout_hold')))
     order by u.rental_count, u.id`,
    [variant_id, location_id, location_id, tx.now, tx.now, tx.now],
  )
  return rows.map((row) => row.id)
}

/** The queue from its first place, or from behind a hold. */
async function waitingHolds(
  tx: RentalTransaction,
  { variant_id, location_id }: TitlePlace,
  after: string | null,
): Promise<Hold[]> {
  return tx.sql.execute<Hold>(
    `select ${HOLD_COLUMNS} from media_rental_hold h
     where h.variant_id = ? and h.location_id = ? and h.status = 'waiting' and h.deleted_at is null
       and (?::text is null or (-h.priority, h.requested_at, h.id) >
         (select -b.priority, b.requested_at, b.id from media_rental_hold b where b.id = ?))
     order by h.priority desc, h.requested_at, h.id limit ${BATCH}`,
    [variant_id, location_id, after, after],
  )
}

/** Sets a copy aside for the hold, unless the customer may not have it or no copy has the time; answers the copy. */
async function serve(
  tx: RentalTransaction,
  { hold, rules, shelf }: { hold: Hold; rules: TitleRules; shelf: readonly string[] },
): Promise<string | null> {
  const reasons = await reasonsAgainst(tx.sql, { hold, rules, now: tx.now })
  if (reasons.length > 0) {
    await skip(
      tx,
      hold,
      reasons.map(({ code }) => `media_rental_${code}`),
    )
    return null
  }
  const terms = rules.termsFor(hold.group_ids)
  const late_start_time = rules.plan?.late_start_time ?? null
  const period = pickupPeriod({ calendar: rules.calendar, terms, late_start_time }, { days: hold.days, now: tx.now })
  const { variant_id, location_id } = hold
  const title = await loadTitle(tx.sql, { variant_id, location_id, now: tx.now, terms })
  const unitId = copyFor(title, shelf, period)
  if (unitId === null) return null
  const [seat] = await claim(tx, [
    {
      variant_id,
      location_id,
      kind: "pickup_hold",
      ref_id: hold.id,
      unit_id: unitId,
      pinned: true,
      starts_at: period.starts_at,
      ends_at: period.ends_at,
      blocked_from: period.starts_at,
      blocked_until: period.blocked_until,
      expires_at: period.expires_at,
      terms,
    },
  ])
  await makeReady(tx, hold, { ...seat!, expires_at: period.expires_at })
  return unitId
}

/** A copy that is free for the whole time; else one whose bookings have room elsewhere, fewest moves first. */
function copyFor(title: Title, shelf: readonly string[], { starts_at, blocked_until }: PickupPeriod): string | null {
  const request = (unit_id: string): SeatRequest => ({
    from: starts_at.getTime(),
    until: blocked_until.getTime(),
    unit_id,
  })
  const rowOf = new Map(title.open.copies.map((copy, row) => [copy.id, row]))
  const here = shelf.filter((id) => rowOf.has(id))
  const free = here.find((id) => {
    const { starts, ends } = title.open.busy[rowOf.get(id)!]!
    return !starts.some((from, index) => from < request(id).until && request(id).from < ends[index]!)
  })
  if (free) return free
  let best: { id: string; moves: number } | null = null
  for (const id of here.slice(0, MOVES_TRIED)) {
    const plan = title.open.seat([request(id)])
    if (plan && (best === null || plan.moves.length < best.moves)) best = { id, moves: plan.moves.length }
  }
  return best?.id ?? null
}

async function makeReady(
  tx: RentalTransaction,
  hold: Hold,
  seat: { unit_id: string; allocation_id: string; expires_at: Date },
): Promise<void> {
  const written = await tx.sql.execute(
    `update media_rental_hold set status = 'ready', ready_at = ?, expires_at = ?, unit_id = ?, allocation_id = ?,
       version = version + 1, updated_at = now()
     where id = ? and status = 'waiting' returning id`,
    [tx.now, seat.expires_at, seat.unit_id, seat.allocation_id, hold.id],
  )
  if (written.length === 0) throw new MediaError("conflict", "media_rental_state", `hold ${hold.id} has changed`)
  await tx.event({
    type: "hold.ready",
    hold_id: hold.id,
    unit_id: seat.unit_id,
    variant_id: hold.variant_id,
    from_status: "waiting",
    to_status: "ready",
    data: { customer_id: hold.customer_id, expires_at: seat.expires_at.toISOString() },
  })
}

/** Said once per hold and reason: the log is read for telling the customer. */
async function skip(tx: RentalTransaction, hold: Hold, reasons: readonly string[]): Promise<void> {
  await tx.event({
    type: "hold.skipped",
    hold_id: hold.id,
    variant_id: hold.variant_id,
    data: { customer_id: hold.customer_id, reasons },
    idempotency_key: `hold.skipped:${hold.id}:${reasons.join("+")}`,
  })
}
