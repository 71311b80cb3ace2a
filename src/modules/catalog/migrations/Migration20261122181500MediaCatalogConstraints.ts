import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const CHECKS: [table: string, name: string, expression: string][] = [
  ["media_item", "data_quality", `"data_quality" between 0 and 100`],
  ["media_item", "release_date", `"release_date" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`],
  ["media_item", "date_precision", `("release_date" is null) = ("date_precision" is null)`],
  ["media_item", "counts", `"disc_count" >= 0 and "total_duration_ms" >= 0`],
  ["media_offer", "grades_only_used", `"condition" = 'used' or ("media_grade" is null and "sleeve_grade" is null)`],
  ["media_disc", "position", `"position" > 0`],
  ["media_track", "position", `"position" > 0`],
  ["media_track", "duration", `"duration_ms" >= 0`],
  ["media_credit", "one_owner", `("media_item_id" is null) <> ("track_id" is null)`],
  ["media_relation", "not_itself", `"from_id" <> "to_id"`],
  ["media_grade_scale", "factor", `"price_factor" between 0 and 2`],
]

const UNIQUES: [table: string, name: string, columns: string][] = [
  ["media_credit", "once", `(coalesce("media_item_id", "track_id")), "contributor_id", "role", "position"`],
  ["media_label", "once", `"media_item_id", "contributor_id", (coalesce("catalog_number_norm", ''))`],
  [
    "media_identifier",
    "once",
    `"type", "value_norm", "media_item_id", (coalesce("disc_id", '')), (coalesce("track_id", '')), (coalesce("variant_id", ''))`,
  ],
  ["media_age_rating", "once", `"media_item_id", "scheme", (coalesce("country", ''))`],
]

/**
 * Parts are deleted for good with their item's edit, so an index over the living rows is the table over again;
 * writing it would cost every import.
 */
const NEEDLESS_INDEXES = [
  "media_disc",
  "media_track",
  "media_credit",
  "media_label",
  "media_identifier",
  "media_language",
  "media_age_rating",
  "media_item_term",
  "media_relation",
].map((table) => `IDX_${table}_deleted_at`)

/** What the model language cannot say: checks, uniqueness over expressions, the name index. */
export class Migration20261122181500MediaCatalogConstraints extends Migration {
  override async up(): Promise<void> {
    for (const [table, name, expression] of CHECKS) {
      this.addSql(`alter table "${table}" add constraint "ck_${table}_${name}" check (${expression});`)
    }
    for (const [table, name, columns] of UNIQUES) {
      this.addSql(
        `create unique index if not exists "uq_${table}_${name}" on "${table}" (${columns}) where deleted_at is null;`,
      )
    }
    this.addSql(
      `create index if not exists "ix_media_contributor_match_keys" on "media_contributor" using gin ("match_keys");`,
    )
    this.addSql(
      `create index if not exists "ix_media_contributor_lower_name" on "media_contributor" (lower("name")) where deleted_at is null;`,
    )
    this.addSql(
      `create index if not exists "ix_media_item_newest" on "media_item" ("created_at", "id") where deleted_at is null;`,
    )
    for (const index of NEEDLESS_INDEXES) this.addSql(`drop index if exists "${index}";`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "ix_media_item_newest";`)
    this.addSql(`drop index if exists "ix_media_contributor_match_keys";`)
    this.addSql(`drop index if exists "ix_media_contributor_lower_name";`)
    for (const [table, name] of UNIQUES) this.addSql(`drop index if exists "uq_${table}_${name}";`)
    for (const [table, name] of CHECKS) {
      this.addSql(`alter table "${table}" drop constraint if exists "ck_${table}_${name}";`)
    }
  }
}
