import type { MedusaContainer } from "@medusajs/framework/types"
import { labelIn, type Labels } from "./locale"
import { select } from "../../lib/sql"

/** One word of a vocabulary as the store shows it. */
export interface StoreTerm {
  id: string
  vocabulary: string
  code: string
  parent_id: string | null
  label: string
  labels: Labels
}

/** A page of the visible terms of a vocabulary, by code. */
export async function storeTerms(
  container: MedusaContainer,
  input: { vocabulary: string; limit: number; offset: number; locale: string | null },
): Promise<{ terms: StoreTerm[]; count: number }> {
  const where = "mt.vocabulary = ? and mt.deleted_at is null and not mt.is_hidden and mt.merged_into_id is null"
  const [rows, counted] = await Promise.all([
    select<Omit<StoreTerm, "label">>(
      container,
      `select mt.id, mt.vocabulary, mt.code, mt.parent_id, mt.labels from media_term mt
        where ${where} order by mt.code limit ? offset ?`,
      [input.vocabulary, input.limit, input.offset],
    ),
    select<{ count: string }>(container, `select count(*) as count from media_term mt where ${where}`, [
      input.vocabulary,
    ]),
  ])
  return {
    terms: rows.map((row) => ({ ...row, label: labelIn(row.labels, input.locale) ?? row.code })),
    count: Number(counted[0]?.count ?? 0),
  }
}
