import { model } from "@medusajs/framework/utils"

/**
 * A stored value of a typed setting. A reset keeps the row as a tombstone (`deleted_at`), so that `version` only ever
 * grows and an editor who still holds an old version cannot overwrite a later change.
 */
export const MediaSystemSetting = model.define("media_system_setting", {
  id: model.id({ prefix: "msst" }).primaryKey(),
  key: model.text(),
  scope: model.enum(["store", "sales_channel"]),
  /** The sales channel's id; null for the store's own value. */
  scope_id: model.text().nullable(),
  /** Any JSON value, also a bare string or number. */
  value: model.json(),
  version: model.number().default(1),
  /** `<actor type>:<actor id>` of the last writer. */
  updated_by: model.text(),
})
