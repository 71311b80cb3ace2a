import type { Sql } from "../../../../lib/sql"
import type { RiskLevel } from "../../domain/enums"
import { parseCell, type Cell, type RiskScan, type RiskSignals } from "../../domain/risk"

/** A tag whose checks have changed since it was last scored. */
export interface DirtyTag {
  id: string
  /** Version of its row of figures: whoever counts another check meanwhile changes it. */
  version: string
  risk_level: RiskLevel
  /** Last change of ownership. */
  since: Date | null
}

/** A tag with the risk it has now. */
export interface ScoredTag extends DirtyTag {
  risk: number
  level: RiskLevel
  signals: RiskSignals & { sessions: number }
}

/** Checks of one tag that are looked at, the newest: a flood of checks must not stop everybody else's scoring. */
export const MOST_SCANS = 20_000

/** The next tags to score, by id, so that a run ends however many checks come in meanwhile. */
export async function selectDirty(sql: Sql, { after, limit }: { after: string; limit: number }): Promise<DirtyTag[]> {
  return sql.execute<DirtyTag>(
    `select t.id, s.xmin::text as version, t.risk_level,
       (select max(greatest(o.from_at, o.to_at)) from media_license_owner o
         where o.tag_id = t.id and o.deleted_at is null) as since
     from media_license_tag_stat s join media_license_tag t on t.id = s.tag_id
     where s.dirty and s.tag_id > ? order by s.tag_id limit ?`,
    [after, limit],
  )
}

/** What the score looks at: the stored checks since the last change of ownership. */
export async function selectRiskScans(sql: Sql, { id, since }: DirtyTag): Promise<RiskScan[]> {
  const rows = await sql.execute<Omit<RiskScan, "cell"> & { cell: string | null }>(
    `select device_mac, ua_class, country, cell, is_owner, pin_event, scanned_at from media_license_scan
     where tag_id = ? and scanned_at >= coalesce(?::timestamptz, '-infinity') order by scanned_at desc limit ?`,
    [id, since, MOST_SCANS],
  )
  return rows.map((row) => ({ ...row, cell: cellOrNowhere(row.cell) }))
}

/** A place nobody can read is no place: one such row must not keep the tag from being scored for ever. */
function cellOrNowhere(text: string | null): Cell | null {
  try {
    return text === null ? null : parseCell(text)
  } catch {
    return null
  }
}

/** Writes the scores down. Locks are taken in the order of ids, as every change of tags does. */
export async function updateRisk(sql: Sql, tags: readonly ScoredTag[]): Promise<void> {
  await sql.execute(
    `with r as (select * from jsonb_to_recordset(?::jsonb) as r (id text, risk real, level text)),
     changed as (select t.id from media_license_tag t join r on r.id = t.id
       where (t.risk, t.risk_level) is distinct from (r.risk, r.level) order by t.id for update of t)
     update media_license_tag tag set risk = r.risk, risk_level = r.level, updated_at = now()
     from r join changed on changed.id = r.id where tag.id = r.id`,
    [JSON.stringify(tags.map(({ id, risk, level }) => ({ id, risk, level })))],
  )
}

/** Done with these, unless somebody has counted another check since they were read; those are scored again. */
export async function clearDirty(sql: Sql, tags: readonly DirtyTag[]): Promise<void> {
  await sql.execute(
    `with r as (select * from jsonb_to_recordset(?::jsonb) as r (id text, version text)),
     same as (select s.id from media_license_tag_stat s join r on r.id = s.tag_id
       where s.xmin::text = r.version order by s.tag_id for update of s)
     update media_license_tag_stat stat set dirty = false, updated_at = now() from same where stat.id = same.id`,
    [JSON.stringify(tags.map(({ id, version }) => ({ id, version })))],
  )
}
