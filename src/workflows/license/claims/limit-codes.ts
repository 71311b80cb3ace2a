import type { MedusaContainer } from "@medusajs/framework/types"
import { rateLimited } from "../../../modules/license/refusals"
import { licenseOf } from "../lib/service"
import { limitsOf, shopLimiter } from "../verify/limits"

/**
 * Counts one try to take a copy by a code, of one customer and of one address: accounts are cheap.
 *
 * @throws 429 `media_license_rate_limited` with `retry_after`
 */
export async function limitTransferCodes(
  container: MedusaContainer,
  { customerId, address }: { customerId: string; address: string },
): Promise<void> {
  const { transfer_per_hour } = await limitsOf(container)
  const limiter = shopLimiter(container, "transfer", transfer_per_hour, 3600)
  const keys = [customerId, await licenseOf(container).observation.addressMac(address)]
  const answers = await Promise.all(keys.map((key) => limiter.consume(key)))
  const refused = answers.filter(({ allowed }) => !allowed)
  if (refused.length > 0) throw rateLimited(Math.max(...refused.map(({ retry_after }) => retry_after)))
}
