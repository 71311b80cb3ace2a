import {
  StepResponse,
  WorkflowResponse,
  createStep,
  createWorkflow,
  transform,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type MediaRentalService from "../../../modules/rental/service"
import type { RentalActor } from "../../../modules/rental/transaction/types"
import { recordAuditStep } from "../../system/steps/record-audit"
import { announceStep } from "../steps/announce"
import { auditActor, auditOfUnit } from "./lib/audit"
import { checkSaleStep } from "./steps/check-sale"
import { countStockStep } from "./steps/count-stock"

export interface SellRentalUnitInput {
  id: string
  version?: number | undefined
  note?: string | undefined
  actor: RentalActor
}

/**
 * The copy becomes `sold`. The compensation makes it what it was, when nobody has touched it since: a copy sold without
 * being counted would be nowhere.
 */
export const sellUnitStep = createStep(
  "media-rental-sell-unit",
  async (input: SellRentalUnitInput, { container }) => {
    const { value, events } = await container.resolve<MediaRentalService>("mediaRental").copies.sell(input)
    const { id, version, before } = value
    return new StepResponse({ ...value, events }, { id, version, before, actor: input.actor })
  },
  async (sold, { container }) => {
    if (sold) await container.resolve<MediaRentalService>("mediaRental").copies.undoSale(sold)
  },
)

export const sellRentalUnitWorkflowId = "media-rental-sell-unit"

/**
 * Sells a copy as ex-rental: it leaves the stock of the rental shop, and the variant its copies are
 * sold as (`sale_variant_id` of the offer) has one more where the copy is.
 *
 * @throws 404 `media_rental_unit_not_found`, 400 `media_rental_no_sale_variant`, 409 `media_rental_state`,
 * `media_rental_unit_held`, `media_rental_version_conflict`
 * @example
 * await sellRentalUnitWorkflow(container).run({ input: { id, actor: { type: "user", id: userId } } })
 */
export const sellRentalUnitWorkflow = createWorkflow(
  sellRentalUnitWorkflowId,
  (input: WorkflowData<SellRentalUnitInput>) => {
    const sale = checkSaleStep(input)
    const sold = sellUnitStep(input)
    countStockStep(
      transform({ sale, sold }, ({ sale, sold }) => ({
        inventory_item_id: sale.inventory_item_id,
        location_id: sold.current_location_id,
      })),
    )
    recordAuditStep(
      transform({ sold, input }, ({ sold, input }) => ({
        ...auditActor(input.actor),
        events: auditOfUnit(input.id, sold.events),
      })),
    )
    announceStep(transform({ sold }, ({ sold }) => ({ events: sold.events })))
    return new WorkflowResponse(transform({ sold }, ({ sold: { moved, at_risk } }) => ({ moved, at_risk })))
  },
)
