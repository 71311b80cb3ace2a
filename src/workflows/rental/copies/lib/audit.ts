import type { Actor } from "../../../../lib/permission"
import type { RentalActor, RentalEvent } from "../../../../modules/rental/transaction/types"
import type { AuditEventInput } from "../../../../modules/system/domain/audit-event"

/** What was done with a copy, as the audit log calls it; what is not here is called as the rental log does. */
const VERBS: Readonly<Record<string, string>> = {
  edited: "updated",
  moved: "updated",
  in_transit: "updated",
  repair: "put_aside",
  cleaning: "put_aside",
  downtime: "downtime_planned",
}

/**
 * What the rental log says of one copy, as the audit log takes it; an edit that changed nothing leaves no trace in
 * either. What became of the copy's bookings stays in the rental log.
 */
export function auditOfUnit(unitId: string, events: readonly RentalEvent[]): AuditEventInput[] {
  return events
    .filter(({ type, unit_id }) => type === "unit.updated" && unit_id === unitId)
    .map(({ data, from_status, to_status }) => {
      const { change, changes, note, moved: _moved, at_risk: _at_risk, ...facts } = data
      const edits = Object.entries((changes ?? {}) as Record<string, { before: unknown; after: unknown }>)
      const side = (name: "before" | "after", status: string | null) => ({
        ...Object.fromEntries(edits.map(([field, values]) => [field, values[name] ?? null])),
        ...(status === null ? {} : { status }),
      })
      return {
        action: `rental.unit.${VERBS[String(change)] ?? String(change)}`,
        resource_type: "media_rental_unit",
        resource_id: unitId,
        before: side("before", from_status),
        after: { ...side("after", to_status), ...facts },
        ...(typeof note === "string" ? { reason: note } : {}),
      }
    })
}

/** Copies taken in together are one act: of a title, with their number. */
export function auditOfIntake(
  offerId: string,
  units: readonly { id: string; barcode: string }[],
  at: { location_id: string; status: string },
): AuditEventInput[] {
  const [only, ...others] = units
  if (!only) return []
  return [
    others.length === 0
      ? {
          ...{ action: "rental.unit.created", resource_type: "media_rental_unit", resource_id: only.id },
          after: { ...at, offer_id: offerId, barcode: only.barcode },
        }
      : {
          ...{ action: "rental.unit.created", resource_type: "media_rental_offer", resource_id: offerId },
          after: { ...at, count: units.length, first: only.barcode, last: others[others.length - 1]!.barcode },
        },
  ]
}

/** Who did it, as the audit log takes it; nobody by name is the system. */
export const auditActor = ({ type, id }: RentalActor): { actor?: Actor } => (id ? { actor: { type, id } } : {})
