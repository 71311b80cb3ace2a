import type { TagStatus } from "./enums"

/** What the public is told of a tag. */
export const VERDICTS = [
  "not_released",
  "authentic_in_stock",
  "authentic_in_delivery",
  "authentic_sold",
  "authentic_activated",
  "authentic_yours",
  "authentic_returned",
  "authentic_rental",
  "caution",
  "revoked",
  "void",
  "not_recognised",
] as const
export type Verdict = (typeof VERDICTS)[number]

const BY_STATUS: Record<TagStatus, Verdict> = {
  minted: "not_released",
  printed: "not_released",
  assigned: "authentic_in_stock",
  bound: "authentic_in_delivery",
  sold: "authentic_sold",
  activated: "authentic_activated",
  transfer_pending: "authentic_activated",
  returned: "authentic_returned",
  relabel: "authentic_returned",
  rental_in: "authentic_rental",
  rental_out: "authentic_rental",
  revoked: "revoked",
  void: "void",
}

/** What decides the verdict of a tag whose signature is right. */
export interface VerdictFacts {
  status: TagStatus
  /** A person has confirmed a case and switched the warning on. */
  publicCaution: boolean
  keyDistrusted: boolean
  /** The caller is the signed-in owner. */
  isOwner?: boolean
}

/**
 * The verdict. An explicit end (revoked, void) says more than a warning, which says more than the status; a distrusted
 * key is a reason for care, never for calling somebody's copy a fake.
 */
export function verdictOf({ status, publicCaution, keyDistrusted, isOwner = false }: VerdictFacts): Verdict {
  const verdict = BY_STATUS[status]
  if (verdict === "revoked" || verdict === "void") return verdict
  if (publicCaution || keyDistrusted) return "caution"
  return verdict === "authentic_activated" && isOwner ? "authentic_yours" : verdict
}

/** How often a tag has been checked, coarse enough to say nothing about anybody. */
export function checksBand(sessions: number): "1" | "2-5" | "6-20" | "20+" {
  if (sessions <= 1) return "1"
  if (sessions <= 5) return "2-5"
  return sessions <= 20 ? "6-20" : "20+"
}
