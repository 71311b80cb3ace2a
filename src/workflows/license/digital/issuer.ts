import type { MedusaContainer } from "@medusajs/framework/types"

/** The part of the plugin's options that names the shop to players. */
interface Options {
  license?: { hosts?: readonly string[] }
}

/** Who issues licences where no host of tags is configured. */
export const DEFAULT_ISSUER = "media-store"

/**
 * `iss` of offline files, and `aud` of what devices send: the first host of the option `license.hosts`, as a URL.
 *
 * @example issuerOf(container) // "https://t.shop.com"
 */
export function issuerOf(container: MedusaContainer): string {
  const options = container.resolve<{ getOptions(): Options }>("mediaSystem").getOptions()
  const [host] = options.license?.hosts ?? []
  return host ? `https://${host}` : DEFAULT_ISSUER
}
