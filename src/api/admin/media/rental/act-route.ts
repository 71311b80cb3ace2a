import type { ZodType } from "@medusajs/framework/zod"
import { signedIn } from "../../../../lib/permission"
import { route, type MediaRouteHandler } from "../../../../lib/route"
import { actOnRentalWorkflow, type Expected, type RentalAct } from "../../../../workflows/rental/orders"
import { previewAct, type PreviewedAct } from "../../../../workflows/rental/readers/order-previews"
import { adminRental } from "../../../../workflows/rental/readers/rental-view"
import { chargedRentalAnswer, previewAnswer } from "./rental-responses"

interface ActSpec<Body> {
  summary: string
  description?: string
  permission: "rental.order:update" | "rental.order:adjust"
  body: ZodType<Body>
  errors?: Record<number, string[]>
  act: (body: Body) => RentalAct
}

/** `POST /orders/:id/<act>`: one act on a rental, answered with the rental as it is afterwards. */
export function actRoute<Body>({ act, errors, ...spec }: ActSpec<Body>): MediaRouteHandler {
  return route(
    {
      ...spec,
      idempotency: "mediaRental",
      response: chargedRentalAnswer,
      errors: {
        ...errors,
        404: ["media_rental_not_found", ...(errors?.[404] ?? [])],
        409: ["media_rental_state", ...(errors?.[409] ?? [])],
      },
    },
    async (req, { body }) => {
      const rental_order_id = req.params.id!
      const { type, id } = signedIn(req)
      const { result } = await actOnRentalWorkflow(req.scope).run({
        input: { rental_order_id, act: act(body), actor: { type, id } },
      })
      return {
        order: await adminRental(req.scope, rental_order_id),
        payment_collection_id: result.payment_collection_id,
      }
    },
  )
}

/** `POST /orders/:id/<act>/preview`: what it would cost. */
export function previewRoute<Body>({
  act,
  ...spec
}: Omit<ActSpec<Body>, "act"> & { act: (body: Body) => PreviewedAct }) {
  return route({ ...spec, response: previewAnswer }, async (req, { body }) => ({
    preview: await previewAct(req.scope, req.params.id!, act(body)),
  }))
}

/** What the caller has shown, as the module takes it. */
export const expectedOf = (body: { expected_total: string; currency_code: string }): Expected => ({
  total: body.expected_total,
  currency_code: body.currency_code,
})
