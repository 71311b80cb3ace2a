import { MediaError } from "../../../../lib/errors"
import type { Sql } from "../../../../lib/sql"

/** A row of `media_license_export`: labels somebody wants to print. */
export interface ExportRow {
  id: string
  batch_id: string
  format: "pdf" | "csv"
  /** Name of a layout or a grid in mm; for a PDF. */
  layout: unknown
  symbol: "qr" | "datamatrix" | null
  start_position: number
  from_idx: number
  /** Included. */
  to_idx: number
  include_pins: boolean
  /** Labels when it was ordered, later those of its last download. */
  row_count: number
  sha256: string | null
  downloads: number
  exported_by: string
  created_at: Date
}

export const EXPORT_COLUMNS = `id, batch_id, format, layout, symbol, start_position, from_idx, to_idx, include_pins, row_count,
  sha256, downloads, exported_by, created_at`

/** @throws 404 `media_license_export_not_found` */
export async function requireExport(sql: Sql, batchId: string, id: string): Promise<ExportRow> {
  const [row] = await sql.execute<ExportRow>(
    `select ${EXPORT_COLUMNS} from media_license_export where id = ? and batch_id = ? and deleted_at is null`,
    [id, batchId],
  )
  if (!row) throw new MediaError("not_found", "media_license_export_not_found", "no such export")
  return row
}

/** Tags whose labels may be printed: an ended one must not come to life on a new sticker. */
export const PRINTABLE = `status not in ('void', 'revoked', 'relabel')`
