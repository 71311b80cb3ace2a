import type { MedusaContainer } from "@medusajs/framework/types"
import { MediaError } from "../../../lib/errors"
import { allOf, among, fragment, isoText, selectPage, type ListSource, type Page } from "../../lib/sql"
import { joinPerson, notDeleted, personColumn, type Person } from "./people"

/** Labels that left the shop, or are about to. */
export interface ExportView {
  id: string
  batch_id: string
  format: "pdf" | "csv"
  /** Name of a layout, or `custom`. */
  layout: string | null
  symbol: string | null
  from_idx: number
  to_idx: number
  include_pins: boolean
  row_count: number
  sha256: string | null
  downloads: number
  exported_by: Person
  created_at: string
  updated_at: string
}

type ExportOrder = "created_at"

const SOURCE: ListSource<ExportOrder> = {
  columns: `e.id, e.batch_id, e.format,
    case jsonb_typeof(e.layout) when 'string' then e.layout #>> '{}' when 'object' then 'custom' end as layout,
    e.symbol, e.from_idx, e.to_idx, e.include_pins, e.row_count, e.sha256, e.downloads,
    ${personColumn("e.exported_by", "u")} as exported_by,
    ${isoText("e.created_at")} as created_at, ${isoText("e.updated_at")} as updated_at`,
  from: `from media_license_export e ${joinPerson("e.exported_by", "u")}`,
  key: "e.id",
  orders: { created_at: "e.created_at" },
}

/** Exports of a batch, the newest first. */
export async function labelExports(
  container: MedusaContainer,
  { batch_id, id, ...page }: { batch_id: string; id?: string } & Pick<Page<unknown, ExportOrder>, "limit" | "offset">,
): Promise<{ exports: ExportView[]; count: number }> {
  const condition = allOf([
    notDeleted("e"),
    fragment("e.batch_id = ?", batch_id),
    ...among("e.id", id === undefined ? undefined : [id]),
  ])
  const { rows, count } = await selectPage<ExportView, ExportOrder>(container, SOURCE, condition, {
    ...page,
    order: "-created_at",
  })
  return { exports: rows, count }
}

/** @throws 404 `media_license_export_not_found` */
export async function labelExport(container: MedusaContainer, batch_id: string, id: string): Promise<ExportView> {
  const { exports } = await labelExports(container, { batch_id, id, limit: 1, offset: 0 })
  if (exports[0]) return exports[0]
  throw new MediaError("not_found", "media_license_export_not_found", "no such export")
}
