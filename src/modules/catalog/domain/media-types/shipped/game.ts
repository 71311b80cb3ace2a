import { z } from "@medusajs/framework/zod"
import { defineMediaType } from "../define"
import { choices, count, flag, label, word } from "./values"

export const game = defineMediaType({
  code: "game",
  carrier: "cartridge",
  label: label("Game", "游戏"),
  attributes: z.strictObject({
    platform: z
      .string()
      .regex(/^[a-z0-9][a-z0-9_-]{0,79}$/, "is not a term code")
      .optional(),
    developer: word(),
    publisher: word(),
    players_min: count(1000, 1),
    players_max: count(1000, 1),
    online_required: flag(),
    physical: z.enum(["disc", "cartridge", "code_in_box"]).optional(),
    save_battery: flag(),
  }),
  attributeLabels: {
    platform: label("Platform", "平台"),
    developer: label("Developer", "开发商"),
    publisher: label("Publisher", "发行商"),
    players_min: label("Players from", "最少玩家数"),
    players_max: label("Players up to", "最多玩家数"),
    online_required: label("Needs a connection", "需要联网"),
    physical: label("In the box", "盒内介质"),
    save_battery: label("Save battery", "存档电池"),
  },
  optionLabels: {
    physical: choices({
      disc: ["Disc", "光盘"],
      cartridge: ["Cartridge", "卡带"],
      code_in_box: ["Download code only", "仅下载码"],
    }),
  },
  vocabularies: { platform: "platform" },
  facets: ["platform", "physical"],
  titleGroupKind: "game",
  rentable: true,
  digital: false,
  attrVersion: 1,
})
