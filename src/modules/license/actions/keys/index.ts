import type { LicenseStore } from "../../transaction/store"
import type { KeyRecord } from "../../keys/ring"
import { ensureKey } from "./sign"

/** The shop's keys. */
export const keys = (store: LicenseStore) => ({
  /** All keys, at most 60 s old; no query in between. */
  async current(): Promise<ReadonlyMap<number, KeyRecord>> {
    return store.keys.current()
  },

  /**
   * The active root key, made when there is none yet.
   * @throws 400 `media_license_not_configured`
   */
  async ensureRoot(): Promise<{ kid: number; public_key: string }> {
    const { value } = await store.change({}, (tx) => ensureKey(store, tx, "root"))
    await store.keys.reload()
    return { kid: value.kid, public_key: value.public_key }
  },
})
