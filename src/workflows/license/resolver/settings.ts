import type { MediaOptions } from "../../../lib/options"
import { placesOf } from "./geo"
import type { ResolverSettings } from "./types"

/** Options live as long as the process: one MaxMind reader is enough. */
const known = new WeakMap<MediaOptions, ResolverSettings>()

/** What the resolver takes from the plugin's options. The first caller's `onFault` stays. */
export function resolverSettings(options: MediaOptions, onFault: (error: unknown) => void): ResolverSettings {
  const before = known.get(options)
  if (before) return before
  const { imgHosts, storefrontClaimUrl, geo } = options.license
  const settings = { imgHosts, claimUrl: storefrontClaimUrl ?? null, place: placesOf(geo, onFault), onFault }
  known.set(options, settings)
  return settings
}
