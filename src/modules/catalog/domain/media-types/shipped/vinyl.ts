import { z } from "@medusajs/framework/zod"
import { defineMediaType } from "../define"
import { choices, count, flag, label, word } from "./values"

export const vinyl = defineMediaType({
  code: "vinyl",
  carrier: "record",
  label: label("Vinyl", "黑胶唱片"),
  attributes: z.strictObject({
    rpm: z.literal([33, 45, 78]).optional(),
    size_in: z.literal([7, 10, 12]).optional(),
    weight_g: count(1000, 1),
    colour: word(100),
    pressing: word(),
    is_flexi: flag(),
    stereo_mode: z.enum(["mono", "stereo", "quad"]).optional(),
  }),
  attributeLabels: {
    rpm: label("Speed", "转速"),
    size_in: label("Size", "尺寸"),
    weight_g: label("Weight", "重量"),
    colour: label("Colour", "颜色"),
    pressing: label("Pressing", "版次"),
    is_flexi: label("Flexi disc", "薄膜唱片"),
    stereo_mode: label("Sound", "声道"),
  },
  optionLabels: {
    rpm: choices({ 33: ["33⅓ rpm", "33⅓ 转"], 45: ["45 rpm", "45 转"], 78: ["78 rpm", "78 转"] }),
    size_in: choices({ 7: ['7"', "7 英寸"], 10: ['10"', "10 英寸"], 12: ['12"', "12 英寸"] }),
    stereo_mode: choices({ mono: ["Mono", "单声道"], stereo: ["Stereo", "立体声"], quad: ["Quadraphonic", "四声道"] }),
  },
  units: { weight_g: "g" },
  facets: ["rpm", "size_in", "stereo_mode"],
  titleGroupKind: "album",
  onixForm: "AM",
  rentable: true,
  digital: false,
  attrVersion: 1,
})
