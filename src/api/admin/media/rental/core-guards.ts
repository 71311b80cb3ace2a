import type { MedusaRequest } from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { invalid, MediaError } from "../../../../lib/errors"
import { fieldOf, guard, textsIn, type Guard } from "../../../../lib/guard"
import type { CallOff } from "../../../../modules/rental/actions/cart"
import type MediaRentalService from "../../../../modules/rental/service"
import { rentalVariants } from "../../../../workflows/rental/cart/lib/cart-facts"
import { refuseOrderLines } from "../../../../workflows/rental/cart/lib/refuse-lines"
import { lineOfAction, rentalOrderLines } from "../../../../workflows/rental/readers/core-lines"

const USE_RENTAL_ROUTE = "media_rental_use_rental_route"

/** Draft orders, order edits, exchanges and claims do not rent anything out; carts and walk-ins do. */
export const refuseRentalItems = guard(async (req) => {
  const named = textsIn(fieldOf(req, "items"), "variant_id")
  const rental = await rentalVariants(
    req.scope,
    named.map(({ value }) => value),
  )
  const problems = named
    .filter(({ value }) => rental.has(value))
    .map(({ index, value }) => ({
      path: `items.${index}.variant_id`,
      code: USE_RENTAL_ROUTE,
      message: `${value} is for rent; rent it out with POST /admin/media/rental/walk-ins`,
    }))
  if (problems.length > 0) throw invalid(problems)
})

/** Rentals come back over the counter, not through Medusa's returns, exchanges and claims. */
export const refuseRentalReturn = guard(async (req) =>
  refuseOrderLines(req.scope, textsIn(fieldOf(req, "items"), "id"), "media_rental_use_rental_return"),
)

/** An order edit may take a rental off the order, nothing else: its number and price are those of its copies. */
export const refuseRentalLineEdit = guard(async (req) => refuseEdit(req, req.params.item_id ?? null))

/** The same for an edit that is being corrected. */
export const refuseRentalActionEdit = guard(async (req) =>
  refuseEdit(req, await lineOfAction(req.scope, req.params.action_id ?? "")),
)

async function refuseEdit(req: MedusaRequest, lineId: string | null): Promise<void> {
  const [line] = lineId === null ? [] : await rentalOrderLines(req.scope, [lineId])
  if (!line) return
  if (!line.is_deposit && fieldOf(req, "quantity") === 0) return
  const what = line.is_deposit ? "a deposit, which follows its rentals" : "a rental, which an edit can only remove"
  throw invalid([{ path: "quantity", code: USE_RENTAL_ROUTE, message: `line ${line.id} is ${what}` }])
}

/**
 * Cancelling refunds everything at once; while a copy is away, or not settled yet, there is something to keep. Asked
 * before any refund, and from then on no copy of the order leaves until the cancellation has come to an end.
 */
export const refuseCancelWhileOut: Guard = (req, res, next) =>
  guard(async () => {
    const { cart } = req.scope.resolve<MediaRentalService>("mediaRental")
    const orderId = req.params.id ?? ""
    const { standing, token } = await cart.beginCallOff(orderId)
    if (standing.length > 0) throw stillStanding(orderId, standing)
    res.once("close", () => {
      if (token && res.statusCode >= 400) void cart.endCallOff(token).catch((error: Error) => warn(req, error))
    })
  })(req, res, next)

function stillStanding(orderId: string, standing: CallOff["standing"]) {
  const numbers = standing.map(({ display_no, status }) => `${display_no} (${status})`).join(", ")
  return new MediaError(
    "invalid_data",
    "media_rental_out",
    `order ${orderId}: rental ${numbers} keeps it; take the copy back and look at it, or charge its loss first`,
    { details: { rental_order_ids: standing.map(({ id }) => id) } },
  )
}

function warn(req: MedusaRequest, error: Error): void {
  const logger = req.scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  logger.warn(`media_rental: order ${req.params.id} may still count as being cancelled: ${error.message}`)
}
