import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A cancelled order asks for its tags, also when it has none; the reconciliation asks hourly for what is still bound. */
export class Migration20261123170000MediaLicenseLookups extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "ix_media_license_tag_order" on "media_license_tag" ("order_id")
      where "order_id" is not null;`)
    this.addSql(`create index if not exists "ix_media_license_tag_bound" on "media_license_tag" ("fulfillment_id")
      where "status" = 'bound';`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "ix_media_license_tag_bound";`)
    this.addSql(`drop index if exists "ix_media_license_tag_order";`)
  }
}
