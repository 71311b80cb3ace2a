import { z } from "@medusajs/framework/zod"
import { defineMediaType } from "../define"
import { COLOUR_MODES, COLOUR_MODE_LABELS, choices, count, flag, label } from "./values"

export const vhs = defineMediaType({
  code: "vhs",
  carrier: "tape",
  label: label("VHS", "VHS 录像带"),
  attributes: z.strictObject({
    tape_format: z.enum(["vhs", "s_vhs", "d_vhs", "vhs_c"]).optional(),
    recording_speed: z.enum(["sp", "lp", "ep"]).optional(),
    length_min: count(600, 1),
    hi_fi: flag(),
    colour_mode: z.enum(COLOUR_MODES).optional(),
    case_type: z.enum(["clamshell", "slipcase"]).optional(),
  }),
  attributeLabels: {
    tape_format: label("Tape format", "磁带格式"),
    recording_speed: label("Recording speed", "录制速度"),
    length_min: label("Tape length", "带长"),
    hi_fi: label("Hi-Fi sound", "Hi-Fi 音轨"),
    colour_mode: label("Picture", "色彩"),
    case_type: label("Case", "包装盒"),
  },
  optionLabels: {
    tape_format: choices({
      vhs: ["VHS", "VHS"],
      s_vhs: ["S-VHS", "S-VHS"],
      d_vhs: ["D-VHS", "D-VHS"],
      vhs_c: ["VHS-C", "VHS-C"],
    }),
    recording_speed: choices({
      sp: ["Standard play (SP)", "标准（SP）"],
      lp: ["Long play (LP)", "长时间（LP）"],
      ep: ["Extended play (EP)", "超长时间（EP）"],
    }),
    colour_mode: COLOUR_MODE_LABELS,
    case_type: choices({ clamshell: ["Clamshell", "翻盖盒"], slipcase: ["Slipcase", "纸套"] }),
  },
  units: { length_min: "min" },
  facets: ["tape_format"],
  titleGroupKind: "film",
  onixForm: "VJ",
  rentable: true,
  digital: false,
  attrVersion: 1,
})
