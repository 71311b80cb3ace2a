import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import type { MediaOptions } from "../../../lib/options"
import type { Dossier } from "../../../modules/license/domain/batch-input"
import {
  TAG_STATUSES,
  type BatchPurpose,
  type BatchStatus,
  type TagScheme,
  type TagStatus,
} from "../../../modules/license/domain/enums"
import { allOf, among, contains, isoText, select, selectPage, type ListSource, type Page } from "../../lib/sql"
import { joinPerson, notDeleted, personColumn, type Person } from "./people"

/** A batch as the staff see it. */
export interface BatchView {
  id: string
  kid: number | null
  scheme: TagScheme
  purpose: BatchPurpose
  gtin: string | null
  company_prefix: string | null
  variant_id: string | null
  product_id: string | null
  product_title: string | null
  variant_title: string | null
  mandate_ref: string | null
  title: { en?: string | null; zhCN?: string | null }
  edition: string | null
  dossier: Dossier
  quantity: number
  minted_count: number
  with_pin: boolean
  /** Labels with PINs can still be exported. */
  pins_available: boolean
  pins_finished_at: string | null
  status: BatchStatus
  requested_by: Person
  approved_by: Person | null
  approved_at: string | null
  last_error: string | null
  ready_at: string | null
  closed_at: string | null
  created_at: string
  updated_at: string
}

export interface BatchFilters {
  q?: string | undefined
  id?: string[] | undefined
  status?: string[] | undefined
  purpose?: string[] | undefined
  scheme?: string[] | undefined
  variant_id?: string[] | undefined
}
export type BatchOrder = "created_at" | "quantity" | "status"

const SOURCE: ListSource<BatchOrder> = {
  columns: `b.id, b.kid, b.scheme, b.purpose, b.gtin, b.company_prefix, b.variant_id, p.id as product_id,
    p.title as product_title, v.title as variant_title, b.mandate_ref, b.title, b.edition, b.dossier, b.quantity,
    b.minted_count, b.with_pin, b.wrapped_pin_key is not null as pins_available,
    ${isoText("b.pins_finished_at")} as pins_finished_at, b.status, ${personColumn("b.requested_by", "r")} as requested_by,
    ${personColumn("b.approved_by", "a")} as approved_by, ${isoText("b.approved_at")} as approved_at, b.last_error,
    ${isoText("b.ready_at")} as ready_at, ${isoText("b.closed_at")} as closed_at,
    ${isoText("b.created_at")} as created_at, ${isoText("b.updated_at")} as updated_at`,
  from: `from media_license_batch b
    left join product_variant v on v.id = b.variant_id and v.deleted_at is null
    left join product p on p.id = v.product_id and p.deleted_at is null
    ${joinPerson("b.requested_by", "r")} ${joinPerson("b.approved_by", "a")}`,
  key: "b.id",
  orders: { created_at: "b.created_at", quantity: "b.quantity", status: "b.status" },
}

/** One page of batches. */
export async function tagBatches(
  container: MedusaContainer,
  page: Page<BatchFilters, BatchOrder>,
): Promise<{ batches: BatchView[]; count: number }> {
  const { q, ...lists } = page.filters
  const condition = allOf([
    notDeleted("b"),
    ...Object.entries(lists).flatMap(([column, values]) => among(`b.${column}`, values)),
    ...(q ? [contains(q, ["b.title ->> 'en'", "b.title ->> 'zhCN'", "b.edition", "b.gtin", "p.title"])] : []),
  ])
  const { rows, count } = await selectPage<BatchView, BatchOrder>(container, SOURCE, condition, page)
  return { batches: rows, count }
}

/** @throws 404 `media_license_batch_not_found` */
export async function tagBatch(container: MedusaContainer, id: string): Promise<BatchView> {
  const page = { filters: { id: [id] }, order: "created_at" as const, limit: 1, offset: 0 }
  const { batches } = await tagBatches(container, page)
  if (batches[0]) return batches[0]
  throw new MediaError("not_found", "media_license_batch_not_found", "no such batch")
}

/** A batch with what has become of its copies. */
export interface BatchDetail extends BatchView {
  tags: Record<TagStatus, number>
  /** Highest number whose label was exported. */
  printed_to: number | null
  host: string | null
}

/** @throws 404 `media_license_batch_not_found` */
export async function tagBatchDetail(container: MedusaContainer, id: string): Promise<BatchDetail> {
  const [batch, rows] = await Promise.all([
    tagBatch(container, id),
    select<{ status: TagStatus; count: number; printed_to: number | null }>(
      container,
      `select status, count(*)::int as count, max(idx) filter (where printed_at is not null) as printed_to
       from media_license_tag where batch_id = ? and deleted_at is null group by status`,
      [id],
    ),
  ])
  const counts = new Map(rows.map(({ status, count }) => [status, count]))
  const printed = rows.flatMap(({ printed_to }) => printed_to ?? [])
  const { hosts } = container.resolve<{ getOptions(): MediaOptions }>("mediaSystem").getOptions().license
  return {
    ...batch,
    tags: Object.fromEntries(TAG_STATUSES.map((status) => [status, counts.get(status) ?? 0])) as Record<
      TagStatus,
      number
    >,
    printed_to: printed.length > 0 ? Math.max(...printed) : null,
    host: hosts[0] ?? null,
  }
}
