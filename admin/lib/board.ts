import type { Board, BoardBlock, BoardDay, BoardUnit } from "./rental-copy-types"
import { addDays, daysBetween, isRealDate } from "./shop-clock"

/** Most days the server shows at once. */
export const MAX_DAYS = 62
const DEFAULT_DAYS = 28
/** The days before today that are shown at first, so that what is late can be seen. */
const LOOK_BACK = 3

/** How a block looks and what it is called; a rental by its status. */
export const BLOCK_LOOKS = [
  "reserved",
  "ready",
  "out",
  "late",
  "past",
  "checkout_hold",
  "pickup_hold",
  "downtime",
  "transfer",
] as const
export type BlockLook = (typeof BLOCK_LOOKS)[number]

export function lookOf({ kind, late, rental }: Pick<BoardBlock, "kind" | "late" | "rental">): BlockLook {
  if (kind !== "rental") return kind
  if (late) return "late"
  const status = rental?.status
  return status === "reserved" || status === "ready" || status === "out" ? status : "past"
}

/** First and last date to show: what the URL says as far as the server takes it. */
export function boardWindow(from: string | null, to: string | null, today: string): { from: string; to: string } {
  const first = from && isRealDate(from) ? from : addDays(today, -LOOK_BACK)
  const last = to && isRealDate(to) ? to : addDays(first, DEFAULT_DAYS - 1)
  const span = daysBetween(first, last)
  if (span < 0) return { from: first, to: first }
  return { from: first, to: span >= MAX_DAYS ? addDays(first, MAX_DAYS - 1) : last }
}

/** The same number of days, so many windows later or earlier. */
export function shifted({ from, to }: { from: string; to: string }, steps: number): { from: string; to: string } {
  const span = daysBetween(from, to) + 1
  return { from: addDays(from, steps * span), to: addDays(to, steps * span) }
}

/**
 * Where an instant lies, in days from the left edge. Each day is as wide as any other, also those of 23 and 25 hours;
 * what is outside lies on the edge.
 */
export function placeOf(days: readonly BoardDay[], instant: string | number): number {
  const time = typeof instant === "number" ? instant : Date.parse(instant)
  const at = days.findIndex((day) => time < Date.parse(day.ends_at))
  const day = days[at]
  if (!day) return days.length
  const start = Date.parse(day.starts_at)
  if (time <= start) return at
  return at + (time - start) / (Date.parse(day.ends_at) - start)
}

/** A block as drawn, in days from the left edge: buffer, the time itself, buffer. */
export interface Bar {
  from: number
  coreFrom: number
  coreUntil: number
  until: number
  /** It began before the first day shown, or goes on after the last. */
  cutLeft: boolean
  cutRight: boolean
}

/** `null` when nothing of it falls into the days shown. A copy that is late is blocked until it is scanned in. */
export function barOf(days: readonly BoardDay[], block: BoardBlock, now: number): Bar | null {
  const first = days[0]
  const last = days[days.length - 1]
  if (!first || !last) return null
  const end = Date.parse(last.ends_at)
  const coreEnd = block.late ? Math.max(Date.parse(block.ends_at), now) : Date.parse(block.ends_at)
  const blockedUntil = block.late ? Number.POSITIVE_INFINITY : Date.parse(block.blocked_until)
  if (Date.parse(block.blocked_from) >= end || blockedUntil <= Date.parse(first.starts_at)) return null
  return {
    from: placeOf(days, block.blocked_from),
    coreFrom: placeOf(days, block.starts_at),
    coreUntil: placeOf(days, coreEnd),
    until: block.late ? days.length : placeOf(days, block.blocked_until),
    cutLeft: Date.parse(block.blocked_from) < Date.parse(first.starts_at),
    cutRight: blockedUntil > end,
  }
}

/** Blocks that touch a day, the late ones last: under them lies what was booked. */
export function blocksOn(days: readonly BoardDay[], unit: BoardUnit, day: number, now: number): BoardBlock[] {
  return unit.blocks
    .filter((block) => {
      const bar = barOf(days, block, now)
      return bar !== null && bar.from < day + 1 && bar.until > day
    })
    .sort((a, b) => Number(a.late) - Number(b.late))
}

/** Whether a copy is, or will be, out of service for this: what is over cannot be ended. */
export const isDowntimeToEnd = ({ kind, ends_at }: Pick<BoardBlock, "kind" | "ends_at">, now: number): boolean =>
  kind === "downtime" && Date.parse(ends_at) > now

/** Days of one copy, from one to another in either direction. */
export interface Selection {
  unit_id: string
  from: number
  to: number
}

/** The time of selected days; without a start when the first has begun already: then it is from now on. */
export function periodOf(
  days: readonly BoardDay[],
  { from, to }: Selection,
  now: number,
): { starts_at: string | null; ends_at: string } | null {
  const first = days[Math.min(from, to)]
  const last = days[Math.max(from, to)]
  if (!first || !last || Date.parse(last.ends_at) <= now) return null
  return { starts_at: Date.parse(first.starts_at) > now ? first.starts_at : null, ends_at: last.ends_at }
}

/** What is in the way of a time on a copy. */
export function blocksWithin(unit: BoardUnit, from: string, until: string, except?: string): BoardBlock[] {
  const [start, end] = [Date.parse(from), Date.parse(until)]
  return unit.blocks.filter(
    (block) =>
      block.allocation_id !== except &&
      Date.parse(block.blocked_from) < end &&
      (block.late || Date.parse(block.blocked_until) > start),
  )
}

export type Outlook = "free" | "others_move" | "blocked"

/** What moving a booking to a copy would mean; the server decides, this tells before one lets go. */
export function outlookOf(target: BoardUnit, block: BoardBlock): Outlook {
  const inTheWay = blocksWithin(target, block.blocked_from, block.blocked_until, block.allocation_id)
  if (inTheWay.length === 0) return "free"
  return inTheWay.every((one) => one.movable) ? "others_move" : "blocked"
}

/** Other copies of the same title on this page of the board. */
export function targetsOf(units: readonly BoardUnit[], unit: BoardUnit): BoardUnit[] {
  return units.filter((one) => one.variant_id === unit.variant_id && one.id !== unit.id)
}

/** A cell by its place. */
export interface Cell {
  row: number
  day: number
}

/** Where a key leads from a cell; `null` for a key that does not move. */
export function nextCell(cell: Cell, key: string, size: { rows: number; days: number }, page = 10): Cell | null {
  const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))
  const moves: Record<string, Cell> = {
    ArrowLeft: { row: cell.row, day: cell.day - 1 },
    ArrowRight: { row: cell.row, day: cell.day + 1 },
    ArrowUp: { row: cell.row - 1, day: cell.day },
    ArrowDown: { row: cell.row + 1, day: cell.day },
    PageUp: { row: cell.row - page, day: cell.day },
    PageDown: { row: cell.row + page, day: cell.day },
    Home: { row: cell.row, day: 0 },
    End: { row: cell.row, day: size.days - 1 },
  }
  const to = moves[key]
  return to ? { row: clamp(to.row, size.rows), day: clamp(to.day, size.days) } : null
}

/** A block with its copy, for the table. */
export interface BoardEntry {
  unit: BoardUnit
  block: BoardBlock
}

/** Everything on the page by start, what is late first. */
export function entriesOf(board: Pick<Board, "units">): BoardEntry[] {
  return board.units
    .flatMap((unit) => unit.blocks.map((block) => ({ unit, block })))
    .sort(
      (a, b) =>
        Number(b.block.late) - Number(a.block.late) ||
        a.block.starts_at.localeCompare(b.block.starts_at) ||
        a.unit.barcode.localeCompare(b.unit.barcode),
    )
}
