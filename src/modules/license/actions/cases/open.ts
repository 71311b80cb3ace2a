import type { CaseKind } from "../../domain/enums"
import type { LicenseTransaction } from "../../transaction/types"

export type CaseSeverity = "low" | "medium" | "high"

/** Something a person should look at. */
export interface CaseDraft {
  tag_id: string | null
  kind: CaseKind
  severity: CaseSeverity
  /** Facts in figures and codes; the admin turns them into words. */
  signals: Record<string, unknown>
}

/**
 * Opens a case, or adds to the one that is open: there is one of a kind for a tag at a time.
 *
 * @returns its id, and whether it is a new one
 */
export async function openCase(tx: LicenseTransaction, draft: CaseDraft): Promise<{ id: string; opened: boolean }> {
  const [row] = await tx.sql.execute<{ id: string; opened: boolean }>(
    `insert into media_license_case (id, tag_id, kind, severity, status, signals, created_at, updated_at)
     values (?, ?, ?, ?, 'open', ?::jsonb, now(), now())
     on conflict (tag_id, kind) where status in ('open', 'investigating') and tag_id is not null do update
       set signals = media_license_case.signals || excluded.signals, updated_at = now()
     returning id, xmax = 0 as opened`,
    [tx.newId("lcas"), draft.tag_id, draft.kind, draft.severity, JSON.stringify(draft.signals)],
  )
  const { id, opened } = row!
  if (opened) {
    await tx.record([{ kind: "case.opened", tag_id: draft.tag_id, data: { case_id: id, case_kind: draft.kind } }])
    tx.announce({ kind: "case.opened", data: { id } })
  }
  return { id, opened }
}

/** Ends the open case of a kind because what it waited for has happened. */
export async function closeCases(
  tx: LicenseTransaction,
  { tag_id, kind, resolution }: { tag_id: string; kind: CaseKind; resolution: string },
): Promise<void> {
  const closed = await tx.sql.execute<{ id: string }>(
    `update media_license_case set status = 'dismissed', resolution = ?, closed_at = ?, updated_at = now()
     where tag_id = ? and kind = ? and status in ('open', 'investigating') returning id`,
    [resolution, tx.now, tag_id, kind],
  )
  for (const { id } of closed) {
    await tx.record([{ kind: "case.closed", tag_id, data: { case_id: id, case_kind: kind } }])
    tx.announce({ kind: "case.closed", data: { id } })
  }
}
