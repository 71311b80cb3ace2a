import type { DepositMode, DepositStatus } from "./enums"
import { addMoney, amountIn, compareMoney, formatMoney, minMoney, percentOf, splitMoney, subtractMoney } from "./money"
import type { Terms } from "./terms"

export interface DepositInput {
  terms: Pick<Terms, "deposit_mode" | "deposit_type" | "deposit_value">
  replacement_value: string
  currency_code: string
  /** The member is trusted without one. */
  waived?: boolean
}

export interface CopyDeposit {
  mode: DepositMode
  /** Of one copy, before the cart's cap. */
  amount: string
}

/**
 * What the terms ask to be put down for one copy. Nothing to put down is mode `none`, so that nobody is asked for it.
 */
export function depositOf({ terms, replacement_value, currency_code, waived = false }: DepositInput): CopyDeposit {
  const none: CopyDeposit = { mode: "none", amount: formatMoney("0", currency_code) }
  if (waived || terms.deposit_mode === "none") return none
  const { deposit_value: value } = terms
  const amount =
    typeof value === "number" ? percentOf(replacement_value, value, currency_code) : amountIn(value, currency_code)
  return amount === null || compareMoney(amount, 0) === 0 ? none : { mode: terms.deposit_mode, amount }
}

export interface CartCopy {
  /** Deposit of the copy before the cap. */
  amount: string
  /** `deposit_cap` of its terms in this currency; `null`: no cap. */
  cap: string | null
}

export interface CartDeposit {
  total: string
  /** One per copy, in the order given; they sum to the total. */
  shares: string[]
}

/**
 * Deposits of a cart's copies within its cap, cut in proportion when it bites. Where copies come with different caps
 * the smallest counts; one of a copy without deposit does not.
 *
 * @example
 * cartDeposit([{ amount: "20.00", cap: "30" }, { amount: "40.00", cap: null }], "eur")
 * // { total: "30.00", shares: ["10.00", "20.00"] }
 */
export function cartDeposit(copies: readonly CartCopy[], currency: string): CartDeposit {
  const amounts = copies.map(({ amount }) => formatMoney(amount, currency))
  const sum = addMoney(amounts, currency)
  const caps = copies.flatMap(({ amount, cap }) => (cap === null || compareMoney(amount, 0) === 0 ? [] : [cap]))
  const total = minMoney([sum, ...caps], currency)
  return { total, shares: total === sum ? amounts : splitMoney(total, amounts, currency) }
}

export interface DepositSettlement {
  retained: string
  refunded: string
}

/**
 * Settles one copy's share when its rental closes: it pays the charges as far as it goes, the rest goes back. Waivers
 * and refunds among the charges count against them.
 *
 * @example settleDeposit("20.00", ["4.50", "3.00"], "eur") // { retained: "7.50", refunded: "12.50" }
 */
export function settleDeposit(share: string, charges: readonly string[], currency: string): DepositSettlement {
  const owed = addMoney(charges, currency)
  const retained = compareMoney(owed, 0) < 0 ? formatMoney("0", currency) : minMoney([share, owed], currency)
  return { retained, refunded: subtractMoney(share, retained, currency) }
}

/**
 * Status of a charged deposit after a settlement; `isFinal` once the order's last rental is closed.
 */
export function chargedStatus(
  deposit: { amount: string; refunded: string },
  isFinal: boolean,
): Extract<DepositStatus, "charged" | "part_refunded" | "refunded" | "retained"> {
  if (compareMoney(deposit.refunded, 0) === 0) return isFinal ? "retained" : "charged"
  return compareMoney(deposit.refunded, deposit.amount) === 0 ? "refunded" : "part_refunded"
}

/**
 * Whether an authorisation lasts until it is needed: three days beyond the due time, in which the copy is usually back
 * and inspected.
 */
export function holdLasts(authorizedUntil: Date, dueAt: Date): boolean {
  return authorizedUntil.getTime() >= dueAt.getTime() + HOLD_MARGIN_MS
}

const HOLD_MARGIN_MS = 3 * 86_400_000
