import { model } from "@medusajs/framework/utils"

/** One pressing or label run. `value` of its tokens: GTIN or company prefix. */
const MediaLicenseBatch = model
  .define("media_license_batch", {
    id: model.id({ prefix: "lbat" }).primaryKey(),
    kid: model.number().nullable(),
    scheme: model.text(),
    purpose: model.text(),
    gtin: model.text().nullable(),
    company_prefix: model.text().nullable(),
    variant_id: model.text().index().nullable(),
    mandate_ref: model.text().nullable(),
    title: model.json(),
    edition: model.text().nullable(),
    dossier: model.json(),
    quantity: model.number(),
    minted_count: model.number().default(0),
    with_pin: model.boolean().default(false),
    wrapped_pin_key: model.text().nullable(),
    pins_finished_at: model.dateTime().nullable(),
    status: model.text(),
    requested_by: model.text(),
    approved_by: model.text().nullable(),
    approved_at: model.dateTime().nullable(),
    lease_until: model.dateTime().nullable(),
    last_error: model.text().nullable(),
    ready_at: model.dateTime().nullable(),
    closed_at: model.dateTime().nullable(),
    merkle_root: model.text().nullable(),
  })
  .indexes([{ on: ["status"] }, { on: ["kid"], unique: true, where: "kid is not null" }])

export default MediaLicenseBatch
