import type { DigitalCause } from "./status"

/** A shop order as far as licences depend on it; what is true now, whatever event told of it. */
export interface OrderState {
  canceled: boolean
  /** Whole units of money in the order's currency, as Medusa answers them. */
  captured: number
  refunded: number
  lines: { order_line_item_id: string; quantity: number; returned: number }[]
}

/** Licences that end with the order: all of them, or the last so many units of a line. */
export type Suspension =
  | { cause: Exclude<DigitalCause, "line_returned" | "tag_revoked" | "tag_returned"> }
  | { cause: "line_returned"; order_line_item_id: string; from_unit: number }

/** Smallest amount that counts; sums of decimal fractions are off by less. */
const EPSILON = 1e-6

/** Everything that was paid has gone back. An order that cost nothing is never refunded. */
export const isRefunded = ({ captured, refunded }: Pick<OrderState, "captured" | "refunded">): boolean =>
  captured > EPSILON && refunded > captured - EPSILON

/**
 * What an order suspends. Of a line returned in part the last units go: which of several equal copies came back is
 * nobody's to say, and the first units were most likely put to use.
 */
export function suspensionsOf(order: OrderState): Suspension[] {
  if (order.canceled) return [{ cause: "order_canceled" }]
  if (isRefunded(order)) return [{ cause: "order_refunded" }]
  return order.lines.flatMap(({ order_line_item_id, quantity, returned }) =>
    returned > 0
      ? [{ cause: "line_returned" as const, order_line_item_id, from_unit: Math.max(0, quantity - returned) }]
      : [],
  )
}
