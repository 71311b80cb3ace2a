import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123090725MediaLicense extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "media_license_variant_rule" drop constraint if exists "media_license_variant_rule_variant_id_unique";`,
    )
    this.addSql(
      `alter table if exists "media_license_ticket" drop constraint if exists "media_license_ticket_ticket_mac_unique";`,
    )
    this.addSql(
      `alter table if exists "media_license_tag_stat" drop constraint if exists "media_license_tag_stat_tag_id_unique";`,
    )
    this.addSql(
      `alter table if exists "media_license_tag" drop constraint if exists "media_license_tag_batch_id_idx_unique";`,
    )
    this.addSql(
      `alter table if exists "media_license_state" drop constraint if exists "media_license_state_key_unique";`,
    )
    this.addSql(`alter table if exists "media_license_salt" drop constraint if exists "media_license_salt_day_unique";`)
    this.addSql(
      `alter table if exists "media_license_request" drop constraint if exists "media_license_request_scope_idempotency_key_unique";`,
    )
    this.addSql(`alter table if exists "media_license_key" drop constraint if exists "media_license_key_kid_unique";`)
    this.addSql(
      `alter table if exists "media_license_download" drop constraint if exists "media_license_download_digital_id_file_id_unique";`,
    )
    this.addSql(
      `alter table if exists "media_license_digital" drop constraint if exists "media_license_digital_order_line_item_id_unit_index_unique";`,
    )
    this.addSql(
      `alter table if exists "media_license_digital" drop constraint if exists "media_license_digital_key_mac_unique";`,
    )
    this.addSql(
      `alter table if exists "media_license_batch" drop constraint if exists "media_license_batch_kid_unique";`,
    )
    this.addSql(
      `create table if not exists "media_license_approval" ("id" text not null, "action" text not null, "target_id" text not null, "reason" text not null, "note" text null, "payload" jsonb not null, "requested_by" text not null, "decided_by" text null, "decision" text null, "decided_at" timestamptz null, "expires_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_approval_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_approval_deleted_at" ON "media_license_approval" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_batch" ("id" text not null, "kid" integer null, "scheme" text not null, "purpose" text not null, "gtin" text null, "company_prefix" text null, "variant_id" text null, "mandate_ref" text null, "title" jsonb not null, "edition" text null, "dossier" jsonb not null, "quantity" integer not null, "minted_count" integer not null default 0, "with_pin" boolean not null default false, "wrapped_pin_key" text null, "pins_finished_at" timestamptz null, "status" text not null, "requested_by" text not null, "approved_by" text null, "approved_at" timestamptz null, "lease_until" timestamptz null, "last_error" text null, "ready_at" timestamptz null, "closed_at" timestamptz null, "merkle_root" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_batch_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_batch_variant_id" ON "media_license_batch" ("variant_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_batch_deleted_at" ON "media_license_batch" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_batch_status" ON "media_license_batch" ("status") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_license_batch_kid_unique" ON "media_license_batch" ("kid") WHERE kid is not null AND deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_case" ("id" text not null, "tag_id" text null, "kind" text not null, "severity" text not null, "status" text not null, "signals" jsonb not null, "assigned_to" text null, "resolution" text null, "closed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_case_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_case_deleted_at" ON "media_license_case" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_case_status_kind" ON "media_license_case" ("status", "kind") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_case_tag_id" ON "media_license_case" ("tag_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_device" ("id" text not null, "digital_id" text not null, "slot" integer not null, "public_jwk" jsonb not null, "thumbprint" text not null, "label" text not null, "deactivated_at" timestamptz null, "last_file_jti" text null, "last_file_exp" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_device_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_device_deleted_at" ON "media_license_device" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_digital" ("id" text not null, "terms_id" text null, "terms" jsonb not null, "key_version" integer not null default 1, "key_mac" text not null, "key_last4" text not null, "customer_id" text null, "order_id" text null, "order_line_item_id" text null, "variant_id" text null, "unit_index" integer not null default 0, "tag_id" text null, "status" text not null, "status_reason" text null, "deactivations_used" integer not null default 0, "budget_year_at" timestamptz not null, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_digital_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_digital_deleted_at" ON "media_license_digital" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_license_digital_key_mac_unique" ON "media_license_digital" ("key_mac") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_license_digital_order_line_item_id_unit_index_unique" ON "media_license_digital" ("order_line_item_id", "unit_index") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_digital_customer_id" ON "media_license_digital" ("customer_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_digital_tag_id" ON "media_license_digital" ("tag_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_digital_order_id" ON "media_license_digital" ("order_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_download" ("id" text not null, "digital_id" text not null, "file_id" text not null, "cap" integer not null, "used" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_download_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_download_deleted_at" ON "media_license_download" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_license_download_digital_id_file_id_unique" ON "media_license_download" ("digital_id", "file_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_event" ("id" text not null, "tag_id" text null, "batch_id" text null, "kind" text not null, "from_status" text null, "to_status" text null, "ver" integer null, "actor_type" text not null, "actor_id" text null, "reason" text null, "data" jsonb not null, "occurred_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_event_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_event_deleted_at" ON "media_license_event" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_event_batch_id" ON "media_license_event" ("batch_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_export" ("id" text not null, "batch_id" text not null, "format" text not null, "layout" text null, "from_idx" integer not null, "to_idx" integer not null, "include_pins" boolean not null default false, "row_count" integer not null, "sha256" text not null, "exported_by" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_export_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_export_deleted_at" ON "media_license_export" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_export_batch_id" ON "media_license_export" ("batch_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_key" ("id" text not null, "kid" integer not null, "purpose" text not null, "alg" text not null, "provider" text not null, "provider_ref" text not null, "public_key" text not null, "wrapped_private" text null, "scheme" text null, "certified_value" text null, "certified_quantity" integer null, "certificate" text null, "certified_by_kid" integer null, "state" text not null, "not_before" timestamptz not null, "closed_at" timestamptz null, "distrusted_at" timestamptz null, "distrust_reason" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_key_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_key_deleted_at" ON "media_license_key" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_license_key_kid_unique" ON "media_license_key" ("kid") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_owner" ("id" text not null, "tag_id" text not null, "customer_id" text null, "from_at" timestamptz not null, "to_at" timestamptz null, "how" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_owner_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_owner_deleted_at" ON "media_license_owner" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_owner_customer_id" ON "media_license_owner" ("customer_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_owner_tag_id" ON "media_license_owner" ("tag_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_pack" ("id" text not null, "tag_id" text not null, "order_id" text not null, "order_line_item_id" text not null, "fulfillment_id" text null, "scanned_by" text not null, "released_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_pack_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_pack_deleted_at" ON "media_license_pack" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_pack_order_id" ON "media_license_pack" ("order_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_report" ("id" text not null, "tag_id" text null, "kind" text not null, "text" text not null, "place" text null, "photo_file_id" text null, "customer_id" text null, "device_mac" text null, "case_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_report_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_report_deleted_at" ON "media_license_report" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_report_tag_id" ON "media_license_report" ("tag_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_report_case_id" ON "media_license_report" ("case_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_request" ("id" text not null, "scope" text not null, "idempotency_key" text not null, "body_hash" text not null, "status_code" integer null, "response" jsonb null, "expires_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_request_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_request_expires_at" ON "media_license_request" ("expires_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_request_deleted_at" ON "media_license_request" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_license_request_scope_idempotency_key_unique" ON "media_license_request" ("scope", "idempotency_key") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_salt" ("id" text not null, "day" text not null, "wrapped_salt" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_salt_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_salt_deleted_at" ON "media_license_salt" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_license_salt_day_unique" ON "media_license_salt" ("day") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_scan" ("id" text not null, "tag_id" text not null, "channel" text not null, "verdict" text not null, "device_mac" text not null, "ip_mac" text not null, "ua_class" text not null, "country" text null, "cell" text null, "is_owner" boolean not null default false, "new_session" boolean not null default false, "pin_event" text null, "case_id" text null, "scanned_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_scan_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_scan_deleted_at" ON "media_license_scan" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_state" ("id" text not null, "key" text not null, "value" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_state_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_state_deleted_at" ON "media_license_state" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_license_state_key_unique" ON "media_license_state" ("key") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_tag" ("id" text not null, "batch_id" text not null, "idx" integer not null, "status" text not null, "status_before_revoke" text null, "hold_reason" text null, "owner_id" text null, "order_id" text null, "order_line_item_id" text null, "fulfillment_id" text null, "variant_id" text null, "stock_location_id" text null, "rental_unit_id" text null, "panel_intact" boolean null, "ex_rental" boolean not null default false, "superseded_by" text null, "revoke_reason" text null, "risk" real not null default 0, "risk_level" text not null default 'none', "public_caution" boolean not null default false, "pin_fails" integer not null default 0, "pin_window_at" timestamptz null, "pin_locked_until" timestamptz null, "ver" integer not null default 0, "printed_at" timestamptz null, "bound_at" timestamptz null, "sold_at" timestamptz null, "activated_at" timestamptz null, "revoked_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_tag_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_tag_deleted_at" ON "media_license_tag" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_license_tag_batch_id_idx_unique" ON "media_license_tag" ("batch_id", "idx") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_tag_stat" ("id" text not null, "tag_id" text not null, "sessions" integer not null default 0, "owners" integer not null default 0, "first_at" timestamptz null, "last_at" timestamptz null, "dirty" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_tag_stat_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_tag_stat_deleted_at" ON "media_license_tag_stat" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_license_tag_stat_tag_id_unique" ON "media_license_tag_stat" ("tag_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_terms" ("id" text not null, "name" text not null, "max_devices" integer not null, "max_deactivations_per_year" integer not null, "offline_ttl_days" integer not null, "grace_days" integer not null, "download_cap" integer not null, "quality" text null, "transferable" boolean not null default false, "follows_tag" boolean not null default false, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_terms_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_terms_deleted_at" ON "media_license_terms" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_ticket" ("id" text not null, "download_id" text not null, "ticket_mac" text not null, "expires_at" timestamptz not null, "used_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_ticket_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_ticket_deleted_at" ON "media_license_ticket" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_license_ticket_ticket_mac_unique" ON "media_license_ticket" ("ticket_mac") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_transfer" ("id" text not null, "tag_id" text not null, "from_customer_id" text null, "to_customer_id" text null, "code_mac" text not null, "expires_at" timestamptz not null, "status" text not null, "accepted_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_transfer_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_transfer_deleted_at" ON "media_license_transfer" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_transfer_code_mac" ON "media_license_transfer" ("code_mac") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_transfer_tag_id" ON "media_license_transfer" ("tag_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_license_variant_rule" ("id" text not null, "variant_id" text not null, "tag_mode" text not null, "terms_id" text null, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_license_variant_rule_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_license_variant_rule_deleted_at" ON "media_license_variant_rule" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_license_variant_rule_variant_id_unique" ON "media_license_variant_rule" ("variant_id") WHERE deleted_at IS NULL;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "media_license_approval" cascade;`)

    this.addSql(`drop table if exists "media_license_batch" cascade;`)

    this.addSql(`drop table if exists "media_license_case" cascade;`)

    this.addSql(`drop table if exists "media_license_device" cascade;`)

    this.addSql(`drop table if exists "media_license_digital" cascade;`)

    this.addSql(`drop table if exists "media_license_download" cascade;`)

    this.addSql(`drop table if exists "media_license_event" cascade;`)

    this.addSql(`drop table if exists "media_license_export" cascade;`)

    this.addSql(`drop table if exists "media_license_key" cascade;`)

    this.addSql(`drop table if exists "media_license_owner" cascade;`)

    this.addSql(`drop table if exists "media_license_pack" cascade;`)

    this.addSql(`drop table if exists "media_license_report" cascade;`)

    this.addSql(`drop table if exists "media_license_request" cascade;`)

    this.addSql(`drop table if exists "media_license_salt" cascade;`)

    this.addSql(`drop table if exists "media_license_scan" cascade;`)

    this.addSql(`drop table if exists "media_license_state" cascade;`)

    this.addSql(`drop table if exists "media_license_tag" cascade;`)

    this.addSql(`drop table if exists "media_license_tag_stat" cascade;`)

    this.addSql(`drop table if exists "media_license_terms" cascade;`)

    this.addSql(`drop table if exists "media_license_ticket" cascade;`)

    this.addSql(`drop table if exists "media_license_transfer" cascade;`)

    this.addSql(`drop table if exists "media_license_variant_rule" cascade;`)
  }
}
