import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  when,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { isMediaError } from "../../../lib/errors"
import type { InspectionInput, TakenBack } from "../../../modules/rental/actions/counter"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor } from "../../../modules/rental/transaction/types"
import { rentInTagStep } from "../../license/custody/steps"
import { announceLicenseStep } from "../../license/steps/announce"
import { settleRentalWorkflow } from "../settle"
import { announceStep } from "../steps/announce"
import { checkReturnStep } from "./steps/check-return"

export interface ReturnedCopy {
  barcode: string
  returned_at?: Date | undefined
  expected_total: string
  currency_code: string
  inspection?: InspectionInput | undefined
}

export interface TakeBackRentalInput extends ReturnedCopy {
  location_id: string
  actor: RentalActor
}

/** A copy that is back is back: nothing undoes this. The money that follows is settled on its own. */
export const takeBackStep = createStep(
  "media-rental-take-back-copy",
  async (input: TakeBackRentalInput, { container }) => {
    const { counter } = container.resolve<MediaRentalService>("mediaRental")
    const { actor, expected_total, currency_code, returned_at, ...rest } = input
    const { value, events } = await counter.takeBack(
      {
        ...rest,
        ...(returned_at === undefined ? {} : { returned_at: new Date(returned_at) }),
        expected: { total: expected_total, currency_code },
      },
      { actor },
    )
    return new StepResponse({ ...value, events })
  },
)

export const takeBackRentalWorkflowId = "media-rental-take-back"

/**
 * Takes the scanned copy back, charges for lateness and, with an inspection or where the terms want none, closes the
 * rental and settles its money.
 *
 * @throws 409 `media_rental_already_returned` (with the first result), `media_rental_charge_changed` (with the new
 * total), `media_rental_state`; 400 `media_rental_backdate`
 * @example
 * const input = { barcode, location_id, expected_total: "1.50", currency_code: "eur", actor }
 * const { result } = await takeBackRentalWorkflow(container).run({ input })
 */
export const takeBackRentalWorkflow = createWorkflow(
  takeBackRentalWorkflowId,
  (input: WorkflowData<TakeBackRentalInput>) => {
    checkReturnStep(input)
    const done = takeBackStep(input)
    const tag = rentInTagStep(
      transform({ input, done }, ({ input, done }) => ({ unit_id: done.unit_id, actor: input.actor })),
    )
    announceLicenseStep(transform({ tag }, ({ tag }) => ({ events: tag.events })))
    announceStep(transform({ done }, ({ done }) => ({ events: done.events })))
    // A rental that waits for inspection is settled when it closes.
    when({ done }, ({ done }) => done.closed).then(() =>
      settleRentalWorkflow.runAsStep({
        input: transform({ input, done }, ({ input, done }) => ({
          rental_order_id: done.rental_id,
          actor: input.actor,
        })),
      }),
    )
    return new WorkflowResponse(transform({ done }, ({ done: { events: _, ...taken } }): TakenBack => taken))
  },
)

export interface TakeBackManyInput {
  location_id: string
  items: ReturnedCopy[]
  actor: RentalActor
}

/** What became of one copy of many. */
export type TakeBackOutcome =
  { barcode: string; ok: true; taken: TakenBack } | { barcode: string; ok: false; error: TakeBackFault }

/** Why a copy was not taken back; `details` as the single return would answer them, e.g. the new total. */
export interface TakeBackFault {
  type: string
  code: string
  message: string
  details?: Record<string, unknown>
}

/** Each copy by itself: one that is refused is no reason to leave the others in the box. */
export const takeBackManyStep = createStep(
  "media-rental-take-back-copies",
  async ({ items, location_id, actor }: TakeBackManyInput, { container }) => {
    const outcomes: TakeBackOutcome[] = []
    for (const item of items) {
      try {
        const { result: taken } = await takeBackRentalWorkflow(container).run({
          input: { ...item, location_id, actor },
        })
        outcomes.push({ barcode: item.barcode, ok: true, taken })
      } catch (error) {
        outcomes.push({ barcode: item.barcode, ok: false, error: faultOf(container, item.barcode, error) })
      }
    }
    return new StepResponse(outcomes)
  },
)

/** What is not a refusal of ours must not hide what became of the copies before it. */
function faultOf(container: MedusaContainer, barcode: string, error: unknown): TakeBackFault {
  if (isMediaError(error)) {
    const { type, code, message, details } = error
    return { type, code, message, ...(Object.keys(details ?? {}).length > 0 ? { details: details! } : {}) }
  }
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  logger.error(`media_rental: ${barcode} could not be taken back: ${(error as Error).message}`)
  const message = `${barcode} could not be taken back because of a fault of the server; scan it again`
  return { type: "unexpected_state", code: "media_rental_return_failed", message }
}

export const takeBackManyWorkflowId = "media-rental-take-back-many"

/**
 * Takes up to 100 copies back, e.g. from the drop box; each has its own result.
 *
 * @example
 * const { result } = await takeBackManyRentalsWorkflow(container).run({ input: { location_id, items, actor } })
 * result.filter((outcome) => !outcome.ok)
 */
export const takeBackManyRentalsWorkflow = createWorkflow(
  takeBackManyWorkflowId,
  (input: WorkflowData<TakeBackManyInput>) => new WorkflowResponse(takeBackManyStep(input)),
)
