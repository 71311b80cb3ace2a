import { completeLabels } from "../../domain/vocabulary-entries"
import { refuseUsed } from "./refuse-used"
import type { EntryRules } from "./rules"

export const gradeRules: EntryRules<"grade"> = {
  prefix: "mgrd",

  async create(_, input) {
    return { ...input, label: completeLabels(input.label) }
  },

  async edit(_, before, edit) {
    return { ...edit, ...(edit.label ? { label: completeLabels(edit.label, before.label) } : {}) } as Partial<
      typeof before
    >
  },

  async remove({ sql }, before) {
    await refuseUsed(sql, "grade", before, "media_grade_in_use", "offers")
    return {}
  },
}
