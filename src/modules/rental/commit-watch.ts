import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { listHealthChecks } from "../../lib/registry"

/** Declared where the hook is, see `workflows/rental/cart/commit-hook.ts`. */
const COMMIT_CHECK = "rental.commit_hook"

/**
 * A shop whose completed carts become no rental orders takes money for nothing; that is said aloud when it starts, and
 * by the health page for as long as it lasts. Where no workflows are loaded there is nothing to check.
 */
export async function warnWithoutCommit(logger: Pick<Logger, "error">): Promise<void> {
  const check = listHealthChecks().find(({ key }) => key === COMMIT_CHECK)
  const result = await check?.run({} as MedusaContainer)
  if (result?.status === "error") logger.error(`medusa-plugin-media-store: ${result.detail}; ${result.action}`)
}
