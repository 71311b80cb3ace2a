import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const INDEXES: [name: string, definition: string][] = [
  ["ix_media_license_event_customer", `"media_license_event" ("actor_id") where "actor_type" = 'customer'`],
  [
    "ix_media_license_transfer_from",
    `"media_license_transfer" ("from_customer_id") where "from_customer_id" is not null`,
  ],
  ["ix_media_license_transfer_to", `"media_license_transfer" ("to_customer_id") where "to_customer_id" is not null`],
  ["ix_media_license_report_customer", `"media_license_report" ("customer_id") where "customer_id" is not null`],
]

/** Whose it was: so that a person's records are found, to be shown or forgotten, without reading everybody's. */
export class Migration20261123123000MediaLicensePrivacy extends Migration {
  override async up(): Promise<void> {
    for (const [name, definition] of INDEXES) this.addSql(`create index if not exists "${name}" on ${definition};`)
  }

  override async down(): Promise<void> {
    for (const [name] of INDEXES) this.addSql(`drop index if exists "${name}";`)
  }
}
