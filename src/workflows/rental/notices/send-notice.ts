import type { MedusaContainer } from "@medusajs/framework/types"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { NOTICE_OF_EVENT } from "../../../modules/rental/domain/notices"
import { select } from "../../lib/sql"
import { bookedTogether, rentalsToTell } from "../readers/notice-facts"
import { alertStaff, type StaffAlert } from "./staff"
import { tellOfHold, tellOfRentals } from "./tell"

/** An event of the rental log that may be worth a letter or an alert. */
export interface SendRentalNoticeInput {
  event_id: string
  /** As in the log, without prefix: `order.reserved`. */
  type: string
  rental_order_id: string | null
  hold_id: string | null
  data?: Record<string, unknown>
}

/**
 * Tells the customer and, where it concerns them, the staff; each once, whatever arrives twice. A letter that has gone
 * out cannot be taken back, so there is no compensation.
 */
export const sendRentalNoticeStep = createStep(
  "media-rental-send-notice",
  async (input: SendRentalNoticeInput, { container }) => new StepResponse(await sendRentalNotice(container, input)),
)

/** The step's work, for jobs that have many of them. */
export async function sendRentalNotice(
  container: MedusaContainer,
  input: SendRentalNoticeInput,
  now: Date = new Date(),
): Promise<{ letters: number }> {
  const trigger = `media_rental.${input.type}`
  const alert = await staffAlertOf(container, input, now)
  if (alert) await alertStaff(container, alert, { event_id: input.event_id, trigger_type: trigger })
  const notice = NOTICE_OF_EVENT[input.type]
  if (!notice) return { letters: 0 }
  if (input.hold_id !== null && notice.kind.startsWith("hold_")) {
    return { letters: await tellOfHold(container, { ...notice, hold_id: input.hold_id }, { now, trigger }) }
  }
  if (input.rental_order_id === null) return { letters: 0 }
  const ids =
    notice.kind === "booked" ? await bookedTogether(container, input.rental_order_id) : [input.rental_order_id]
  const claims = ids.map((rental_order_id) => ({ ...notice, rental_order_id }))
  return { letters: await tellOfRentals(container, claims, { now, trigger }) }
}

const ALERTS: Record<string, "at_risk" | "lost" | "attention"> = {
  "order.at_risk": "at_risk",
  "order.lost": "lost",
  "order.attention": "attention",
}

async function staffAlertOf(
  container: MedusaContainer,
  { type, rental_order_id, data = {} }: SendRentalNoticeInput,
  now: Date,
): Promise<StaffAlert | null> {
  const reason = String(data["reason"] ?? "")
  if (type === "deposit.attention") {
    const deposit_id = String(data["deposit_id"] ?? "")
    return {
      kind: "deposit",
      deposit_id,
      order_display_id: await orderNumber(container, String(data["order_id"] ?? "")),
      reason,
    }
  }
  const kind = ALERTS[type]
  if (!kind || rental_order_id === null) return null
  const [told] = await rentalsToTell(container, [rental_order_id], now)
  if (!told) return null
  const { display_no, title } = told.rental
  return kind === "attention"
    ? { kind, rental_order_id, display_no, title, reason }
    : { kind, rental_order_id, display_no, title }
}

async function orderNumber(container: MedusaContainer, orderId: string): Promise<number | null> {
  const [row] = await select<{ display_id: number }>(container, `select display_id from "order" where id = ?`, [
    orderId,
  ])
  return row?.display_id ?? null
}

export const sendRentalNoticeWorkflowId = "media-rental-send-notice"

/**
 * Tells of one event of the rental log.
 *
 * @example
 * await sendRentalNoticeWorkflow(container).run({
 *   input: { event_id, type: "hold.ready", rental_order_id: null, hold_id },
 * })
 */
export const sendRentalNoticeWorkflow = createWorkflow(
  sendRentalNoticeWorkflowId,
  (input: WorkflowData<SendRentalNoticeInput>) => new WorkflowResponse(sendRentalNoticeStep(input)),
)
