import { getAuthContextFromJwtToken, type MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { MediaError } from "./errors"
import { signedInCustomer, type Actor } from "./permission"

/** A sign-in is fresh for so long. */
export const FRESH_LOGIN_S = 600
/** How far two of the shop's own clocks may be apart, in seconds. */
const AHEAD_S = 30

/** What Medusa puts into a token beside the actor. */
interface Signed {
  actor_id?: unknown
  actor_type?: unknown
  iat?: unknown
}

/**
 * The customer of a request, who has signed in within the last ten minutes: by a bearer token whose signature is right
 * and whose `iat` is no older, or by a session that was opened with such a token (the server keeps its contents, a
 * cookie only names it). Merely being signed in is not enough for what a stolen session must not do.
 *
 * @throws 401 `media_unauthorized` without a customer, 401 `media_license_reauth_required` for an older sign-in
 */
export function requireFreshLogin(req: MedusaRequest, now: Date = new Date()): Actor {
  const customer = signedInCustomer(req)
  const session = (req as { session?: { auth_context?: Signed } }).session?.auth_context
  if ([bearerOf(req), session].some((signed) => isFresh(signed, customer, now))) return customer
  throw new MediaError(
    "unauthorized",
    "media_license_reauth_required",
    "sign in again; for this a sign-in may be ten minutes old at most",
    { details: { max_age_s: FRESH_LOGIN_S } },
  )
}

/** The token of the `Authorization` header after Medusa's own check of it; `null` when there is none that is good. */
function bearerOf(req: MedusaRequest): Signed | null {
  const { http } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  if (!http.jwtSecret && !http.jwtPublicKey) return null
  return getAuthContextFromJwtToken(
    req.headers.authorization,
    http.jwtSecret!,
    ["bearer"],
    ["customer"],
    http.jwtPublicKey,
    http.jwtVerifyOptions ?? http.jwtOptions,
  ) as Signed | null
}

/** Somebody else's token proves nothing about who is signed in. */
function isFresh(signed: Signed | null | undefined, customer: Actor, now: Date): boolean {
  if (!signed || signed.actor_type !== "customer" || signed.actor_id !== customer.id) return false
  if (typeof signed.iat !== "number") return false
  const age = now.getTime() / 1000 - signed.iat
  return age <= FRESH_LOGIN_S && age >= -AHEAD_S
}
