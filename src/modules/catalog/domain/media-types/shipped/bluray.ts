import { z } from "@medusajs/framework/zod"
import { defineMediaType } from "../define"
import { choices, flag, label, listOf } from "./values"

const AUDIO_FORMATS = [
  "pcm",
  "dolby_digital",
  "dolby_digital_plus",
  "dolby_truehd",
  "dolby_atmos",
  "dts",
  "dts_hd_hr",
  "dts_hd_ma",
  "dts_x",
] as const

export const bluray = defineMediaType({
  code: "bluray",
  carrier: "disc",
  label: label("Blu-ray", "蓝光"),
  attributes: z.strictObject({
    kind: z.enum(["bd", "uhd", "3d"]).optional(),
    hdr: z.enum(["none", "hdr10", "hdr10plus", "dolby_vision"]).optional(),
    resolution: z.enum(["480i", "480p", "576i", "576p", "720p", "1080i", "1080p", "2160p"]).optional(),
    audio_formats: listOf(z.enum(AUDIO_FORMATS)),
    slipcover: flag(),
    steelbook: flag(),
  }),
  attributeLabels: {
    kind: label("Kind", "种类"),
    hdr: label("HDR", "HDR"),
    resolution: label("Resolution", "分辨率"),
    audio_formats: label("Audio formats", "音频格式"),
    slipcover: label("Slipcover", "外纸套"),
    steelbook: label("Steelbook", "铁盒"),
  },
  optionLabels: {
    kind: choices({ bd: ["Blu-ray", "蓝光"], uhd: ["4K Ultra HD", "4K 超高清"], "3d": ["Blu-ray 3D", "3D 蓝光"] }),
    hdr: choices({
      none: ["None", "无"],
      hdr10: ["HDR10", "HDR10"],
      hdr10plus: ["HDR10+", "HDR10+"],
      dolby_vision: ["Dolby Vision", "杜比视界"],
    }),
    audio_formats: choices({
      pcm: ["PCM", "PCM"],
      dolby_digital: ["Dolby Digital", "杜比数字"],
      dolby_digital_plus: ["Dolby Digital Plus", "杜比数字+"],
      dolby_truehd: ["Dolby TrueHD", "杜比 TrueHD"],
      dolby_atmos: ["Dolby Atmos", "杜比全景声"],
      dts: ["DTS", "DTS"],
      dts_hd_hr: ["DTS-HD High Resolution", "DTS-HD HR"],
      dts_hd_ma: ["DTS-HD Master Audio", "DTS-HD MA"],
      dts_x: ["DTS:X", "DTS:X"],
    }),
  },
  facets: ["kind", "hdr", "audio_formats"],
  titleGroupKind: "film",
  onixForm: "VO",
  rentable: true,
  digital: false,
  attrVersion: 1,
})
