import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The tag of a copy for rent is looked up at every hand-out and return, also when it has been revoked; and the copies
 * that once went out with an order line when some of them come back.
 */
export class Migration20261123130000MediaLicenseCopies extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists "ix_media_license_tag_copy" on "media_license_tag" ("rental_unit_id")
      where "rental_unit_id" is not null;`)
    this.addSql(`create index if not exists "ix_media_license_pack_sent" on "media_license_pack" ("order_line_item_id")
      where "fulfillment_id" is not null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "ix_media_license_pack_sent";`)
    this.addSql(`drop index if exists "ix_media_license_tag_copy";`)
  }
}
