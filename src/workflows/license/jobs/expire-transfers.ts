import type { MedusaContainer } from "@medusajs/framework/types"
import { jobWorkflow } from "../../lib/job-workflow"
import { licenseOf } from "../lib/service"
import { announce } from "../steps/announce"

const SLICE = 200

async function expireTransfers(container: MedusaContainer): Promise<{ expired: number }> {
  const { transfers } = licenseOf(container)
  let expired = 0
  for (;;) {
    const { value, events } = await transfers.expire({}, SLICE)
    await announce(container, events)
    expired += value
    if (value < SLICE) return { expired }
  }
}

/**
 * Ends offers whose code has run out; the copy stays with its owner. Every five minutes; nothing depends on it: a code
 * that has run out is refused by the clock.
 *
 * @example await expireTransfersWorkflow(container).run({ input: {} })
 */
export const expireTransfersWorkflow = jobWorkflow("media-license-transfers", expireTransfers)
