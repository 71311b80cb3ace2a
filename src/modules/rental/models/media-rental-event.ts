import { model } from "@medusajs/framework/utils"

/**
 * What happened, append-only.
 */
const MediaRentalEvent = model
  .define("media_rental_event", {
    id: model.id({ prefix: "revt" }).primaryKey(),
    rental_order_id: model.text().index().nullable(),
    unit_id: model.text().index().nullable(),
    hold_id: model.text().index().nullable(),
    variant_id: model.text().nullable(),
    type: model.text(),
    from_status: model.text().nullable(),
    to_status: model.text().nullable(),
    actor_type: model.text(),
    actor_id: model.text().nullable(),
    occurred_at: model.dateTime(),
    data: model.json(),
    idempotency_key: model.text().nullable(),
  })
  .indexes([{ on: ["type", "occurred_at"] }])

export default MediaRentalEvent
