import { StepResponse, createStep } from "@medusajs/framework/workflows-sdk"
import { boughtCopy, type BoughtCopy } from "../../../license/custody/bought-with"
import type { ActOnRentalInput } from "./act-on-rental"

/** The copy a buyout has just sold, and with which line of the shop order; `null` after any other act. Reads only. */
export const findBoughtCopyStep = createStep(
  "media-rental-find-bought-copy",
  async ({ rental_order_id, act }: Pick<ActOnRentalInput, "rental_order_id" | "act">, { container }) =>
    new StepResponse<BoughtCopy | null>(act.act === "buyout" ? await boughtCopy(container, rental_order_id) : null),
)
