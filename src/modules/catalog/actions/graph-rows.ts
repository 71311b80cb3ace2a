import type { ItemGraph } from "../domain/item-graph"
import type { PartRow } from "../domain/part-rows"
import { COLUMNS, PART_TABLES, type PartTable } from "../sql/tables"

/** All rows of one item. */
export interface ItemRows {
  item: PartRow
  parts: Record<PartTable, PartRow[]>
}

/** A loaded item as the rows it came from: what an edit starts from and a rollback goes back to. */
export function rowsOfGraph(graph: ItemGraph): ItemRows {
  const own = { media_item_id: graph.id }
  const parts: Record<PartTable, PartRow[]> = {
    media_disc: graph.discs.map((d) => ({ ...own, ...d })),
    media_track: graph.discs.flatMap((d) => d.tracks.map((t) => ({ disc_id: d.id, ...t }))),
    media_credit: graph.credits.map((c) => ({
      ...c,
      media_item_id: c.track_id ? null : graph.id,
      contributor_id: c.contributor.id,
    })),
    media_label: graph.labels.map((l) => ({ ...own, ...l, contributor_id: l.label.id })),
    media_identifier: graph.identifiers.map((n) => ({ ...own, ...n })),
    media_language: graph.languages.map((g) => ({ ...own, ...g })),
    media_age_rating: graph.ratings.map((r) => ({ ...own, ...r })),
    media_item_term: graph.terms.map((t) => ({ ...own, ...t })),
    media_relation: graph.relations.map((r) => ({ from_id: graph.id, ...r })),
    media_offer: graph.offers.map((o) => ({ ...own, ...o })),
  }
  for (const table of Object.keys(PART_TABLES) as PartTable[]) {
    parts[table] = parts[table].map((row) => onlyColumns(row, COLUMNS[table]))
  }
  return { item: onlyColumns({ ...graph }, COLUMNS.media_item), parts }
}

function onlyColumns(row: PartRow, columns: readonly string[]): PartRow {
  return Object.fromEntries(columns.map((c) => [c, row[c] ?? null])) as PartRow
}
