import { z } from "@medusajs/framework/zod"
import { defineMediaType } from "../define"
import { choices, flag, label, word } from "./values"

const KINDS = [
  "tshirt",
  "hoodie",
  "poster",
  "figure",
  "plush",
  "mug",
  "bag",
  "badge",
  "slipmat",
  "book",
  "sheet_music",
  "other",
] as const
const SIZES = ["xs", "s", "m", "l", "xl", "xxl", "one_size"] as const

export const merch = defineMediaType({
  code: "merch",
  carrier: "bundle",
  label: label("Merchandise", "周边"),
  attributes: z.strictObject({
    kind: z.enum(KINDS).optional(),
    size: z.enum(SIZES).optional(),
    colour: word(100),
    material: word(),
    licensed: flag(),
  }),
  attributeLabels: {
    kind: label("Kind", "种类"),
    size: label("Size", "尺码"),
    colour: label("Colour", "颜色"),
    material: label("Material", "材质"),
    licensed: label("Officially licensed", "官方授权"),
  },
  optionLabels: {
    kind: choices({
      tshirt: ["T-shirt", "T 恤"],
      hoodie: ["Hoodie", "连帽衫"],
      poster: ["Poster", "海报"],
      figure: ["Figure", "手办"],
      plush: ["Plush toy", "毛绒玩具"],
      mug: ["Mug", "马克杯"],
      bag: ["Bag", "包袋"],
      badge: ["Badge", "徽章"],
      slipmat: ["Slipmat", "唱盘垫"],
      book: ["Book", "书籍"],
      sheet_music: ["Sheet music", "乐谱"],
      other: ["Other", "其他"],
    }),
    size: {
      ...choices(Object.fromEntries(SIZES.map((size) => [size, [size.toUpperCase(), size.toUpperCase()]]))),
      ...choices({ one_size: ["One size", "均码"] }),
    },
  },
  facets: ["kind", "size"],
  titleGroupKind: "other",
  rentable: false,
  digital: false,
  attrVersion: 1,
})
