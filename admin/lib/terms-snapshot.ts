import type { LateUnit } from "./rental-types"

type Amounts = Record<string, string>

/** The rules a rental was booked under, as far as its page shows them. */
export interface BookedTerms {
  grace_ms: number
  late_unit: LateUnit
  /** In the rental's currency; `null`: none. */
  late_amount: string | null
  late_cap: string | null
  cap_at_replacement: boolean
  exclude_closed_days: boolean
  max_extensions: number
  extension_max_days: number
  cancel_until_ms: number
  late_cancel_refund_percent: number
  no_show_fee: string | null
  lost_after_days: number | null
  found_refund_days: number
  buyout_offered: boolean
  buyout_credit_percent: number
  due_time: string | null
}

const number = (value: unknown, fallback = 0): number => (typeof value === "number" ? value : fallback)
const amountIn = (value: unknown, currency: string): string | null => (value as Amounts | null)?.[currency] ?? null

/** Reads the snapshot; one written by an older version may lack what came later. */
export function bookedTerms(snapshot: Record<string, unknown>, currency: string): BookedTerms | null {
  const terms = snapshot.terms as Record<string, unknown> | undefined
  if (!terms || typeof terms !== "object") return null
  const calendar = (snapshot.calendar ?? {}) as Record<string, unknown>
  return {
    grace_ms: number(terms.grace_ms),
    late_unit: terms.late_unit === "hour" ? "hour" : "day",
    late_amount: amountIn(terms.late_amount, currency),
    late_cap: amountIn(terms.late_cap, currency),
    cap_at_replacement: terms.cap_at_replacement !== false,
    exclude_closed_days: terms.exclude_closed_days === true,
    max_extensions: number(terms.max_extensions),
    extension_max_days: number(terms.extension_max_days),
    cancel_until_ms: number(terms.cancel_until_ms),
    late_cancel_refund_percent: number(terms.late_cancel_refund_percent),
    no_show_fee: amountIn(terms.no_show_fee, currency),
    lost_after_days: typeof terms.lost_after_days === "number" ? terms.lost_after_days : null,
    found_refund_days: number(terms.found_refund_days),
    buyout_offered: terms.buyout_offered === true,
    buyout_credit_percent: number(terms.buyout_credit_percent),
    due_time: typeof calendar.due_time === "string" ? calendar.due_time : null,
  }
}
