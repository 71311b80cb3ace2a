import { MediaError } from "../../../../lib/errors"
import type { CaseKind, CaseStatus } from "../../domain/enums"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { undoTransfer } from "../transfers/undo"

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
 * Works on a case. A warning is put up only on a confirmed case; dismissing the last case that stands behind one ends it.
 * A dispute's freeze ends with it: dismissed, the copy stays where it is; confirmed, its previous owner has it again.
 *
 * @throws 404 `media_license_case_not_found`, 409 `media_license_case_state`
 */
export async function editCase(
  store: LicenseStore,
  tx: LicenseTransaction,
  id: string,
  edit: CaseEdit,
): Promise<CaseRow> {
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
  if (found.tag_id) {
    await warn(tx, found.tag_id, edit.public_caution ?? (closes && status === "dismissed" ? "end" : undefined))
    if (closes && found.kind === "ownership_dispute") await settleDispute(store, tx, row!)
  }
  await tx.record([
    { kind: "case.edited", tag_id: found.tag_id, data: { case_id: id, from: found.status, to: status } },
  ])
  if (closes) tx.announce({ kind: "case.closed", data: { id } })
  return row!
}

/** `end`: the case is off the table, but another one that was confirmed may stand behind the warning. */
async function warn(tx: LicenseTransaction, tagId: string, caution: boolean | "end" | undefined): Promise<void> {
  if (caution === undefined || (caution === "end" && (await isConfirmedElsewhere(tx, tagId)))) return
  await tx.sql.execute(`update media_license_tag set public_caution = ?, updated_at = now() where id = ?`, [
    caution === true,
    tagId,
  ])
}

async function settleDispute(store: LicenseStore, tx: LicenseTransaction, row: CaseRow): Promise<void> {
  const tag_id = row.tag_id!
  const { transfer_id } = row.signals
  if (row.status === "confirmed" && typeof transfer_id === "string") {
    return undoTransfer(store, tx, { tag_id, transfer_id })
  }
  await tx.sql.execute(
    `update media_license_tag set hold_reason = null, updated_at = now() where id = ? and hold_reason = 'dispute'`,
    [tag_id],
  )
}

/** Somebody has confirmed a case of this copy: its warning may be that one's. */
async function isConfirmedElsewhere(tx: LicenseTransaction, tagId: string): Promise<boolean> {
  const confirmed = await tx.sql.execute(
    `select 1 from media_license_case where tag_id = ? and status = 'confirmed' and deleted_at is null limit 1`,
    [tagId],
  )
  return confirmed.length > 0
}

const caseState = (status: CaseStatus, hint = "it cannot be changed any more") =>
  new MediaError("conflict", "media_license_case_state", `this case is ${status}; ${hint}`, { details: { status } })
