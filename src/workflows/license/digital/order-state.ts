import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { OrderState } from "../../../modules/license/domain/digital"

/** A shop order as far as licences depend on it. */
export interface DigitalOrder extends OrderState {
  order_id: string
  customer_id: string | null
  lines: (OrderState["lines"][number] & { variant_id: string | null })[]
  /** Nothing is left to pay. */
  paid: boolean
}

const FIELDS = [
  "id",
  "status",
  "canceled_at",
  "customer_id",
  "total",
  "summary.*",
  "items.id",
  "items.variant_id",
  "items.detail.*",
  "payment_collections.captured_amount",
  "payment_collections.refunded_amount",
]

interface Graph {
  id: string
  status: string
  canceled_at: string | null
  customer_id: string | null
  summary: { pending_difference?: unknown } | null
  items: { id: string; variant_id: string | null; detail: Record<string, unknown> }[] | null
  payment_collections: { captured_amount: unknown; refunded_amount: unknown }[] | null
}

/** Reads the order through Medusa, which knows its latest version; `null` for one that is gone. */
export async function digitalOrder(container: MedusaContainer, orderId: string): Promise<DigitalOrder | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id: orderId } })
  const order = data[0] as unknown as Graph | undefined
  if (!order) return null
  const sum = (column: "captured_amount" | "refunded_amount") =>
    (order.payment_collections ?? []).reduce((total, collection) => total + numberOf(collection[column]), 0)
  return {
    order_id: order.id,
    customer_id: order.customer_id,
    canceled: order.status === "canceled" || order.canceled_at !== null,
    captured: sum("captured_amount"),
    refunded: sum("refunded_amount"),
    paid: numberOf(order.summary?.pending_difference) <= 0,
    lines: (order.items ?? []).map(({ id, variant_id, detail }) => ({
      order_line_item_id: id,
      variant_id,
      quantity: numberOf(detail["quantity"]),
      returned: numberOf(detail["return_received_quantity"]),
    })),
  }
}

/** Shop orders of a payment. */
export async function ordersOfPayment(container: MedusaContainer, paymentId: string): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "payment",
    fields: ["payment_collection.order.id"],
    filters: { id: paymentId },
  })
  const [payment] = data as unknown as { payment_collection?: { order?: { id: string } | null } | null }[]
  const id = payment?.payment_collection?.order?.id
  return id ? [id] : []
}

/** Medusa's big numbers come as numbers, texts or objects that know their value. */
function numberOf(value: unknown): number {
  if (typeof value === "object" && value !== null && "numeric" in value) return Number(value.numeric)
  return Number(value ?? 0)
}
