import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { UnitEdit, Withdrawn } from "../../../../modules/rental/actions/copies"
import type MediaRentalService from "../../../../modules/rental/service"
import type { RentalActor, RentalEvent } from "../../../../modules/rental/transaction/types"

/** What is done with a copy; instants are ISO 8601, as a workflow's input may be kept as JSON. */
export type UnitAct =
  | { act: "edit"; set: UnitEdit }
  | {
      act: "plan_downtime"
      starts_at?: string | undefined
      ends_at?: string | null | undefined
      status?: "repair" | "cleaning" | undefined
      note?: string | undefined
    }
  | { act: "end_downtime"; allocation_id: string; ends_at?: string | null | undefined; note?: string | undefined }
  | { act: "shelve"; location_id?: string | undefined; note?: string | undefined }
  | { act: "retire"; note?: string | undefined }
  | { act: "delete" }

export interface ActOnUnitInput {
  id: string
  /** The state the caller has seen. */
  version?: number | undefined
  act: UnitAct
  actor: RentalActor
}

/** What became of the bookings of the copy. */
export type UnitOutcome = Pick<Withdrawn, "moved" | "at_risk">

/**
 * One transaction and the last change of its workflow; what follows only writes of it and tells it. So there is nothing to undo, and
 * bookings that have found another copy would not be sent back.
 */
export const actOnUnitStep = createStep("media-rental-act-on-unit", async (input: ActOnUnitInput, { container }) => {
  const { copies } = container.resolve<MediaRentalService>("mediaRental")
  const { value, events } = await perform(copies, input)
  const outcome: Partial<UnitOutcome> = value
  return new StepResponse({ moved: outcome.moved ?? [], at_risk: outcome.at_risk ?? [], events })
})

async function perform(
  copies: MediaRentalService["copies"],
  { act, ...unit }: ActOnUnitInput,
): Promise<{ value: object; events: RentalEvent[] }> {
  switch (act.act) {
    case "edit":
      return copies.edit({ ...unit, set: act.set })
    case "plan_downtime":
      return copies.planDowntime({
        ...unit,
        starts_at: act.starts_at === undefined ? undefined : new Date(act.starts_at),
        ends_at: instantOf(act.ends_at),
        status: act.status,
        note: act.note,
      })
    case "end_downtime":
      return copies.endDowntime({
        ...unit,
        allocation_id: act.allocation_id,
        ends_at: instantOf(act.ends_at),
        note: act.note,
      })
    case "shelve":
      return copies.shelve({ ...unit, location_id: act.location_id, note: act.note })
    case "retire":
      return copies.retire({ ...unit, note: act.note })
    case "delete":
      return copies.remove(unit)
  }
}

const instantOf = (time: string | null | undefined): Date | null | undefined => (time == null ? time : new Date(time))
