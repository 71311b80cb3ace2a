import { pgTextArray } from "../../../../lib/sql"
import type { LicenseTransaction } from "../../transaction/types"

/**
 * Deletes old checks, some at a time; those of a tag with an open case stay, as they are what the case is judged by. A
 * check is counted in its tag's figures when it is written, once and for ever, so nothing is lost of those here. A tag
 * under suspicion is scored again by what is left.
 *
 * @returns how many
 */
export async function deleteOldScans(
  tx: LicenseTransaction,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const gone = await tx.sql.execute<{ tag_id: string; count: number }>(
    `with old as (select s.id from media_license_scan s where s.scanned_at < ?
       and not exists (select 1 from media_license_case c where c.tag_id = s.tag_id
         and c.status in ('open', 'investigating') and c.deleted_at is null)
       limit ? for update skip locked),
     gone as (delete from media_license_scan s using old where s.id = old.id returning s.tag_id)
     select tag_id, count(*)::int as count from gone group by tag_id`,
    [before, limit],
  )
  await scoreAgain(
    tx,
    gone.map(({ tag_id }) => tag_id),
  )
  return gone.reduce((sum, { count }) => sum + count, 0)
}

async function scoreAgain(tx: LicenseTransaction, tagIds: readonly string[]): Promise<void> {
  if (tagIds.length === 0) return
  await tx.sql.execute(
    `with suspect as (select s.id from media_license_tag_stat s join media_license_tag t on t.id = s.tag_id
       where s.tag_id = any(?::text[]) and t.risk_level <> 'none' and not s.dirty order by s.tag_id for update of s)
     update media_license_tag_stat stat set dirty = true, updated_at = now() from suspect where stat.id = suspect.id`,
    [pgTextArray(tagIds)],
  )
}
