import type { MedusaContainer } from "@medusajs/framework/types"
import { reconcileRentalsWorkflow } from "../workflows/rental/jobs/reconcile"

/** Compares rentals, copies, ledger and shop orders. */
export default async function mediaRentalReconcile(container: MedusaContainer): Promise<void> {
  await reconcileRentalsWorkflow(container).run({ input: {} })
}

export const config = { name: "media-rental-reconcile", schedule: "40 4 * * *" }
