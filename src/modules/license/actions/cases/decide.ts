import { MediaError } from "../../../../lib/errors"
import type { CaseKind, CaseStatus } from "../../domain/enums"
import type { LicenseTransaction } from "../../transaction/types"

export interface CaseRow {
  id: string
  tag_id: string | null
  kind: CaseKind
  severity: string
  status: CaseStatus
  signals: Record<string, unknown>
  assigned_to: string | null
  resolution: string | null
  closed_at: Date | null
  created_at: Date
  updated_at: Date
}

/** What a person says of a case. */
export interface CaseEdit {
  status?: Exclude<CaseStatus, "open"> | undefined
  assigned_to?: string | null | undefined
  resolution?: string | undefined
  /** Warns everybody who checks the tag, or ends the warning. */
  public_caution?: boolean | undefined
}

const COLUMNS = `id, tag_id, kind, severity, status, signals, assigned_to, resolution, closed_at, created_at, updated_at`

/**
 * Works on a case. A warning is put up only on a confirmed case, and ends when the case is dismissed; a dispute's hold
 * ends with its case.
 *
 * @throws 404 `media_license_case_not_found`, 409 `media_license_case_state`
 */
export async function editCase(tx: LicenseTransaction, id: string, edit: CaseEdit): Promise<CaseRow> {
  const [found] = await tx.sql.execute<CaseRow>(
    `select ${COLUMNS} from media_license_case where id = ? and deleted_at is null for update`,
    [id],
  )
  if (!found) throw new MediaError("not_found", "media_license_case_not_found", "no such case")
  const status = edit.status ?? found.status
  const closed = found.status === "confirmed" || found.status === "dismissed"
  if (closed && edit.status !== undefined && edit.status !== found.status) throw caseState(found.status)
  if (edit.public_caution === true && status !== "confirmed")
    throw caseState(found.status, "confirm it before you warn")
  const closes = !closed && (status === "confirmed" || status === "dismissed")
  const [row] = await tx.sql.execute<CaseRow>(
    `update media_license_case set status = ?, assigned_to = ?, resolution = ?, closed_at = ?, updated_at = now()
     where id = ? returning ${COLUMNS}`,
    [
      status,
      edit.assigned_to === undefined ? found.assigned_to : edit.assigned_to,
      edit.resolution ?? found.resolution,
      closes ? tx.now : found.closed_at,
      id,
    ],
  )
  if (found.tag_id) await follow(tx, row!, found.tag_id, edit, closes)
  await tx.record([
    { kind: "case.edited", tag_id: found.tag_id, data: { case_id: id, from: found.status, to: status } },
  ])
  if (closes) tx.announce({ kind: "case.closed", data: { id } })
  return row!
}

async function follow(
  tx: LicenseTransaction,
  { status, kind }: CaseRow,
  tagId: string,
  { public_caution }: CaseEdit,
  closes: boolean,
): Promise<void> {
  const caution = public_caution ?? (status === "dismissed" ? false : undefined)
  if (caution !== undefined) {
    await tx.sql.execute(`update media_license_tag set public_caution = ?, updated_at = now() where id = ?`, [
      caution,
      tagId,
    ])
  }
  if (closes && kind === "ownership_dispute") {
    await tx.sql.execute(
      `update media_license_tag set hold_reason = null, updated_at = now() where id = ? and hold_reason = 'dispute'`,
      [tagId],
    )
  }
}

const caseState = (status: CaseStatus, hint = "it cannot be changed any more") =>
  new MediaError("conflict", "media_license_case_state", `this case is ${status}; ${hint}`, { details: { status } })
