import type { LicenseStore } from "../../transaction/store"
import { jwksOf } from "./jwks"
import { buildTrustBundle, type Published } from "./trust"

const REBUILD_MS = 60_000

/** What everybody may have: public keys, and the signed list of what to trust. */
export const publishing = (store: LicenseStore) => {
  let latest: { at: number; bundle: Promise<Published | null> } | null = null
  return {
    async jwks(): Promise<Published> {
      return jwksOf(await store.keys.current())
    },

    /** At most a minute old; `null` while the shop has minted nothing. */
    async trustBundle(now: Date = new Date()): Promise<Published | null> {
      if (!latest || now.getTime() - latest.at >= REBUILD_MS || now.getTime() < latest.at) {
        const building = buildTrustBundle(store, store.hosts[0] ?? "", now)
        latest = { at: now.getTime(), bundle: building }
        // A failed build is tried again by the next who asks.
        building.catch(() => (latest = null))
      }
      return latest.bundle
    },
  }
}
