import type { MedusaContainer } from "@medusajs/framework/types"
import { reconcileTagsWorkflow } from "../workflows/license/packing"

/** Repairs what a lost event has left of tags. */
export default async function mediaLicenseReconcile(container: MedusaContainer): Promise<void> {
  await reconcileTagsWorkflow(container).run({ input: {} })
}

export const config = { name: "media-license-reconcile", schedule: "25 * * * *" }
