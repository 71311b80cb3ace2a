import { z } from "@medusajs/framework/zod"
import { defineMediaType } from "../define"
import { choices, count, label, word } from "./values"

export const cassette = defineMediaType({
  code: "cassette",
  carrier: "tape",
  label: label("Cassette", "磁带"),
  attributes: z.strictObject({
    tape_type: z.enum(["I", "II", "IV"]).optional(),
    length_min: count(240, 1),
    noise_reduction: z.enum(["dolby_b", "dolby_c", "dolby_s", "dbx", "none"]).optional(),
    shell_colour: word(100),
  }),
  attributeLabels: {
    tape_type: label("Tape type", "磁带类型"),
    length_min: label("Length", "长度"),
    noise_reduction: label("Noise reduction", "降噪"),
    shell_colour: label("Shell colour", "外壳颜色"),
  },
  optionLabels: {
    tape_type: choices({
      I: ["Type I (normal)", "I 型（普通带）"],
      II: ["Type II (chrome)", "II 型（铬带）"],
      IV: ["Type IV (metal)", "IV 型（金属带）"],
    }),
    noise_reduction: choices({
      dolby_b: ["Dolby B", "杜比 B"],
      dolby_c: ["Dolby C", "杜比 C"],
      dolby_s: ["Dolby S", "杜比 S"],
      dbx: ["dbx", "dbx"],
      none: ["None", "无"],
    }),
  },
  units: { length_min: "min" },
  facets: ["tape_type"],
  titleGroupKind: "album",
  onixForm: "AB",
  rentable: true,
  digital: false,
  attrVersion: 1,
})
