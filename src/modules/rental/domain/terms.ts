import type { DepositMode, DepositType, LateUnit } from "./enums"
import type { ShopCalendar } from "./shop-time"

/** Lower-case currency → decimal string from 0. A currency that is missing means no fee, no cap or no debt allowed. */
export type MoneyMap = Readonly<Record<string, string>>

/**
 * The rules in force for one rental (§8). Times are milliseconds, percentages plain numbers (`50` is half).
 */
export interface Terms {
  /** How far ahead a rental may start, in days from today. */
  horizon_days: number
  /** How long before its start a rental must be booked. */
  notice_ms: number
  buffer_before_ms: number
  buffer_after_ms: number
  /** Added on each side when the copy is posted. */
  ship_buffer_ms: number
  /** How long after the due time a return is still on time. */
  grace_ms: number
  late_unit: LateUnit
  late_amount: MoneyMap
  late_cap: MoneyMap
  /** Late fees and the lost charge together stay within the replacement value. */
  cap_at_replacement: boolean
  /** Days on which the shop is closed are no late days. */
  exclude_closed_days: boolean
  /** A due date on a closed day moves to the next open one. */
  roll_closed_due: boolean
  /** An overdue copy is assumed back so many days from now; `null`: it blocks every date. */
  overdue_assume_days: number | null
  /** `null`: never lost by itself. */
  lost_after_days: number | null
  found_refund_days: number
  max_extensions: number
  extension_max_days: number
  block_extension_if_wanted: boolean
  max_open: number
  max_debt: MoneyMap
  max_holds: number
  pickup_window_ms: number
  /** `null`: the offer's age, else the catalogue's, counts; 0 lets everybody. */
  min_age: number | null
  deposit_mode: DepositMode
  deposit_type: DepositType
  /** A map for `fixed`, a percentage of the replacement value for `percent`. */
  deposit_value: MoneyMap | number
  /** Most a cart pays for deposits. */
  deposit_cap: MoneyMap
  no_show_after_ms: number
  no_show_fee: MoneyMap
  /** How long before its start a rental may be cancelled free of charge. */
  cancel_until_ms: number
  late_cancel_refund_percent: number
  inspect_on_return: boolean
  buyout_offered: boolean
  buyout_credit_percent: number
  due_soon_ms: number
  /** Late days on which a reminder goes out. */
  overdue_notice_days: readonly number[]
}

export type TermsColumn = keyof Terms

/** What a shop without any row of terms has. */
export const DEFAULT_TERMS: Readonly<Terms> = {
  horizon_days: 90,
  notice_ms: 0,
  buffer_before_ms: 0,
  buffer_after_ms: 43_200_000,
  ship_buffer_ms: 172_800_000,
  grace_ms: 1_800_000,
  late_unit: "day",
  late_amount: {},
  late_cap: {},
  cap_at_replacement: true,
  exclude_closed_days: true,
  roll_closed_due: true,
  overdue_assume_days: null,
  lost_after_days: 21,
  found_refund_days: 60,
  max_extensions: 1,
  extension_max_days: 14,
  block_extension_if_wanted: true,
  max_open: 5,
  max_debt: {},
  max_holds: 5,
  pickup_window_ms: 172_800_000,
  min_age: null,
  deposit_mode: "none",
  deposit_type: "fixed",
  deposit_value: {},
  deposit_cap: {},
  no_show_after_ms: 86_400_000,
  no_show_fee: {},
  cancel_until_ms: 0,
  late_cancel_refund_percent: 0,
  inspect_on_return: true,
  buyout_offered: true,
  buyout_credit_percent: 0,
  due_soon_ms: 86_400_000,
  overdue_notice_days: [1, 3, 7],
}

export const TERMS_COLUMNS = Object.keys(DEFAULT_TERMS) as TermsColumn[]

/** Where a row applies; `null` means everywhere. */
export interface TermsScope {
  variant_id: string | null
  media_type: string | null
  customer_group_id: string | null
  location_id: string | null
}

/** A row of `media_rental_terms`: a `null` column inherits. */
export type TermsRow = { id: string } & TermsScope & { [C in TermsColumn]?: Terms[C] | null }

/** What is copied onto a rental at booking, so that later edits of terms and calendars do not touch it. */
export interface TermsSnapshot {
  terms: Terms
  calendar: ShopCalendar
  /** Due date after rolling, see `RentalPeriod`. */
  late_due_date: string
}

export interface TermsContext {
  variant_id: string
  media_type: string
  group_ids: readonly string[]
  location_id: string
}

/** From which row, or from the defaults, each column came. */
export type TermsSources = Record<TermsColumn, string>

export interface ResolvedTerms {
  terms: Terms
  sources: TermsSources
}

/**
 * In a row `0` turns these off, as `null` there already means "inherit".
 */
const OFF_AT_ZERO = new Set<TermsColumn>(["overdue_assume_days", "lost_after_days"])

/**
 * The terms of one rental, column by column: of the matching rows that give a column the most particular one counts
 * (variant before media type before customer group before location; of equals the smallest id), else the default.
 *
 * @example
 * resolveTerms([{ id: "rtrm_1", variant_id: null, media_type: "vinyl", …, grace_ms: 0 }], context).sources.grace_ms
 * // "rtrm_1"
 */
export function resolveTerms(rows: readonly TermsRow[], context: TermsContext): ResolvedTerms {
  const ranked = matchingTerms(rows, context)
  const terms: Record<string, unknown> = {}
  const sources = {} as TermsSources
  for (const column of TERMS_COLUMNS) {
    const row = ranked.find((candidate) => candidate[column] != null)
    const value = row?.[column] ?? DEFAULT_TERMS[column]
    terms[column] = OFF_AT_ZERO.has(column) && value === 0 ? null : value
    sources[column] = row?.id ?? "default"
  }
  return hourlyCountsClosedDays({ terms: terms as unknown as Terms, sources })
}

/** Hours know no closed days. Rows are held to that one by one, so two of them may still disagree. */
function hourlyCountsClosedDays({ terms, sources }: ResolvedTerms): ResolvedTerms {
  if (terms.late_unit !== "hour" || !terms.exclude_closed_days) return { terms, sources }
  return {
    terms: { ...terms, exclude_closed_days: false },
    sources: { ...sources, exclude_closed_days: sources.late_unit },
  }
}

/** The rows that apply, the one that wins first. */
export function matchingTerms(rows: readonly TermsRow[], context: TermsContext): TermsRow[] {
  return rows
    .filter((row) => matches(row, context))
    .sort((a, b) => weightOfTerms(b) - weightOfTerms(a) || (a.id < b.id ? -1 : 1))
}

function matches(row: TermsScope, context: TermsContext): boolean {
  return (
    (row.variant_id === null || row.variant_id === context.variant_id) &&
    (row.media_type === null || row.media_type === context.media_type) &&
    (row.customer_group_id === null || context.group_ids.includes(row.customer_group_id)) &&
    (row.location_id === null || row.location_id === context.location_id)
  )
}

/** How particular a row is: variant 8, media type 4, customer group 2, location 1. */
export function weightOfTerms(row: TermsScope): number {
  return (
    (row.variant_id === null ? 0 : 8) +
    (row.media_type === null ? 0 : 4) +
    (row.customer_group_id === null ? 0 : 2) +
    (row.location_id === null ? 0 : 1)
  )
}
