import type { OfferInput } from "../domain/schemas"
import { offerRow, type NewId, type PartRow } from "../domain/part-rows"
import { createMissingContributors } from "../sql/contributors"
import { insertRows, pgTextArray, type Sql } from "../sql/rows"
import { PART_TABLES, type PartTable } from "../sql/tables"
import { deriveItems, type ProductFacts } from "./derive"
import { holdReferences } from "./hold-references"
import type { PreparedItem } from "./prepare-items"
import type { RuntimeAttributes } from "./runtime-attributes"

/** A prepared item with the product and variants Medusa made for it. */
export interface ItemPlacement {
  prepared: PreparedItem
  product_id: string
  product: ProductFacts
  offers: { variant_id: string; input: OfferInput }[]
}

/** What was written: enough to take it back. */
export interface InsertedItems {
  items: { id: string; product_id: string; offers: { id: string; variant_id: string }[] }[]
  titleGroupIds: string[]
  contributorIds: string[]
}

/** Writes whole items, one statement per table for the whole batch. Runs inside the caller's transaction. */
export async function insertItems(
  sql: Sql,
  placements: ItemPlacement[],
  runtime: RuntimeAttributes,
  newId: NewId,
): Promise<InsertedItems> {
  const planned = placements.flatMap((p) => p.prepared.newContributors)
  const { finalId, createdIds } = await createMissingContributors(sql, planned)
  const groups = placements.flatMap((p) => p.prepared.titleGroup ?? [])
  await insertRows(sql, "media_title_group", groups)
  await insertRows(
    sql,
    "media_item",
    placements.map((p) => ({ ...p.prepared.item, product_id: p.product_id })),
  )
  const offers = placements.map((p) =>
    p.offers.map((o) => offerRow(p.prepared.id, o.input, o.variant_id, newId("moff"))),
  )
  const contributor = (row: PartRow): PartRow => ({
    ...row,
    contributor_id: finalId.get(String(row.contributor_id)) ?? row.contributor_id,
  })
  const rowsOf = (table: Exclude<PartTable, "media_offer">): PartRow[] => {
    const rows = placements.flatMap((p) => p.prepared.parts[table])
    return table === "media_credit" || table === "media_label" ? rows.map(contributor) : rows
  }
  await holdReferences(sql, {
    media_credit: rowsOf("media_credit"),
    media_label: rowsOf("media_label"),
    media_item_term: rowsOf("media_item_term"),
    titleGroupIds: placements.flatMap((p) => (p.prepared.titleGroup ? [] : [String(p.prepared.item.title_group_id)])),
  })
  for (const table of Object.keys(PART_TABLES) as PartTable[]) {
    if (table !== "media_offer") await insertRows(sql, table, rowsOf(table))
  }
  await insertRows(sql, "media_offer", offers.flat())
  await deriveItems(
    sql,
    placements.map((p) => p.prepared.id),
    runtime,
    { touch: false, products: Object.fromEntries(placements.map((p) => [p.product_id, p.product])) },
  )
  return {
    items: placements.map((p, i) => ({
      id: p.prepared.id,
      product_id: p.product_id,
      offers: offers[i]!.map((row) => ({ id: row.id, variant_id: String(row.variant_id) })),
    })),
    titleGroupIds: groups.map((g) => g.id),
    contributorIds: createdIds,
  }
}

/**
 * Takes back what `insertItems` wrote, as if it had never been there: nobody outside the failed workflow has seen it.
 * A contributor or title group that someone else has begun to use in the meantime stays.
 */
export async function removeInsertedItems(sql: Sql, inserted: InsertedItems): Promise<void> {
  const ids = pgTextArray(inserted.items.map((i) => i.id))
  await sql.execute(`delete from media_relation where to_id = any(?::text[]) or from_id = any(?::text[])`, [ids, ids])
  await sql.execute(
    `delete from media_credit where media_item_id = any(?::text[]) or track_id in (
       select t.id from media_track t join media_disc d on d.id = t.disc_id where d.media_item_id = any(?::text[]))`,
    [ids, ids],
  )
  await sql.execute(
    `delete from media_track where disc_id in (select id from media_disc where media_item_id = any(?::text[]))`,
    [ids],
  )
  for (const table of [
    "media_disc",
    "media_label",
    "media_identifier",
    "media_language",
    "media_age_rating",
    "media_item_term",
    "media_offer",
  ]) {
    await sql.execute(`delete from "${table}" where media_item_id = any(?::text[])`, [ids])
  }
  await sql.execute(`delete from media_item where id = any(?::text[])`, [ids])
  await sql.execute(
    `delete from media_title_group g where g.id = any(?::text[])
       and not exists (select 1 from media_item i where i.title_group_id = g.id)`,
    [pgTextArray(inserted.titleGroupIds)],
  )
  await sql.execute(
    `delete from media_contributor c where c.id = any(?::text[])
       and not exists (select 1 from media_credit x where x.contributor_id = c.id)
       and not exists (select 1 from media_label x where x.contributor_id = c.id)`,
    [pgTextArray(inserted.contributorIds)],
  )
}
