import type { CaseStatus } from "../../domain/enums"
import { hasNewEvidence, riskOf, signalsOf, type RiskSignals, type RiskWeights } from "../../domain/risk"
import type { LicenseTransaction } from "../../transaction/types"
import { openCase } from "../cases/open"
import { clearDirty, selectDirty, selectRiskScans, updateRisk, type DirtyTag, type ScoredTag } from "./rows"

/** What one slice has done. */
export interface Rescored {
  rescored: number
  /** Where the next slice begins; `null` when there is none, or another process is at it. */
  last: string | null
}

/**
 * Scores the next tags whose checks have changed. Nothing is done to a tag but its score: an alert opens a case, and a
 * person decides. Of two processes one works, the other finds nothing to do.
 */
export async function rescore(
  tx: LicenseTransaction,
  { weights, after, limit }: { weights: RiskWeights; after: string; limit: number },
): Promise<Rescored> {
  const [lock] = await tx.sql.execute<{ mine: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended('media_license:risk', 0)) as mine`,
  )
  if (!lock?.mine) return { rescored: 0, last: null }
  const dirty = await selectDirty(tx.sql, { after, limit })
  // All scores first, then all writes: nobody who claims a copy waits for the arithmetic of another.
  const scored: ScoredTag[] = []
  for (const tag of dirty) scored.push(await scoreOf(tx, tag, weights))
  await updateRisk(tx.sql, scored)
  for (const tag of scored) if (tag.level === "alert") await alert(tx, tag, weights)
  await clearDirty(tx.sql, scored)
  return { rescored: scored.length, last: dirty.length < limit ? null : dirty[dirty.length - 1]!.id }
}

/** Checks of an owner name the owner's devices; a device that claimed the copy without one is not known. */
async function scoreOf(tx: LicenseTransaction, tag: DirtyTag, weights: RiskWeights): Promise<ScoredTag> {
  const signals = signalsOf(await selectRiskScans(tx.sql, tag), { owner_devices: [], since: tag.since })
  return { ...tag, ...riskOf(signals, weights), signals }
}

/** One case while it is open; after it is closed, another one only when the risk rises anew or there is new evidence. */
async function alert(tx: LicenseTransaction, tag: ScoredTag, weights: RiskWeights): Promise<void> {
  const [latest] = await tx.sql.execute<{ status: CaseStatus; signals: Partial<RiskSignals> }>(
    `select status, signals from media_license_case where tag_id = ? and kind = 'clone_suspected' and deleted_at is null
     order by created_at desc, id desc limit 1`,
    [tag.id],
  )
  const closed = latest?.status === "confirmed" || latest?.status === "dismissed"
  const known = tag.risk_level === "alert" && closed
  if (known && !hasNewEvidence(tag.signals, latest.signals, weights)) return
  await openCase(tx, {
    tag_id: tag.id,
    kind: "clone_suspected",
    severity: "high",
    signals: { risk: Number(tag.risk.toFixed(4)), ...tag.signals },
  })
}
