import { z } from "@medusajs/framework/zod"
import { defineMediaType } from "../define"
import { choices, flag, label } from "./values"

export const cd = defineMediaType({
  code: "cd",
  carrier: "disc",
  label: label("CD", "CD"),
  attributes: z.strictObject({
    format: z.enum(["cd", "sacd", "hdcd", "shm_cd", "cd_r"]).optional(),
    spars: z.enum(["AAD", "ADD", "DDD"]).optional(),
    copy_protected: flag(),
    obi_strip: flag(),
  }),
  attributeLabels: {
    format: label("Format", "格式"),
    spars: label("SPARS code", "SPARS 代码"),
    copy_protected: label("Copy protected", "防复制"),
    obi_strip: label("Obi strip", "侧标（腰封）"),
  },
  optionLabels: {
    format: choices({
      cd: ["CD", "CD"],
      sacd: ["SACD", "SACD"],
      hdcd: ["HDCD", "HDCD"],
      shm_cd: ["SHM-CD", "SHM-CD"],
      cd_r: ["CD-R", "CD-R"],
    }),
    spars: choices({
      AAD: ["AAD (analogue, analogue, digital)", "AAD（模拟录音、模拟混音、数字母版）"],
      ADD: ["ADD (analogue, digital, digital)", "ADD（模拟录音、数字混音、数字母版）"],
      DDD: ["DDD (digital throughout)", "DDD（全程数字）"],
    }),
  },
  facets: ["format"],
  titleGroupKind: "album",
  onixForm: "AC",
  rentable: true,
  digital: false,
  attrVersion: 1,
})
