import { pgTextArray, type Sql } from "../../../../lib/sql"
import type { Dossier } from "../../domain/batch-input"
import type { BatchPurpose, RiskLevel, TagScheme, TagStatus } from "../../domain/enums"

/** A tag with what its batch says of the copy. Neither signature nor MAC is among it. */
export interface TagRow {
  id: string
  batch_id: string
  idx: number
  status: TagStatus
  status_before_revoke: TagStatus | null
  hold_reason: string | null
  owner_id: string | null
  order_id: string | null
  order_line_item_id: string | null
  fulfillment_id: string | null
  variant_id: string | null
  stock_location_id: string | null
  rental_unit_id: string | null
  panel_intact: boolean | null
  ex_rental: boolean
  superseded_by: string | null
  revoke_reason: string | null
  risk: number
  risk_level: RiskLevel
  public_caution: boolean
  pin_locked_until: Date | null
  has_pin: boolean
  ver: number
  printed_at: Date | null
  bound_at: Date | null
  sold_at: Date | null
  activated_at: Date | null
  revoked_at: Date | null
  kid: number
  scheme: TagScheme
  purpose: BatchPurpose
  gtin: string | null
  company_prefix: string | null
  batch_variant_id: string | null
  mandate_ref: string | null
  title: { en?: string | null; zhCN?: string | null }
  edition: string | null
  dossier: Dossier
  quantity: number
}

export const TAG_COLUMNS = `t.id, t.batch_id, t.idx, t.status, t.status_before_revoke, t.hold_reason, t.owner_id, t.order_id,
  t.order_line_item_id, t.fulfillment_id, t.variant_id, t.stock_location_id, t.rental_unit_id, t.panel_intact, t.ex_rental,
  t.superseded_by, t.revoke_reason, t.risk, t.risk_level, t.public_caution, t.pin_locked_until,
  t.pin_mac is not null as has_pin, t.ver, t.printed_at, t.bound_at, t.sold_at, t.activated_at, t.revoked_at,
  b.kid, b.scheme, b.purpose, b.gtin, b.company_prefix, b.variant_id as batch_variant_id, b.mandate_ref, b.title,
  b.edition, b.dossier, b.quantity`
export const TAG_TABLES = `media_license_tag t join media_license_batch b on b.id = t.batch_id`

/** The tag, or `undefined`. */
export async function selectTag(sql: Sql, id: string): Promise<TagRow | undefined> {
  const [row] = await sql.execute<TagRow>(
    `select ${TAG_COLUMNS} from ${TAG_TABLES} where t.id = ? and t.deleted_at is null`,
    [id],
  )
  return row
}

/** The tag, locked until the transaction ends. */
export async function lockTag(sql: Sql, id: string): Promise<TagRow | undefined> {
  const [row] = await sql.execute<TagRow>(
    `select ${TAG_COLUMNS} from ${TAG_TABLES} where t.id = ? and t.deleted_at is null for update of t`,
    [id],
  )
  return row
}

/** A tag as a public check needs it. */
export interface CheckedTag extends TagRow {
  sessions: number
  owners: number
}

/** Tags as public checks need them, by id; one statement for all of them. */
export async function selectCheckedTags(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, CheckedTag>> {
  const rows = await sql.execute<CheckedTag>(
    `select ${TAG_COLUMNS}, coalesce(s.sessions, 0) as sessions,
       (select count(*)::int from media_license_owner o where o.tag_id = t.id and o.deleted_at is null) as owners
     from ${TAG_TABLES} left join media_license_tag_stat s on s.tag_id = t.id and s.deleted_at is null
     where t.id = any(?::text[]) and t.deleted_at is null`,
    [pgTextArray(ids)],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
