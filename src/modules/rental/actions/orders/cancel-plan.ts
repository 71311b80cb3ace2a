import { cancellationRefund, noShowFee } from "../../domain/charges"
import { settleDeposit } from "../../domain/deposit"
import {
  addMoney,
  compareMoney,
  grossOf,
  isZero,
  minMoney,
  negateMoney,
  remainder,
  subtractMoney,
} from "../../domain/money"
import type { Terms } from "../../domain/terms"
import { totalOf, type MoneyLine } from "../counter/return-plan"
import { netOf, unpaidOf, type Charge } from "../ledger"
import type { RentalOrder } from "./rows"

/** What was paid for a rental, read from its shop order. */
export interface RentalPaid {
  /** Captured or authorised on the shop order and not refunded yet. */
  refundable: string
  /** What the shop order still asks for once everything that is authorised has been taken. */
  asked: string
  /** By charge: `total` was paid, with tax, where the ledger says `amount`. */
  factors: Readonly<Record<string, { total: string; amount: string }>>
  /** The deposit was charged with the order and is there to go back. */
  deposit_paid: boolean
  /** Fees are asked for on the order, so the whole deposit goes back. */
  fees_on_order: boolean
}

/** Part of a charge that goes back. */
export interface Reversal {
  charge: Charge
  amount: string
}

/** A cancellation before it is written. */
export interface CancellationPlan {
  /** Money that has been paid goes back; otherwise nothing is asked for any more. */
  kind: "refund" | "waiver"
  reversals: Reversal[]
  lines: MoneyLine[]
  total: string
  currency_code: string
}

/**
 * What a cancellation gives back: rent and extensions by the terms, with their tax, and the deposit less what is still
 * owed. `total` is below zero: the customer gets it.
 */
export function planCancellation(
  rental: Pick<RentalOrder, "starts_at" | "currency_code" | "deposit_share"> & {
    terms_snapshot: { terms: Pick<Terms, "cancel_until_ms" | "late_cancel_refund_percent"> }
  },
  charges: readonly Charge[],
  paid: RentalPaid,
  now: Date,
): CancellationPlan {
  const { currency_code: currency } = rental
  const reversals = charges
    .filter(({ kind, reverses_id }) => reverses_id === null && (kind === "rent" || kind === "extension"))
    .map((charge) => ({ charge, amount: shareBack(rental, netOf(charge, charges), now) }))
    .filter(({ amount }) => !isZero(amount))
  const kind = isZero(paid.refundable) ? "waiver" : "refund"
  const lines =
    kind === "waiver"
      ? []
      : [...rentBack(reversals, paid, currency), ...depositBack(rental, charges, { reversals, paid })]
  return { kind, reversals, lines, total: totalOf(lines, currency), currency_code: currency }
}

/** As a cancellation at this moment, and the fee of the terms for a copy nobody came for. */
export function planNoShow(
  rental: Parameters<typeof planCancellation>[0] & { terms_snapshot: { terms: Pick<Terms, "no_show_fee"> } },
  charges: readonly Charge[],
  paid: RentalPaid,
  now: Date,
): CancellationPlan & { fee: string } {
  const plan = planCancellation(rental, charges, paid, now)
  const fee = noShowFee(rental.terms_snapshot.terms, rental.currency_code)
  const lines: MoneyLine[] = isZero(fee) ? plan.lines : [...plan.lines, { kind: "no_show", amount: fee }]
  return { ...plan, lines, total: totalOf(lines, rental.currency_code), fee }
}

function shareBack(
  { starts_at, terms_snapshot, currency_code }: Parameters<typeof planCancellation>[0],
  net: string,
  now: Date,
): string {
  if (compareMoney(net, 0) <= 0) return addMoney([], currency_code)
  const { terms } = terms_snapshot
  return cancellationRefund({ rent_charged: net, starts_at, canceled_at: now, terms, currency_code })
}

/** What nobody has paid is no longer asked for, as far as the order still asks; the rest is money. */
function rentBack(reversals: readonly Reversal[], paid: RentalPaid, currency: string): MoneyLine[] {
  const sumOf = (rows: readonly Reversal[]) =>
    addMoney(
      rows.map(({ charge, amount }) => grossOf(amount, paid.factors[charge.id], currency)),
      currency,
    )
  const inStatus = (status: Charge["status"]) => sumOf(reversals.filter(({ charge }) => charge.status === status))
  const back = [inStatus("paid"), remainder(inStatus("invoiced"), paid.asked, currency)]
  const money = minMoney([addMoney(back, currency), paid.refundable], currency)
  return isZero(money) ? [] : [{ kind: "refund", amount: negateMoney(money, currency), label_params: { what: "rent" } }]
}

function depositBack(
  { deposit_share, currency_code }: Pick<RentalOrder, "deposit_share" | "currency_code">,
  charges: readonly Charge[],
  { reversals, paid }: { reversals: readonly Reversal[]; paid: RentalPaid },
): MoneyLine[] {
  const { deposit_paid, fees_on_order, factors } = paid
  if (!deposit_paid || isZero(deposit_share)) return []
  const goesBack = new Map(reversals.map(({ charge, amount }) => [charge.id, amount]))
  const owed = unpaidOf(charges).map(({ id, status, net }) => {
    const left = subtractMoney(net, goesBack.get(id) ?? "0", currency_code)
    return status === "pending" ? left : grossOf(left, factors[id], currency_code)
  })
  const { refunded } = settleDeposit(deposit_share, fees_on_order ? [] : owed, currency_code)
  if (isZero(refunded)) return []
  return [{ kind: "refund", amount: negateMoney(refunded, currency_code), label_params: { what: "deposit" } }]
}
