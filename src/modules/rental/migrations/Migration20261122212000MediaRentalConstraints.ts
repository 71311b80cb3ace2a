import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const LOCAL_DATE = "'^[0-9]{4}-[0-9]{2}-[0-9]{2}$'"
const LOCAL_TIME = "'^([01][0-9]|2[0-3]):[0-5][0-9]$'"
const among = (column: string, values: string) =>
  `"${column}" in (${values
    .split(" ")
    .map((value) => `'${value}'`)
    .join(", ")})`

const CHECKS: [table: string, name: string, expression: string][] = [
  ["media_rental_offer", "disc_count", `"disc_count" >= 1`],
  ["media_rental_offer", "rentable_from", `"rentable_from" ~ ${LOCAL_DATE}`],
  ["media_rental_offer", "min_age", `"min_age" between 0 and 99`],
  ["media_rental_offer", "rated_age", `"rated_age" between 0 and 99`],
  ["media_rental_rate_plan", "days", `"min_days" between 1 and "max_days" and "max_days" <= 365`],
  ["media_rental_rate_plan", "late_start", `"late_start_time" ~ ${LOCAL_TIME}`],
  ["media_rental_rate_tier", "days", `"days" between 1 and 365`],
  ["media_rental_rate_tier", "amount", `"amount" >= 0`],
  ["media_rental_rate_tier", "dows", `"start_dows" between 1 and 127`],
  ["media_rental_rate_tier", "validity", `"valid_from" < "valid_to"`],
  [
    "media_rental_unit",
    "status",
    among("status", "intake available ready out in_transit inspecting cleaning repair missing sold retired"),
  ],
  ["media_rental_unit", "cost", `"purchase_cost" >= 0`],
  ["media_rental_unit", "rental_count", `"rental_count" >= 0`],
  ["media_rental_allocation", "kind", among("kind", "rental checkout_hold pickup_hold downtime transfer")],
  [
    "media_rental_allocation",
    "times",
    `"blocked_from" <= "starts_at" and "starts_at" < "ends_at" and "ends_at" <= "blocked_until"`,
  ],
  ["media_rental_allocation", "expiry", `("kind" in ('checkout_hold', 'pickup_hold')) = ("expires_at" is not null)`],
  [
    "media_rental_allocation",
    "custody",
    `not "custody_open" or ("kind" = 'rental' and "active" and "late_after" is not null)`,
  ],
  [
    "media_rental_order",
    "dates",
    `"start_date" ~ ${LOCAL_DATE} and "due_date" ~ ${LOCAL_DATE} and "due_date" > "start_date"
     and "starts_at" < "due_at" and "days" >= 1`,
  ],
  ["media_rental_order", "money", `"price_amount" >= 0 and "deposit_share" >= 0 and "replacement_value" >= 0`],
  [
    "media_rental_order",
    "status",
    `("status" in ('reserved', 'ready', 'canceled', 'no_show') and "out_at" is null and "returned_at" is null)
     or ("status" in ('out', 'lost', 'bought_out') and "out_at" is not null and "returned_at" is null)
     or ("status" in ('returned', 'closed') and "out_at" is not null and "returned_at" is not null
         and "returned_at" >= "out_at")`,
  ],
  ["media_rental_order", "channel", among("channel", "cart counter import")],
  ["media_rental_order", "fulfilment", among("fulfilment", "pickup ship")],
  ["media_rental_cart_line", "quantity", `"quantity" >= 1`],
  ["media_rental_cart_line", "money", `"unit_price" >= 0 and "deposit_amount" >= 0`],
  ["media_rental_cart_line", "dates", `"due_date" > "start_date" and "days" >= 1`],
  [
    "media_rental_charge",
    "kind",
    among("kind", "rent extension late damage cleaning missing_part lost buyout no_show waiver refund"),
  ],
  ["media_rental_charge", "sign", `case when "kind" in ('waiver', 'refund') then "amount" < 0 else "amount" >= 0 end`],
  ["media_rental_charge", "status", among("status", "pending invoiced paid waived void")],
  ["media_rental_charge", "reason", `"kind" not in ('waiver', 'refund') or coalesce(length("reason"), 0) > 0`],
  ["media_rental_deposit", "mode", among("mode", "charge hold")],
  [
    "media_rental_deposit",
    "status",
    among(
      "status",
      "pending charged part_refunded refunded retained authorized reauthorized captured released expired void",
    ),
  ],
  [
    "media_rental_deposit",
    "amounts",
    `"amount" >= 0 and "captured" between 0 and "amount" and "refunded" between 0 and "amount"`,
  ],
  ["media_rental_calendar", "dows", `"open_dows" between 0 and 127`],
  ["media_rental_calendar", "times", `"pickup_from" ~ ${LOCAL_TIME} and "due_time" ~ ${LOCAL_TIME}`],
  ["media_rental_hold", "status", among("status", "waiting suspended ready fulfilled expired canceled")],
  ["media_rental_hold", "days", `"days" between 1 and 365`],
  [
    "media_rental_hold",
    "ready",
    `("status" = 'ready') <= ("expires_at" is not null and "unit_id" is not null and "allocation_id" is not null)`,
  ],
  ["media_rental_member", "status", among("status", "active blocked")],
  ["media_rental_member", "birth", `"date_of_birth" ~ ${LOCAL_DATE}`],
]

const INDEXES: [name: string, definition: string][] = [
  [
    "uq_media_rental_rate_tier_once",
    `unique on "media_rental_rate_tier" ("plan_id", "days", "currency_code", (coalesce("customer_group_id", '')),
     (coalesce("start_dows", 0)), (coalesce("valid_from", ''))) where deleted_at is null`,
  ],
  ["uq_media_rental_unit_barcode", `unique on "media_rental_unit" (lower("barcode")) where deleted_at is null`],
  [
    "ix_media_rental_unit_title",
    `on "media_rental_unit" ("variant_id", "home_location_id", "status") where deleted_at is null`,
  ],
  [
    "ix_media_rental_allocation_title",
    `on "media_rental_allocation" using gist ("variant_id", tstzrange("blocked_from", "blocked_until", '[)'))
     where "active" and deleted_at is null`,
  ],
  ["ix_media_rental_allocation_custody", `on "media_rental_allocation" ("variant_id") where "custody_open"`],
  [
    "ix_media_rental_allocation_expiry",
    `on "media_rental_allocation" ("expires_at") where "active" and "expires_at" is not null`,
  ],
  ["ix_media_rental_allocation_ref", `on "media_rental_allocation" ("ref_id") where "active"`],
  [
    "ix_media_rental_allocation_cart",
    `on "media_rental_allocation" ("cart_id") where "active" and "cart_id" is not null`,
  ],
  [
    "uq_media_rental_order_line",
    `unique on "media_rental_order" ("cart_line_id", "unit_seq")
     where deleted_at is null and "cart_line_id" is not null and "status" <> 'canceled'`,
  ],
  [
    "uq_media_rental_order_out",
    `unique on "media_rental_order" ("unit_id") where deleted_at is null and "status" = 'out'`,
  ],
  [
    "uq_media_rental_order_external",
    `unique on "media_rental_order" ("channel", "external_id") where "external_id" is not null`,
  ],
  ["uq_media_rental_order_display_no", `unique on "media_rental_order" ("display_no")`],
  [
    "uq_media_rental_event_key",
    `unique on "media_rental_event" ("idempotency_key") where "idempotency_key" is not null`,
  ],
  [
    "uq_media_rental_hold_open",
    `unique on "media_rental_hold" ("customer_id", "variant_id")
     where "status" in ('waiting', 'suspended', 'ready') and deleted_at is null`,
  ],
  [
    "ix_media_rental_hold_queue",
    `on "media_rental_hold" ("variant_id", "location_id", "status", "priority" desc, "requested_at", "id")
     where deleted_at is null`,
  ],
  ["uq_media_rental_member_no", `unique on "media_rental_member" (lower("member_no")) where deleted_at is null`],
  [
    "uq_media_rental_terms_scope",
    `unique on "media_rental_terms" ((coalesce("variant_id", '')), (coalesce("media_type", '')),
     (coalesce("customer_group_id", '')), (coalesce("location_id", ''))) where deleted_at is null`,
  ],
]

const OWN_KEYS: [table: string, column: string, target: string][] = [
  ["media_rental_rate_tier", "plan_id", "media_rental_rate_plan"],
  ["media_rental_allocation", "unit_id", "media_rental_unit"],
  ["media_rental_order", "unit_id", "media_rental_unit"],
  ["media_rental_order", "allocation_id", "media_rental_allocation"],
  ["media_rental_charge", "rental_order_id", "media_rental_order"],
  ["media_rental_inspection", "rental_order_id", "media_rental_order"],
]

/** `never two rentals of one copy at one time`, said by the database; touching ranges are allowed. */
const NO_OVERLAP = `alter table "media_rental_allocation" add constraint "ex_media_rental_allocation_overlap"
  exclude using gist ("unit_id" with =, tstzrange("blocked_from", "blocked_until", '[)') with &&)
  where ("active" and deleted_at is null) deferrable initially immediate;`

const APPEND_ONLY = `create or replace function media_rental_event_append_only() returns trigger language plpgsql as $$
  begin raise exception 'media_rental_event is append-only' using errcode = 'restrict_violation'; end $$;`

/** A host without the right to create extensions must read what to do, not a stack trace. */
const EXTENSION = `do $$ begin
  create extension if not exists btree_gist;
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise exception 'medusa-plugin-media-store: renting needs the Postgres extension "btree_gist" (part of contrib), which this role may not create here: %', sqlerrm
    using hint = 'Let a superuser run: CREATE EXTENSION btree_gist; or grant CREATE on the database to this role.';
end $$;`

/** What the model language cannot say: the exclusion constraint, checks, partial and expression indexes, the event log. */
export class Migration20261122212000MediaRentalConstraints extends Migration {
  override async up(): Promise<void> {
    this.addSql(EXTENSION)
    this.addSql(`create sequence if not exists "media_rental_barcode_seq";`)
    this.addSql(`create sequence if not exists "media_rental_member_seq";`)
    for (const [table, name, expression] of CHECKS) {
      this.addSql(`alter table "${table}" add constraint "ck_${table}_${name}" check (${expression});`)
    }
    for (const [table, column, target] of OWN_KEYS) {
      this.addSql(
        `alter table "${table}" add constraint "fk_${table}_${column}" foreign key ("${column}") references "${target}" ("id");`,
      )
    }
    for (const [name, definition] of INDEXES) {
      const [, unique = "", rest = ""] = /^(unique )?([\s\S]*)$/.exec(definition) ?? []
      this.addSql(`create ${unique}index if not exists "${name}" ${rest};`)
    }
    this.addSql(NO_OVERLAP)
    this.addSql(APPEND_ONLY)
    this.addSql(`create trigger "tr_media_rental_event_append_only" before update or delete on "media_rental_event"
      for each row execute function media_rental_event_append_only();`)
    this.addSql(`create trigger "tr_media_rental_event_no_truncate" before truncate on "media_rental_event"
      for each statement execute function media_rental_event_append_only();`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop trigger if exists "tr_media_rental_event_no_truncate" on "media_rental_event";`)
    this.addSql(`drop trigger if exists "tr_media_rental_event_append_only" on "media_rental_event";`)
    this.addSql(`drop function if exists media_rental_event_append_only();`)
    this.addSql(`alter table "media_rental_allocation" drop constraint if exists "ex_media_rental_allocation_overlap";`)
    for (const [name] of INDEXES) this.addSql(`drop index if exists "${name}";`)
    for (const [table, column] of OWN_KEYS) {
      this.addSql(`alter table "${table}" drop constraint if exists "fk_${table}_${column}";`)
    }
    for (const [table, name] of CHECKS) {
      this.addSql(`alter table "${table}" drop constraint if exists "ck_${table}_${name}";`)
    }
    this.addSql(`drop sequence if exists "media_rental_barcode_seq";`)
    this.addSql(`drop sequence if exists "media_rental_member_seq";`)
  }
}
