import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"

/** The public sample sets lie beside the repository, not in it. */
const DATA = resolve(process.cwd(), "../shared/data")

/** `true` when a sample set is at hand; a spec that needs one says so when it is not. */
export const hasSample = (set: string): boolean => existsSync(join(DATA, set))

/** A CSV file of a sample set as records; an empty cell is an empty string. */
export function sample<Column extends string>(set: string, file: string): Record<Column, string>[] {
  const [header, ...lines] = parseCsv(readFileSync(join(DATA, set, `${file}.csv`), "utf8"))
  if (!header) throw new Error(`${set}/${file}.csv is empty`)
  return lines.map(
    (cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ""])) as Record<Column, string>,
  )
}

/** RFC 4180: quoted cells may hold commas, line breaks and doubled quotes. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'))
    if (end === ",") continue
    if (row.length > 1 || row[0] !== "") rows.push(row)
    row = []
  }
  return rows
}
