import { invalid } from "../../../../lib/errors"
import type { LicenseTransaction } from "../../transaction/types"
import { pinsGone } from "../batches/close"
import { batchState, lockBatch } from "../batches/rows"
import { selectSigningKey } from "../keys/rows"
import { EXPORT_COLUMNS, PRINTABLE, type ExportRow } from "./rows"

/** Labels as somebody asks for them. */
export type ExportOrder = Pick<
  ExportRow,
  "format" | "layout" | "symbol" | "start_position" | "from_idx" | "to_idx" | "include_pins"
>

/** Labels in one PDF; larger batches are printed in several. */
export const PDF_LABELS = 2000

/**
 * Notes which labels are to leave the shop. Nothing is printed yet: the tags change when their lines are read.
 *
 * @throws 400 `media_license_range_invalid`, 404, 409 `media_license_batch_state`, `media_license_pins_gone`
 */
export async function orderExport(tx: LicenseTransaction, batchId: string, order: ExportOrder): Promise<ExportRow> {
  const batch = await lockBatch(tx.sql, batchId)
  if (batch.minted_count === 0) throw batchState(batch, "there are no labels yet")
  const key = batch.kid === null ? undefined : await selectSigningKey(tx.sql, batch.kid)
  if (key?.state === "distrusted") throw batchState(batch, "its key is distrusted, so nobody should get its labels")
  if (order.from_idx > order.to_idx || order.to_idx >= batch.minted_count) {
    throw range("to_idx", `the labels so far are 0 to ${batch.minted_count - 1}`)
  }
  if (order.format === "pdf" && order.to_idx - order.from_idx >= PDF_LABELS) {
    throw range("to_idx", `a PDF holds at most ${PDF_LABELS} labels`)
  }
  if (order.include_pins && !batch.has_pin_key) throw pinsGone(batchId)
  const [{ count = 0 } = {}] = await tx.sql.execute<{ count: number }>(
    `select count(*)::int as count from media_license_tag where batch_id = ? and idx between ? and ? and ${PRINTABLE}`,
    [batchId, order.from_idx, order.to_idx],
  )
  if (count === 0) throw range("from_idx", "none of these labels can be printed any more")
  const [row] = await tx.sql.execute<ExportRow>(
    `insert into media_license_export (id, batch_id, format, layout, symbol, start_position, from_idx, to_idx,
       include_pins, row_count, exported_by, created_at, updated_at)
     values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, now(), now()) returning ${EXPORT_COLUMNS}`,
    [
      tx.newId("lexp"),
      batchId,
      order.format,
      order.format === "pdf" ? JSON.stringify(order.layout) : null,
      order.format === "pdf" ? order.symbol : null,
      order.start_position,
      order.from_idx,
      order.to_idx,
      order.include_pins,
      count,
      tx.actor.id ?? tx.actor.type,
    ],
  )
  await tx.record([
    {
      kind: "batch.export_ordered",
      batch_id: batchId,
      data: { export_id: row!.id, from_idx: order.from_idx, to_idx: order.to_idx, include_pins: order.include_pins },
    },
  ])
  return row!
}

const range = (path: string, message: string) => invalid([{ path, code: "media_license_range_invalid", message }])
