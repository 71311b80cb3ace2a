import type { TagStatus } from "../../domain/enums"
import type { Verdict } from "../../domain/verdict"
import { insertInto } from "../../../../lib/sql"
import type { LicenseTransaction } from "../../transaction/types"
import { openCase } from "../cases/open"
import { countSessions, sessionStarts } from "./sessions"

/** One check of a tag that exists. Holds no address and no user agent. */
export interface ScanDraft {
  tag_id: string
  channel: "resolver" | "code" | "app"
  verdict: Verdict
  /** Of the tag when it was checked. */
  status: TagStatus
  device_mac: string
  ip_mac: string
  ua_class: "mobile" | "desktop" | "bot" | "other"
  country: string | null
  /** Coordinates rounded to half a degree. */
  cell: string | null
  is_owner: boolean
  pin_event: "wrong" | "after_activation" | null
  /** ISO 8601 */
  scanned_at: string
}

const COLUMNS = [
  "id",
  "tag_id",
  "channel",
  "verdict",
  "device_mac",
  "ip_mac",
  "ua_class",
  "country",
  "cell",
  "is_owner",
  "new_session",
  "pin_event",
  "case_id",
  "scanned_at",
]
/** The public should never meet a tag in one of these states: it was not released, or was taken out of the world. */
const ALARMING: ReadonlySet<TagStatus> = new Set(["minted", "printed", "void", "revoked"])

/**
 * Writes checks down, a second's worth at a time, and opens a case for each tag that should not be out there; checks that
 * are the evidence of such a case name it.
 */
export async function storeScans(tx: LicenseTransaction, drafts: readonly ScanDraft[]): Promise<void> {
  if (drafts.length === 0) return
  const starts = await sessionStarts(tx.sql, drafts)
  const cases = await alarmingCases(tx, drafts)
  const rows = drafts.map(({ status, ...scan }, n) => ({
    id: tx.newId("lscn"),
    ...scan,
    new_session: starts.has(n),
    case_id: ALARMING.has(status) ? cases.get(scan.tag_id) : null,
  }))
  await insertInto(tx.sql, "media_license_scan", COLUMNS, rows)
  await countSessions(tx, drafts, starts)
}

/** One case for each alarming tag, by the tag's id; in the order of ids, as two processes may write at once. */
async function alarmingCases(
  tx: LicenseTransaction,
  drafts: readonly ScanDraft[],
): Promise<ReadonlyMap<string, string>> {
  const alarming = new Map(
    drafts.filter(({ status }) => ALARMING.has(status)).map((scan) => [scan.tag_id, scan.status]),
  )
  const cases = new Map<string, string>()
  for (const tag_id of [...alarming.keys()].sort()) {
    const signals = { status: alarming.get(tag_id) }
    cases.set(tag_id, (await openCase(tx, { tag_id, kind: "unreleased_scan", severity: "high", signals })).id)
  }
  return cases
}
