import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Orders of the list of tags, which opens with what changed last. */
const ORDERS = { updated: "updated_at", risky: "risk", activated: "activated_at" }

/** Lists show the greatest first and what is unknown last: these are read backwards, so what is unknown comes first. */
export class Migration20261124003000MediaLicenseTagList extends Migration {
  override async up(): Promise<void> {
    for (const [name, column] of Object.entries(ORDERS)) {
      this.addSql(`create index if not exists "ix_media_license_tag_${name}" on "media_license_tag"
        ("${column}" nulls first, "id");`)
    }
  }

  override async down(): Promise<void> {
    for (const name of Object.keys(ORDERS)) this.addSql(`drop index if exists "ix_media_license_tag_${name}";`)
  }
}
