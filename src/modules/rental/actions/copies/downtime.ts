import { insertInto } from "../../../../lib/sql"
import { MediaError, invalid } from "../../../../lib/errors"
import { FOREVER } from "../../domain/availability"
import { IN_SERVICE_STATUSES, type UnitStatus } from "../../domain/enums"
import { firstGap } from "../../domain/first-gap"
import type { RentalTransaction } from "../../transaction/types"
import { promoteHolds } from "../holds/promote"
import { claim } from "../seating"
import { allocationsOf, endAt, endBuffers, unitConflict, type UnitAllocation } from "./allocations"
import { leaveService } from "./leave"
import type { EndDowntimeInput, PlanDowntimeInput, Withdrawn } from "./types"
import { changeUnit, openUnit, shelfTerms, wrongUnitState, type Unit } from "./unit"

/** Copies that are gone have no downtime. */
const GONE: readonly UnitStatus[] = ["sold", "retired", "missing"]

interface Period {
  starts_at: Date
  ends_at: Date
}

/**
 * Keeps a copy from being rented for a time. With `status` it goes into repair or cleaning now, whatever is booked: its
 * bookings go to other copies, those without one are flagged. Without, the time must be free or be made free.
 *
 * @throws 409 `media_rental_state`, `media_rental_unit_conflict`, `media_rental_unit_held`; 400 `media_rental_period`
 */
export async function planDowntime(tx: RentalTransaction, input: PlanDowntimeInput): Promise<Withdrawn> {
  const unit = await openUnit(tx, input)
  if (GONE.includes(unit.status)) throw wrongUnitState(unit, "has no downtime")
  const period = periodFrom(tx.now, input)
  return input.status ? putAside(tx, { unit, period, input, to: input.status }) : reserve(tx, { unit, period, input })
}

function periodFrom(now: Date, { starts_at, ends_at }: PlanDowntimeInput): Period {
  const period = {
    starts_at: starts_at && starts_at > now ? starts_at : now,
    ends_at: ends_at && ends_at.getTime() < FOREVER ? ends_at : new Date(FOREVER),
  }
  if (period.ends_at > period.starts_at) return period
  throw invalid([{ path: "ends_at", code: "media_rental_period", message: "is over already" }])
}

/** The copy cannot be used, so what is booked on it does not count; a booking nobody else can have cuts it short. */
async function putAside(
  tx: RentalTransaction,
  { unit, period, input, to }: { unit: Unit; period: Period; input: PlanDowntimeInput; to: "repair" | "cleaning" },
): Promise<Withdrawn> {
  const left = await leaveService(tx, unit, { to, event: { change: to, data: input.note ? { note: input.note } : {} } })
  const spans = (await allocationsOf(tx, unit)).map(({ blocked_from, blocked_until }) => ({
    from: blocked_from.getTime(),
    until: blocked_until.getTime(),
  }))
  const gap = firstGap({ from: period.starts_at.getTime(), until: period.ends_at.getTime() }, spans)
  if (gap) await insertDowntime(tx, unit, { starts_at: new Date(gap.from), ends_at: new Date(gap.until) }, input.note)
  return { id: unit.id, version: left.unit.version, moved: left.moved, at_risk: left.at_risk }
}

async function reserve(
  tx: RentalTransaction,
  { unit, period, input }: { unit: Unit; period: Period; input: PlanDowntimeInput },
): Promise<Withdrawn> {
  if (unit.status === "inspecting" || unit.status === "cleaning") await endBuffers(tx, unit.id)
  const inTheWay = during(await allocationsOf(tx, unit), period)
  if (inTheWay.length === 0) await insertDowntime(tx, unit, period, input.note)
  else await claimDowntime(tx, { unit, period, note: input.note, inTheWay })
  const changed = await changeUnit(
    tx,
    unit,
    {},
    { change: "downtime", data: { starts_at: period.starts_at, ends_at: period.ends_at } },
  )
  return { id: unit.id, version: changed.version, moved: inTheWay.map(({ id }) => id), at_risk: [] }
}

function during(allocations: readonly UnitAllocation[], { starts_at, ends_at }: Period): UnitAllocation[] {
  return allocations.filter(({ blocked_from, blocked_until }) => blocked_from < ends_at && starts_at < blocked_until)
}

/** Bookings make room if they can: the downtime asks for exactly this copy. */
async function claimDowntime(
  tx: RentalTransaction,
  {
    unit,
    period,
    note,
    inTheWay,
  }: { unit: Unit; period: Period; note: string | undefined; inTheWay: readonly UnitAllocation[] },
): Promise<void> {
  if (!(IN_SERVICE_STATUSES as readonly UnitStatus[]).includes(unit.status)) throw unitConflict(unit, inTheWay)
  const { variant_id, home_location_id: location_id } = unit
  const terms = await shelfTerms(tx.sql, variant_id, location_id)
  const { starts_at, ends_at } = period
  try {
    await claim(tx, [
      {
        variant_id,
        location_id,
        kind: "downtime",
        ref_id: null,
        starts_at,
        ends_at,
        blocked_from: starts_at,
        blocked_until: ends_at,
        pinned: true,
        note: note ?? null,
        unit_id: unit.id,
        terms,
      },
    ])
  } catch (error) {
    if ((error as { code?: string }).code === "media_rental_unavailable") throw unitConflict(unit, inTheWay)
    throw error
  }
}

async function insertDowntime(
  tx: RentalTransaction,
  unit: Unit,
  { starts_at, ends_at }: Period,
  note: string | undefined,
): Promise<void> {
  const row = {
    id: tx.newId("ralc"),
    unit_id: unit.id,
    variant_id: unit.variant_id,
    kind: "downtime",
    starts_at,
    ends_at,
    blocked_from: starts_at,
    blocked_until: ends_at,
    active: true,
    pinned: true,
    custody_open: false,
    note: note ?? null,
  }
  await insertInto(tx.sql, "media_rental_allocation", Object.keys(row), [row])
}

/**
 * Gives a downtime another end, by default now; one that has not begun by then never takes place. A copy in repair or
 * cleaning ends its downtime by being shelved.
 *
 * @throws 404 `media_rental_allocation_not_found`, 409 `media_rental_state`, `media_rental_unit_conflict`
 */
export async function endDowntime(tx: RentalTransaction, input: EndDowntimeInput): Promise<Withdrawn> {
  const unit = await openUnit(tx, input)
  const allocations = await allocationsOf(tx, unit)
  const downtime = allocations.find(({ id, kind }) => id === input.allocation_id && kind === "downtime")
  if (!downtime) {
    const message = `allocation_id: copy ${unit.barcode} has no downtime ${input.allocation_id} now or later`
    throw new MediaError("not_found", "media_rental_allocation_not_found", message)
  }
  const ends_at = newEnd(tx.now, input.ends_at)
  const isAside = unit.status === "repair" || unit.status === "cleaning"
  if (isAside && ends_at <= tx.now && downtime.starts_at <= tx.now) {
    throw wrongUnitState(unit, "is done with its downtime when it is shelved")
  }
  const later = during(allocations, { starts_at: downtime.starts_at, ends_at }).filter(({ id }) => id !== downtime.id)
  if (later.length > 0) throw unitConflict(unit, later)
  await endAt(tx, { id: downtime.id, starts_at: downtime.starts_at, ends_at })
  if (input.note) {
    await tx.sql.execute(`update media_rental_allocation set note = ? where id = ?`, [input.note, downtime.id])
  }
  const changed = await changeUnit(
    tx,
    unit,
    {},
    { change: "downtime_ended", data: { allocation_id: downtime.id, ends_at } },
  )
  await promoteHolds(tx, [{ variant_id: unit.variant_id, location_id: unit.home_location_id }])
  return { id: unit.id, version: changed.version, moved: [], at_risk: [] }
}

/** What is over cannot be changed: the earliest end is now. */
function newEnd(now: Date, wanted: Date | null | undefined): Date {
  if (wanted === null) return new Date(FOREVER)
  return wanted && wanted > now ? wanted : now
}
