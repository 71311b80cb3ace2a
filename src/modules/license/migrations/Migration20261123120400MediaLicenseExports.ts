import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Exports of labels are ordered first and read afterwards, as often as need be. */
export class Migration20261123120400MediaLicenseExports extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "media_license_export" add column if not exists "symbol" text null,
      add column if not exists "start_position" integer not null default 1,
      add column if not exists "downloads" integer not null default 0;`)
    this.addSql(`alter table "media_license_export" alter column "layout" type jsonb using (to_jsonb("layout"));`)
    this.addSql(`alter table "media_license_export" alter column "sha256" drop not null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`update "media_license_export" set "sha256" = '' where "sha256" is null;`)
    this.addSql(`alter table "media_license_export" alter column "sha256" set not null;`)
    this.addSql(`alter table "media_license_export" alter column "layout" type text using ("layout" #>> '{}');`)
    this.addSql(`alter table "media_license_export" drop column if exists "symbol",
      drop column if exists "start_position", drop column if exists "downloads";`)
  }
}
