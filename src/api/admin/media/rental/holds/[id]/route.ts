import type { z } from "@medusajs/framework/zod"
import { signedIn } from "../../../../../../lib/permission"
import { route } from "../../../../../../lib/route"
import { changeRentalHoldWorkflow, type HoldChange } from "../../../../../../workflows/rental/holds"
import { adminHold } from "../../../../../../workflows/rental/readers/holds"
import { holdAnswer, updateHoldBody } from "../../holds-validators"

export const POST = route(
  {
    summary: "Reorder, suspend, resume or cancel a hold",
    description:
      "One act at a time. What it frees goes to the next in the queue. Cancelling needs the right `rental.hold:delete`.",
    permission: "rental.hold:update",
    permissionFor: (body) => (isCancel(body) ? "rental.hold:delete" : undefined),
    idempotency: "mediaRental",
    body: updateHoldBody,
    response: holdAnswer,
    errors: {
      400: ["media_rental_date"],
      404: ["media_rental_hold_not_found"],
      409: ["media_rental_state", "media_rental_version_conflict"],
    },
  },
  async (req, { body }) => {
    const { type, id } = signedIn(req)
    const hold = { id: req.params["id"] ?? "", version: body.version }
    const { result } = await changeRentalHoldWorkflow(req.scope).run({
      input: { hold, change: changeOf(body), actor: { type, id } },
    })
    return { hold: await adminHold(req.scope, result.id) }
  },
)

/** Taking a customer off the queue is another right than moving one within it. */
const isCancel = (body: unknown): boolean => (body as { cancel?: unknown } | null | undefined)?.cancel === true

/** The body names exactly one act. */
function changeOf(body: z.output<typeof updateHoldBody>): HoldChange {
  if (body.cancel) return { act: "cancel", reason: body.reason ?? null }
  if (body.priority !== undefined) return { act: "prioritise", priority: body.priority }
  return body.suspended ? { act: "suspend", until: body.suspended_until ?? null } : { act: "resume" }
}
