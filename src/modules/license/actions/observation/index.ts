import type { LicenseStore } from "../../transaction/store"
import type { By } from "../../transaction/types"
import { Salts } from "./salts"
import { storeScans, type ScanDraft } from "./store-scans"

export type { ScanDraft } from "./store-scans"

/** Who checks which copy, as far as the shop may know. */
export const observation = (store: LicenseStore) => {
  const salts = new Salts(store)
  return {
    /** A stranger of today: see `Salts`. */
    addressMac: (address: string, now: Date = new Date()): Promise<string> => salts.macOf(address, now),

    /** The device id of a caller without a cookie; it becomes the cookie, so refusing cookies makes no new devices. */
    strangeDevice: (address: string, uaClass: string, now: Date = new Date()): Promise<string> =>
      salts.deviceOf(address, uaClass, now),

    /** What is stored of a device's cookie. */
    async deviceMac(device: string): Promise<string> {
      if (!store.provider.configured) return salts.macOf(`cookie ${device}`, new Date())
      return (await store.provider.mac("device", Buffer.from(device))).subarray(0, 16).toString("hex")
    },

    /** Writes checks down; answers the cases they opened as events. */
    async store(scans: readonly ScanDraft[], by: By = {}) {
      return store.change(by, (tx) => storeScans(tx, scans))
    },
  }
}
