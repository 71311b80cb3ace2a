import { z } from "@medusajs/framework/zod"
import { defineMediaType } from "../define"
import { choices, label, word } from "./values"

export const minidisc = defineMediaType({
  code: "minidisc",
  carrier: "disc",
  label: label("MiniDisc", "MiniDisc"),
  attributes: z.strictObject({
    kind: z.enum(["prerecorded", "recordable", "hi_md"]).optional(),
    length_min: z.literal([60, 74, 80]).optional(),
    shell_colour: word(100),
  }),
  attributeLabels: {
    kind: label("Kind", "种类"),
    length_min: label("Length", "长度"),
    shell_colour: label("Shell colour", "外壳颜色"),
  },
  optionLabels: {
    kind: choices({
      prerecorded: ["Pre-recorded", "预录"],
      recordable: ["Recordable", "可录"],
      hi_md: ["Hi-MD", "Hi-MD"],
    }),
  },
  units: { length_min: "min" },
  facets: ["kind"],
  titleGroupKind: "album",
  onixForm: "AG",
  rentable: true,
  digital: false,
  attrVersion: 1,
})
