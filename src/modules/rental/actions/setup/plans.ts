import type { CreatePlanInput, EditPlanInput } from "../../domain/setup"
import { judgePlan } from "../../domain/setup"
import type { RentalTransaction } from "../../transaction/types"
import { inUse } from "./in-use"
import { changeOf, changeRow, insertRow, lockRow, requireSound, requireVersion, setDeleted, touchRow } from "./rows"
import { replaceTiers, tiersOfPlan } from "./tiers"
import type { SetupChange, SetupRow } from "./types"

/** Adds a plan with its tiers. */
export async function createPlan(tx: RentalTransaction, { tiers, ...plan }: CreatePlanInput): Promise<SetupChange> {
  const row = await insertRow(tx, "rate_plan", plan)
  const written = await replaceTiers(tx, row.id, tiers)
  return changeOf("rate_plan", null, { ...row, tiers: written ?? [] })
}

/**
 * Edits a plan; tiers that are given replace all it has. Open rentals and bound cart lines keep their price.
 * @throws 409 `media_rental_in_use` when it is switched off under an enabled offer
 */
export async function editPlan(
  tx: RentalTransaction,
  id: string,
  { version, tiers, ...set }: EditPlanInput,
): Promise<SetupChange> {
  const row = await lockRow(tx, "rate_plan", id)
  requireVersion("rate_plan", row, version)
  requireSound((report) => judgePlan({ ...row, ...set }, report))
  if (set.active === false && row.active) await requireUnused(tx, id, "switched off")
  const before: SetupRow = { ...row, tiers: await tiersOfPlan(tx.sql, id) }
  const changed = await changeRow(tx, "rate_plan", row, set)
  const written = tiers === undefined ? null : await replaceTiers(tx, id, tiers)
  const after = written && changed === row ? await touchRow(tx, "rate_plan", row) : changed
  return changeOf("rate_plan", before, { ...after, tiers: written ?? before.tiers })
}

/** @throws 409 `media_rental_in_use` while an enabled offer uses it */
export async function deletePlan(tx: RentalTransaction, id: string): Promise<SetupChange> {
  const row = await lockRow(tx, "rate_plan", id)
  await requireUnused(tx, id, "deleted")
  const before: SetupRow = { ...row, tiers: await tiersOfPlan(tx.sql, id) }
  await setDeleted(tx, "rate_plan", row, true)
  return changeOf("rate_plan", before, null)
}

/** Offers lock their plan while they are enabled, so none can slip in behind this. */
async function requireUnused(tx: RentalTransaction, id: string, what: string): Promise<void> {
  const [row] = await tx.sql.execute<{ count: number }>(
    `select count(*)::int as count from media_rental_offer where rate_plan_id = ? and enabled and deleted_at is null`,
    [id],
  )
  const count = row?.count ?? 0
  if (count > 0) throw inUse(`rate plan ${id} is used by ${count} enabled offers and cannot be ${what}`, { count })
}
