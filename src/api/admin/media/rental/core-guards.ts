import type { MedusaRequest } from "@medusajs/framework/http"
import { invalid, MediaError } from "../../../../lib/errors"
import { fieldOf, guard, textsIn } from "../../../../lib/guard"
import { rentalVariants } from "../../../../workflows/rental/cart/lib/cart-facts"
import { refuseOrderLines } from "../../../../workflows/rental/cart/lib/refuse-lines"
import { copiesAway, lineOfAction, rentalOrderLines } from "../../../../workflows/rental/readers/core-lines"

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

/** Cancelling refunds everything at once; while a copy is away there is something to keep. Asked before any refund. */
export const refuseCancelWhileOut = guard(async (req) => {
  const away = await copiesAway(req.scope, req.params.id ?? "")
  if (away.length === 0) return
  const numbers = away.map(({ display_no }) => display_no).join(", ")
  throw new MediaError(
    "invalid_data",
    "media_rental_out",
    `order ${req.params.id}: the copies of rental ${numbers} are out; take them back or charge their loss first`,
    { details: { rental_order_ids: away.map(({ id }) => id) } },
  )
})
