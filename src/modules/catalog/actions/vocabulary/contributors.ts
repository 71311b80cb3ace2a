import { MediaError } from "../../../../lib/errors"
import { sortName } from "../../domain/names"
import type { ContributorEntry } from "../../domain/vocabulary-entries"
import type { Sql } from "../../sql/rows"
import { matchKeys } from "../contributor-row"
import { refuseUsed } from "./refuse-used"
import type { EntryRules } from "./rules"

export const contributorRules: EntryRules<"contributor"> = {
  prefix: "mctr",

  async create(_, input) {
    return {
      name: input.name,
      sort_name: input.sort_name ?? sortName(input.name, input.kind),
      name_native: input.name_native ?? null,
      kind: input.kind,
      aliases: input.aliases ?? [],
      external_ids: input.external_ids ?? null,
      merged_into_id: null,
      match_keys: matchKeys(input),
    }
  },

  /** What a typed name may equal follows every change of names; a derived sort name does too, a typed one stays. */
  async edit({ sql }, before, edit) {
    const { sort_name, ...rest } = edit
    const after = { ...before, ...rest }
    if (before.kind === "label" && after.kind !== "label") await refuseLabelInUse(sql, before)
    const derived = before.sort_name === sortName(before.name, before.kind)
    const sorted = sort_name ?? (sort_name === null || derived ? sortName(after.name, after.kind) : before.sort_name)
    return { ...rest, sort_name: sorted, match_keys: matchKeys(after) }
  },

  async remove({ sql }, before) {
    await refuseUsed(sql, "contributor", before, "media_contributor_in_use")
    return {}
  },
}

/** Releases name it as their label, which only a contributor of that kind can be. */
async function refuseLabelInUse(sql: Sql, label: ContributorEntry): Promise<void> {
  const [row] = await sql.execute<{ count: number }>(
    `select count(distinct i.id)::int as count from media_label l
     join media_item i on i.id = l.media_item_id and i.deleted_at is null
     where l.contributor_id = ? and l.deleted_at is null`,
    [label.id],
  )
  if (!row?.count) return
  const message = `contributor ${label.id} is the label of ${row.count} items and cannot become another kind`
  throw new MediaError("conflict", "media_contributor_in_use", message, {
    details: { id: label.id, count: row.count },
  })
}
