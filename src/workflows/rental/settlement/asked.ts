import type { MedusaContainer } from "@medusajs/framework/types"
import type { AskedCharge, AskedPayment, HoldPart } from "../../../modules/rental/actions/settlement"
import {
  addMoney,
  formatMoney,
  grossOf,
  isZero,
  minMoney,
  remainder,
  subtractMoney,
} from "../../../modules/rental/domain/money"
import { creditedUnder, noteFor } from "./give-back"
import { OrderCanceled, openOrder } from "./open-order"
import { factorOf, lineOf, type OrderMoney } from "./order-money"

/** A share of a deposit and what the shop order asks for on account of its rental. */
export interface AskedShare {
  rental_order_id: string
  /** What of the share is left for it. */
  limit: string
  asked: readonly AskedCharge[]
}

/**
 * What shares of an order's deposit pay of the charges the order has asked for and nobody has paid, by rental: with
 * tax, and never more than the order still asks for. Shares without such charges are left out.
 *
 * @throws MoneyWaits while the order is being edited; of a cancelled order nothing is asked for
 */
export async function askedFor(
  container: MedusaContainer,
  orderId: string,
  shares: readonly AskedShare[],
): Promise<Record<string, AskedPayment>> {
  const asking = shares.filter(({ limit, asked }) => asked.length > 0 && !isZero(limit))
  if (asking.length === 0) return {}
  const order = await openOrder(container, orderId).catch((error: Error) => {
    if (error instanceof OrderCanceled) return null
    throw error
  })
  return order ? within(order, asking) : {}
}

function within(order: OrderMoney, shares: readonly AskedShare[]): Record<string, AskedPayment> {
  const { currency_code } = order
  const notes = shares.map(({ rental_order_id }) => noteFor("deposit", rental_order_id))
  // What a run that did not live to write it down has credited is not asked for any more, and is these shares'.
  const credited = notes.map((note) => creditedUnder(order, note))
  let open = addMoney([remainder(order.pending, "0", currency_code), ...credited], currency_code)
  const payments: Record<string, AskedPayment> = {}
  for (const { rental_order_id, limit, asked } of shares) {
    const factors = factorsOf(order, asked)
    const sums = asked.map(({ id, net }) => grossOf(net, factors[id], currency_code))
    const amount = minMoney([limit, addMoney(sums, currency_code), open], currency_code)
    open = subtractMoney(open, amount, currency_code)
    payments[rental_order_id] = { amount, factors }
  }
  return payments
}

function factorsOf(order: OrderMoney, asked: readonly AskedCharge[]): AskedPayment["factors"] {
  return Object.fromEntries(
    asked.flatMap(({ id, lineage }) => {
      const factor = factorOf(order, lineOf(order, lineage))
      return factor ? [[id, factor]] : []
    }),
  )
}

/** The shares of a hold, after what charges that are not on the order take of them. */
export const sharesOf = (parts: readonly HoldPart[], currency: string): AskedShare[] =>
  parts.map(({ rental_order_id, share, kept, asked }) => ({
    rental_order_id,
    limit: subtractMoney(share, kept, currency),
    asked,
  }))

/** Pays nothing that an order has asked for. */
export const nothingAsked = (currency: string): AskedPayment => ({ amount: formatMoney("0", currency), factors: {} })
