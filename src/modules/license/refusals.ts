import { MediaError } from "../../lib/errors"
import { PIN_WINDOW_HOURS } from "./domain/claims"

/** One answer for an unknown code, a forged token and a wrong PIN. */
export const claimRefused = () =>
  new MediaError("invalid_data", "media_license_claim_refused", "code and PIN do not belong together")

/** The same answer for a copy that exists and one that does not: the time that is left would tell them apart. */
export const pinLocked = () =>
  new MediaError("too_many_requests", "media_license_locked", "too many tries for this copy; come back tomorrow", {
    details: { retry_after: PIN_WINDOW_HOURS * 3600 },
  })

/** Over a budget. */
export const rateLimited = (retryAfter: number) =>
  new MediaError("too_many_requests", "media_license_rate_limited", "too many requests; come back later", {
    details: { retry_after: retryAfter },
  })

/** Two different people, both signed in: whoever holds an API key would be both. */
export const selfApproval = (message: string) => new MediaError("forbidden", "media_license_self_approval", message)

/** @throws 403 `media_license_self_approval` for an API key */
export function requirePerson(actor: { type: string }): void {
  if (actor.type === "api_key")
    throw selfApproval("what takes two people is asked for by a signed-in user, not an API key")
}
