import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import { printedSerial, serialOfTag } from "../../../modules/license/domain/serial"
import { allOf, among, isoText, selectPage, type ListSource, type Page } from "../../lib/sql"
import { joinPerson, notDeleted, personColumn, type Person } from "./people"

/** An act that takes two people. */
export interface ApprovalView {
  id: string
  action: "revoke" | "restore" | "distrust_key"
  target_id: string
  target: {
    serial_printed: string | null
    title: { en?: string | null; zhCN?: string | null } | null
    kid: number | null
  }
  reason: string
  note: string | null
  state: "pending" | "approved" | "rejected" | "expired"
  requested_by: Person
  decided_by: Person | null
  decided_at: string | null
  expires_at: string
  /** The caller has asked for it and cannot decide. */
  own: boolean
  created_at: string
  updated_at: string
}

export interface ApprovalFilters {
  id?: string[] | undefined
  state?: string[] | undefined
  action?: string[] | undefined
  target_id?: string[] | undefined
}
export type ApprovalOrder = "created_at" | "expires_at"

const STATE = `case when y.decision is not null then y.decision when y.expires_at <= now() then 'expired' else 'pending' end`

const SOURCE: ListSource<ApprovalOrder> = {
  columns: `y.id, y.action, y.target_id, y.reason, y.note, ${STATE} as state, coalesce(b.title, kb.title) as title,
    ${personColumn("y.requested_by", "r")} as requested_by, ${personColumn("y.decided_by", "d")} as decided_by,
    ${isoText("y.decided_at")} as decided_at, ${isoText("y.expires_at")} as expires_at,
    ${isoText("y.created_at")} as created_at, ${isoText("y.updated_at")} as updated_at`,
  from: `from media_license_approval y
    left join media_license_tag t on t.id = y.target_id and y.action <> 'distrust_key'
    left join media_license_batch b on b.id = t.batch_id
    left join media_license_batch kb on y.action = 'distrust_key' and kb.kid::text = y.target_id
    ${joinPerson("y.requested_by", "r")} ${joinPerson("y.decided_by", "d")}`,
  key: "y.id",
  orders: { created_at: "y.created_at", expires_at: "y.expires_at" },
}

type Row = Omit<ApprovalView, "target" | "own"> & { title: ApprovalView["target"]["title"] }

/** One page of requests. `callerId` is who asks, for `own`. */
export async function approvals(
  container: MedusaContainer,
  page: Page<ApprovalFilters, ApprovalOrder>,
  callerId: string,
): Promise<{ approvals: ApprovalView[]; count: number }> {
  const { state, ...lists } = page.filters
  const condition = allOf([
    notDeleted("y"),
    ...Object.entries(lists).flatMap(([column, values]) => among(`y.${column}`, values)),
    ...among(STATE, state),
  ])
  const { rows, count } = await selectPage<Row, ApprovalOrder>(container, SOURCE, condition, page)
  return { approvals: rows.map((row) => viewOf(row, callerId)), count }
}

/** @throws 404 `media_license_approval_not_found` */
export async function approval(container: MedusaContainer, id: string, callerId: string): Promise<ApprovalView> {
  const page = { filters: { id: [id] }, order: "created_at" as const, limit: 1, offset: 0 }
  const [found] = (await approvals(container, page, callerId)).approvals
  if (found) return found
  throw new MediaError("not_found", "media_license_approval_not_found", "no such approval")
}

function viewOf({ title, ...row }: Row, callerId: string): ApprovalView {
  const ofKey = row.action === "distrust_key"
  const serial_printed = ofKey ? null : printedSerial(serialOfTag(row.target_id))
  const target = { serial_printed, title, kid: ofKey ? Number(row.target_id) : null }
  return { ...row, target, own: row.requested_by.id === callerId }
}
