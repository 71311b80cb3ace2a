import { MediaError, invalid } from "../../../../lib/errors"
import { OPEN_HOLD_STATUSES } from "../../domain/enums"
import type { EditOfferInput, OfferValues } from "../../domain/setup"
import { pgTextArray } from "../../../../lib/sql"
import type { RentalTransaction } from "../../transaction/types"
import { inUse, openRentals } from "./in-use"
import { changeOf, changeRow, insertRow, lockRow, requireVersion, setDeleted } from "./rows"
import type { SetupChange, SetupRow } from "./types"

/**
 * Makes a variant rentable.
 * @throws 409 `media_rental_offer_exists`, 400 for a plan that is unknown or switched off, or that has prices in a currency
 *   without a replacement value
 */
export async function createOffer(tx: RentalTransaction, values: OfferValues): Promise<SetupChange> {
  await requirePlan(tx, values)
  if (values.enabled) await requireValues(tx, values)
  const row = await insertRow(tx, "offer", { ...values })
  await announce(tx, "offer.created", row)
  return changeOf("offer", null, row)
}

/** Edits an offer; an enabled one has a plan in use. */
export async function editOffer(
  tx: RentalTransaction,
  id: string,
  { version, ...set }: EditOfferInput,
): Promise<SetupChange> {
  const before = await lockRow(tx, "offer", id)
  requireVersion("offer", before, version)
  const merged = { ...before, ...set }
  if (merged.enabled || set.rate_plan_id !== undefined) await requirePlan(tx, merged)
  const isJudged = set.replacement_value !== undefined || set.rate_plan_id !== undefined || !before.enabled
  if (merged.enabled && isJudged) await requireValues(tx, merged)
  const after = await changeRow(tx, "offer", before, set)
  if (after !== before) await announce(tx, "offer.updated", after)
  return changeOf("offer", before, after)
}

/**
 * Ends renting a title. Its variant and what the catalogue offers stay.
 * @throws 409 `media_rental_in_use` while rentals are open, copies are kept or customers wait
 */
export async function deleteOffer(tx: RentalTransaction, id: string): Promise<SetupChange> {
  const before = await lockRow(tx, "offer", id)
  const rentals = await openRentals(tx.sql, "offer_id", id)
  const [counts] = await tx.sql.execute<{ copies: number; waiting: number }>(
    `select (select count(*)::int from media_rental_unit
              where offer_id = ? and status not in ('sold', 'retired') and deleted_at is null) as copies,
            (select count(*)::int from media_rental_hold
              where variant_id = ? and status = any(?::text[]) and deleted_at is null) as waiting`,
    [id, before.variant_id, pgTextArray(OPEN_HOLD_STATUSES)],
  )
  const { copies = 0, waiting = 0 } = counts ?? {}
  if (rentals + copies + waiting > 0) {
    throw inUse(
      `rental offer ${id} has ${rentals} open rentals, ${copies} copies that are not sold or retired and ` +
        `${waiting} waiting customers; switch it off instead`,
      { count: rentals, copies, waiting },
    )
  }
  const gone = await setDeleted(tx, "offer", before, true)
  await announce(tx, "offer.updated", { ...gone, enabled: false }, { deleted: true })
  return changeOf("offer", before, null)
}

/** An offer as the catalogue has it now. */
export interface OfferFacts {
  id: string
  title?: string
  media_type?: string
  disc_count?: number
  rated_age?: number | null
  /** Only switched off here: whether a title is rented at all is the merchant's decision. */
  enabled?: false
}

/** Follows the catalogue; offers deleted in the meantime are left out. */
export async function followCatalogue(tx: RentalTransaction, facts: readonly OfferFacts[]): Promise<SetupChange[]> {
  const changes: SetupChange[] = []
  // One order for all, so that two of these never wait for each other.
  for (const { id, ...set } of [...facts].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const before = await lockRow(tx, "offer", id).catch(unlessGone)
    if (!before) continue
    const after = await changeRow(tx, "offer", before, set)
    if (after === before) continue
    await announce(tx, "offer.updated", after)
    changes.push(changeOf("offer", before, after))
  }
  return changes
}

function unlessGone(error: unknown): null {
  if (error instanceof MediaError && error.code === "media_rental_offer_not_found") return null
  throw error
}

/** Locks the plan against being switched off or deleted until this transaction ends. */
async function requirePlan(tx: RentalTransaction, offer: { rate_plan_id?: unknown; enabled?: unknown }): Promise<void> {
  const path = "rate_plan_id"
  const planId = offer.rate_plan_id ?? null
  if (planId === null) {
    throw invalid([{ path, code: "media_rental_rate_plan_required", message: "is required for an enabled offer" }])
  }
  const [plan] = await tx.sql.execute<{ active: boolean }>(
    `select active from media_rental_rate_plan where id = ? and deleted_at is null for share`,
    [planId],
  )
  if (!plan) {
    const message = `rate plan ${String(planId)} does not exist`
    throw invalid([{ path, code: "media_rental_rate_plan_not_found", message }])
  }
  if (offer.enabled && !plan.active) {
    const message = `rate plan ${String(planId)} is switched off`
    throw invalid([{ path, code: "media_rental_rate_plan_inactive", message }])
  }
}

/** A copy in a currency it has no value in cannot be rented; the merchant learns of it here and not from a customer. */
async function requireValues(
  tx: RentalTransaction,
  offer: { rate_plan_id?: unknown; replacement_value?: unknown },
): Promise<void> {
  const rows = await tx.sql.execute<{ currency_code: string }>(
    `select distinct currency_code from media_rental_rate_tier
     where plan_id = ? and deleted_at is null order by currency_code`,
    [offer.rate_plan_id ?? null],
  )
  const known = (offer.replacement_value ?? {}) as Record<string, unknown>
  const missing = rows.map((row) => row.currency_code).filter((code) => known[code] === undefined)
  if (missing.length === 0) return
  throw invalid(
    missing.map((code) => ({
      path: `replacement_value.${code}`,
      code: "media_rental_replacement_value",
      message: `is required: the rate plan has prices in ${code}`,
    })),
  )
}

async function announce(
  tx: RentalTransaction,
  type: "offer.created" | "offer.updated",
  offer: SetupRow,
  more: Record<string, unknown> = {},
): Promise<void> {
  const { id: offer_id, product_id, enabled } = offer
  await tx.event({ type, variant_id: String(offer.variant_id), data: { offer_id, product_id, enabled, ...more } })
}
