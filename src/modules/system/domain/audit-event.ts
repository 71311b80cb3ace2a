import { changedFields } from "./changed-fields"
import { mask, redact, toJson, type Json, type JsonObject } from "./redact"
import { cutText, truncate } from "./truncate"

/** What a workflow reports: whole records or only the changed fields, the log keeps what differs. */
export interface AuditEventInput {
  /** `<capability>.<entity>.<verb>`, e.g. `catalog.item.updated`. */
  action: string
  resource_type: string
  resource_id: string
  before?: object | null
  after?: object | null
  reason?: string | null
}

/** What is stored of it. */
export interface AuditRecord {
  action: string
  resource_type: string
  resource_id: string
  before: JsonObject | null
  after: JsonObject | null
  reason: string | null
}

const ACTION = /^[a-z_]+\.[a-z_]+\.[a-z_]+(\.rolled_back)?$/

/**
 * Reduces, redacts and cuts one event. Changes are found before redaction, so that a changed secret still shows as
 * changed, and cut after it, so that a cut can never uncover half an address.
 * @throws Error when `action` is not `<capability>.<entity>.<verb>`: a programming mistake, not a request's.
 */
export function toAuditRecord(event: AuditEventInput): AuditRecord {
  if (!ACTION.test(event.action)) {
    throw new Error(`audit action "${event.action}" must look like <capability>.<entity>.<verb>`)
  }
  const changed = changedFields(asObject(event.before), asObject(event.after))
  return {
    action: event.action,
    resource_type: event.resource_type,
    resource_id: cutText(event.resource_id, 256),
    before: changed.before && truncate(redact(changed.before) as JsonObject),
    after: changed.after && truncate(redact(changed.after) as JsonObject),
    reason: event.reason ? cutText(mask(event.reason.replaceAll("\u0000", ""))) : null,
  }
}

function asObject(side: object | null | undefined): JsonObject | null {
  if (side === null || side === undefined) return null
  const json: Json = toJson(side)
  return typeof json === "object" && json !== null && !Array.isArray(json) ? json : { value: json }
}
