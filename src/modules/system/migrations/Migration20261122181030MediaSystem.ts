import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { APPEND_ONLY_DOWN, APPEND_ONLY_UP } from "../sql/append-only"

const AUDIT = "media_system_audit_event"
const SETTING = "media_system_setting"

/** Needed by search and by the modules to come. A role that may not create them is told so by the health page. */
const EXTENSIONS = ["btree_gist", "pg_trgm", "unaccent"]

/** Settings and the append-only audit log. */
export class Migration20261122181030MediaSystem extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "${AUDIT}" ("id" text not null, "at" timestamptz not null default now(), "actor_type" text check ("actor_type" in ('user', 'api_key', 'customer', 'system', 'job')) not null, "actor_id" text not null, "action" text not null, "resource_type" text not null, "resource_id" text not null, "before" jsonb null, "after" jsonb null, "reason" text null, "request_id" text null, "transaction_id" text null, "ip" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_system_audit_event_pkey" primary key ("id"));`,
    )
    for (const [name, columns] of Object.entries({
      at: `"at", "id"`,
      resource: `"resource_type", "resource_id", "at"`,
      actor: `"actor_id", "at"`,
      action: `"action", "at"`,
    })) {
      this.addSql(
        `create index if not exists "idx_${AUDIT}_${name}" on "${AUDIT}" (${columns}) where deleted_at is null;`,
      )
    }

    this.addSql(
      `create table if not exists "${SETTING}" ("id" text not null, "key" text not null, "scope" text check ("scope" in ('store', 'sales_channel')) not null, "scope_id" text null, "value" jsonb not null, "version" integer not null default 1, "updated_by" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_system_setting_pkey" primary key ("id"), constraint "ck_${SETTING}_scope" check (("scope" = 'store') = ("scope_id" is null)), constraint "ck_${SETTING}_version" check ("version" > 0));`,
    )
    // Tombstones count too: a reset setting keeps its row, and so its version.
    this.addSql(
      `create unique index if not exists "uq_${SETTING}_key" on "${SETTING}" ("key", "scope", coalesce("scope_id", ''));`,
    )
    for (const statement of APPEND_ONLY_UP) this.addSql(statement)
    for (const name of EXTENSIONS) {
      this.addSql(
        `do $$ begin create extension if not exists ${name}; exception when others then raise notice 'extension ${name} is missing: %', sqlerrm; end $$;`,
      )
    }
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "${AUDIT}" cascade;`)
    this.addSql(`drop table if exists "${SETTING}" cascade;`)
    for (const statement of APPEND_ONLY_DOWN) this.addSql(statement)
  }
}
