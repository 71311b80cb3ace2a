import type { LicenseStore } from "../../transaction/store"
import type { By, Done } from "../../transaction/types"
import { expireApprovals } from "../approvals/expire"
import { deleteOld, OLD_KINDS, type OldKind } from "./rest"
import { deleteOldScans } from "./scans"

export type { OldKind } from "./rest"

/** Rows of one transaction. */
export const SLICE = 10_000
const DAY_MS = 86_400_000

/** What the shop forgets, and when. Each call takes a slice; a full one means that there may be more. */
export const retention = (store: LicenseStore) => ({
  /** Everything `old` takes. */
  kinds: OLD_KINDS,

  /** Checks older than so many days, unless a case is open for their tag. */
  async scans({ days, limit = SLICE }: { days: number; limit?: number }, by: By = {}): Promise<Done<number>> {
    return store.change(by, (tx) => deleteOldScans(tx, { before: new Date(tx.now.getTime() - days * DAY_MS), limit }))
  },

  /**
   * Salts of addresses after 48 hours, download links and kept answers that have run out, ended transfers after 90 days.
   */
  async old(kind: OldKind, by: By = {}, limit: number = SLICE): Promise<Done<number>> {
    return store.change(by, (tx) => deleteOld(tx, kind, limit))
  },

  /** Requests for an act of two that nobody has agreed to in time. */
  async approvals(by: By = {}): Promise<Done<number>> {
    return store.change(by, expireApprovals)
  },
})
