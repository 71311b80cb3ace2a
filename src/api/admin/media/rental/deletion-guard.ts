import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MediaError, isMediaError, toHttp } from "../../../../lib/errors"
import { countOpenRentals, type Deletion, type RentalSubject } from "../../../../workflows/rental/readers/open-rentals"

type Middleware = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => Promise<void>

/**
 * Guards a route that deletes what rentals hang on: while copies of it are booked, at a customer's or not settled it is
 * refused. Middlewares stack, so a host's own are untouched; what gets past this by another way is followed by the
 * subscribers, and rentals keep a copy of their title.
 *
 * @param deletionsOf what the request deletes; malformed bodies are left to the route's own validation
 */
export function guardDeletions(deletionsOf: (req: MedusaRequest) => Deletion[]): Middleware {
  return async (req, res, next) => {
    try {
      for (const deletion of deletionsOf(req)) {
        const count = await countOpenRentals(req.scope, deletion)
        if (count > 0) throw inUse(deletion, count)
      }
      next()
    } catch (error) {
      if (!isMediaError(error)) return next(error)
      const { status, body } = toHttp(error)
      res.status(status).json(body)
    }
  }
}

/** The one thing the path names. */
export const named =
  (subject: RentalSubject, parameter = "id") =>
  (req: MedusaRequest): Deletion[] => [{ subject, ids: idsIn([req.params[parameter]]) }]

/** What a batch deletes. */
export const batched =
  (subject: RentalSubject) =>
  (req: MedusaRequest): Deletion[] => [{ subject, ids: idsIn(bodyOf(req).delete) }]

/** A product that is edited with a list of variants loses those that are not in it; one product or those of a batch. */
export function droppedVariants(req: MedusaRequest): Deletion[] {
  const body = bodyOf(req)
  const edits = req.params.id ? [{ ...body, id: req.params.id }] : listOf(body.update)
  return edits.flatMap((edit) => {
    const { id, variants } = (edit ?? {}) as { id?: unknown; variants?: unknown }
    if (!Array.isArray(variants)) return []
    const keeping = idsIn(variants.map((variant) => (variant as { id?: unknown } | null)?.id))
    return [{ subject: "product" as const, ids: idsIn([id]), keeping }]
  })
}

/** An offer of the catalogue that becomes another than for rent. */
export const changedCondition = (req: MedusaRequest): Deletion[] => {
  const { condition } = bodyOf(req)
  return condition === undefined || condition === "rental" ? [] : named("media_offer")(req)
}

const bodyOf = (req: MedusaRequest) => (req.body ?? {}) as Record<string, unknown>
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** What has no form of an id exists nowhere, and the database would stumble over some of it. */
const idsIn = (values: unknown): string[] =>
  listOf(values).filter((id): id is string => typeof id === "string" && /^[\w-]{1,100}$/.test(id))

const NAMES: Record<RentalSubject, string> = {
  product: "product",
  variant: "variant",
  location: "location",
  customer: "customer",
  media_offer: "offer",
}

function inUse({ subject, ids }: Deletion, count: number): MediaError {
  const which = ids.length === 1 ? `${NAMES[subject]} ${ids[0]}` : `these ${ids.length} ${NAMES[subject]}s`
  return new MediaError(
    "conflict",
    "media_rental_in_use",
    `${which}: open rentals: ${count}; take their copies back and settle them first`,
    { details: { count } },
  )
}
