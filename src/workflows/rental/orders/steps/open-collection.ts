import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { select } from "../../../lib/sql"

/** Where the customer pays after an act that asks for money; a read, so there is nothing to undo. */
export const openCollectionStep = createStep(
  "media-rental-open-collection",
  async ({ order_id, asks }: { order_id: string | null; asks: boolean }, { container }) => {
    const id = asks && order_id !== null ? await openCollection(container, order_id) : null
    return new StepResponse({ id })
  },
)

/** The collection in which the customer pays what the order still asks for; `null` when it asks for nothing. */
export async function openCollection(container: MedusaContainer, orderId: string): Promise<string | null> {
  const [row] = await select<{ id: string }>(
    container,
    `select pc.id from order_payment_collection link join payment_collection pc on pc.id = link.payment_collection_id
     where link.order_id = ? and link.deleted_at is null and pc.deleted_at is null
       and pc.status in ('not_paid', 'awaiting') and pc.amount > 0
     order by pc.created_at desc limit 1`,
    [orderId],
  )
  return row?.id ?? null
}
