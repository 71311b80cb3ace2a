import { model } from "@medusajs/framework/utils"

/** What happened to tags and batches, append-only. */
const MediaLicenseEvent = model
  .define("media_license_event", {
    id: model.id({ prefix: "levt" }).primaryKey(),
    tag_id: model.text().nullable(),
    batch_id: model.text().nullable(),
    kind: model.text(),
    from_status: model.text().nullable(),
    to_status: model.text().nullable(),
    ver: model.number().nullable(),
    actor_type: model.text(),
    actor_id: model.text().nullable(),
    reason: model.text().nullable(),
    data: model.json(),
    occurred_at: model.dateTime(),
  })
  .indexes([{ on: ["batch_id"] }])

export default MediaLicenseEvent
