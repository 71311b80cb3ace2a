import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { isMediaError, toHttp } from "./errors"

/** A middleware in front of somebody else's route. */
export type Guard = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => Promise<void>

/**
 * Lets a request pass unless `check` refuses it with one of our errors. Middlewares stack, so a host's own are
 * untouched. What `check` cannot make sense of is left to the route's own validation.
 *
 * @example { matcher: "/store/carts", methods: ["POST"], middlewares: [guard(refuseRentals)] }
 */
export function guard(check: (req: MedusaRequest) => Promise<void>): Guard {
  return async (req, res, next) => {
    try {
      await check(req)
    } catch (error) {
      if (!isMediaError(error)) return next(error)
      const { status, body } = toHttp(error)
      if (status === 429 && typeof body.retry_after === "number") res.setHeader("Retry-After", String(body.retry_after))
      res.status(status).json(body)
      return
    }
    next()
  }
}

/** A field of an unchecked body. */
export function fieldOf(req: MedusaRequest, name: string): unknown {
  const body: unknown = req.body
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>)[name] : undefined
}

/** The texts under `key` in a list of an unchecked body, each with its place. */
export function textsIn(list: unknown, key: string): { index: number; value: string }[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((entry: unknown, index) => {
    const value = typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>)[key] : undefined
    return typeof value === "string" && !value.includes("\u0000") ? [{ index, value }] : []
  })
}
