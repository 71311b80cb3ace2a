import type { LicenseStore } from "../../transaction/store"
import { selectActiveKey } from "../keys/rows"
import { openKey } from "../keys/sign"

/** A batch that does not go on by itself, or should have by now. */
export interface StuckBatch {
  id: string
  status: "failed" | "minting"
  count: number
}

/** The job looks every minute, so a lease that ran out this long ago means that nobody looks. */
const LEASE_OVER_S = 180

/** What an operator should hear of; a few statements on indexes each. */
export const watch = (store: LicenseStore) => ({
  /** Batches that have failed, and batches nobody has gone on with; the oldest of each, and how many there are. */
  async stuckBatches(): Promise<StuckBatch[]> {
    return store.read((sql) =>
      sql.execute<StuckBatch>(
        `select status, count(*)::int as count, (array_agg(id order by created_at, id))[1] as id from media_license_batch
         where deleted_at is null and (status = 'failed'
           or (status = 'minting' and coalesce(lease_until, updated_at) < now() - make_interval(secs => ?)))
         group by status order by status`,
        [LEASE_OVER_S],
      ),
    )
  },

  /** Since when the tag that has waited longest waits to be scored; `null` when none does. */
  async scoringBehind(): Promise<Date | null> {
    const [row] = await store.read((sql) =>
      sql.execute<{ since: Date | null }>(
        `select min(updated_at) as since from media_license_tag_stat where dirty and deleted_at is null`,
      ),
    )
    return row?.since ?? null
  },

  /** Whether the root key can be used: `none` there is none yet, `locked` it was wrapped with another master key. */
  async rootKey(): Promise<"none" | "usable" | "locked"> {
    const key = await store.read((sql) => selectActiveKey(sql, "root"))
    if (!key) return "none"
    try {
      const signer = await openKey(store, key)
      signer.close()
      return "usable"
    } catch {
      return "locked"
    }
  },
})
