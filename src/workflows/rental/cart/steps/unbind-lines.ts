import type { MedusaContainer } from "@medusajs/framework/types"
import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import type { BoundLine } from "../../../../modules/rental/actions/cart"
import type MediaRentalService from "../../../../modules/rental/service"
import type { RentalEvent } from "../../../../modules/rental/transaction/types"
import { requireOwnCart } from "../lib/cart-facts"
import { requireLine, type LineRef } from "./rebind-line"

/** A line whose promise has ended and which still has to leave the cart. */
export interface UnboundLine {
  line: BoundLine
  line_item_id: string
  events: RentalEvent[]
}

/** Ends what a line promises, with the copies held for it; compensated by promising the same again. */
export const unbindLineStep = createStep(
  "media-rental-unbind-line",
  async ({ check_caller, ...ref }: LineRef & { check_caller: boolean }, { container }) => {
    if (check_caller) await requireOwnCart(container, ref.cart_id, ref.caller_id)
    const { line, line_item_id } = await requireLine(container, ref)
    const { events } = await service(container).unbind([line.id], { titles: [line.variant_id] })
    return new StepResponse<UnboundLine, string>({ line, line_item_id, events }, line.id)
  },
  async (lineId, { container }) => {
    if (lineId) await service(container).bindAgain([lineId])
  },
)

const service = (container: MedusaContainer) => container.resolve<MediaRentalService>("mediaRental").cart
