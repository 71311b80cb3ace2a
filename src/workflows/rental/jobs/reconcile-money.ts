import type { MedusaContainer } from "@medusajs/framework/types"
import type { Findings } from "../../../modules/rental/actions/upkeep"
import { select } from "../../lib/sql"
import { noteFor } from "../settlement/give-back"

/** Ids kept of each kind. */
const SHOWN = 20
/** How far back refunds are gone through: the reconciliation runs every night. */
const RECENT_DAYS = 3

/**
 * Money that has moved without its reason in our books. Nothing of ours does that; a fault, or somebody who refunds by
 * hand under our notes, would. Each query answers ids of shop orders.
 */
const QUERIES: Record<string, string> = {
  refund_of_unpaid_charge: `
    select r.order_id as id from refund f
    join media_rental_charge v on f.note = '${noteFor("charge", "")}' || v.id
    join media_rental_charge c on c.id = v.reverses_id
    join media_rental_order r on r.id = c.rental_order_id
    where f.created_at > now() - interval '${RECENT_DAYS} days' and f.deleted_at is null and c.status = 'waived'`,
  refund_exceeds_deposit: `
    select r.order_id as id from refund f
    join media_rental_order r on f.note = '${noteFor("deposit", "")}' || r.id
    where f.deleted_at is null and r.updated_at > now() - interval '${RECENT_DAYS} days'
    group by r.id having sum(f.amount) > r.deposit_share`,
  hold_taken_without_record: `
    select d.order_id as id from media_rental_deposit d
    join capture c on c.payment_id = d.payment_id and c.deleted_at is null
    where d.mode = 'hold' and d.status not in ('captured') and d.deleted_at is null
      and c.created_at < now() - interval '10 minutes'`,
}

/** Shop orders whose money says other than their rentals' books; kinds without any are left out. */
export async function moneyFindings(container: MedusaContainer): Promise<Findings> {
  const findings: Findings = {}
  for (const [kind, query] of Object.entries(QUERIES)) {
    const [row] = await select<{ count: number; ids: string[] | null }>(
      container,
      `select count(distinct id)::int as count, (array_agg(distinct id order by id))[1:${SHOWN}] as ids from (${query}) found`,
      [],
    )
    if (row && row.count > 0) findings[kind] = { count: row.count, ids: row.ids ?? [] }
  }
  return findings
}
