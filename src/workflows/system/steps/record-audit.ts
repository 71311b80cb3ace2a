import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { Actor } from "../../../lib/permission"
import type { AuditEventInput } from "../../../modules/system/domain/audit-event"
import type MediaSystemService from "../../../modules/system/service"

export interface RecordAuditStepInput {
  /** Bulk work passes one event with counts, not one per row. */
  events: AuditEventInput[]
  /** Who is behind the run; jobs leave it out and count as the system. */
  actor?: Actor
  request_id?: string | null
  ip?: string | null
}

export const recordAuditStepId = "media-record-audit"

const SYSTEM: Actor = { type: "system", id: "system" }

/**
 * Appends events to the audit log: changed fields only, redacted. The log has no delete, so the compensation appends
 * the same event with `.rolled_back` after its action. A workflow that uses it twice gives each use a name with
 * `.config({ name })`.
 *
 * @example
 * recordAuditStep({ events: [{ action: "catalog.item.updated", resource_type: "media_item", resource_id: id, before, after }], actor })
 */
export const recordAuditStep = createStep(
  recordAuditStepId,
  async (input: RecordAuditStepInput, { container, context }) => {
    const origin = {
      actor: input.actor ?? SYSTEM,
      request_id: input.request_id ?? input.actor?.request_id ?? null,
      ip: input.ip ?? null,
      transaction_id: context?.transactionId ?? null,
    }
    const ids = await container.resolve<MediaSystemService>("mediaSystem").recordAudit(input.events, origin)
    return new StepResponse(ids, { events: input.events, origin })
  },
  async (recorded, { container }) => {
    if (!recorded) return
    const events = recorded.events.map((event) => ({ ...event, action: `${event.action}.rolled_back` }))
    await container.resolve<MediaSystemService>("mediaSystem").recordAudit(events, recorded.origin)
  },
)
