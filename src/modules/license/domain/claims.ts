import type { TagStatus } from "./enums"

/** Why a copy cannot be claimed. */
export type ClaimReason = "unsold" | "rental" | "void" | "revoked" | "returned" | "hold"

/** Tries of a PIN within 24 hours, right ones included. */
export const PIN_TRIES = 5
export const PIN_WINDOW_HOURS = 24

const REASONS: Record<Exclude<TagStatus, "sold" | "activated" | "transfer_pending">, ClaimReason> = {
  minted: "unsold",
  printed: "unsold",
  assigned: "unsold",
  bound: "unsold",
  returned: "returned",
  relabel: "returned",
  rental_in: "rental",
  rental_out: "rental",
  revoked: "revoked",
  void: "void",
}

/** What stands against a claim: somebody has it, or a reason; `null` when nothing does. */
export function claimRefusal(status: TagStatus, holdReason: string | null): "taken" | ClaimReason | null {
  if (status === "activated" || status === "transfer_pending") return "taken"
  if (status === "sold") return holdReason === null ? null : "hold"
  return REASONS[status]
}
