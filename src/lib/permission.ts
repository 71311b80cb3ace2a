import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MediaError, isMediaError, toHttp } from "./errors"
import { hasPermission } from "./registry"

/** Who is acting: a signed-in admin user, a secret API key, a customer, or the system itself. */
export interface Actor {
  type: "user" | "api_key" | "customer" | "system" | "job"
  id: string
  /** The request behind the action, so that an audit event can be matched with the server's log. */
  request_id?: string
}

/** The part of `mediaSystem` this file needs; named here so that `lib` imports no module. */
interface PermissionSource {
  isAllowed(actor: Actor, permission: string): Promise<boolean>
}

const ACTOR_TYPES: Record<string, Actor["type"]> = { user: "user", "api-key": "api_key", customer: "customer" }

/** The caller of a request, or `null` when nobody has signed in. */
export function actorOf(req: MedusaRequest): Actor | null {
  const context = (req as AuthenticatedMedusaRequest).auth_context as
    { actor_id?: string; actor_type?: string } | undefined
  const type = context?.actor_type ? ACTOR_TYPES[context.actor_type] : undefined
  if (!context?.actor_id || !type) return null
  return { type, id: context.actor_id, ...(req.requestId ? { request_id: req.requestId } : {}) }
}

/**
 * The caller of an admin route.
 * @throws 401 for anybody who is neither a signed-in admin user nor a secret API key.
 */
export function signedIn(req: MedusaRequest): Actor {
  const actor = actorOf(req)
  if (actor && actor.type !== "customer") return actor
  throw new MediaError("unauthorized", "media_unauthorized", "sign in as an admin user or use a secret API key")
}

/**
 * The caller of a store route that belongs to one customer.
 * @throws 401 for anybody who is not signed in as a customer.
 */
export function signedInCustomer(req: MedusaRequest): Actor {
  const actor = actorOf(req)
  if (actor?.type === "customer") return actor
  throw new MediaError("unauthorized", "media_unauthorized", "sign in as a customer")
}

/**
 * Lets the request pass when its actor holds `permission`.
 * @throws 401 without an actor, 403 `media_permission_denied` without the right.
 */
export async function checkPermission(req: MedusaRequest, permission: string): Promise<void> {
  if (!hasPermission(permission)) throw new Error(`permission "${permission}" was never declared`)
  const actor = signedIn(req)
  const system = req.scope.resolve<PermissionSource>("mediaSystem")
  if (!(await system.isAllowed(actor, permission))) {
    throw new MediaError("forbidden", "media_permission_denied", `permission ${permission} is required`, {
      details: { permission },
    })
  }
}

/** The same check as a middleware, for routes that are not built with `route()`. */
export function requirePermission(permission: string) {
  return async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    try {
      await checkPermission(req, permission)
      next()
    } catch (error) {
      if (!isMediaError(error)) return next(error)
      const { status, body } = toHttp(error)
      res.status(status).json(body)
    }
  }
}
