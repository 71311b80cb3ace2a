import type { MediaOptions } from "../../../lib/options"
import { handle } from "./handle"
import { startResolver, type Listener } from "./listener"
import { resolverSettings } from "./settings"
import type { ResolverPort } from "./types"

export interface OpenInput {
  options: MediaOptions
  port: ResolverPort
  onFault(error: unknown): void
}

/** Opens the listener of `license.resolver.port`; `undefined` when the options name none. */
export async function openResolver({ options, port, onFault }: OpenInput): Promise<Listener | undefined> {
  const number = options.license.resolver.port
  if (number === undefined) return undefined
  const settings = resolverSettings(options, onFault)
  return startResolver({
    port: number,
    trustedProxies: options.trustedProxies,
    handle: (request) => handle(request, port, settings),
    onFault,
  })
}
