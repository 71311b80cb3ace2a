import type { EditRules } from "./rules"

/** A type comes from code; a merchant may only stop offering it. */
export const typeRules: EditRules<"type"> = {
  async edit(_, __, edit) {
    return edit
  },
}
