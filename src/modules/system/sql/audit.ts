import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MediaError } from "../../../lib/errors"
import { entityId } from "../../../lib/ids"
import type { AuditRecord } from "../domain/audit-event"

/** Who did it and on which request or run. */
export interface AuditOrigin {
  actor: { type: "user" | "api_key" | "customer" | "system" | "job"; id: string }
  request_id?: string | null
  transaction_id?: string | null
  ip?: string | null
}

/** Appends records in one statement, keeping their order in the ids; returns the ids. */
export async function insertAudit(
  manager: SqlEntityManager,
  records: AuditRecord[],
  origin: AuditOrigin,
): Promise<string[]> {
  const rows = records.map((record) => ({ id: entityId("maud"), ...record }))
  await manager.execute(
    `insert into media_system_audit_event
       (id, actor_type, actor_id, action, resource_type, resource_id, "before", "after", reason,
        request_id, transaction_id, ip)
     select id, ?, ?, action, resource_type, resource_id, "before", "after", reason, ?, ?, ?
     from jsonb_to_recordset(?::jsonb) as r(id text, action text, resource_type text, resource_id text,
       "before" jsonb, "after" jsonb, reason text)`,
    [
      origin.actor.type,
      origin.actor.id,
      origin.request_id ?? null,
      origin.transaction_id ?? null,
      origin.ip ?? null,
      JSON.stringify(rows),
    ],
  )
  return rows.map((row) => row.id)
}

/** The refusal as our own error. */
export function appendOnlyRefusal(operation: "UPDATE" | "DELETE"): MediaError {
  return new MediaError("conflict", "media_audit_append_only", `${operation} is refused, the audit log is append-only`)
}
