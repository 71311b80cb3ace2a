import type { Sql } from "../../../../lib/sql"
import { SESSION_MS } from "../../domain/risk"
import type { LicenseTransaction } from "../../transaction/types"
import type { ScanDraft } from "./store-scans"

type Seen = Pick<ScanDraft, "tag_id" | "device_mac" | "scanned_at">

/**
 * Which checks begin a session: the device has not checked the same tag in the hour before. By the time of the checks,
 * not of writing them down, which may be later when the database was away.
 *
 * @returns places in the list
 */
export async function sessionStarts(sql: Sql, drafts: readonly Seen[]): Promise<ReadonlySet<number>> {
  const starts = new Set<number>()
  const first: { n: number; tag_id: string; device_mac: string; at: string }[] = []
  const last = new Map<string, number>()
  const byTime = drafts
    .map((draft, n) => ({ ...draft, n, at: Date.parse(draft.scanned_at) }))
    .sort((a, b) => a.at - b.at)
  for (const { n, tag_id, device_mac, at, scanned_at } of byTime) {
    const key = `${tag_id} ${device_mac}`
    const before = last.get(key)
    if (before === undefined) first.push({ n, tag_id, device_mac, at: scanned_at })
    else if (at - before >= SESSION_MS) starts.add(n)
    last.set(key, at)
  }
  for (const n of await unseen(sql, first)) starts.add(n)
  return starts
}

async function unseen(
  sql: Sql,
  asked: readonly { n: number; tag_id: string; device_mac: string; at: string }[],
): Promise<number[]> {
  const rows = await sql.execute<{ n: number }>(
    `select a.n from jsonb_to_recordset(?::jsonb) as a (n int, tag_id text, device_mac text, at timestamptz)
     where not exists (select 1 from media_license_scan s where s.tag_id = a.tag_id and s.device_mac = a.device_mac
       and s.scanned_at > a.at - make_interval(secs => ?) and s.scanned_at < a.at + make_interval(secs => ?))`,
    [JSON.stringify(asked), SESSION_MS / 1000, SESSION_MS / 1000],
  )
  return rows.map((row) => row.n)
}

/**
 * Adds checks to the figures of their tags. `sessions` only ever grows, here and nowhere else: it is the number of all
 * sessions there ever were, so checks can be deleted without being counted anywhere first.
 */
export async function countSessions(
  tx: LicenseTransaction,
  drafts: readonly Seen[],
  starts: ReadonlySet<number>,
): Promise<void> {
  const perTag = new Map<string, { count: number; first_at: string; last_at: string }>()
  drafts.forEach(({ tag_id, scanned_at }, n) => {
    const known = perTag.get(tag_id) ?? { count: 0, first_at: scanned_at, last_at: scanned_at }
    perTag.set(tag_id, {
      count: known.count + (starts.has(n) ? 1 : 0),
      first_at: scanned_at < known.first_at ? scanned_at : known.first_at,
      last_at: scanned_at > known.last_at ? scanned_at : known.last_at,
    })
  })
  const rows = [...perTag]
    .map(([tag_id, figures]) => ({ id: tx.newId("ltst"), tag_id, ...figures }))
    .sort((a, b) => (a.tag_id < b.tag_id ? -1 : 1))
  await tx.sql.execute(
    `insert into media_license_tag_stat (id, tag_id, sessions, first_at, last_at, dirty, created_at, updated_at)
     select r.id, r.tag_id, r.count, r.first_at, r.last_at, true, now(), now()
     from jsonb_to_recordset(?::jsonb) as r (id text, tag_id text, count int, first_at timestamptz, last_at timestamptz)
     on conflict (tag_id) where deleted_at is null do update
       set sessions = media_license_tag_stat.sessions + excluded.sessions,
           first_at = least(media_license_tag_stat.first_at, excluded.first_at),
           last_at = greatest(media_license_tag_stat.last_at, excluded.last_at), dirty = true, updated_at = now()`,
    [JSON.stringify(rows)],
  )
}
