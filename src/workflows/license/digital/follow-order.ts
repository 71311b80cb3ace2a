import type { MedusaContainer } from "@medusajs/framework/types"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { suspensionsOf } from "../../../modules/license/domain/digital"
import { issueOn } from "../../../modules/license/settings"
import type { LicenseEvent } from "../../../modules/license/transaction/types"
import { settingsOf } from "../../lib/settings"
import { announceLicenseStep } from "../steps/announce"
import { digitalOrder, ordersOfPayment, type DigitalOrder } from "./order-state"
import { licenseOf } from "../lib/service"

/** What has happened: to an order itself, or to a payment of one. */
export interface FollowOrderInput {
  order_id?: string
  payment_id?: string
}

/**
 * Brings the licences of an order in line with it. It reads what is true now and issues or suspends only what has not
 * been yet, so it may run late and any number of times; and what it did stays true, so there is nothing to undo.
 */
export const followOrderStep = createStep(
  "media-license-digital-follow-order",
  async ({ order_id, payment_id }: FollowOrderInput, { container }) => {
    const ids = order_id ? [order_id] : await ordersOfPayment(container, payment_id ?? "")
    const events: LicenseEvent[] = []
    for (const id of ids) {
      const order = await digitalOrder(container, id)
      if (order) events.push(...(await follow(container, order)))
    }
    return new StepResponse({ events })
  },
)

async function follow(container: MedusaContainer, order: DigitalOrder): Promise<LicenseEvent[]> {
  const { digital } = licenseOf(container)
  const suspensions = suspensionsOf(order)
  const ended = suspensions.some(({ cause }) => cause !== "line_returned")
  const events: LicenseEvent[] = []
  if (!ended && isDue(order, await settingsOf(container).getSetting(issueOn))) {
    const lines = order.lines.flatMap(({ variant_id, ...line }) => (variant_id ? [{ ...line, variant_id }] : []))
    events.push(...(await digital.issueForOrder({ ...order, lines })).events)
  }
  if (suspensions.length > 0) events.push(...(await digital.suspendOfOrder(order.order_id, suspensions)).events)
  return events
}

const isDue = ({ paid }: DigitalOrder, on: string): boolean => on === "order.placed" || paid

export const followDigitalOrderWorkflowId = "media-license-digital-follow-order"

/**
 * An order was placed, paid, cancelled, refunded or came back: licences are issued (setting `license.issue_on`) or
 * suspended accordingly.
 *
 * @example await followDigitalOrderWorkflow(container).run({ input: { order_id } })
 */
export const followDigitalOrderWorkflow = createWorkflow(
  followDigitalOrderWorkflowId,
  (input: WorkflowData<FollowOrderInput>) => {
    const done = followOrderStep(input)
    announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
    return new WorkflowResponse(transform({ done }, ({ done }) => ({ events: done.events.length })))
  },
)
