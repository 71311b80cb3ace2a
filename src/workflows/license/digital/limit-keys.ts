import type { MedusaContainer } from "@medusajs/framework/types"
import { clientAddress, type AddressedRequest } from "../../../lib/client-address"
import type { MediaOptions } from "../../../lib/options"
import { rateLimited } from "../../../modules/license/refusals"
import { licenseOf } from "../lib/service"
import { limitsOf, shopLimiter } from "../verify/limits"

/**
 * Counts one try to activate a device by key; by address, which the limiter knows by its MAC of the day only.
 *
 * @throws 429 `media_license_rate_limited` with `retry_after`
 */
export async function limitKeyTries(container: MedusaContainer, request: AddressedRequest): Promise<void> {
  const { trustedProxies } = container.resolve<{ getOptions(): MediaOptions }>("mediaSystem").getOptions()
  const { device_per_minute } = await limitsOf(container)
  const address = await licenseOf(container).observation.addressMac(clientAddress(request, trustedProxies))
  const { allowed, retry_after } = await shopLimiter(container, "device", device_per_minute, 60).consume(address)
  if (!allowed) throw rateLimited(retry_after)
}
