import { setTimeout as sleep } from "node:timers/promises"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { SettlementState } from "../../../modules/rental/actions/settlement"
import { feesOnOrder } from "../../../modules/rental/settings"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor, RentalEvent } from "../../../modules/rental/transaction/types"
import { settingsOf } from "../../lib/settings"
import { invoicePending } from "./invoice"
import { MoneyWaits } from "./open-order"
import { noteOrderPaid } from "./order-paid"
import { payOut } from "./pay-out"
import { settleShare } from "./settle-share"

/** One settlement in progress: what its parts work with. */
export interface Settling {
  container: MedusaContainer
  rental: MediaRentalService
  rental_order_id: string
  fees_on_order: boolean
  actor: RentalActor
  /** Of everything that has been written, in order. */
  events: RentalEvent[]
}

export interface SettleRentalInput {
  rental_order_id: string
  actor?: RentalActor
}

/** What a settlement came to. */
export interface SettledRental {
  rental_order_id: string
  events: RentalEvent[]
  /** Why some money could not be moved; it is tried again by the deposits job. */
  failures: string[]
}

const PATIENCE_MS = 10_000
const POLL_MS = 50

/**
 * Moves a rental's money in its order: the deposit share, what has to go back, what the shop order is to ask for. Money
 * that has moved stays moved, so there is no compensation; a run that died is continued by the next one. One order is
 * settled by one run at a time, also across processes.
 */
export const settleRentalStep = createStep(
  "media-rental-settle-money",
  async (input: SettleRentalInput, { container }) => {
    const rental = container.resolve<MediaRentalService>("mediaRental")
    const { rental: row, ...state } = await rental.settlement.state(input.rental_order_id)
    const done: SettledRental = { rental_order_id: input.rental_order_id, events: [], failures: [] }
    if (row.order_id === null || !hasWork({ rental: row, ...state })) return new StepResponse(done)
    const lease = { scope: "media-rental-settle", key: row.order_id, bodyHash: "" }
    if (!(await isMine(rental, lease))) return new StepResponse({ ...done, failures: ["settled by another run"] })
    try {
      const settling = await settlingOf(container, input, done.events)
      done.failures.push(...(await inTurn(settling, row.order_id)))
    } finally {
      await rental.requests.forget(lease)
    }
    return new StepResponse(done)
  },
)

/** Looked at before anything is locked or read from Medusa: most returns owe nothing. */
function hasWork({ share_open, pending, reversals }: SettlementState): boolean {
  return share_open || pending.length > 0 || reversals.length > 0
}

type Lease = Parameters<MediaRentalService["requests"]["claim"]>[0]

async function isMine(rental: MediaRentalService, lease: Lease): Promise<boolean> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    if ((await rental.requests.claim(lease)).state === "mine") return true
  }
  return false
}

/** Each part is tried whatever becomes of the others; what failed is noted with the deposit and answered. */
async function inTurn(settling: Settling, orderId: string): Promise<string[]> {
  const failures: string[] = []
  for (const part of [payOut, settleShare, invoicePending, noteOrderPaid]) {
    try {
      await part(settling)
    } catch (error) {
      failures.push((error as Error).message)
      await note(settling, orderId, error as Error)
    }
  }
  return failures
}

async function note({ container, rental, actor, events }: Settling, orderId: string, error: Error): Promise<void> {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  const words = `media_rental: order ${orderId}: ${error.message}`
  if (error instanceof MoneyWaits) logger.warn(words)
  else logger.error(words)
  const { events: noted } = await rental.settlement.noteFailure(orderId, error.message, { actor })
  events.push(...noted)
}

async function settlingOf(
  container: MedusaContainer,
  { rental_order_id, actor = { type: "system" } }: SettleRentalInput,
  events: RentalEvent[],
): Promise<Settling> {
  const fees_on_order = await settingsOf(container).getSetting(feesOnOrder)
  const rental = container.resolve<MediaRentalService>("mediaRental")
  return { container, rental, rental_order_id, fees_on_order, actor, events }
}
