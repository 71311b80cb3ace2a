import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type MediaLicenseService from "../../../modules/license/service"
import type { LicenseEvent } from "../../../modules/license/transaction/types"
import { licenseOf } from "../lib/service"
import { announceLicenseStep } from "../steps/announce"

/** One act on a transfer. Codes are known by their MACs here: a workflow engine may keep what it is given. */
export type TransferAct =
  | { act: "offer"; tag_id: string; customer_id: string; code_mac: string }
  | { act: "accept"; customer_id: string; code_mac: string }
  | { act: "cancel" | "dispute"; transfer_id: string; customer_id: string }

/** What came of it. */
export interface TransferOutcome {
  transfer_id: string
  tag_id: string
  expires_at: string | null
}

const transferStep = createStep("media-license-transfer", async (input: TransferAct, { container }) => {
  const { transfers } = licenseOf(container)
  return new StepResponse(await performed(transfers, input))
})

async function performed(
  transfers: MediaLicenseService["transfers"],
  input: TransferAct,
): Promise<{ outcome: TransferOutcome; events: LicenseEvent[] }> {
  const by = { actor: { type: "customer" as const, id: input.customer_id } }
  if (input.act === "offer") {
    const { value, events } = await transfers.offer(input, by)
    return { outcome: outcomeOf({ ...value, tag_id: input.tag_id }), events }
  }
  if (input.act === "accept") {
    const { value, events } = await transfers.accept(input, by)
    return { outcome: { transfer_id: value.transfer_id, tag_id: value.tag_id, expires_at: null }, events }
  }
  const { value, events } = await transfers[input.act](input, by)
  return { outcome: outcomeOf(value), events }
}

const outcomeOf = (transfer: { id: string; tag_id: string; expires_at: Date }): TransferOutcome => ({
  transfer_id: transfer.id,
  tag_id: transfer.tag_id,
  expires_at: transfer.expires_at.toISOString(),
})

/**
 * Offers a copy, takes one, takes an offer back, or objects to one that was taken.
 *
 * @throws 400 `media_license_transfer_refused`, 404, 409 `media_license_tag_state`
 */
export const transferTagWorkflow = createWorkflow("media-license-transfer-tag", (input: WorkflowData<TransferAct>) => {
  const done = transferStep(input)
  announceLicenseStep(transform({ done }, ({ done }) => ({ events: done.events })))
  return new WorkflowResponse(transform({ done }, ({ done }): TransferOutcome => done.outcome))
})
