import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { invalid, MediaError, type Problem } from "../../../../lib/errors"
import { fieldOf, guard, textsIn } from "../../../../lib/guard"
import { followOrderWorkflow } from "../../../../workflows/rental/cart/follow-order"
import { gateRentalCartWorkflow } from "../../../../workflows/rental/cart/gate-cart"
import {
  cartFacts,
  cartLines,
  rentalVariants,
  type CartLineFacts,
} from "../../../../workflows/rental/cart/lib/cart-facts"
import { leaveRentalLineWorkflow } from "../../../../workflows/rental/cart/remove-line"
import { refuseOrderLines } from "../../../../workflows/rental/cart/lib/refuse-lines"
import { hasBoundLine } from "../../../../workflows/rental/readers/bound-lines"

const USE_RENTAL_ROUTE = "media_rental_use_rental_route"

/** A rental has a price for a period, which Medusa's own routes know nothing of. */
export const refuseRentalItems = guard(async (req) =>
  refuseVariants(req, textsIn(fieldOf(req, "items"), "variant_id"), "items."),
)

export const refuseRentalItem = guard(async (req) => refuseVariants(req, textsIn([req.body], "variant_id"), ""))

async function refuseVariants(
  req: MedusaRequest,
  named: { index: number; value: string }[],
  prefix: "" | "items.",
): Promise<void> {
  const rental = await rentalVariants(
    req.scope,
    named.map(({ value }) => value),
  )
  const problems = named
    .filter(({ value }) => rental.has(value))
    .map(({ index, value }): Problem => {
      const path = prefix ? `${prefix}${index}.variant_id` : "variant_id"
      const message = `${value} is for rent; add it with POST /store/media/rental/carts/:cart_id/lines`
      return { path, code: USE_RENTAL_ROUTE, message }
    })
  if (problems.length > 0) throw invalid(problems)
}

/** Quantity and metadata of rental and deposit lines are the shop's. */
export const refuseRentalLineChange = guard(async (req) => {
  const line = await lineOf(req)
  if (!line?.is_rental && !line?.is_deposit) return
  const message = line.is_deposit ? "the deposit follows the rentals" : "change it with the rental route"
  throw invalid([{ path: "line_id", code: USE_RENTAL_ROUTE, message: `line ${line.id}: ${message}` }])
})

/** A rental may leave by Medusa's own route; what hangs on it goes first. The deposit leaves with the rentals. */
export const leaveWithRentalLine = guard(async (req) => {
  const line = await lineOf(req)
  if (line?.is_deposit) {
    const message = `line ${line.id}: the deposit goes when the rentals go`
    throw invalid([{ path: "line_id", code: USE_RENTAL_ROUTE, message }])
  }
  if (!line?.is_rental || !line.named_line_id) return
  const cart_id = req.params.id!
  const cart = await cartFacts(req.scope, cart_id)
  if (cart?.completed) throw new MediaError("conflict", "media_rental_state", `cart ${cart_id} is completed`)
  if (!(await hasBoundLine(req.scope, { cart_id, line_id: line.named_line_id, line_item_id: line.id }))) return
  await leaveRentalLineWorkflow(req.scope).run({ input: { cart_id, line_id: line.named_line_id, caller_id: null } })
})

/** Medusa drops lines with a price of their own when the region changes, and keeps their number in another currency. */
export const lockRegion = guard(async (req) => {
  const region_id = fieldOf(req, "region_id")
  if (typeof region_id !== "string") return
  const cart = await cartFacts(req.scope, req.params.id!)
  if (!cart || cart.region_id === region_id) return
  const lines = await cartLines(req.scope, cart.id)
  if (!lines.some((line) => line.is_rental)) return
  const message = `${region_id} is not the region its rentals were priced for; take them out of the cart first`
  throw invalid([{ path: "region_id", code: "media_rental_currency_locked", message }])
})

/** Copies are held for the time of the payment, or the cart is refused before an order is made. */
export const gateCheckout = guard(async (req) => {
  await gateRentalCartWorkflow(req.scope).run({ input: { cart_id: req.params.id! } })
})

/** Rentals come back over the counter, not through Medusa's returns. */
export const refuseRentalReturn = guard(async (req) =>
  refuseOrderLines(req.scope, textsIn(fieldOf(req, "items"), "id"), "media_rental_use_rental_return"),
)

/** Nothing tells of an accepted transfer, so the rentals follow their order when it has been answered. */
export async function followTransfer(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  res.once("finish", () => {
    if (res.statusCode >= 400) return
    followOrderWorkflow(req.scope)
      .run({ input: { order_id: req.params.id! } })
      .catch((error: Error) => {
        const logger = req.scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
        logger.error(`media_rental: rentals of order ${req.params.id} do not follow it yet: ${error.message}`)
      })
  })
  next()
}

async function lineOf(req: MedusaRequest): Promise<CartLineFacts | undefined> {
  const lines = await cartLines(req.scope, req.params.id!)
  return lines.find(({ id }) => id === req.params.line_id)
}
