/** One column of an export: its heading and its value in a row. */
export interface CsvColumn<Row> {
  name: string
  value: (row: Row) => string | number | boolean | null
}

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/
const NUMBER = /^-?\d+(\.\d+)?$/

/**
 * RFC 4180 with a byte order mark, so that spreadsheets read Chinese titles as UTF-8. A text that a spreadsheet would run
 * as a formula gets an apostrophe in front; numbers stay numbers.
 *
 * @example toCsv([{ name: "title", value: (row) => row.title }], rows)
 */
export function toCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ value }) => guardedCell(value(row)))),
  ]
  return `\uFEFF${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`
}

/**
 * A cell's text: nothing for `null`, and an apostrophe in front of what a spreadsheet would run as a formula.
 *
 * @example guardedCell("=HYPERLINK(A1)") // "'=HYPERLINK(A1)"
 */
export function guardedCell(value: string | number | boolean | null): string {
  if (value === null) return ""
  const text = String(value)
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
