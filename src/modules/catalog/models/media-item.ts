import { model } from "@medusajs/framework/utils"
import { DATE_PRECISIONS, EDITION_KINDS, VIDEO_STANDARDS } from "../domain/enums"
import MediaAgeRating from "./media-age-rating"
import MediaCredit from "./media-credit"
import MediaDisc from "./media-disc"
import MediaIdentifier from "./media-identifier"
import MediaItemTerm from "./media-item-term"
import MediaLabel from "./media-label"
import MediaLanguage from "./media-language"
import MediaOffer from "./media-offer"
import MediaRelation from "./media-relation"
import MediaTitleGroup from "./media-title-group"

/**
 * One release, one-to-one with a product. `release_date` is text `YYYY-MM-DD` because a driver turns a SQL `date`
 * into midnight of the server's own zone, which moves releases by a day.
 */
const MediaItem = model
  .define("media_item", {
    id: model.id({ prefix: "mitm" }).primaryKey(),
    product_id: model.text(),
    title_group: model.belongsTo(() => MediaTitleGroup, { mappedBy: "items" }),
    media_type: model.text(),
    external_id: model.text().nullable(),
    edition: model.text().nullable(),
    edition_kind: model.enum([...EDITION_KINDS]).default("standard"),
    release_date: model.text().nullable(),
    date_precision: model.enum([...DATE_PRECISIONS]).nullable(),
    country: model.text().nullable(),
    packaging: model.text().nullable(),
    disc_count: model.number().default(0),
    total_duration_ms: model.number().default(0),
    region_codes: model.array().default([]),
    video_standard: model.enum([...VIDEO_STANDARDS]).default("none"),
    attributes: model.json(),
    attr_version: model.number().default(1),
    data_source: model.text().nullable(),
    data_quality: model.number().default(0),
    missing_fields: model.array().default([]),
    discs: model.hasMany(() => MediaDisc, { mappedBy: "media_item" }),
    credits: model.hasMany(() => MediaCredit, { mappedBy: "media_item" }),
    labels: model.hasMany(() => MediaLabel, { mappedBy: "media_item" }),
    identifiers: model.hasMany(() => MediaIdentifier, { mappedBy: "media_item" }),
    languages: model.hasMany(() => MediaLanguage, { mappedBy: "media_item" }),
    ratings: model.hasMany(() => MediaAgeRating, { mappedBy: "media_item" }),
    terms: model.hasMany(() => MediaItemTerm, { mappedBy: "media_item" }),
    offers: model.hasMany(() => MediaOffer, { mappedBy: "media_item" }),
    relations: model.hasMany(() => MediaRelation, { mappedBy: "from" }),
  })
  .cascades({ delete: ["offers"] })
  .indexes([
    { on: ["product_id"], unique: true },
    { on: ["external_id"], unique: true, where: "external_id is not null and deleted_at is null" },
    { on: ["media_type", "release_date"] },
    { on: ["data_quality"] },
    { on: ["updated_at"] },
  ])

export default MediaItem
