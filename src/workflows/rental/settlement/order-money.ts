import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  addMoney,
  compareMoney,
  formatMoney,
  grossOf,
  remainder,
  subtractMoney,
} from "../../../modules/rental/domain/money"
import { CHARGE_FLAG } from "../orders/fee-lines"

/** A payment of a shop order in amounts of ours. */
export interface OrderPayment {
  id: string
  amount: string
  captured: string
  refunded: string
  refunds: { id: string; note: string | null; amount: string }[]
  captures: { id: string; amount: string; created_at: Date }[]
}

/** The money side of a shop order: what it asks for, what has been paid, what has gone back. */
export interface OrderMoney {
  id: string
  currency_code: string
  is_canceled: boolean
  /** Somebody is editing it: nothing can be added or refunded until that is confirmed or given up. */
  is_being_edited: boolean
  total: string
  /** Above zero: still to be paid. */
  pending: string
  /** Oldest first, without cancelled ones. */
  payments: OrderPayment[]
  items: { id: string; metadata: Record<string, unknown>; unit_price: string; total: string; tax: string }[]
  credits: { reference: string | null; reference_id: string | null; amount: string }[]
  /** Refunds and captures the order's own books know of. */
  booked: Set<string>
}

interface Graph {
  id: string
  status: string
  canceled_at: string | null
  currency_code: string
  total: number
  summary: { pending_difference?: number | string } | null
  items: GraphItem[] | null
  credit_lines: { reference: string | null; reference_id: string | null; amount: number }[] | null
  transactions: { reference: string | null; reference_id: string | null }[] | null
  payment_collections: { payments: GraphPayment[] | null }[] | null
}

interface GraphItem {
  id: string
  metadata: Record<string, unknown> | null
  unit_price: number
  total: number
  tax_total: number
}

interface GraphPayment {
  id: string
  amount: number
  canceled_at: string | null
  created_at: string
  captures: { id: string; amount: number; created_at: string }[] | null
  refunds: { id: string; note: string | null; amount: number }[] | null
}

const FIELDS = [
  "id",
  "status",
  "canceled_at",
  "currency_code",
  "total",
  "summary.*",
  "items.id",
  "items.metadata",
  "items.unit_price",
  "items.total",
  "items.tax_total",
  "credit_lines.*",
  "transactions.*",
  "payment_collections.payments.*",
  "payment_collections.payments.captures.*",
  "payment_collections.payments.refunds.*",
]

/** Reads the money side of a shop order; `null` for one that has been deleted. */
export async function orderMoney(container: MedusaContainer, orderId: string): Promise<OrderMoney | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id: orderId } })
  const order = data[0] as unknown as Graph | undefined
  if (!order) return null
  const { data: changes } = await query.graph({
    entity: "order_change",
    fields: ["id"],
    filters: { order_id: orderId, status: ["pending", "requested"] },
  })
  return moneyOf(order, changes.length > 0)
}

function moneyOf(order: Graph, is_being_edited: boolean): OrderMoney {
  const { currency_code } = order
  const money = (amount: unknown) => formatMoney(numberOf(amount), currency_code)
  return {
    id: order.id,
    currency_code,
    is_canceled: order.status === "canceled" || order.canceled_at !== null,
    is_being_edited,
    total: money(order.total),
    pending: money(order.summary?.pending_difference),
    payments: paymentsOf(order.payment_collections ?? [], currency_code),
    items: (order.items ?? []).map((item) => ({
      id: item.id,
      metadata: item.metadata ?? {},
      unit_price: money(item.unit_price),
      total: money(item.total),
      tax: money(item.tax_total),
    })),
    credits: (order.credit_lines ?? []).map((line) => ({ ...line, amount: money(line.amount) })),
    booked: new Set(
      (order.transactions ?? []).flatMap(({ reference, reference_id }) =>
        (reference === "refund" || reference === "capture") && reference_id ? [reference_id] : [],
      ),
    ),
  }
}

function paymentsOf(collections: { payments: GraphPayment[] | null }[], currency: string): OrderPayment[] {
  return collections
    .flatMap((collection) => collection.payments ?? [])
    .filter((payment) => payment.canceled_at === null)
    .sort((a, b) => (String(a.created_at) < String(b.created_at) ? -1 : 1))
    .map((payment) => paymentOf(payment, currency))
}

/** A payment with its captures and refunds, in amounts of ours. */
export function paymentOf(payment: Omit<GraphPayment, "created_at" | "canceled_at">, currency: string): OrderPayment {
  const refunds = (payment.refunds ?? []).map(({ id, note, amount }) => ({
    id,
    note,
    amount: formatMoney(numberOf(amount), currency),
  }))
  return {
    id: payment.id,
    amount: formatMoney(numberOf(payment.amount), currency),
    captured: sum(payment.captures ?? [], currency),
    refunded: sum(refunds, currency),
    refunds,
    captures: (payment.captures ?? []).map(({ id, amount, created_at }) => ({
      id,
      amount: formatMoney(numberOf(amount), currency),
      created_at: new Date(created_at),
    })),
  }
}

const sum = (rows: readonly { amount: unknown }[], currency: string) =>
  addMoney(
    rows.map((row) => numberOf(row.amount)),
    currency,
  )

/** Medusa answers amounts as numbers, as `BigNumber` objects or raw, as they happen to come out of its database. */
function numberOf(amount: unknown): number {
  const raw = amount as { value?: unknown } | null
  return Number(typeof raw === "object" && raw !== null && "value" in raw ? raw.value : (amount ?? 0))
}

/** What can still be refunded of a payment. */
export const roomOf = ({ captured, refunded }: OrderPayment, currency: string): string =>
  remainder(captured, refunded, currency)

/** What customers have paid and not got back. */
export function heldOn({ payments, currency_code }: OrderMoney): string {
  return addMoney(
    payments.map((payment) => roomOf(payment, currency_code)),
    currency_code,
  )
}

/** What has been authorised and not taken. */
export const isUncaptured = ({ amount, captured }: OrderPayment): boolean =>
  compareMoney(captured, 0) === 0 && compareMoney(amount, 0) > 0

/** What amounts of the ledger are in money: `total` was paid where the ledger says `amount`. */
export interface TaxFactor {
  total: string
  amount: string
}

/**
 * The factor of an order line. The ledger has a rent before tax, whatever the prices of the region; a charge that came
 * onto the order later it has as its line's price.
 */
export function factorOf({ items, currency_code }: OrderMoney, lineId: string | null): TaxFactor | null {
  const line = items.find((item) => item.id === lineId)
  if (!line) return null
  const isFee = line.metadata[CHARGE_FLAG] !== undefined
  return { total: line.total, amount: isFee ? line.unit_price : subtractMoney(line.total, line.tax, currency_code) }
}

/** The line by which the order asks for a charge, or for what it is the rest of: the first of these that has one. */
export function lineOf({ items }: OrderMoney, lineage: readonly string[]): string | null {
  const lines = lineage.map((id) => items.find(({ metadata }) => metadata[CHARGE_FLAG] === id))
  return lines.find((line) => line !== undefined)?.id ?? null
}

/** An amount of the ledger as the money it was paid with, by the order line it stands on. */
export function withTax(amount: string, order: OrderMoney, lineId: string | null): string {
  return grossOf(amount, factorOf(order, lineId), order.currency_code)
}
