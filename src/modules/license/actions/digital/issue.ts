import type { Sql } from "../../../../lib/sql"
import { snapshotOf, type TermsSnapshot } from "../../domain/digital/terms"
import { notConfigured } from "../../keys/local-provider"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { makeKey } from "./keys"

/** Lines of a placed order, as far as licences need them. */
export interface OrderToIssue {
  order_id: string
  customer_id: string | null
  lines: { order_line_item_id: string; variant_id: string; quantity: number }[]
}

/** An activated tag. */
export interface TagToIssue {
  tag_id: string
  customer_id: string
  variant_id: string
  order_id: string | null
}

/** One licence before it is written. */
interface Draft {
  order_id: string | null
  order_line_item_id: string | null
  unit_index: number
  customer_id: string | null
  variant_id: string
  tag_id: string | null
  terms_id: string
  terms: TermsSnapshot
}

/** Most licences one line of an order brings; what a shop sells by the ten thousand, it sells by contract. */
export const MAX_UNITS = 10_000

/**
 * Issues a licence per unit of each line whose variant has terms that do not follow a tag. Told twice, it issues
 * nothing twice: (line, unit) is unique.
 *
 * @returns ids of the licences issued now
 * @throws 400 `media_license_not_configured`
 */
export async function issueForOrder(
  store: LicenseStore,
  tx: LicenseTransaction,
  order: OrderToIssue,
): Promise<string[]> {
  const terms = await termsOf(
    tx.sql,
    order.lines.map(({ variant_id }) => variant_id),
    { follows_tag: false },
  )
  const issued: string[] = []
  for (const { order_line_item_id, variant_id, quantity } of order.lines) {
    const found = terms.get(variant_id)
    if (!found) continue
    for (const unit_index of await missingUnits(tx.sql, order_line_item_id, Math.min(quantity, MAX_UNITS))) {
      const { order_id, customer_id } = order
      const id = await insertDigital(store, tx, {
        ...{ order_id, order_line_item_id, unit_index, customer_id, variant_id, tag_id: null },
        ...found,
      })
      if (id) issued.push(id)
    }
  }
  return issued
}

/**
 * Issues the licence that follows a tag, once in the tag's life; part of the transaction that activates it.
 *
 * @returns the licence issued now, if the tag's variant has one
 */
export async function issueForTag(store: LicenseStore, tx: LicenseTransaction, tag: TagToIssue): Promise<string[]> {
  const found = (await termsOf(tx.sql, [tag.variant_id], { follows_tag: true })).get(tag.variant_id)
  if (!found) return []
  const id = await insertDigital(store, tx, { ...tag, ...found, order_line_item_id: null, unit_index: 0 })
  return id ? [id] : []
}

interface Terms {
  terms_id: string
  terms: TermsSnapshot
}

async function termsOf(
  sql: Sql,
  variantIds: readonly string[],
  { follows_tag }: { follows_tag: boolean },
): Promise<Map<string, Terms>> {
  const rows = await sql.execute<TermsSnapshot & { variant_id: string; terms_id: string }>(
    `select r.variant_id, t.id as terms_id, t.max_devices, t.max_deactivations_per_year, t.offline_ttl_days,
       t.grace_days, t.download_cap, t.quality, t.transferable, t.follows_tag
     from media_license_variant_rule r join media_license_terms t on t.id = r.terms_id and t.deleted_at is null
     where r.variant_id in (select jsonb_array_elements_text(?::jsonb)) and r.deleted_at is null
       and t.follows_tag = ?`,
    [JSON.stringify([...new Set(variantIds)]), follows_tag],
  )
  return new Map(rows.map((row) => [row.variant_id, { terms_id: row.terms_id, terms: snapshotOf(row) }]))
}

/** Units of a line that have no licence yet. */
async function missingUnits(sql: Sql, lineId: string, quantity: number): Promise<number[]> {
  const rows = await sql.execute<{ unit_index: number }>(
    `select n as unit_index from generate_series(0, ?::int - 1) n
     where not exists (select 1 from media_license_digital d
       where d.order_line_item_id = ? and d.unit_index = n and d.deleted_at is null) order by n`,
    [quantity, lineId],
  )
  return rows.map(({ unit_index }) => unit_index)
}

/** Somebody else may be at the same order or tag: who comes second writes nothing and announces nothing. */
async function insertDigital(store: LicenseStore, tx: LicenseTransaction, draft: Draft): Promise<string | null> {
  if (!store.provider.configured) throw notConfigured()
  const id = tx.newId("ldig")
  const { key_mac, key_last4 } = await makeKey(store, id, 1)
  const rows = await tx.sql.execute(
    `insert into media_license_digital (id, terms_id, terms, key_version, key_mac, key_last4, customer_id, order_id,
       order_line_item_id, variant_id, unit_index, tag_id, status, budget_year_at, created_at, updated_at)
     values (?, ?, ?::jsonb, 1, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?, now(), now()) on conflict do nothing returning id`,
    [
      ...[id, draft.terms_id, JSON.stringify(draft.terms), key_mac, key_last4, draft.customer_id, draft.order_id],
      ...[draft.order_line_item_id, draft.variant_id, draft.unit_index, draft.tag_id, tx.now],
    ],
  )
  if (rows.length === 0) return null
  await tx.record([
    { kind: "digital.issued", tag_id: draft.tag_id, data: { digital_id: id, order_id: draft.order_id } },
  ])
  tx.announce({
    kind: "digital.issued",
    data: { id, order_id: draft.order_id, customer_id: draft.customer_id, variant_id: draft.variant_id },
  })
  return id
}
