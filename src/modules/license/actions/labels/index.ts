import type { LicenseStore } from "../../transaction/store"
import type { By, Done } from "../../transaction/types"
import { orderExport, type ExportOrder } from "./order-export"
import { openExport, requireHost } from "./read-labels"
import type { ExportRow } from "./rows"
import { readSpoilt, spoil, type Spoilt } from "./spoil"

export type { ExportOrder } from "./order-export"
export type { LabelLine, OpenedExport } from "./read-labels"
export type { ExportRow } from "./rows"
export type { Spoilt } from "./spoil"

/** Labels on their way to a printer. */
export const labels = (store: LicenseStore) => ({
  /**
   * @throws 400 `media_license_host_missing`, `media_license_range_invalid`, 404, 409 `media_license_batch_state`,
   * `media_license_pins_gone`
   */
  async order(batchId: string, order: ExportOrder, by: By = {}): Promise<Done<ExportRow>> {
    requireHost(store)
    return store.change(by, (tx) => orderExport(tx, batchId, order))
  },

  /** @throws 400 `media_license_host_missing`, 404, 409 `media_license_pins_gone` */
  async open(batchId: string, id: string, by: By = {}) {
    return openExport(store, batchId, id, by)
  },

  /** A file was read to its end. */
  async finish(row: ExportRow, file: { row_count: number; sha256: string }, by: By = {}): Promise<Done<void>> {
    return store.change(by, async (tx) => {
      await tx.sql.execute(
        `update media_license_export set row_count = ?, sha256 = ?, downloads = downloads + 1, updated_at = now()
         where id = ?`,
        [file.row_count, file.sha256, row.id],
      )
      const data = { export_id: row.id, row_count: file.row_count, include_pins: row.include_pins }
      await tx.record([{ kind: "batch.exported", batch_id: row.batch_id, data }])
    })
  },

  /** @throws 404 `media_license_batch_not_found` */
  async spoil(batchId: string, codes: readonly string[], by: By = {}): Promise<Done<Spoilt>> {
    const named = await readSpoilt(store, codes)
    return store.change(by, (tx) => spoil(tx, batchId, named))
  },
})
