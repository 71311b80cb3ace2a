import { listMediaTypes } from "../../domain/media-types"
import { sortTitle } from "../../domain/names"
import { refuseUsed } from "./refuse-used"
import type { EntryRules } from "./rules"

export const titleGroupRules: EntryRules<"title_group"> = {
  prefix: "mtgr",

  async create(_, input) {
    return {
      kind: input.kind,
      title: input.title,
      sort_title: input.sort_title ?? sortTitle(input.title),
      original_title: input.original_title ?? null,
      first_year: input.first_year ?? null,
      external_ids: input.external_ids ?? null,
    }
  },

  /** A sort title that was derived follows the title; one that somebody typed stays. */
  async edit(_, before, edit) {
    const { sort_title, ...rest } = edit
    const title = edit.title ?? before.title
    if (sort_title) return { ...rest, sort_title }
    const derived = before.sort_title === sortTitle(before.title)
    return sort_title === null || derived ? { ...rest, sort_title: sortTitle(title) } : rest
  },

  async remove({ sql }, before) {
    await refuseUsed(sql, "title_group", before, "media_title_group_in_use")
    return {}
  },

  /** What a download or a set should have depends on the kind of its title. */
  reassess(before, after) {
    if (!before || !after || before.kind === after.kind) return []
    const open = listMediaTypes().filter((type) => type.digital || type.titleGroupKind === "other")
    return open.map((type) => type.code)
  },
}
