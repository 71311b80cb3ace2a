import { type ChargeKind, type ChargeStatus, INSPECTION_CHARGE_KINDS } from "./enums"
import { addMoney, amountIn, formatMoney, percentOf, remainder } from "./money"
import type { Terms } from "./terms"

/** A row of the ledger, as much as the sums need. */
export interface LedgerRow {
  kind: ChargeKind
  amount: string
  currency_code: string
  status: ChargeStatus
}

/** A ledger row that can be told from its reversals. */
export type ReversibleRow = LedgerRow & { id: string; reverses_id: string | null }

/** Sum of rows of these kinds that still stand; `void` rows never happened. All rows are of one currency. */
export function sumOf(rows: readonly LedgerRow[], kinds: readonly ChargeKind[], currency: string): string {
  const standing = rows.filter((row) => row.status !== "void" && kinds.includes(row.kind))
  return addMoney(
    standing.map((row) => row.amount),
    currency,
  )
}

/** What charges of these kinds come to after their own reversals. */
export function netCharged(charges: readonly ReversibleRow[], kinds: readonly ChargeKind[], currency: string): string {
  const own = new Set(charges.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id))
  const rows = charges.filter(({ id, reverses_id }) => own.has(id) || own.has(reverses_id ?? ""))
  return sumOf(rows, [...kinds, "waiver", "refund"], currency)
}

/**
 * Price of an extension: what the whole new period costs now, less the rent already charged; never negative.
 */
export function extensionPrice(input: { current_price: string; rent_charged: string; currency_code: string }): string {
  return remainder(input.current_price, input.rent_charged, input.currency_code)
}

export interface BuyoutInput {
  /** `null` when the title is not sold. */
  sale_price: string | null
  replacement_value: string
  rent_charged: string
  terms: Pick<Terms, "buyout_credit_percent">
  currency_code: string
}

/** Sale price, or replacement value, less the agreed share of the rent; never negative. */
export function buyoutPrice(input: BuyoutInput): string {
  const credit = percentOf(input.rent_charged, input.terms.buyout_credit_percent, input.currency_code)
  return remainder(input.sale_price ?? input.replacement_value, credit, input.currency_code)
}

/** Replacement value less the late fees already charged, so that both together stay within it. */
export function lostAmount(input: { replacement_value: string; late_charged: string; currency_code: string }): string {
  return remainder(input.replacement_value, input.late_charged, input.currency_code)
}

export function noShowFee(terms: Pick<Terms, "no_show_fee">, currency: string): string {
  return amountIn(terms.no_show_fee, currency) ?? formatMoney("0", currency)
}

export interface CancellationInput {
  rent_charged: string
  starts_at: Date
  canceled_at: Date
  terms: Pick<Terms, "cancel_until_ms" | "late_cancel_refund_percent">
  currency_code: string
}

/** All of the rent until `cancel_until_ms` before the start, that moment included; afterwards the agreed share. */
export function cancellationRefund(input: CancellationInput): string {
  const { rent_charged, currency_code, terms } = input
  const inTime = input.canceled_at.getTime() <= input.starts_at.getTime() - terms.cancel_until_ms
  return percentOf(rent_charged, inTime ? 100 : terms.late_cancel_refund_percent, currency_code)
}

/**
 * What staff may still charge for damage, cleaning and missing parts: all of it together, less what was taken back,
 * stays within the replacement value.
 */
export function inspectionRoom(rows: readonly ReversibleRow[], replacementValue: string, currency: string): string {
  return remainder(replacementValue, netCharged(rows, INSPECTION_CHARGE_KINDS, currency), currency)
}

/** The key of what is left of a charge of which money the shop holds could pay a part only. */
export const restKey = (periodKey: string): string => `${periodKey}${REST}`

const REST = ":rest"

/**
 * Ids of a charge and of those it is the rest of, nearest first: the order line that asked for the whole asks for the
 * rest too.
 */
export function lineageOf<Row extends { id: string; kind: ChargeKind; period_key: string }>(
  charge: Row,
  rows: readonly Row[],
): string[] {
  if (!charge.period_key.endsWith(REST)) return [charge.id]
  const key = charge.period_key.slice(0, -REST.length)
  const whole = rows.find(({ kind, period_key }) => kind === charge.kind && period_key === key)
  return whole ? [charge.id, ...lineageOf(whole, rows)] : [charge.id]
}

/** `late:2026-12-05`: one late charge per due date. */
export function latePeriodKey(dueDate: string): string {
  return `late:${dueDate}`
}
