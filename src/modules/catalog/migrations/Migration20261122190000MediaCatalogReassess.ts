import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Where the recomputation of a type's items stands; null when there is nothing to do. */
export class Migration20261122190000MediaCatalogReassess extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "media_type" add column if not exists "reassess_after" text null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "media_type" drop column if exists "reassess_after";`)
  }
}
