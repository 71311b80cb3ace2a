import { pgTextArray, type Sql } from "../../../../lib/sql"
import { blocksAt, type CopyBookings, type TitleAllocation, type TitleCopy } from "../../domain/availability"
import type { AllocationKind, RentalStatus, UnitStatus } from "../../domain/enums"
import { openTitle, type OpenTitle, type SeatBlock, type SeatCopy } from "../../domain/seat"

/** The two terms that decide how long a copy that is not on its shelf stays blocked. */
export interface ShelfTerms {
  overdue_assume_days: number | null
  buffer_after_ms: number
}

export interface TitleQuestion {
  variant_id: string
  location_id: string
  now: Date
  terms: ShelfTerms
  /** Start of the earliest period that is asked about; what ended long before it is not read. */
  from?: Date
  /**
   * Only what lies in `[from, until)` is read. Enough to count free copies, not to seat anybody: a booking that would
   * have to move may meet what was left out.
   */
  until?: Date
  /** Allocations and holds that are about to be replaced and stand in nobody's way. */
  except?: { allocation_ids?: readonly string[]; cart_id?: string }
}

/** A title at a location, ready to answer. `copies` are those in service, `blocks` what they are spoken for. */
export interface Title {
  open: OpenTitle
  copies: SeatCopy[]
  blocks: SeatBlock[]
}

/** Idle time before a request counts up to this, so earlier allocations cannot change the choice of a copy. */
const LOOK_BACK_MS = 30 * 86_400_000

/**
 * Reads the copies of a title at a location and every allocation that can matter, in two statements. Allocations are
 * found by title and range (`ix_media_rental_allocation_title`), copies at customers' by the custody index whatever
 * their dates say.
 */
export async function loadTitle(sql: Sql, question: TitleQuestion): Promise<Title> {
  const { variant_id, location_id, now, terms, from = now, until, except = {} } = question
  const copies = await sql.execute<TitleCopy>(
    `select id, status, rental_count from media_rental_unit
     where variant_id = ? and home_location_id = ? and deleted_at is null
       and status in ('available', 'ready', 'out', 'inspecting', 'cleaning')`,
    [variant_id, location_id],
  )
  const spokenFor = await readAllocations(sql, variant_id, readRange({ from, until, now }), copies)
  const { copies: inService, blocks } = blocksAt({
    copies,
    ...spokenFor,
    now: now.getTime(),
    ...terms,
    ...(except.allocation_ids ? { excludeAllocationIds: except.allocation_ids } : {}),
    ...(except.cart_id ? { excludeCartId: except.cart_id } : {}),
  })
  return { open: openTitle(inService, blocks), copies: inService, blocks }
}

type ReadRange = [lower: Date, upper: Date | null]

function readRange({ from, until, now }: { from: Date; until: Date | undefined; now: Date }): ReadRange {
  if (until) return [from, until]
  return [new Date(Math.min(now.getTime(), from.getTime() - LOOK_BACK_MS)), null]
}

/** Seconds in floats; `extract` computes in decimals, which for thousands of rows is most of the statement's time. */
const SECONDS = (column: string) => `date_part('epoch', ${column})`

/** Of `media_rental_allocation`. */
const IS_MERE_BOOKING = `(kind = 'rental' and not pinned and not custody_open and expires_at is null)`

const listOf = (value: string) => `array_to_string(array_agg(${value}) filter (where ${IS_MERE_BOOKING}), ',')`

/** An allocation with whatever can stand in it, as JSON. */
const WHOLE = `json_build_object('id', id, 'unit_id', unit_id, 'kind', kind, 'active', active, 'pinned', pinned,
  'custody_open', custody_open, 'cart_id', cart_id, 'starts_at', ${SECONDS("starts_at")},
  'blocked_from', ${SECONDS("blocked_from")}, 'blocked_until', ${SECONDS("blocked_until")},
  'late_after', ${SECONDS("late_after")}, 'expires_at', ${SECONDS("expires_at")})`

interface CopyRow {
  unit_id: string
  ids: string | null
  starts_at: string | null
  blocked_from: string | null
  blocked_until: string | null
  others: Omit<TitleAllocation, "rental_status">[] | null
}

/**
 * One row a copy, its mere bookings as lists: a driver that makes an object of each of thousands of rows takes longer
 * over it than Postgres over finding them.
 */
async function readAllocations(
  sql: Sql,
  variantId: string,
  range: ReadRange,
  copies: readonly TitleCopy[],
): Promise<{ allocations: TitleAllocation[]; bookings: CopyBookings[] }> {
  const ahead = `tstzrange(blocked_from, blocked_until, '[)') && tstzrange(?, ?, '[)')`
  const rows = await sql.execute<CopyRow>(
    `select unit_id, ${listOf("id")} as ids, ${listOf(SECONDS("starts_at"))} as starts_at,
       ${listOf(SECONDS("blocked_from"))} as blocked_from, ${listOf(SECONDS("blocked_until"))} as blocked_until,
       json_agg(${WHOLE}) filter (where not ${IS_MERE_BOOKING}) as others
     from (
       select * from media_rental_allocation
       where variant_id = ? and ${ahead} and active and deleted_at is null
       union all
       select * from media_rental_allocation where variant_id = ? and custody_open and not ${ahead}
     ) found group by unit_id`,
    [variantId, ...range, variantId, ...range],
  )
  const here = new Set(copies.map((copy) => copy.id))
  const found = rows.filter((row) => here.has(row.unit_id))
  return {
    allocations: found.flatMap((row) => row.others ?? []).map(asAllocation),
    bookings: found.flatMap(bookingsOf),
  }
}

const inMs = (seconds: number): number => Math.round(seconds * 1_000_000) / 1_000
const msOrNull = (seconds: number | null): number | null => (seconds === null ? null : inMs(seconds))
const listInMs = (seconds: string | null): number[] => (seconds ?? "").split(",").map((value) => inMs(Number(value)))

function bookingsOf({ unit_id, ids, starts_at, blocked_from, blocked_until }: CopyRow): CopyBookings[] {
  if (ids === null) return []
  return [
    {
      unit_id,
      ids: ids.split(","),
      starts_at: listInMs(starts_at),
      blocked_from: listInMs(blocked_from),
      blocked_until: listInMs(blocked_until),
    },
  ]
}

function asAllocation(row: Omit<TitleAllocation, "rental_status">): TitleAllocation {
  return {
    ...row,
    starts_at: inMs(row.starts_at),
    blocked_from: inMs(row.blocked_from),
    blocked_until: inMs(row.blocked_until),
    late_after: msOrNull(row.late_after),
    expires_at: msOrNull(row.expires_at),
    rental_status: bookedStatus(row),
  }
}

/** A picked copy is pinned, one that is out is in open custody; what is neither is only booked. */
function bookedStatus({ kind, pinned, custody_open }: Pick<TitleAllocation, "kind" | "pinned" | "custody_open">) {
  const booked: { kind: AllocationKind; status: RentalStatus } = { kind: "rental", status: "reserved" }
  return kind === booked.kind && !pinned && !custody_open ? booked.status : null
}

/** Copies by id with what decides over them, locked for this transaction. */
export async function lockUnits(sql: Sql, ids: readonly string[]): Promise<LockedUnit[]> {
  return sql.execute<LockedUnit>(
    `select id, offer_id, variant_id, barcode, status, home_location_id, current_location_id, rental_count, version
     from media_rental_unit where id = any(?::text[]) and deleted_at is null order by id for update`,
    [pgTextArray(ids)],
  )
}

export interface LockedUnit {
  id: string
  offer_id: string
  variant_id: string
  barcode: string
  status: UnitStatus
  home_location_id: string
  current_location_id: string
  rental_count: number
  version: number
}
