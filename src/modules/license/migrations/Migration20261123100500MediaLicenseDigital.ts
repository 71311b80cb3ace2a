import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Digital licences: the files of a variant, what has suspended a licence, one licence per tag, look-ups by licence. */
export class Migration20261123100500MediaLicenseDigital extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table "media_license_variant_rule" add column if not exists "files" jsonb not null default '[]';`,
    )
    this.addSql(`alter table "media_license_digital" add column if not exists "causes" text[] not null default '{}';`)
    this.addSql(`create unique index if not exists "uq_media_license_digital_tag" on "media_license_digital" ("tag_id")
      where "tag_id" is not null and deleted_at is null;`)
    this.addSql(
      `create index if not exists "ix_media_license_device_digital" on "media_license_device" ("digital_id");`,
    )
    this.addSql(
      `create index if not exists "ix_media_license_ticket_download" on "media_license_ticket" ("download_id");`,
    )
    this.addSql(`create index if not exists "ix_media_license_rule_terms" on "media_license_variant_rule" ("terms_id")
      where "terms_id" is not null and deleted_at is null;`)
    this.addSql(`alter table "media_license_digital" add constraint "ck_media_license_digital_budget"
      check ("deactivations_used" >= 0 and "unit_index" >= 0 and "key_version" >= 1);`)
    this.addSql(`alter table "media_license_device" add constraint "ck_media_license_device_slot" check ("slot" >= 1);`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table "media_license_device" drop constraint if exists "ck_media_license_device_slot";`)
    this.addSql(`alter table "media_license_digital" drop constraint if exists "ck_media_license_digital_budget";`)
    this.addSql(`drop index if exists "ix_media_license_rule_terms";`)
    this.addSql(`drop index if exists "ix_media_license_ticket_download";`)
    this.addSql(`drop index if exists "ix_media_license_device_digital";`)
    this.addSql(`drop index if exists "uq_media_license_digital_tag";`)
    this.addSql(`alter table "media_license_digital" drop column if exists "causes";`)
    this.addSql(`alter table "media_license_variant_rule" drop column if exists "files";`)
  }
}
