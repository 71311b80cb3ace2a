import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { formatMoney, subtractMoney } from "../../../../modules/rental/domain/money"
import type { OrderedLine } from "../../../../modules/rental/domain/match-lines"
import { select } from "../../../lib/sql"
import { DEPOSIT_FLAG, LINE_FLAG, rentalVariants } from "./cart-facts"

/** A line of a shop order with what its copies cost. */
export interface OrderLineFacts extends OrderedLine {
  /** After discounts, before tax. */
  rent: string
}

/** A shop order, as much as renting needs. */
export interface OrderFacts {
  id: string
  customer_id: string | null
  has_account: boolean
  sales_channel_id: string | null
  currency_code: string
  lines: OrderLineFacts[]
}

/** The orders a cart has become: one, or for a moment two when two requests complete it at once. */
export async function orderIdsOf(container: MedusaContainer, cartId: string): Promise<string[]> {
  const rows = await select<{ order_id: string }>(
    container,
    "select order_id from order_cart where cart_id = ? and deleted_at is null order by created_at, order_id limit 10",
    [cartId],
  )
  return rows.map((row) => row.order_id)
}

/** Asking for the order's total is what makes Medusa work out the lines' totals. */
const FIELDS = [
  "id",
  "currency_code",
  "customer_id",
  "sales_channel_id",
  "total",
  "items.id",
  "items.variant_id",
  "items.detail.quantity",
  "items.unit_price",
  "items.metadata",
  "items.subtotal",
  "items.discount_subtotal",
]

interface OrderRow {
  id: string
  currency_code: string
  customer_id: string | null
  sales_channel_id: string | null
  items?: ItemRow[]
}
interface ItemRow {
  id: string
  variant_id: string | null
  unit_price: unknown
  detail: { quantity: unknown }
  metadata: Record<string, unknown> | null
  subtotal: unknown
  discount_subtotal: unknown
}

/** Reads the order through Medusa, which knows its totals and its latest version. */
export async function orderFacts(container: MedusaContainer, orderId: string): Promise<OrderFacts> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id: orderId } })
  const order = data[0] as OrderRow | undefined
  if (!order) throw new Error(`order ${orderId} does not exist`)
  const items = order.items ?? []
  const rental = await rentalVariants(
    container,
    items.flatMap(({ variant_id }) => (variant_id ? [variant_id] : [])),
  )
  const currency_code = order.currency_code.toLowerCase()
  return {
    id: order.id,
    customer_id: order.customer_id,
    has_account: await hasAccount(container, order.customer_id),
    sales_channel_id: order.sales_channel_id,
    currency_code,
    lines: items.map((item) => lineOf(item, rental, currency_code)),
  }
}

function lineOf(item: ItemRow, rental: ReadonlySet<string>, currency: string): OrderLineFacts {
  const named = item.metadata?.[LINE_FLAG]
  return {
    id: item.id,
    variant_id: item.variant_id,
    quantity: Number(item.detail.quantity),
    unit_price: decimal(item.unit_price),
    is_rental: item.variant_id !== null && rental.has(item.variant_id),
    is_deposit: item.variant_id === null && item.metadata?.[DEPOSIT_FLAG] === true,
    named_line_id: typeof named === "string" ? named : null,
    rent: subtractMoney(
      formatMoney(decimal(item.subtotal), currency),
      formatMoney(decimal(item.discount_subtotal), currency),
      currency,
    ),
  }
}

/** Medusa's numbers as decimal text; ten decimals are more than any price has. */
function decimal(value: unknown): string {
  const number = Number(value ?? 0)
  const text = String(number)
  return text.includes("e") ? number.toFixed(10) : text
}

async function hasAccount(container: MedusaContainer, customerId: string | null): Promise<boolean> {
  if (customerId === null) return false
  const [customer] = await select<{ has_account: boolean }>(
    container,
    "select has_account from customer where id = ? and deleted_at is null",
    [customerId],
  )
  return customer?.has_account ?? false
}
