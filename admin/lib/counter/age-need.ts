import type { WalkInPreview } from "../rental-types"
import { codesOf } from "./attempt"

/**
 * Whether somebody has to look at an identity document before a walk-in: the title has an age and the customer no
 * birth date, or the date that was given has made the customer too young.
 *
 * @param fault why the last try was refused
 * @param known the birth date that has been read from a document
 */
export function ageNeed(
  preview: WalkInPreview | undefined,
  fault: unknown,
  known: string | null,
): "unverified" | "too_young" | null {
  const codes = codesOf(fault)
  if (known !== null && codes.includes("media_rental_age_required")) return "too_young"
  if (codes.includes("media_rental_age_unverified")) return "unverified"
  const isUnknown = preview?.problems.some(({ code }) => code === "media_rental_age_unverified") ?? false
  return known === null && isUnknown ? "unverified" : null
}

/** What stands in the way of a walk-in beside a birth date that can be asked for. */
export const obstaclesOf = ({ problems }: WalkInPreview) =>
  problems.filter(({ code }) => code !== "media_rental_age_unverified")
