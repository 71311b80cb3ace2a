import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261122181447MediaCatalog extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "media_track" drop constraint if exists "media_track_disc_id_position_unique";`)
    this.addSql(
      `alter table if exists "media_disc" drop constraint if exists "media_disc_media_item_id_position_unique";`,
    )
    this.addSql(
      `alter table if exists "media_item_term" drop constraint if exists "media_item_term_media_item_id_term_id_unique";`,
    )
    this.addSql(`alter table if exists "media_offer" drop constraint if exists "media_offer_variant_id_unique";`)
    this.addSql(
      `alter table if exists "media_relation" drop constraint if exists "media_relation_from_id_to_id_kind_unique";`,
    )
    this.addSql(`alter table if exists "media_item" drop constraint if exists "media_item_external_id_unique";`)
    this.addSql(`alter table if exists "media_item" drop constraint if exists "media_item_product_id_unique";`)
    this.addSql(`alter table if exists "media_term" drop constraint if exists "media_term_vocabulary_code_unique";`)
    this.addSql(
      `alter table if exists "media_grade_scale" drop constraint if exists "media_grade_scale_scale_code_unique";`,
    )
    this.addSql(
      `alter table if exists "media_attribute_definition" drop constraint if exists "media_attribute_definition_media_type_key_unique";`,
    )
    this.addSql(
      `create table if not exists "media_attribute_definition" ("id" text not null, "media_type" text not null, "key" text not null, "kind" text check ("kind" in ('text', 'int', 'decimal', 'bool', 'date', 'enum', 'enum_multi')) not null, "options" jsonb null, "unit" text null, "required" boolean not null default false, "filterable" boolean not null default false, "facetable" boolean not null default false, "labels" jsonb not null, "rank" integer not null default 0, "is_active" boolean not null default true, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_attribute_definition_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_attribute_definition_deleted_at" ON "media_attribute_definition" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_attribute_definition_media_type_key_unique" ON "media_attribute_definition" ("media_type", "key") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_contributor" ("id" text not null, "name" text not null, "sort_name" text not null, "name_native" text null, "kind" text check ("kind" in ('person', 'group', 'label', 'studio', 'publisher', 'platform')) not null, "aliases" text[] not null default '{}', "external_ids" jsonb null, "merged_into_id" text null, "match_keys" text[] not null default '{}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_contributor_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_contributor_deleted_at" ON "media_contributor" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_contributor_kind_sort_name" ON "media_contributor" ("kind", "sort_name") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_grade_scale" ("id" text not null, "scale" text check ("scale" in ('record', 'disc')) not null, "code" text not null, "label" jsonb not null, "rank" integer not null, "price_factor" real not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_grade_scale_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_grade_scale_deleted_at" ON "media_grade_scale" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_grade_scale_scale_code_unique" ON "media_grade_scale" ("scale", "code") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_term" ("id" text not null, "vocabulary" text check ("vocabulary" in ('genre', 'style', 'mood', 'platform', 'packaging', 'role', 'medium_format')) not null, "code" text not null, "parent_id" text null, "labels" jsonb not null, "external" jsonb null, "is_hidden" boolean not null default false, "merged_into_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_term_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_term_deleted_at" ON "media_term" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_term_vocabulary_code_unique" ON "media_term" ("vocabulary", "code") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_title_group" ("id" text not null, "kind" text check ("kind" in ('album', 'film', 'series', 'game', 'book', 'other')) not null, "title" text not null, "sort_title" text not null, "original_title" text null, "first_year" integer null, "external_ids" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_title_group_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_title_group_deleted_at" ON "media_title_group" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_title_group_kind_sort_title" ON "media_title_group" ("kind", "sort_title") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_item" ("id" text not null, "product_id" text not null, "title_group_id" text not null, "media_type" text not null, "external_id" text null, "edition" text null, "edition_kind" text check ("edition_kind" in ('standard', 'reissue', 'remaster', 'limited', 'deluxe', 'box_set', 'promo')) not null default 'standard', "release_date" text null, "date_precision" text check ("date_precision" in ('year', 'month', 'day')) null, "country" text null, "packaging" text null, "disc_count" integer not null default 0, "total_duration_ms" integer not null default 0, "region_codes" text[] not null default '{}', "video_standard" text check ("video_standard" in ('ntsc', 'pal', 'secam', 'none')) not null default 'none', "attributes" jsonb not null, "attr_version" integer not null default 1, "data_source" text null, "data_quality" integer not null default 0, "missing_fields" text[] not null default '{}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_item_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_item_title_group_id" ON "media_item" ("title_group_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_item_deleted_at" ON "media_item" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_item_product_id_unique" ON "media_item" ("product_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_item_external_id_unique" ON "media_item" ("external_id") WHERE external_id is not null and deleted_at is null;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_item_media_type_release_date" ON "media_item" ("media_type", "release_date") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_item_data_quality" ON "media_item" ("data_quality") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_item_updated_at" ON "media_item" ("updated_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_relation" ("id" text not null, "from_id" text not null, "to_id" text not null, "kind" text check ("kind" in ('contains', 'reissue_of', 'remaster_of', 'soundtrack_of', 'sequel_of', 'part_of_series')) not null, "position" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_relation_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_relation_from_id" ON "media_relation" ("from_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_relation_to_id" ON "media_relation" ("to_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_relation_deleted_at" ON "media_relation" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_relation_from_id_to_id_kind_unique" ON "media_relation" ("from_id", "to_id", "kind") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_offer" ("id" text not null, "variant_id" text not null, "media_item_id" text not null, "condition" text check ("condition" in ('new', 'used', 'rental', 'digital')) not null, "media_grade" text null, "sleeve_grade" text null, "grading_note" text null, "photos" text[] not null default '{}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_offer_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_offer_media_item_id" ON "media_offer" ("media_item_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_offer_deleted_at" ON "media_offer" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_offer_variant_id_unique" ON "media_offer" ("variant_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_language" ("id" text not null, "media_item_id" text not null, "disc_id" text null, "kind" text check ("kind" in ('audio', 'subtitle', 'menu', 'sdh')) not null, "lang" text not null, "codec" text null, "channels" text null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_language_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_language_media_item_id" ON "media_language" ("media_item_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_language_deleted_at" ON "media_language" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_language_kind_lang" ON "media_language" ("kind", "lang") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_label" ("id" text not null, "media_item_id" text not null, "contributor_id" text not null, "catalog_number" text null, "catalog_number_norm" text null, "position" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_label_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_label_media_item_id" ON "media_label" ("media_item_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_label_contributor_id" ON "media_label" ("contributor_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_label_deleted_at" ON "media_label" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_label_catalog_number_norm" ON "media_label" ("catalog_number_norm") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_item_term" ("id" text not null, "media_item_id" text not null, "term_id" text not null, "position" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_item_term_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_item_term_media_item_id" ON "media_item_term" ("media_item_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_item_term_term_id" ON "media_item_term" ("term_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_item_term_deleted_at" ON "media_item_term" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_item_term_media_item_id_term_id_unique" ON "media_item_term" ("media_item_id", "term_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_item_term_term_id_media_item_id" ON "media_item_term" ("term_id", "media_item_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_identifier" ("id" text not null, "media_item_id" text not null, "disc_id" text null, "track_id" text null, "variant_id" text null, "type" text check ("type" in ('ean13', 'upc12', 'ean8', 'gtin14', 'internal_barcode', 'isbn13', 'isbn10', 'ismn', 'isrc', 'cn_av_code', 'cn_isbn', 'cn_approval_no', 'catalogue_no', 'matrix', 'label_code', 'sid_mastering', 'sid_mould', 'rights_society', 'asin', 'imdb', 'tmdb', 'mbid', 'discogs')) not null, "value_raw" text not null, "value_norm" text not null, "description" text null, "is_primary" boolean not null default false, "is_valid" boolean not null default true, "check_note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_identifier_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_identifier_media_item_id" ON "media_identifier" ("media_item_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_identifier_deleted_at" ON "media_identifier" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_identifier_value_norm" ON "media_identifier" ("value_norm") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_identifier_type_value_norm" ON "media_identifier" ("type", "value_norm") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_disc" ("id" text not null, "media_item_id" text not null, "position" integer not null, "format" text not null, "title" text null, "side_count" integer null, "matrix_runout" text[] not null default '{}', "mb_discid" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_disc_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_disc_media_item_id" ON "media_disc" ("media_item_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_disc_deleted_at" ON "media_disc" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_disc_media_item_id_position_unique" ON "media_disc" ("media_item_id", "position") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_age_rating" ("id" text not null, "media_item_id" text not null, "scheme" text not null, "value" text not null, "descriptors" text[] not null default '{}', "country" text null, "min_age" integer null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_age_rating_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_age_rating_media_item_id" ON "media_age_rating" ("media_item_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_age_rating_deleted_at" ON "media_age_rating" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_track" ("id" text not null, "disc_id" text not null, "position" integer not null, "number" text not null, "title" text not null, "duration_ms" integer null, "isrc" text null, "is_data" boolean not null default false, "preview_url" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_track_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_track_disc_id" ON "media_track" ("disc_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_track_deleted_at" ON "media_track" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_track_disc_id_position_unique" ON "media_track" ("disc_id", "position") WHERE deleted_at IS NULL;`,
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_media_track_isrc" ON "media_track" ("isrc") WHERE deleted_at IS NULL;`)

    this.addSql(
      `create table if not exists "media_credit" ("id" text not null, "media_item_id" text null, "track_id" text null, "contributor_id" text not null, "role" text not null, "credited_as" text null, "character" text null, "join_phrase" text null, "position" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_credit_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_credit_media_item_id" ON "media_credit" ("media_item_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_credit_track_id" ON "media_credit" ("track_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_credit_contributor_id" ON "media_credit" ("contributor_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_credit_deleted_at" ON "media_credit" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_type" ("code" text not null, "parent_code" text null, "carrier" text not null, "attr_version" integer not null default 1, "is_active" boolean not null default true, "rank" integer not null default 0, "label" jsonb not null, "onix_form" text null, "rentable" boolean not null default false, "digital" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_type_pkey" primary key ("code"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_type_deleted_at" ON "media_type" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `alter table if exists "media_item" add constraint "media_item_title_group_id_foreign" foreign key ("title_group_id") references "media_title_group" ("id") on update cascade;`,
    )

    this.addSql(
      `alter table if exists "media_relation" add constraint "media_relation_from_id_foreign" foreign key ("from_id") references "media_item" ("id") on update cascade;`,
    )
    this.addSql(
      `alter table if exists "media_relation" add constraint "media_relation_to_id_foreign" foreign key ("to_id") references "media_item" ("id") on update cascade;`,
    )

    this.addSql(
      `alter table if exists "media_offer" add constraint "media_offer_media_item_id_foreign" foreign key ("media_item_id") references "media_item" ("id") on update cascade;`,
    )

    this.addSql(
      `alter table if exists "media_language" add constraint "media_language_media_item_id_foreign" foreign key ("media_item_id") references "media_item" ("id") on update cascade;`,
    )

    this.addSql(
      `alter table if exists "media_label" add constraint "media_label_media_item_id_foreign" foreign key ("media_item_id") references "media_item" ("id") on update cascade;`,
    )
    this.addSql(
      `alter table if exists "media_label" add constraint "media_label_contributor_id_foreign" foreign key ("contributor_id") references "media_contributor" ("id") on update cascade;`,
    )

    this.addSql(
      `alter table if exists "media_item_term" add constraint "media_item_term_media_item_id_foreign" foreign key ("media_item_id") references "media_item" ("id") on update cascade;`,
    )
    this.addSql(
      `alter table if exists "media_item_term" add constraint "media_item_term_term_id_foreign" foreign key ("term_id") references "media_term" ("id") on update cascade;`,
    )

    this.addSql(
      `alter table if exists "media_identifier" add constraint "media_identifier_media_item_id_foreign" foreign key ("media_item_id") references "media_item" ("id") on update cascade;`,
    )

    this.addSql(
      `alter table if exists "media_disc" add constraint "media_disc_media_item_id_foreign" foreign key ("media_item_id") references "media_item" ("id") on update cascade;`,
    )

    this.addSql(
      `alter table if exists "media_age_rating" add constraint "media_age_rating_media_item_id_foreign" foreign key ("media_item_id") references "media_item" ("id") on update cascade;`,
    )

    this.addSql(
      `alter table if exists "media_track" add constraint "media_track_disc_id_foreign" foreign key ("disc_id") references "media_disc" ("id") on update cascade;`,
    )

    this.addSql(
      `alter table if exists "media_credit" add constraint "media_credit_media_item_id_foreign" foreign key ("media_item_id") references "media_item" ("id") on update cascade on delete set null;`,
    )
    this.addSql(
      `alter table if exists "media_credit" add constraint "media_credit_track_id_foreign" foreign key ("track_id") references "media_track" ("id") on update cascade on delete set null;`,
    )
    this.addSql(
      `alter table if exists "media_credit" add constraint "media_credit_contributor_id_foreign" foreign key ("contributor_id") references "media_contributor" ("id") on update cascade;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "media_label" drop constraint if exists "media_label_contributor_id_foreign";`)

    this.addSql(`alter table if exists "media_credit" drop constraint if exists "media_credit_contributor_id_foreign";`)

    this.addSql(`alter table if exists "media_item_term" drop constraint if exists "media_item_term_term_id_foreign";`)

    this.addSql(`alter table if exists "media_item" drop constraint if exists "media_item_title_group_id_foreign";`)

    this.addSql(`alter table if exists "media_relation" drop constraint if exists "media_relation_from_id_foreign";`)

    this.addSql(`alter table if exists "media_relation" drop constraint if exists "media_relation_to_id_foreign";`)

    this.addSql(`alter table if exists "media_offer" drop constraint if exists "media_offer_media_item_id_foreign";`)

    this.addSql(
      `alter table if exists "media_language" drop constraint if exists "media_language_media_item_id_foreign";`,
    )

    this.addSql(`alter table if exists "media_label" drop constraint if exists "media_label_media_item_id_foreign";`)

    this.addSql(
      `alter table if exists "media_item_term" drop constraint if exists "media_item_term_media_item_id_foreign";`,
    )

    this.addSql(
      `alter table if exists "media_identifier" drop constraint if exists "media_identifier_media_item_id_foreign";`,
    )

    this.addSql(`alter table if exists "media_disc" drop constraint if exists "media_disc_media_item_id_foreign";`)

    this.addSql(
      `alter table if exists "media_age_rating" drop constraint if exists "media_age_rating_media_item_id_foreign";`,
    )

    this.addSql(`alter table if exists "media_credit" drop constraint if exists "media_credit_media_item_id_foreign";`)

    this.addSql(`alter table if exists "media_track" drop constraint if exists "media_track_disc_id_foreign";`)

    this.addSql(`alter table if exists "media_credit" drop constraint if exists "media_credit_track_id_foreign";`)

    this.addSql(`drop table if exists "media_attribute_definition" cascade;`)

    this.addSql(`drop table if exists "media_contributor" cascade;`)

    this.addSql(`drop table if exists "media_grade_scale" cascade;`)

    this.addSql(`drop table if exists "media_term" cascade;`)

    this.addSql(`drop table if exists "media_title_group" cascade;`)

    this.addSql(`drop table if exists "media_item" cascade;`)

    this.addSql(`drop table if exists "media_relation" cascade;`)

    this.addSql(`drop table if exists "media_offer" cascade;`)

    this.addSql(`drop table if exists "media_language" cascade;`)

    this.addSql(`drop table if exists "media_label" cascade;`)

    this.addSql(`drop table if exists "media_item_term" cascade;`)

    this.addSql(`drop table if exists "media_identifier" cascade;`)

    this.addSql(`drop table if exists "media_disc" cascade;`)

    this.addSql(`drop table if exists "media_age_rating" cascade;`)

    this.addSql(`drop table if exists "media_track" cascade;`)

    this.addSql(`drop table if exists "media_credit" cascade;`)

    this.addSql(`drop table if exists "media_type" cascade;`)
  }
}
