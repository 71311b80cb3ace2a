import { z } from "@medusajs/framework/zod"
import { defineMediaType } from "../define"
import { COLOUR_MODES, COLOUR_MODE_LABELS, choices, flag, label, listOf } from "./values"

export const laserdisc = defineMediaType({
  code: "laserdisc",
  carrier: "disc",
  label: label("LaserDisc", "LD 镭射影碟"),
  attributes: z.strictObject({
    size_in: z.literal([8, 12]).optional(),
    encoding: z.enum(["clv", "cav", "mixed"]).optional(),
    audio_formats: listOf(z.enum(["analogue", "pcm", "dolby_digital", "dts"])),
    colour_mode: z.enum(COLOUR_MODES).optional(),
    obi_strip: flag(),
    gatefold: flag(),
  }),
  attributeLabels: {
    size_in: label("Size", "尺寸"),
    encoding: label("Encoding", "记录方式"),
    audio_formats: label("Audio formats", "音频格式"),
    colour_mode: label("Picture", "色彩"),
    obi_strip: label("Obi strip", "侧标（腰封）"),
    gatefold: label("Gatefold sleeve", "对开封套"),
  },
  optionLabels: {
    size_in: choices({ 8: ['8"', "8 英寸"], 12: ['12"', "12 英寸"] }),
    encoding: choices({
      clv: ["CLV (extended play)", "CLV（恒线速）"],
      cav: ["CAV (standard play)", "CAV（恒角速）"],
      mixed: ["CLV and CAV", "CLV 与 CAV"],
    }),
    audio_formats: choices({
      analogue: ["Analogue", "模拟"],
      pcm: ["Digital (PCM)", "数字（PCM）"],
      dolby_digital: ["Dolby Digital (AC-3)", "杜比数字（AC-3）"],
      dts: ["DTS", "DTS"],
    }),
    colour_mode: COLOUR_MODE_LABELS,
  },
  facets: ["encoding"],
  titleGroupKind: "film",
  onixForm: "VF",
  rentable: true,
  digital: false,
  attrVersion: 1,
})
