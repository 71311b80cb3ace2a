import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import type { BatchPurpose, CaseKind, RiskLevel, TagScheme, TagStatus } from "../../../modules/license/domain/enums"
import { printedSerial, serialOfTag } from "../../../modules/license/domain/serial"
import { licenseOf } from "../lib/service"
import {
  allOf,
  among,
  anyOf,
  contains,
  fragment,
  isoText,
  select,
  selectPage,
  type Fragment,
  type ListSource,
  type Page,
} from "../../lib/sql"
import { notDeleted } from "./people"

/** A copy's record, for the staff. */
export interface AdminTagView {
  id: string
  serial_printed: string
  status: TagStatus
  status_before_revoke: TagStatus | null
  hold_reason: string | null
  batch_id: string
  idx: number
  kid: number
  scheme: TagScheme
  purpose: BatchPurpose
  gtin: string | null
  title: { en?: string | null; zhCN?: string | null }
  edition: string | null
  variant_id: string | null
  product_id: string | null
  product_title: string | null
  variant_title: string | null
  sku: string | null
  stock_location_id: string | null
  stock_location_name: string | null
  order_id: string | null
  order_display_id: number | null
  order_line_item_id: string | null
  fulfillment_id: string | null
  rental_unit_id: string | null
  owner_id: string | null
  owner_email: string | null
  packed: { order_id: string; order_display_id: number | null; order_line_item_id: string } | null
  panel_intact: boolean | null
  ex_rental: boolean
  superseded_by: string | null
  revoke_reason: string | null
  risk: number
  risk_level: RiskLevel
  public_caution: boolean
  sessions: number
  last_checked_at: string | null
  has_pin: boolean
  pin_locked_until: string | null
  open_cases: { id: string; kind: CaseKind }[]
  pending_approval: { id: string; action: "revoke" | "restore" } | null
  printed_at: string | null
  bound_at: string | null
  sold_at: string | null
  activated_at: string | null
  revoked_at: string | null
  created_at: string
  updated_at: string
}

export interface TagFilters {
  q?: string | undefined
  id?: string[] | undefined
  batch_id?: string[] | undefined
  status?: string[] | undefined
  purpose?: string[] | undefined
  risk_level?: string[] | undefined
  variant_id?: string[] | undefined
  order_id?: string[] | undefined
  order_line_item_id?: string[] | undefined
  owner_id?: string[] | undefined
  stock_location_id?: string[] | undefined
  rental_unit_id?: string[] | undefined
}
export type TagOrder = "idx" | "updated_at" | "risk" | "activated_at"

const STAMPS = ["printed_at", "bound_at", "sold_at", "activated_at", "revoked_at", "created_at", "updated_at"]

const SOURCE: ListSource<TagOrder> = {
  columns: `t.id, t.status, t.status_before_revoke, t.hold_reason, t.batch_id, t.idx, b.kid, b.scheme, b.purpose, b.gtin,
    b.title, b.edition, coalesce(t.variant_id, b.variant_id) as variant_id, p.id as product_id,
    p.title as product_title, v.title as variant_title, v.sku, t.stock_location_id, l.name as stock_location_name,
    t.order_id, o.display_id as order_display_id, t.order_line_item_id, t.fulfillment_id, t.rental_unit_id, t.owner_id,
    c.email as owner_email,
    case when k.id is not null then json_build_object('order_id', k.order_id, 'order_display_id', ko.display_id,
      'order_line_item_id', k.order_line_item_id) end as packed,
    t.panel_intact, t.ex_rental, t.superseded_by, t.revoke_reason, t.risk, t.risk_level, t.public_caution,
    coalesce(s.sessions, 0) as sessions, ${isoText("s.last_at")} as last_checked_at, t.pin_mac is not null as has_pin,
    ${isoText("case when t.pin_locked_until > now() then t.pin_locked_until end")} as pin_locked_until,
    (select coalesce(json_agg(json_build_object('id', x.id, 'kind', x.kind) order by x.created_at), '[]'::json)
      from media_license_case x
      where x.tag_id = t.id and x.status in ('open', 'investigating') and x.deleted_at is null) as open_cases,
    (select json_build_object('id', y.id, 'action', y.action) from media_license_approval y
      where y.target_id = t.id and y.action in ('revoke', 'restore') and y.decision is null and y.expires_at > now()
        and y.deleted_at is null limit 1) as pending_approval,
    ${STAMPS.map((column) => `${isoText(`t.${column}`)} as ${column}`).join(", ")}`,
  from: `from media_license_tag t join media_license_batch b on b.id = t.batch_id
    left join product_variant v on v.id = coalesce(t.variant_id, b.variant_id) and v.deleted_at is null
    left join product p on p.id = v.product_id and p.deleted_at is null
    left join stock_location l on l.id = t.stock_location_id
    left join "order" o on o.id = t.order_id
    left join customer c on c.id = t.owner_id
    left join media_license_tag_stat s on s.tag_id = t.id and s.deleted_at is null
    left join media_license_pack k on k.tag_id = t.id and k.released_at is null and k.fulfillment_id is null
      and k.deleted_at is null
    left join "order" ko on ko.id = k.order_id`,
  key: "t.id",
  orders: { idx: "t.batch_id, t.idx", updated_at: "t.updated_at", risk: "t.risk", activated_at: "t.activated_at" },
}

type Row = Omit<AdminTagView, "serial_printed">

/** One page of tags. A scanned text or a printed serial finds its tag and nothing else. */
export async function adminTags(
  container: MedusaContainer,
  page: Page<TagFilters, TagOrder>,
): Promise<{ tags: AdminTagView[]; count: number }> {
  const { q, variant_id, order_line_item_id, ...lists } = page.filters
  const condition = allOf([
    notDeleted("t"),
    ...Object.entries(lists).flatMap(([column, values]) =>
      among(column === "purpose" ? "b.purpose" : `t.${column}`, values),
    ),
    ...ofVariants(variant_id),
    ...ofLines(order_line_item_id),
    ...(q ? [await searched(container, q)] : []),
  ])
  const { rows, count } = await selectPage<Row, TagOrder>(container, SOURCE, condition, page)
  return { tags: rows.map((row) => ({ ...row, serial_printed: printedSerial(serialOfTag(row.id)) })), count }
}

/** @throws 404 `media_license_tag_not_found` */
export async function adminTag(container: MedusaContainer, id: string): Promise<AdminTagView> {
  const page = { filters: { id: [id] }, order: "idx" as const, limit: 1, offset: 0 }
  const { tags } = await adminTags(container, page)
  if (tags[0]) return tags[0]
  throw new MediaError("not_found", "media_license_tag_not_found", "no such tag")
}

function ofLines(ids: readonly string[] | undefined): Fragment[] {
  if (!ids?.length) return []
  return [fragment("t.order_line_item_id = any(?::text[]) or k.order_line_item_id = any(?::text[])", ids, ids)]
}

/**
 * What was typed may be a code, an order's number, or a part of a title or of an owner's e-mail. Whom the words mean is
 * asked first: with ids to look for, the database knows how few tags it will find among a million.
 */
async function searched(container: MedusaContainer, q: string): Promise<Fragment> {
  const judged = await licenseOf(container).checking.judge({ text: q, kind: q.includes("/") ? "url" : "code" })
  if (judged.ok) return fragment("t.id = ?", judged.tagId)
  if (q.includes("/")) return fragment("false")
  const number = /^#?(\d{1,9})$/.exec(q.trim())?.[1]
  const idsOf = async (from: string, condition: Fragment): Promise<string[]> => {
    const found = await select<{ id: string }>(container, `${from} where ${condition.sql}`, condition.bindings)
    return found.map(({ id }) => id)
  }
  const [batches, variants, owners, orders] = await Promise.all([
    idsOf("select id from media_license_batch", contains(q, ["title ->> 'en'", "title ->> 'zhCN'", "edition", "gtin"])),
    idsOf("select v.id from product_variant v join product p on p.id = v.product_id", contains(q, ["p.title"])),
    idsOf("select id from customer", contains(q, ["email"])),
    number === undefined ? [] : idsOf(`select id from "order"`, fragment("display_id = ?", Number(number))),
  ])
  return anyOf([
    ...among("t.batch_id", batches),
    ...ofVariants(variants),
    ...among("t.owner_id", owners),
    ...among("t.order_id", orders),
  ])
}

/** A tag has the variant it was received as, or the one its batch was made for. */
function ofVariants(ids: readonly string[] | undefined): Fragment[] {
  if (!ids?.length) return []
  const own = "t.variant_id = any(?::text[])"
  return [fragment(`${own} or (t.variant_id is null and b.variant_id = any(?::text[]))`, ids, ids)]
}
