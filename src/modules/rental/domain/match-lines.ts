import type { DepositMode } from "./enums"
import { compareMoney, isZero } from "./money"

/** A line of a shop order, as much as the check needs. */
export interface OrderedLine {
  id: string
  quantity: number
  unit_price: string
  variant_id: string | null
  /** Of a rental variant. */
  is_rental: boolean
  is_deposit: boolean
  /** The bound row its metadata name. */
  named_line_id: string | null
}

/** What was promised for a line. */
export interface PromisedLine {
  id: string
  variant_id: string
  quantity: number
  unit_price: string
  currency_code: string
}

export interface LineMatch<P extends PromisedLine> {
  order_line_id: string
  line: P
}

export interface MatchInput<P extends PromisedLine> {
  currency_code: string
  ordered: readonly OrderedLine[]
  promised: readonly P[]
  /** What the matched promises ask to be put down. */
  depositOf: (lines: readonly P[]) => { mode: DepositMode; total: string }
}

export interface Matched<P extends PromisedLine> {
  matches: LineMatch<P>[]
  deposit: { mode: DepositMode; total: string; order_line_id: string | null }
  /** What does not agree; empty for an order that is as it was promised. */
  faults: string[]
}

/**
 * Compares a shop order with what was promised: every line of a rental variant stands for one promise and says the same,
 * and the deposit is the promises' own. Whatever changed a cart behind our back shows here.
 *
 * @example matchLines({ currency_code: "eur", ordered, promised, depositOf }).faults // ["line ordli_1: 1.00 is not 5.00"]
 */
export function matchLines<P extends PromisedLine>(input: MatchInput<P>): Matched<P> {
  const matches: LineMatch<P>[] = []
  const faults: string[] = []
  for (const ordered of input.ordered.filter((line) => line.is_rental)) {
    const line = input.promised.find(({ id }) => id === ordered.named_line_id)
    const fault = faultOf(ordered, line, { input, taken: matches.map((match) => match.line.id) })
    if (fault) faults.push(`line ${ordered.id}: ${fault}`)
    else if (line) matches.push({ order_line_id: ordered.id, line })
  }
  // In the order of the promises, whichever order the shop order's lines are read in.
  matches.sort((a, b) => input.promised.indexOf(a.line) - input.promised.indexOf(b.line))
  const deposit = input.depositOf(matches.map((match) => match.line))
  const lines = input.ordered.filter((line) => line.is_deposit)
  if (faults.length === 0) faults.push(...depositFaults(lines, deposit))
  return { matches, deposit: { ...deposit, order_line_id: lines[0]?.id ?? null }, faults }
}

function faultOf<P extends PromisedLine>(
  ordered: OrderedLine,
  promised: P | undefined,
  { input, taken }: { input: MatchInput<P>; taken: readonly string[] },
): string | null {
  if (!promised) return "is of a rental variant and was never bound"
  if (taken.includes(promised.id)) return `another line stands for ${promised.id} already`
  if (ordered.variant_id !== promised.variant_id) return `variant ${ordered.variant_id} is not ${promised.variant_id}`
  if (ordered.quantity !== promised.quantity) return `${ordered.quantity} copies are not ${promised.quantity}`
  const currency = input.currency_code.toLowerCase()
  if (currency !== promised.currency_code) return `${currency} is not ${promised.currency_code}`
  if (compareMoney(ordered.unit_price, promised.unit_price) !== 0) {
    return `unit price ${ordered.unit_price} is not ${promised.unit_price}`
  }
  return null
}

function depositFaults(lines: readonly OrderedLine[], { mode, total }: { mode: DepositMode; total: string }): string[] {
  const isCharged = mode === "charge" && !isZero(total)
  const [only] = lines
  if (!isCharged) return only ? [`deposit ${only.id}: no deposit is asked`] : []
  if (lines.length !== 1 || !only) return [`${lines.length} deposit lines, not one of ${total}`]
  if (only.quantity === 1 && compareMoney(only.unit_price, total) === 0) return []
  return [`deposit ${only.id}: ${only.quantity} × ${only.unit_price} is not ${total}`]
}
