import type { MedusaContainer } from "@medusajs/framework/types"
import { rateLimited } from "../../../modules/license/refusals"
import { limitsOf, shopLimiter } from "../verify/limits"

/**
 * Counts one try to take a copy by a code, of one customer.
 *
 * @throws 429 `media_license_rate_limited` with `retry_after`
 */
export async function limitTransferCodes(container: MedusaContainer, customerId: string): Promise<void> {
  const { transfer_per_hour } = await limitsOf(container)
  const { allowed, retry_after } = await shopLimiter(container, "transfer", transfer_per_hour, 3600).consume(customerId)
  if (!allowed) throw rateLimited(retry_after)
}
