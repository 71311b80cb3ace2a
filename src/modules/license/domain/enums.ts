/** How a token names what it is for; see docs/license.md. */
export const TAG_SCHEMES = ["gs1_sgtin", "gs1_giai", "opaque"] as const
export type TagScheme = (typeof TAG_SCHEMES)[number]

/** What a batch is for: copies that are sold, or copies of the shop that are rented out. */
export const BATCH_PURPOSES = ["sale", "rental"] as const
export type BatchPurpose = (typeof BATCH_PURPOSES)[number]

export const BATCH_STATUSES = ["awaiting_approval", "minting", "ready", "closed", "failed", "canceled"] as const
export type BatchStatus = (typeof BATCH_STATUSES)[number]

export const TAG_STATUSES = [
  "minted",
  "printed",
  "assigned",
  "bound",
  "sold",
  "activated",
  "transfer_pending",
  "returned",
  "relabel",
  "rental_in",
  "rental_out",
  "revoked",
  "void",
] as const
export type TagStatus = (typeof TAG_STATUSES)[number]

export const KEY_PURPOSES = ["root", "batch", "licence"] as const
export type KeyPurpose = (typeof KEY_PURPOSES)[number]

export const KEY_STATES = ["pending", "active", "closed", "distrusted"] as const
export type KeyState = (typeof KEY_STATES)[number]

/** Why somebody asks for a tag to be revoked. */
export const REVOKE_REASONS = ["stolen", "counterfeit_source", "recalled", "destroyed", "court"] as const
export type RevokeReason = (typeof REVOKE_REASONS)[number]

export const RISK_LEVELS = ["none", "watch", "alert"] as const
export type RiskLevel = (typeof RISK_LEVELS)[number]

export const CASE_KINDS = [
  "clone_suspected",
  "unreleased_scan",
  "pin_after_activation",
  "ownership_dispute",
  "marketplace_report",
  "return_scan",
  "packing_error",
] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export const CASE_STATUSES = ["open", "investigating", "confirmed", "dismissed"] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]

export const TAG_MODES = ["none", "optional", "required"] as const
export type TagMode = (typeof TAG_MODES)[number]

/** Largest batch; the database refuses more. */
export const MAX_BATCH = 1_000_000
/** A larger batch waits for a second person. */
export const APPROVAL_ABOVE = 10_000
