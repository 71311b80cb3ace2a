import { pipeline, Readable } from "node:stream"
import { stringify } from "csv-stringify"
import { guardedCell } from "../../../lib/csv"

/** One line of an export for a printer's own software. */
export interface LabelRow {
  /** Number of the copy in its batch, from 0. */
  idx: number
  token: string
  serial_printed: string
  gtin?: string | null
  title?: string | null
  pin?: string | null
}

const COLUMNS = ["idx", "token", "serial_printed", "gtin", "title", "pin"] as const satisfies (keyof LabelRow)[]

/**
 * Labels as CSV, any number of them, row by row as they are read: UTF-8 with a byte order mark, lines ended by CR LF, and
 * no cell that a spreadsheet would run as a formula.
 *
 * @param options.pins whether there is a column `pin`; without it a PIN in a row is left out
 */
export function labelCsv(rows: Iterable<LabelRow> | AsyncIterable<LabelRow>, options: { pins: boolean }): Readable {
  const columns = COLUMNS.filter((column) => options.pins || column !== "pin")
  const csv = stringify({
    bom: true,
    header: true,
    columns,
    record_delimiter: "windows",
    // A lone LF or CR is no end of record here, but it is for many a reader.
    quoted_match: /[\r\n]/,
  })
  // A fault of the source destroys the stream that is returned, and its reader learns of it there.
  pipeline(Readable.from(cells(rows, columns)), csv, () => undefined)
  return csv
}

async function* cells(rows: Iterable<LabelRow> | AsyncIterable<LabelRow>, columns: readonly (keyof LabelRow)[]) {
  for await (const row of rows) yield columns.map((column) => guardedCell(row[column] ?? null))
}
