import type { MedusaContainer } from "@medusajs/framework/types"
import type { Problem } from "../../../../lib/errors"
import { select } from "../../../lib/sql"

/**
 * What stands against a new offer's plan, said together with everything else; the transaction that writes the offer
 * asks again.
 */
export async function planProblems(
  container: MedusaContainer,
  offer: { rate_plan_id: string; enabled: boolean },
): Promise<Problem[]> {
  const [plan] = await select<{ active: boolean }>(
    container,
    `select active from media_rental_rate_plan where id = ? and deleted_at is null`,
    [offer.rate_plan_id],
  )
  const problem = (code: string, message: string) => [{ path: "rate_plan_id", code, message }]
  if (!plan) return problem("media_rental_rate_plan_not_found", `rate plan ${offer.rate_plan_id} does not exist`)
  if (plan.active || !offer.enabled) return []
  return problem("media_rental_rate_plan_inactive", `rate plan ${offer.rate_plan_id} is switched off`)
}
