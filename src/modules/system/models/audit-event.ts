import { model } from "@medusajs/framework/utils"

/** One line of the audit log. The database refuses to change or remove it (see the migration's triggers). */
export const MediaSystemAuditEvent = model
  .define("media_system_audit_event", {
    id: model.id({ prefix: "maud" }).primaryKey(),
    at: model.dateTime(),
    actor_type: model.enum(["user", "api_key", "customer", "system", "job"]),
    actor_id: model.text(),
    /** `<capability>.<entity>.<verb>` */
    action: model.text(),
    resource_type: model.text(),
    resource_id: model.text(),
    /** Changed fields only, redacted. */
    before: model.json().nullable(),
    after: model.json().nullable(),
    reason: model.text().nullable(),
    request_id: model.text().nullable(),
    transaction_id: model.text().nullable(),
    ip: model.text().nullable(),
  })
  .indexes([
    { name: "idx_media_system_audit_event_at", on: ["at", "id"] },
    { name: "idx_media_system_audit_event_resource", on: ["resource_type", "resource_id", "at"] },
    { name: "idx_media_system_audit_event_actor", on: ["actor_id", "at"] },
    { name: "idx_media_system_audit_event_action", on: ["action", "at"] },
  ])
