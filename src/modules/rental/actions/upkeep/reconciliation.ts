import type { Sql } from "../../../../lib/sql"
import type { RentalTransaction } from "../../transaction/types"

/** What should not be, by kind: how often, and the first few ids of each. */
export interface Findings {
  [kind: string]: { count: number; ids: string[] }
}

/** The outcome of a reconciliation as the log keeps it. */
export interface Reconciliation {
  finished_at: Date
  findings: Findings
}

/** Ids shown per kind. */
const SHOWN = 20

/**
 * What our own tables say about each other; each row of the answer is an id that contradicts something. They are
 * guarded by constraints and transactions, so anything found has come in from elsewhere (a restored backup, SQL by hand,
 * a fault of ours).
 */
const CONTRADICTIONS: Record<string, string> = {
  copy_out_without_rental: `select u.id from media_rental_unit u
    where u.status = 'out' and u.deleted_at is null and not exists (
      select 1 from media_rental_order r where r.unit_id = u.id and r.status = 'out' and r.deleted_at is null)`,
  rental_out_without_copy: `select r.id from media_rental_order r join media_rental_unit u on u.id = r.unit_id
    where r.status = 'out' and r.deleted_at is null and u.status <> 'out'`,
  copy_set_aside_without_rental: `select u.id from media_rental_unit u
    where u.status = 'ready' and u.deleted_at is null and not exists (
      select 1 from media_rental_order r where r.unit_id = u.id and r.status = 'ready' and r.deleted_at is null)`,
  rental_without_time: `select r.id from media_rental_order r join media_rental_allocation a on a.id = r.allocation_id
    where r.status in ('reserved', 'ready', 'out') and r.deleted_at is null
      and (not a.active or a.unit_id <> r.unit_id or a.custody_open <> (r.status = 'out'))`,
  hold_without_copy: `select h.id from media_rental_hold h
    left join media_rental_allocation a on a.id = h.allocation_id
    where h.status = 'ready' and h.expires_at > now() and h.deleted_at is null
      and (a.id is null or not a.active or a.kind <> 'pickup_hold')`,
  copy_kept_without_hold: `select a.id from media_rental_allocation a
    where a.kind = 'pickup_hold' and a.active and a.expires_at > now() and a.deleted_at is null and not exists (
      select 1 from media_rental_hold h where h.allocation_id = a.id and h.status = 'ready' and h.deleted_at is null)`,
  rental_without_rent: `select r.id from media_rental_order r
    where r.channel <> 'import' and r.deleted_at is null and not exists (
      select 1 from media_rental_charge c where c.rental_order_id = r.id and c.kind = 'rent' and c.deleted_at is null)`,
}

/** Contradictions within our own tables; kinds without any are left out. */
export async function contradictions(sql: Sql): Promise<Findings> {
  const findings: Findings = {}
  for (const [kind, query] of Object.entries(CONTRADICTIONS)) {
    const [row] = await sql.execute<{ count: number; ids: string[] | null }>(
      `select count(*)::int as count, (array_agg(id order by id))[1:${SHOWN}] as ids from (${query}) found`,
    )
    if (row && row.count > 0) findings[kind] = { count: row.count, ids: row.ids ?? [] }
  }
  return findings
}

export async function recordReconciliation(tx: RentalTransaction, findings: Findings): Promise<void> {
  await tx.event({ type: "reconcile.finished", data: { findings } })
}

/** The latest reconciliations, newest first. */
export async function latestReconciliations(sql: Sql, limit: number): Promise<Reconciliation[]> {
  const rows = await sql.execute<{ occurred_at: Date; data: { findings: Findings } }>(
    `select occurred_at, data from media_rental_event where type = 'reconcile.finished'
     order by occurred_at desc, id desc limit ?`,
    [limit],
  )
  return rows.map(({ occurred_at, data }) => ({ finished_at: occurred_at, findings: data.findings }))
}
