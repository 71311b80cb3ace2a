import { z } from "@medusajs/framework/zod"
import { defineMediaType } from "../define"
import { choices, count, flag, label } from "./values"

/** A set of releases; before it is published it needs at least two `contains` relations. */
export const boxset = defineMediaType({
  code: "boxset",
  carrier: "bundle",
  label: label("Box set", "套装"),
  attributes: z.strictObject({
    box_kind: z.enum(["slipcase", "clamshell_box", "lift_off_lid", "book", "other"]).optional(),
    booklet_pages: count(10_000),
    numbered: flag(),
    edition_size: count(10_000_000, 1),
    certificate: flag(),
  }),
  attributeLabels: {
    box_kind: label("Box", "外盒"),
    booklet_pages: label("Booklet", "册页"),
    numbered: label("Numbered", "编号版"),
    edition_size: label("Copies made", "发行数量"),
    certificate: label("Certificate", "收藏证书"),
  },
  optionLabels: {
    box_kind: choices({
      slipcase: ["Slipcase", "函套"],
      clamshell_box: ["Clamshell box", "翻盖盒"],
      lift_off_lid: ["Lift-off lid", "天地盖"],
      book: ["Book", "书本式"],
      other: ["Other", "其他"],
    }),
  },
  units: { booklet_pages: "p." },
  facets: ["numbered"],
  titleGroupKind: "other",
  rentable: true,
  digital: false,
  attrVersion: 1,
})
