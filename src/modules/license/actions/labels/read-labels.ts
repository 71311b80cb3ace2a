import { MediaError } from "../../../../lib/errors"
import { certifiedValue } from "../../domain/batch-input"
import { pinOf } from "../../domain/pin"
import { printedSerial, rawOfSerial, serialOfTag } from "../../domain/serial"
import { stemOf, tokenUrl } from "../../domain/token"
import { changeTags } from "../../transaction/change-tags"
import type { LicenseStore } from "../../transaction/store"
import type { By } from "../../transaction/types"
import { pinsGone } from "../batches/close"
import { batchNotFound, selectBatch, type BatchRow } from "../batches/rows"
import { pinKeyLabel } from "../minting/begin"
import { PRINTABLE, requireExport, type ExportRow } from "./rows"

/** What stands on one label. */
export interface LabelLine {
  idx: number
  token: string
  serial_printed: string
  gtin: string | null
  pin?: string
}

/** An export that is being read. */
export interface OpenedExport {
  row: ExportRow
  batch: BatchRow
  lines: AsyncIterable<LabelLine>
}

/** Tags of one transaction: few enough that a download starts at once. */
const SLICE = 500

/**
 * Opens an export for reading. Each slice of tags is marked as printed in the transaction that reads it, so a download
 * that breaks off has marked what it gave and nothing else. With PINs it works as long as their key is there.
 *
 * @throws 400 `media_license_host_missing`, 404, 409 `media_license_pins_gone`
 */
export async function openExport(store: LicenseStore, batchId: string, id: string, by: By): Promise<OpenedExport> {
  const host = requireHost(store)
  const { row, batch, wrapped } = await store.read(async (sql) => {
    const [{ wrapped_pin_key = null } = {}] = await sql.execute<{ wrapped_pin_key: string | null }>(
      `select wrapped_pin_key from media_license_batch where id = ?`,
      [batchId],
    )
    return {
      row: await requireExport(sql, batchId, id),
      batch: await selectBatch(sql, batchId),
      wrapped: wrapped_pin_key,
    }
  })
  if (!batch || batch.kid === null) throw batchNotFound(batchId)
  if (row.include_pins && wrapped === null) throw pinsGone(batchId)
  return { row, batch, lines: linesOf(store, { row, batch, host, wrapped: row.include_pins ? wrapped : null, by }) }
}

interface Reading {
  row: ExportRow
  batch: BatchRow
  host: string
  wrapped: string | null
  by: By
}

async function* linesOf(store: LicenseStore, { row, batch, host, wrapped, by }: Reading): AsyncGenerator<LabelLine> {
  const pinKey = wrapped === null ? null : await store.provider.unwrap(pinKeyLabel(batch.id), wrapped)
  const value = certifiedValue(batch)
  try {
    for (let from = row.from_idx; from <= row.to_idx; from += SLICE) {
      const to = Math.min(from + SLICE - 1, row.to_idx)
      for (const tag of await printSlice(store, row, { from, to }, by)) {
        const serial = serialOfTag(tag.id)
        yield {
          idx: tag.idx,
          token: tokenUrl(host, stemOf(batch.kid!, tag.sig), { scheme: batch.scheme, value, serial }),
          serial_printed: printedSerial(serial),
          gtin: batch.gtin,
          ...(pinKey ? { pin: pinOf(pinKey, rawOfSerial(serial)) } : {}),
        }
      }
    }
  } finally {
    pinKey?.fill(0)
  }
}

async function printSlice(
  store: LicenseStore,
  row: ExportRow,
  { from, to }: { from: number; to: number },
  by: By,
): Promise<{ id: string; idx: number; sig: Buffer }[]> {
  const { value } = await store.change(by, async (tx) => {
    await changeTags(tx, {
      trigger: "print",
      where: { sql: "t.batch_id = ? and t.idx between ? and ?", bindings: [row.batch_id, from, to] },
      set: { printed_at: tx.now },
      data: { export_id: row.id },
    })
    return tx.sql.execute<{ id: string; idx: number; sig: Buffer }>(
      `select id, idx, sig from media_license_tag where batch_id = ? and idx between ? and ? and ${PRINTABLE}
         and deleted_at is null order by idx`,
      [row.batch_id, from, to],
    )
  })
  return value
}

/**
 * A label without the shop's own address would lead nowhere.
 *
 * @throws 400 `media_license_host_missing`
 */
export function requireHost({ hosts: [host] }: LicenseStore): string {
  if (host) return host
  throw new MediaError(
    "invalid_data",
    "media_license_host_missing",
    "the option license.hosts is empty: name the host that labels lead to",
  )
}
