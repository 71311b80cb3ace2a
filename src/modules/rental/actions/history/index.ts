import { pgTextArray } from "../../../../lib/sql"
import type { RentalStore } from "../../transaction/store"
import type { RentalActor } from "../../transaction/types"
import { HISTORY_BATCH } from "../../domain/history"
import { importBatch, type BatchReport, type HistoryRow } from "./import-batch"

export type { BatchReport, HistoryRow, RejectedRow } from "./import-batch"

/** Rentals another system has done. */
export const history = (store: RentalStore) => ({
  /** Takes up to `HISTORY_BATCH` rows in, in one transaction; see `importBatch`. */
  async importBatch(rows: readonly HistoryRow[], actor: RentalActor, now?: Date): Promise<BatchReport> {
    if (rows.length > HISTORY_BATCH) throw new RangeError(`a batch holds at most ${HISTORY_BATCH} rows`)
    const titles = await store.read((sql) =>
      sql.execute<{ variant_id: string }>(
        `select distinct variant_id from media_rental_unit where lower(barcode) = any(?::text[]) and deleted_at is null`,
        [pgTextArray([...new Set(rows.map((row) => row.barcode.toLowerCase()))])],
      ),
    )
    const scope = { titles: titles.map((title) => title.variant_id), actor, ...(now ? { now } : {}) }
    return (await store.change(scope, (tx) => importBatch(tx, rows))).value
  },
})
