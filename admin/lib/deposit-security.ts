import type { RentalDetail } from "./rental-types"

/** A copy is usually back and looked at three days after it was due; so long a hold must last. */
const MARGIN_MS = 3 * 86_400_000

const ENDED = ["closed", "canceled", "no_show", "bought_out"]

/** Whether the deposit's hold has run out, or will before the rental is settled. */
export function needsSecurity({
  deposit,
  status,
  due_at,
}: {
  deposit: Pick<NonNullable<RentalDetail["deposit"]>, "mode" | "status" | "authorized_until"> | null
  status: string
  due_at: string
}): boolean {
  if (!deposit || deposit.mode !== "hold" || ENDED.includes(status)) return false
  if (deposit.status === "expired") return true
  if (deposit.status !== "authorized" && deposit.status !== "reauthorized") return false
  if (!deposit.authorized_until) return false
  return Date.parse(deposit.authorized_until) < Date.parse(due_at) + MARGIN_MS
}
