import { z } from "@medusajs/framework/zod"
import { defineMediaType } from "../define"
import { COLOUR_MODES, COLOUR_MODE_LABELS, choices, flag, label, listOf } from "./values"

export const dvd = defineMediaType({
  code: "dvd",
  carrier: "disc",
  label: label("DVD", "DVD"),
  attributes: z.strictObject({
    disc_type: z.enum(["5", "9", "10", "18", "r"]).optional(),
    aspect_ratios: listOf(
      z.string().regex(/^\d(?:\.\d{1,2})?:1$|^\d{1,2}:\d{1,2}$/, "is not a ratio such as 1.85:1"),
      10,
    ),
    colour_mode: z.enum(COLOUR_MODES).optional(),
    audio_formats: listOf(z.enum(["pcm", "dolby_digital", "dolby_digital_ex", "dts", "dts_es", "mpeg"])),
    anamorphic: flag(),
    extras: listOf(z.string().trim().min(1).max(200), 50),
    case_type: z.enum(["keep_case", "snapper", "slim_case", "digipak", "steelbook", "cardboard"]).optional(),
  }),
  attributeLabels: {
    disc_type: label("Disc type", "碟片类型"),
    aspect_ratios: label("Aspect ratios", "画面比例"),
    colour_mode: label("Picture", "色彩"),
    audio_formats: label("Audio formats", "音频格式"),
    anamorphic: label("Anamorphic widescreen", "变形宽银幕"),
    extras: label("Extras", "花絮"),
    case_type: label("Case", "包装盒"),
  },
  optionLabels: {
    disc_type: choices({
      5: ["DVD-5 (one side, one layer)", "DVD-5（单面单层）"],
      9: ["DVD-9 (one side, two layers)", "DVD-9（单面双层）"],
      10: ["DVD-10 (two sides, one layer)", "DVD-10（双面单层）"],
      18: ["DVD-18 (two sides, two layers)", "DVD-18（双面双层）"],
      r: ["DVD-R", "DVD-R"],
    }),
    colour_mode: COLOUR_MODE_LABELS,
    audio_formats: choices({
      pcm: ["PCM", "PCM"],
      dolby_digital: ["Dolby Digital", "杜比数字"],
      dolby_digital_ex: ["Dolby Digital EX", "杜比数字 EX"],
      dts: ["DTS", "DTS"],
      dts_es: ["DTS-ES", "DTS-ES"],
      mpeg: ["MPEG", "MPEG"],
    }),
    case_type: choices({
      keep_case: ["Keep case", "标准盒"],
      snapper: ["Snap case", "纸扣盒"],
      slim_case: ["Slim case", "薄盒"],
      digipak: ["Digipak", "折叠纸盒"],
      steelbook: ["Steelbook", "铁盒"],
      cardboard: ["Cardboard sleeve", "纸套"],
    }),
  },
  facets: ["audio_formats", "colour_mode"],
  titleGroupKind: "film",
  onixForm: "VI",
  rentable: true,
  digital: false,
  attrVersion: 1,
})
