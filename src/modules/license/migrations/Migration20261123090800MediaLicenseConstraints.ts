import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const among = (column: string, values: string) =>
  `"${column}" in (${values
    .split(" ")
    .map((value) => `'${value}'`)
    .join(", ")})`

const TAG_STATUSES =
  "minted printed assigned bound sold activated transfer_pending returned relabel rental_in rental_out revoked void"

const CHECKS: [table: string, name: string, expression: string][] = [
  ["media_license_key", "purpose", among("purpose", "root batch licence")],
  ["media_license_key", "state", among("state", "pending active closed distrusted")],
  ["media_license_key", "burned", `"state" <> 'closed' or "wrapped_private" is null`],
  ["media_license_key", "kid", `"kid" > 0`],
  ["media_license_batch", "scheme", among("scheme", "gs1_sgtin gs1_giai opaque")],
  [
    "media_license_batch",
    "item",
    `case "scheme" when 'gs1_sgtin' then "gtin" ~ '^[0-9]{14}$' and "company_prefix" is null
       when 'gs1_giai' then "company_prefix" ~ '^[0-9]{4,12}$' and "gtin" is null
       else "gtin" is null and "company_prefix" is null end`,
  ],
  ["media_license_batch", "mandate", `"scheme" <> 'gs1_sgtin' or coalesce(length("mandate_ref"), 0) > 0`],
  ["media_license_batch", "purpose", among("purpose", "sale rental")],
  ["media_license_batch", "status", among("status", "awaiting_approval minting ready closed failed canceled")],
  ["media_license_batch", "quantity", `"quantity" between 1 and 1000000 and "minted_count" between 0 and "quantity"`],
  ["media_license_batch", "four_eyes", `"approved_by" is distinct from "requested_by"`],
  ["media_license_tag", "status", among("status", TAG_STATUSES)],
  ["media_license_tag", "owner", `"status" not in ('activated', 'transfer_pending') or "owner_id" is not null`],
  ["media_license_tag", "risk_level", among("risk_level", "none watch alert")],
  ["media_license_tag", "pin_fails", `"pin_fails" between 0 and 5`],
  ["media_license_owner", "how", among("how", "purchase pin transfer admin")],
  ["media_license_transfer", "status", among("status", "pending accepted canceled expired disputed")],
  ["media_license_case", "status", among("status", "open investigating confirmed dismissed")],
  [
    "media_license_case",
    "kind",
    among(
      "kind",
      "clone_suspected unreleased_scan pin_after_activation ownership_dispute marketplace_report return_scan packing_error",
    ),
  ],
  ["media_license_report", "text", `length("text") <= 2000`],
  ["media_license_approval", "action", among("action", "revoke restore distrust_key")],
  ["media_license_approval", "four_eyes", `"decided_by" is distinct from "requested_by"`],
  ["media_license_variant_rule", "tag_mode", among("tag_mode", "none optional required")],
  [
    "media_license_terms",
    "figures",
    `"max_devices" between 1 and 100 and "max_deactivations_per_year" between 0 and 1000
     and "offline_ttl_days" between 1 and 30 and "grace_days" between 0 and 14 and "download_cap" between 0 and 1000`,
  ],
  ["media_license_digital", "status", among("status", "active suspended revoked expired")],
  ["media_license_download", "used", `"used" between 0 and "cap"`],
]

const INDEXES: [name: string, definition: string][] = [
  [
    "uq_media_license_key_active",
    `unique on "media_license_key" ("purpose") where "state" = 'active' and "purpose" in ('root', 'licence')`,
  ],
  [
    "ix_media_license_batch_minting",
    `on "media_license_batch" ("lease_until") where "status" = 'minting' and deleted_at is null`,
  ],
  ["ix_media_license_tag_line", `on "media_license_tag" ("order_line_item_id") where "order_line_item_id" is not null`],
  ["ix_media_license_tag_fulfillment", `on "media_license_tag" ("fulfillment_id") where "fulfillment_id" is not null`],
  ["ix_media_license_tag_owner", `on "media_license_tag" ("owner_id") where "owner_id" is not null`],
  ["ix_media_license_tag_risk", `on "media_license_tag" ("risk_level", "risk" desc) where "risk_level" <> 'none'`],
  [
    "ix_media_license_tag_stock",
    `on "media_license_tag" ("variant_id", "stock_location_id") where "status" = 'assigned'`,
  ],
  ["ix_media_license_tag_ended", `on "media_license_tag" ("id") where "status" in ('revoked', 'void')`],
  [
    "uq_media_license_tag_unit",
    `unique on "media_license_tag" ("rental_unit_id") where "status" in ('rental_in', 'rental_out')`,
  ],
  ["uq_media_license_owner_current", `unique on "media_license_owner" ("tag_id") where "to_at" is null`],
  ["uq_media_license_transfer_open", `unique on "media_license_transfer" ("tag_id") where "status" = 'pending'`],
  ["uq_media_license_pack_open", `unique on "media_license_pack" ("tag_id") where "released_at" is null`],
  ["ix_media_license_pack_line", `on "media_license_pack" ("order_line_item_id") where "released_at" is null`],
  [
    "uq_media_license_event_ver",
    `unique on "media_license_event" ("tag_id", "ver") where "to_status" is not null and "tag_id" is not null`,
  ],
  ["ix_media_license_event_tag", `on "media_license_event" ("tag_id", "occurred_at") where "tag_id" is not null`],
  ["ix_media_license_scan_tag", `on "media_license_scan" ("tag_id", "scanned_at" desc)`],
  ["ix_media_license_scan_time", `on "media_license_scan" using brin ("scanned_at")`],
  [
    "uq_media_license_case_open",
    `unique on "media_license_case" ("tag_id", "kind") where "status" in ('open', 'investigating') and "tag_id" is not null`,
  ],
  [
    "uq_media_license_approval_open",
    `unique on "media_license_approval" ("action", "target_id") where "decision" is null`,
  ],
  [
    "uq_media_license_device_slot",
    `unique on "media_license_device" ("digital_id", "slot") where "deactivated_at" is null`,
  ],
  [
    "uq_media_license_device_key",
    `unique on "media_license_device" ("digital_id", "thumbprint") where "deactivated_at" is null`,
  ],
  ["ix_media_license_tag_stat_dirty", `on "media_license_tag_stat" ("tag_id") where "dirty"`],
]

/** A million rows a pressing: an index nobody asks is half the time of minting them. */
const SPARED = [
  "IDX_media_license_tag_deleted_at",
  "IDX_media_license_scan_deleted_at",
  "IDX_media_license_event_deleted_at",
]

/** History is not rewritten. A person who asks to be forgotten is the one exception: ids of people may become null. */
const APPEND_ONLY = `create or replace function media_license_event_append_only() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and new.actor_id is null
       and to_jsonb(new) - 'actor_id' - 'updated_at' = to_jsonb(old) - 'actor_id' - 'updated_at' then
      return new;
    end if;
    raise exception 'media_license_event is append-only' using errcode = 'restrict_violation';
  end $$;`

/** What the model language cannot say: bytes, checks, partial and expression indexes, the event log. */
export class Migration20261123090800MediaLicenseConstraints extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create sequence if not exists "media_license_kid_seq" as integer;`)
    // Not in the model: nothing that reads a tag can hand out its signature or the MAC of its PIN by mistake.
    this.addSql(`alter table "media_license_tag" add column "sig" bytea not null check (octet_length("sig") = 64);`)
    this.addSql(`alter table "media_license_tag" add column "pin_mac" bytea check (octet_length("pin_mac") = 32);`)
    for (const name of SPARED) this.addSql(`drop index if exists "${name}";`)
    for (const [table, name, expression] of CHECKS) {
      this.addSql(`alter table "${table}" add constraint "ck_${table}_${name}" check (${expression});`)
    }
    for (const [name, definition] of INDEXES) {
      const [, unique = "", rest = ""] = /^(unique )?([\s\S]*)$/.exec(definition) ?? []
      this.addSql(`create ${unique}index if not exists "${name}" ${rest};`)
    }
    this.addSql(APPEND_ONLY)
    this.addSql(`create trigger "tr_media_license_event_append_only" before update or delete on "media_license_event"
      for each row execute function media_license_event_append_only();`)
    this.addSql(`create trigger "tr_media_license_event_no_truncate" before truncate on "media_license_event"
      for each statement execute function media_license_event_append_only();`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop trigger if exists "tr_media_license_event_no_truncate" on "media_license_event";`)
    this.addSql(`drop trigger if exists "tr_media_license_event_append_only" on "media_license_event";`)
    this.addSql(`drop function if exists media_license_event_append_only();`)
    for (const [name] of INDEXES) this.addSql(`drop index if exists "${name}";`)
    for (const [table, name] of CHECKS) {
      this.addSql(`alter table "${table}" drop constraint if exists "ck_${table}_${name}";`)
    }
    this.addSql(`alter table "media_license_tag" drop column if exists "pin_mac";`)
    this.addSql(`alter table "media_license_tag" drop column if exists "sig";`)
    this.addSql(`drop sequence if exists "media_license_kid_seq";`)
  }
}
