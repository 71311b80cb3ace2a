import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Generated from the models; amounts are `text` there, so that no float touches them, and `numeric` here. */
export class Migration20261122211915MediaRental extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "media_rental_request" drop constraint if exists "media_rental_request_scope_idempotency_key_unique";`,
    )
    this.addSql(
      `alter table if exists "media_rental_offer" drop constraint if exists "media_rental_offer_variant_id_unique";`,
    )
    this.addSql(
      `alter table if exists "media_rental_member" drop constraint if exists "media_rental_member_customer_id_unique";`,
    )
    this.addSql(
      `alter table if exists "media_rental_inspection" drop constraint if exists "media_rental_inspection_rental_order_id_unique";`,
    )
    this.addSql(
      `alter table if exists "media_rental_deposit" drop constraint if exists "media_rental_deposit_order_id_unique";`,
    )
    this.addSql(
      `alter table if exists "media_rental_charge" drop constraint if exists "media_rental_charge_rental_order_id_kind_period_key_unique";`,
    )
    this.addSql(
      `alter table if exists "media_rental_cart_line" drop constraint if exists "media_rental_cart_line_line_item_id_unique";`,
    )
    this.addSql(
      `alter table if exists "media_rental_calendar" drop constraint if exists "media_rental_calendar_location_id_unique";`,
    )
    this.addSql(
      `create table if not exists "media_rental_allocation" ("id" text not null, "unit_id" text not null, "variant_id" text not null, "kind" text not null, "ref_id" text null, "cart_id" text null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "blocked_from" timestamptz not null, "blocked_until" timestamptz not null, "active" boolean not null default true, "pinned" boolean not null default false, "custody_open" boolean not null default false, "late_after" timestamptz null, "expires_at" timestamptz null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_allocation_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_allocation_deleted_at" ON "media_rental_allocation" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_calendar" ("id" text not null, "location_id" text not null, "tz" text not null, "open_dows" integer not null default 127, "closed_dates" text[] not null default '{}', "pickup_from" text not null default '10:00', "due_time" text not null default '21:00', "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_calendar_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_calendar_deleted_at" ON "media_rental_calendar" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_rental_calendar_location_id_unique" ON "media_rental_calendar" ("location_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_cart_line" ("id" text not null, "cart_id" text not null, "line_item_id" text null, "variant_id" text not null, "location_id" text not null, "fulfilment" text not null, "start_date" text not null, "due_date" text not null, "late_due_date" text not null, "days" integer not null, "quantity" integer not null, "currency_code" text not null, "unit_price" numeric not null, "deposit_amount" numeric not null, "replacement_value" numeric not null, "price_snapshot" jsonb not null, "terms_snapshot" jsonb not null, "price_hash" text not null, "quote_expires_at" timestamptz not null, "hold_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_cart_line_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_cart_line_cart_id" ON "media_rental_cart_line" ("cart_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_cart_line_deleted_at" ON "media_rental_cart_line" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_rental_cart_line_line_item_id_unique" ON "media_rental_cart_line" ("line_item_id") WHERE line_item_id is not null and deleted_at is null;`,
    )

    this.addSql(
      `create table if not exists "media_rental_charge" ("id" text not null, "rental_order_id" text not null, "kind" text not null, "period_key" text not null, "amount" numeric not null, "currency_code" text not null, "status" text not null default 'pending', "paid_by" text null, "order_change_id" text null, "reverses_id" text null, "reason" text null, "actor_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_charge_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_charge_rental_order_id" ON "media_rental_charge" ("rental_order_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_charge_deleted_at" ON "media_rental_charge" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_rental_charge_rental_order_id_kind_period_key_unique" ON "media_rental_charge" ("rental_order_id", "kind", "period_key") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_deposit" ("id" text not null, "order_id" text not null, "mode" text not null, "amount" numeric not null, "captured" numeric not null default '0', "refunded" numeric not null default '0', "currency_code" text not null, "order_line_id" text null, "payment_collection_id" text null, "payment_id" text null, "status" text not null, "authorized_until" timestamptz null, "last_error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_deposit_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_deposit_deleted_at" ON "media_rental_deposit" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_rental_deposit_order_id_unique" ON "media_rental_deposit" ("order_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_event" ("id" text not null, "rental_order_id" text null, "unit_id" text null, "hold_id" text null, "variant_id" text null, "type" text not null, "from_status" text null, "to_status" text null, "actor_type" text not null, "actor_id" text null, "occurred_at" timestamptz not null, "data" jsonb not null, "idempotency_key" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_event_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_event_rental_order_id" ON "media_rental_event" ("rental_order_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_event_unit_id" ON "media_rental_event" ("unit_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_event_hold_id" ON "media_rental_event" ("hold_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_event_deleted_at" ON "media_rental_event" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_event_type_occurred_at" ON "media_rental_event" ("type", "occurred_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_hold" ("id" text not null, "variant_id" text not null, "location_id" text not null, "customer_id" text not null, "days" integer not null, "group_ids" text[] not null default '{}', "priority" integer not null default 0, "requested_at" timestamptz not null, "status" text not null default 'waiting', "suspended_until" text null, "ready_at" timestamptz null, "expires_at" timestamptz null, "unit_id" text null, "allocation_id" text null, "rental_order_id" text null, "cancel_reason" text null, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_hold_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_hold_customer_id" ON "media_rental_hold" ("customer_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_hold_deleted_at" ON "media_rental_hold" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_hold_variant_id_location_id_status" ON "media_rental_hold" ("variant_id", "location_id", "status") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_inspection" ("id" text not null, "rental_order_id" text not null, "unit_id" text not null, "media_grade_before" text null, "sleeve_grade_before" text null, "media_grade_after" text null, "sleeve_grade_after" text null, "case_ok" boolean not null default true, "inserts_ok" boolean not null default true, "plays_ok" boolean null, "missing_parts" text[] not null default '{}', "photo_urls" text[] not null default '{}', "note" text null, "inspector_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_inspection_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_inspection_unit_id" ON "media_rental_inspection" ("unit_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_inspection_deleted_at" ON "media_rental_inspection" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_rental_inspection_rental_order_id_unique" ON "media_rental_inspection" ("rental_order_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_member" ("id" text not null, "customer_id" text not null, "member_no" text not null, "date_of_birth" text null, "id_verified_at" timestamptz null, "status" text not null default 'active', "block_reason" text null, "block_until" timestamptz null, "max_open" integer null, "deposit_waived" boolean not null default false, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_member_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_member_deleted_at" ON "media_rental_member" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_rental_member_customer_id_unique" ON "media_rental_member" ("customer_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_offer" ("id" text not null, "variant_id" text not null, "product_id" text not null, "sale_variant_id" text null, "media_type" text not null, "enabled" boolean not null default true, "rate_plan_id" text null, "rentable_from" text null, "min_age" integer null, "rated_age" integer null, "disc_count" integer not null default 1, "title" text not null, "replacement_value" jsonb not null default '{}', "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_offer_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_offer_product_id" ON "media_rental_offer" ("product_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_offer_deleted_at" ON "media_rental_offer" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_rental_offer_variant_id_unique" ON "media_rental_offer" ("variant_id") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_order" ("id" text not null, "display_no" serial, "channel" text not null, "external_id" text null, "cart_id" text null, "cart_line_id" text null, "unit_seq" integer not null default 1, "order_id" text null, "order_line_id" text null, "customer_id" text not null, "offer_id" text not null, "variant_id" text not null, "unit_id" text not null, "allocation_id" text not null, "location_id" text not null, "return_location_id" text null, "fulfilment" text not null, "start_date" text not null, "due_date" text not null, "late_due_date" text not null, "tz" text not null, "days" integer not null, "starts_at" timestamptz not null, "due_at" timestamptz not null, "status" text not null, "overdue_at" timestamptz null, "at_risk" boolean not null default false, "out_at" timestamptz null, "returned_at" timestamptz null, "inspected_at" timestamptz null, "closed_at" timestamptz null, "cancel_reason" text null, "extension_count" integer not null default 0, "currency_code" text not null, "price_amount" numeric not null, "deposit_share" numeric not null, "replacement_value" numeric not null, "price_snapshot" jsonb not null, "terms_snapshot" jsonb not null, "title_snapshot" jsonb not null, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_order_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_order_cart_id" ON "media_rental_order" ("cart_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_order_order_id" ON "media_rental_order" ("order_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_order_unit_id" ON "media_rental_order" ("unit_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_order_allocation_id" ON "media_rental_order" ("allocation_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_order_deleted_at" ON "media_rental_order" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_order_customer_id_status" ON "media_rental_order" ("customer_id", "status") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_order_status_due_at" ON "media_rental_order" ("status", "due_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_order_variant_id_status" ON "media_rental_order" ("variant_id", "status") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_rate_plan" ("id" text not null, "name" text not null, "active" boolean not null default true, "min_days" integer not null default 1, "max_days" integer not null default 30, "late_start_time" text null, "price_bounds" jsonb null, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_rate_plan_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_rate_plan_deleted_at" ON "media_rental_rate_plan" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_rate_tier" ("id" text not null, "plan_id" text not null, "label" text not null, "days" integer not null, "currency_code" text not null, "amount" numeric not null, "customer_group_id" text null, "start_dows" integer null, "valid_from" text null, "valid_to" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_rate_tier_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_rate_tier_plan_id" ON "media_rental_rate_tier" ("plan_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_rate_tier_deleted_at" ON "media_rental_rate_tier" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_request" ("id" text not null, "scope" text not null, "idempotency_key" text not null, "body_hash" text not null, "status_code" integer null, "response" jsonb null, "expires_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_request_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_request_expires_at" ON "media_rental_request" ("expires_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_request_deleted_at" ON "media_rental_request" ("deleted_at") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_media_rental_request_scope_idempotency_key_unique" ON "media_rental_request" ("scope", "idempotency_key") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_terms" ("id" text not null, "variant_id" text null, "media_type" text null, "customer_group_id" text null, "location_id" text null, "horizon_days" integer null, "notice_ms" integer null, "buffer_before_ms" integer null, "buffer_after_ms" integer null, "ship_buffer_ms" integer null, "grace_ms" integer null, "late_unit" text null, "late_amount" jsonb null, "late_cap" jsonb null, "cap_at_replacement" boolean null, "exclude_closed_days" boolean null, "roll_closed_due" boolean null, "overdue_assume_days" integer null, "lost_after_days" integer null, "found_refund_days" integer null, "max_extensions" integer null, "extension_max_days" integer null, "block_extension_if_wanted" boolean null, "max_open" integer null, "max_debt" jsonb null, "max_holds" integer null, "pickup_window_ms" integer null, "min_age" integer null, "deposit_mode" text null, "deposit_type" text null, "deposit_value" jsonb null, "deposit_cap" jsonb null, "no_show_after_ms" integer null, "no_show_fee" jsonb null, "cancel_until_ms" integer null, "late_cancel_refund_percent" integer null, "inspect_on_return" boolean null, "buyout_offered" boolean null, "buyout_credit_percent" integer null, "due_soon_ms" integer null, "overdue_notice_days" jsonb null, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_terms_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_terms_deleted_at" ON "media_rental_terms" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `create table if not exists "media_rental_unit" ("id" text not null, "offer_id" text not null, "variant_id" text not null, "barcode" text not null, "serial" text null, "home_location_id" text not null, "current_location_id" text not null, "status" text not null default 'intake', "media_grade" text null, "sleeve_grade" text null, "grading_note" text null, "purchase_cost" numeric null, "cost_currency" text null, "purchased_at" timestamptz null, "in_service_at" timestamptz not null, "retired_at" timestamptz null, "rental_count" integer not null default 0, "version" integer not null default 1, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "media_rental_unit_pkey" primary key ("id"));`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_unit_offer_id" ON "media_rental_unit" ("offer_id") WHERE deleted_at IS NULL;`,
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_media_rental_unit_deleted_at" ON "media_rental_unit" ("deleted_at") WHERE deleted_at IS NULL;`,
    )

    this.addSql(
      `alter table if exists "media_rental_unit" add constraint "media_rental_unit_offer_id_foreign" foreign key ("offer_id") references "media_rental_offer" ("id") on update cascade;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "media_rental_unit" drop constraint if exists "media_rental_unit_offer_id_foreign";`,
    )

    this.addSql(`drop table if exists "media_rental_allocation" cascade;`)

    this.addSql(`drop table if exists "media_rental_calendar" cascade;`)

    this.addSql(`drop table if exists "media_rental_cart_line" cascade;`)

    this.addSql(`drop table if exists "media_rental_charge" cascade;`)

    this.addSql(`drop table if exists "media_rental_deposit" cascade;`)

    this.addSql(`drop table if exists "media_rental_event" cascade;`)

    this.addSql(`drop table if exists "media_rental_hold" cascade;`)

    this.addSql(`drop table if exists "media_rental_inspection" cascade;`)

    this.addSql(`drop table if exists "media_rental_member" cascade;`)

    this.addSql(`drop table if exists "media_rental_offer" cascade;`)

    this.addSql(`drop table if exists "media_rental_order" cascade;`)

    this.addSql(`drop table if exists "media_rental_rate_plan" cascade;`)

    this.addSql(`drop table if exists "media_rental_rate_tier" cascade;`)

    this.addSql(`drop table if exists "media_rental_request" cascade;`)

    this.addSql(`drop table if exists "media_rental_terms" cascade;`)

    this.addSql(`drop table if exists "media_rental_unit" cascade;`)
  }
}
