import { isNothing, sumByCurrency } from "../money-sums"
import type { Money, MoneyLine, RentalRow } from "../rental-types"
import type { Result } from "./desk"
import type { LogEntry } from "./view"

/** A disc as it stands on a slip. */
export interface SlipLine {
  id: string
  title: string
  barcode: string
  /** `out`: to be brought back by `due_date`; `back`: has been brought back. */
  direction: "out" | "back"
  due_date: string
  lines: MoneyLine[]
  currency_code: string
}

/** What a customer is given on paper. */
export interface Slip {
  customer: string
  order_no: number | null
  at: string
  lines: SlipLine[]
  /** Paid or to be paid on this occasion; below zero is given back. */
  totals: Money[]
  paid: boolean | null
}

/**
 * The slip of the last customer served: everything done for them one after another, without a gap.
 * @param log newest first
 */
export function slipOf(log: readonly LogEntry[]): Slip | null {
  const parts = log.map((entry) => ({ entry, part: partOf(entry.result) })).filter(({ part }) => part !== null)
  const [first] = parts
  if (!first?.part) return null
  const same: { entry: LogEntry; part: Part }[] = []
  for (const { entry, part } of parts) {
    if (!part || part.customer_id !== first.part.customer_id) break
    same.unshift({ entry, part })
  }
  const lines = same.flatMap(({ part }) => part.lines)
  return {
    customer: first.part.customer,
    order_no: first.part.order_no,
    at: first.entry.at,
    lines,
    totals: sumByCurrency(same.flatMap(({ part }) => part.totals).filter(({ amount }) => !isNothing(amount))),
    paid: first.part.paid,
  }
}

interface Part {
  customer_id: string
  customer: string
  order_no: number | null
  lines: SlipLine[]
  totals: Money[]
  paid: boolean | null
}

function partOf(result: Result): Part | null {
  switch (result.kind) {
    case "handed_out":
      return { ...head(result.answer.rental), lines: [line(result.answer.rental, "out", [])], totals: [], paid: null }
    case "returned":
    case "inspected": {
      const { rental, lines, total, currency_code } = result.answer
      return {
        ...head(rental),
        lines: [line(rental, "back", lines)],
        totals: [{ amount: total, currency_code }],
        paid: null,
      }
    }
    case "walk_in": {
      const { answer, preview, customer } = result
      const [rental] = answer.rentals
      if (!rental) return null
      return {
        ...head(rental),
        customer,
        order_no: answer.order.display_id,
        lines: answer.rentals.map((one) => line(one, "out", [{ kind: "rent", amount: one.price_amount }])),
        totals: [{ amount: answer.order.total, currency_code: preview.currency_code }],
        paid: answer.order.paid,
      }
    }
    default:
      return null
  }
}

const head = (rental: RentalRow) => ({
  customer_id: rental.customer_id,
  customer: rental.customer.name ?? rental.customer.email ?? rental.customer_id,
  order_no: rental.order_display_id,
})

const line = (rental: RentalRow, direction: "out" | "back", lines: MoneyLine[]): SlipLine => ({
  id: rental.id,
  title: rental.title,
  barcode: rental.unit.barcode,
  direction,
  due_date: rental.due_date,
  lines,
  currency_code: rental.currency_code,
})
