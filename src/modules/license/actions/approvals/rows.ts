import { MediaError } from "../../../../lib/errors"

export type ApprovalAction = "revoke" | "restore" | "distrust_key"

export interface ApprovalRow {
  id: string
  action: ApprovalAction
  /** A tag's id or a kid. */
  target_id: string
  reason: string
  note: string | null
  payload: Record<string, unknown>
  requested_by: string
  decided_by: string | null
  decision: "approved" | "rejected" | "expired" | null
  decided_at: Date | null
  expires_at: Date
  created_at: Date
}

export const APPROVAL_COLUMNS = `id, action, target_id, reason, note, payload, requested_by, decided_by, decision,
  decided_at, expires_at, created_at`

/** How long somebody else has time to agree. */
export const APPROVAL_DAYS = 7

export const approvalNotFound = () =>
  new MediaError("not_found", "media_license_approval_not_found", "no such approval")
