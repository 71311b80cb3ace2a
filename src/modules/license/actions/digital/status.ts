import { MediaError } from "../../../../lib/errors"
import { pgTextArray } from "../../../../lib/sql"
import { DIGITAL_CAUSES, reachedFrom, type DigitalCause, type DigitalStatus } from "../../domain/digital/status"
import type { Suspension } from "../../domain/digital/order"
import type { LicenseTransaction } from "../../transaction/types"
import { lockDigital, type DigitalRow } from "./rows"

/** A licence whose status has changed. */
export interface ChangedDigital {
  id: string
  from: DigitalStatus
  to: DigitalStatus
  reason: string | null
}

/** Which licences; text of the code, with what a caller sent in `bindings`. */
interface Target {
  sql: string
  bindings: unknown[]
}

interface Row {
  id: string
  from: DigitalStatus
  tag_id: string | null
  order_id: string | null
  customer_id: string | null
}

interface Change {
  to: DigitalStatus
  reason: string | null
  /** Set for what nobody decided; counts once per licence. */
  cause?: DigitalCause
}

/** The one statement that writes the status of licences; what does not fit is left alone and not in the answer. */
async function changeAll(tx: LicenseTransaction, target: Target, change: Change): Promise<ChangedDigital[]> {
  const { to, reason, cause } = change
  const rows = await tx.sql.execute<Row>(
    `with before as (
       select d.id, d.status from media_license_digital d
       where (${target.sql}) and d.status = any(?::text[]) and d.deleted_at is null
         ${cause ? "and not (? = any(d.causes))" : ""}
       order by d.id for update
     )
     update media_license_digital d set status = ?, status_reason = ?, version = d.version + 1, updated_at = now()
       ${cause ? ", causes = d.causes || ?::text" : ""}
     from before where d.id = before.id
     returning d.id, before.status as "from", d.tag_id, d.order_id, d.customer_id`,
    [
      ...[...target.bindings, pgTextArray(reachedFrom(to)), ...(cause ? [cause] : [])],
      ...[to, reason, ...(cause ? [cause] : [])],
    ],
  )
  await tx.record(
    rows.map(({ id, from, tag_id }) => ({
      kind: `digital.${to === "active" ? "resumed" : to}`,
      tag_id,
      reason,
      data: { digital_id: id, from, to },
    })),
  )
  if (cause) await noteCause(tx, target, cause)
  for (const { id, order_id, customer_id } of rows) {
    if (to === "suspended") tx.announce({ kind: "digital.suspended", data: { id, order_id, customer_id } })
  }
  return rows.map(({ id, from }) => ({ id, from, to, reason }))
}

/** A licence that rests already has one more reason to. */
async function noteCause(tx: LicenseTransaction, target: Target, cause: DigitalCause): Promise<void> {
  await tx.sql.execute(
    `update media_license_digital d set causes = d.causes || ?::text, updated_at = now()
     where (${target.sql}) and d.status = 'suspended' and not (? = any(d.causes)) and d.deleted_at is null`,
    [cause, ...target.bindings, cause],
  )
}

/**
 * Suspends, resumes, revokes or expires one licence because somebody decided it. A licence that is there already stays
 * as it is and is not in the answer; one that an event has suspended rests by that decision from now on.
 *
 * @throws 404, 409 `media_license_digital_state` with `from` and `to`
 */
export async function changeStatus(
  tx: LicenseTransaction,
  digitalId: string,
  { to, reason }: { to: DigitalStatus; reason: string | null },
): Promise<ChangedDigital | null> {
  const row = await lockDigital(tx.sql, { digital_id: digitalId })
  if (row.status === to) {
    return to === "suspended" && isCause(row.status_reason) ? keepSuspended(tx, row, reason) : null
  }
  const [changed] = await changeAll(tx, { sql: "d.id = ?", bindings: [digitalId] }, { to, reason })
  if (changed) return changed
  throw new MediaError(
    "conflict",
    "media_license_digital_state",
    `a licence that is ${row.status} cannot become ${to}`,
    { details: { from: row.status, to } },
  )
}

const isCause = (reason: string | null) => (DIGITAL_CAUSES as readonly (string | null)[]).includes(reason)

async function keepSuspended(
  tx: LicenseTransaction,
  { id, tag_id }: DigitalRow,
  reason: string | null,
): Promise<ChangedDigital> {
  await tx.sql.execute(
    `update media_license_digital set status_reason = ?, version = version + 1, updated_at = now() where id = ?`,
    [reason, id],
  )
  const change = { from: "suspended", to: "suspended" } as const
  await tx.record([{ kind: "digital.suspended", tag_id, reason, data: { digital_id: id, ...change } }])
  return { id, ...change, reason }
}

/** Suspends what an order suspends; told twice, it changes nothing the second time. */
export async function suspendOfOrder(
  tx: LicenseTransaction,
  orderId: string,
  suspensions: readonly Suspension[],
): Promise<ChangedDigital[]> {
  const changed: ChangedDigital[] = []
  for (const suspension of suspensions) {
    const target =
      suspension.cause === "line_returned"
        ? {
            sql: "d.order_id = ? and d.order_line_item_id = ? and d.unit_index >= ?",
            bindings: [orderId, suspension.order_line_item_id, suspension.from_unit],
          }
        : { sql: "d.order_id = ?", bindings: [orderId] }
    changed.push(...(await changeAll(tx, target, automatic(suspension.cause))))
  }
  return changed
}

/** Suspends the licence that follows a tag; part of the transaction that revokes or takes back the tag. */
export async function suspendOfTag(
  tx: LicenseTransaction,
  tagId: string,
  cause: "tag_revoked" | "tag_returned",
): Promise<ChangedDigital[]> {
  return changeAll(tx, { sql: "d.tag_id = ?", bindings: [tagId] }, automatic(cause))
}

/** The tag has been given back what was taken from it: so has the licence, if nothing else holds it. */
export async function resumeOfTag(tx: LicenseTransaction, tagId: string): Promise<ChangedDigital[]> {
  // Causes stand in the order in which they came; one that came later would have suspended the licence by itself.
  const changed = await changeAll(
    tx,
    {
      sql: "d.tag_id = ? and d.status_reason = 'tag_revoked' and d.causes[cardinality(d.causes)] = 'tag_revoked'",
      bindings: [tagId],
    },
    { to: "active", reason: null },
  )
  // The next revocation is another one.
  await tx.sql.execute(
    `update media_license_digital set causes = array_remove(causes, 'tag_revoked'), updated_at = now(),
       status_reason = case when status_reason = 'tag_revoked' then causes[cardinality(causes)] else status_reason end
     where tag_id = ? and deleted_at is null`,
    [tagId],
  )
  return changed
}

const automatic = (cause: DigitalCause): Change => ({ to: "suspended", reason: cause, cause })
