import { MediaError } from "../../../lib/errors"
import { pgTextArray } from "../../../lib/sql"
import type { TagStatus } from "../domain/enums"
import { transitionsOf, type TagPrecondition, type TagTrigger } from "../domain/transitions"
import type { LicenseTransaction } from "./types"

/** A piece of SQL with its values. */
export interface Clause {
  sql: string
  bindings: unknown[]
}

/** Columns that go with a change of status; the rest of a tag is not its own to change. */
export type TagColumn =
  | "hold_reason"
  | "owner_id"
  | "order_id"
  | "order_line_item_id"
  | "fulfillment_id"
  | "variant_id"
  | "stock_location_id"
  | "rental_unit_id"
  | "panel_intact"
  | "ex_rental"
  | "superseded_by"
  | "revoke_reason"
  | "status_before_revoke"
  | "pin_fails"
  | "pin_window_at"
  | "pin_locked_until"
  | "printed_at"
  | "bound_at"
  | "sold_at"
  | "activated_at"
  | "revoked_at"

export interface TagChange {
  trigger: TagTrigger
  /** Which tags (alias `t`), e.g. `{ sql: "t.batch_id = ? and t.idx < ?", bindings: [id, 10] }`. */
  where: Clause
  /** Values are bound, so an expression is no value. */
  set?: Partial<Record<TagColumn, unknown>>
  /** A set of columns from other columns of the same row, written in code. */
  setSql?: Partial<Record<TagColumn, string>>
  /** Values of preconditions that need one. */
  undoDays?: number
  reason?: string | null
  /** Ids only. */
  data?: Record<string, unknown>
}

/** A tag that has been changed. */
export interface ChangedTag {
  id: string
  batch_id: string
  from: TagStatus
  to: TagStatus
  ver: number
}

const PRECONDITIONS: Record<TagPrecondition, (change: TagChange) => Clause> = {
  sale: () => purposeIs("sale"),
  rental: () => purposeIs("rental"),
  packed: () => clause(`exists (select 1 from media_license_pack p where p.tag_id = t.id and p.released_at is null)`),
  recently_bound: ({ undoDays }) => clause(`t.bound_at > now() - make_interval(days => ?)`, undoDays ?? 0),
  claimable: () => clause(`t.owner_id is null and t.hold_reason is null`),
  fresh_panel: () => clause(`t.panel_intact and t.activated_at is null`),
  spent_panel: () => clause(`not (coalesce(t.panel_intact, false) and t.activated_at is null)`),
  superseded: ({ set }) => clause(set?.superseded_by ? "true" : "false"),
  approved: () => clause("true"),
  restorable: () => clause(`t.status_before_revoke is not null`),
}

/**
 * The one function that writes the status of tags: `UPDATE … WHERE status = ANY(from) AND precondition`, then one event
 * row for each, in the caller's transaction. Tags that do not fit are left alone and not in the answer.
 *
 * @throws Error when the table of transitions does not let this kind of actor do it: a fault of the caller
 */
export async function changeTags(tx: LicenseTransaction, change: TagChange): Promise<ChangedTag[]> {
  const arrows = transitionsOf(change.trigger)
  const [first] = arrows
  if (!first?.actors.includes(tx.actor.type)) throw new Error(`${tx.actor.type} may not ${change.trigger} a tag`)
  const needed = first.precondition ? PRECONDITIONS[first.precondition](change) : clause("true")
  const froms = [...new Set(arrows.map(({ from }) => from))]
  const columns = Object.entries(change.set ?? {})
  const target = change.trigger === "restore" ? "before.status_before_revoke" : "?"
  const rows = await tx.sql.execute<ChangedTag>(
    `with before as (
       select t.id, t.status, t.status_before_revoke from media_license_tag t
       where (${change.where.sql}) and t.status = any(?::text[]) and (${needed.sql}) and t.deleted_at is null
       order by t.id for update
     )
     update media_license_tag tag set ${[
       `status = ${target}`,
       `ver = tag.ver + 1`,
       `updated_at = now()`,
       ...columns.map(([column]) => `"${column}" = ?`),
       ...Object.entries(change.setSql ?? {}).map(([column, sql]) => `"${column}" = ${sql}`),
     ].join(", ")}
     from before where tag.id = before.id
     returning tag.id, tag.batch_id, before.status as "from", tag.status as "to", tag.ver`,
    [
      ...change.where.bindings,
      pgTextArray(froms),
      ...needed.bindings,
      ...(target === "?" ? [first.to] : []),
      ...columns.map(([, value]) => value),
    ],
  )
  await tx.record(
    rows.map((row) => ({
      kind: `tag.${change.trigger}`,
      tag_id: row.id,
      batch_id: row.batch_id,
      from_status: row.from,
      to_status: row.to,
      ver: row.ver,
      reason: change.reason ?? null,
      data: change.data ?? {},
    })),
  )
  return rows
}

/**
 * The same for one tag that must fit.
 *
 * @throws 404 `media_license_tag_not_found`, 409 `media_license_tag_state` with `from` and `to`
 */
export async function changeTag(
  tx: LicenseTransaction,
  tagId: string,
  change: Omit<TagChange, "where">,
): Promise<ChangedTag> {
  const [changed] = await changeTags(tx, { ...change, where: { sql: "t.id = ?", bindings: [tagId] } })
  if (changed) return changed
  const [row] = await tx.sql.execute<{ status: TagStatus }>(`select status from media_license_tag where id = ?`, [
    tagId,
  ])
  if (!row) throw tagNotFound()
  throw tagState(row.status, transitionsOf(change.trigger)[0]!.to)
}

/** The id is not repeated: it holds the serial. */
export const tagNotFound = () => new MediaError("not_found", "media_license_tag_not_found", "no such tag")

export const tagState = (from: TagStatus, to: TagStatus) =>
  new MediaError("conflict", "media_license_tag_state", `a tag that is ${from} cannot become ${to} this way`, {
    details: { from, to },
  })

const clause = (sql: string, ...bindings: unknown[]): Clause => ({ sql, bindings })

const purposeIs = (purpose: "sale" | "rental") =>
  clause(`exists (select 1 from media_license_batch b where b.id = t.batch_id and b.purpose = ?)`, purpose)
