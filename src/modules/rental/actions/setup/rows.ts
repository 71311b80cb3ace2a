import { MediaError, invalid, type Problem } from "../../../../lib/errors"
import { joinPath } from "../../../../lib/problems"
import type { Report } from "../../../../lib/rules"
import { insertInto, quoted, type Sql } from "../../../../lib/sql"
import { priceHash, type Json } from "../../domain/price-hash"
import { TERMS_COLUMNS } from "../../domain/terms"
import type { RentalTransaction } from "../../transaction/types"
import type { SetupChange, SetupEntry, SetupRow } from "./types"

interface SetupTable {
  table: string
  prefix: string
  columns: readonly string[]
  /** As a message calls it. */
  name: string
}

/** Columns a merchant or the catalogue decides; `id`, `version` and the stamps are the table's own. */
const TABLES: Record<SetupEntry, SetupTable> = {
  offer: {
    table: "media_rental_offer",
    prefix: "rofr",
    name: "rental offer",
    columns: [
      ...["variant_id", "product_id", "sale_variant_id", "media_type", "enabled", "rate_plan_id", "rentable_from"],
      ...["min_age", "rated_age", "disc_count", "title", "replacement_value"],
    ],
  },
  rate_plan: {
    table: "media_rental_rate_plan",
    prefix: "rpln",
    name: "rate plan",
    columns: ["name", "active", "min_days", "max_days", "late_start_time", "price_bounds"],
  },
  terms: {
    table: "media_rental_terms",
    prefix: "rtrm",
    name: "terms",
    columns: ["variant_id", "media_type", "customer_group_id", "location_id", ...TERMS_COLUMNS],
  },
  calendar: {
    table: "media_rental_calendar",
    prefix: "rcal",
    name: "calendar",
    columns: ["location_id", "tz", "open_dows", "closed_dates", "pickup_from", "due_time"],
  },
  member: {
    table: "media_rental_member",
    prefix: "rmem",
    name: "member",
    columns: [
      ...["customer_id", "member_no", "date_of_birth", "id_verified_at", "status", "block_reason", "block_until"],
      ...["max_open", "deposit_waived"],
    ],
  },
}

/** The row, locked until the transaction ends, or 404. */
export async function lockRow(tx: RentalTransaction, entry: SetupEntry, id: string): Promise<SetupRow> {
  const row = await findRow(tx.sql, entry, id, "and deleted_at is null for update")
  if (row) return row
  const { name } = TABLES[entry]
  throw new MediaError("not_found", `media_rental_${entry}_not_found`, `${name} ${id} does not exist`)
}

/** The row whether or not it is deleted, locked. */
export const lockAnyRow = (tx: RentalTransaction, entry: SetupEntry, id: string): Promise<SetupRow | null> =>
  findRow(tx.sql, entry, id, "for update")

async function findRow(sql: Sql, entry: SetupEntry, id: string, tail: string): Promise<SetupRow | null> {
  const { table, columns } = TABLES[entry]
  const [row] = await sql.execute<SetupRow>(
    `select "id", "version", ${quoted(columns)} from "${table}" where "id" = ? ${tail}`,
    [id],
  )
  return row ? plain(row) : null
}

/** Instants as text, as JSON will have them anyway. */
function plain(row: SetupRow): SetupRow {
  const entries = Object.entries(row).map(([column, value]) => [
    column,
    value instanceof Date ? value.toISOString() : value,
  ])
  return Object.fromEntries(entries) as SetupRow
}

/** @throws 409 `media_rental_version_conflict` when somebody has changed the row since it was read */
export function requireVersion(entry: SetupEntry, row: SetupRow, version: number | undefined): void {
  if (version === undefined || version === row.version) return
  throw new MediaError(
    "conflict",
    "media_rental_version_conflict",
    `version: ${TABLES[entry].name} ${row.id} has been changed in the meantime, it is at version ${row.version}`,
    { details: { version: row.version } },
  )
}

/** Writes a new row; what is not given is null. */
export async function insertRow(
  tx: RentalTransaction,
  entry: SetupEntry,
  values: Record<string, unknown>,
): Promise<SetupRow> {
  const { table, prefix, columns } = TABLES[entry]
  const row: SetupRow = { ...pick(values, columns), id: tx.newId(prefix), version: 1 }
  await insertInto(tx.sql, table, ["id", "version", ...columns], [row])
  return row
}

/** Every column, with null for what is not given. */
function pick(values: Record<string, unknown>, columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column, values[column] ?? null]))
}

/** Writes what differs and moves the version on; a row that stays as it is is not touched. */
export async function changeRow(
  tx: RentalTransaction,
  entry: SetupEntry,
  before: SetupRow,
  set: Record<string, unknown>,
): Promise<SetupRow> {
  const { table, columns } = TABLES[entry]
  const changed = columns.filter((column) => set[column] !== undefined && !same(set[column], before[column]))
  if (changed.length === 0) return before
  const values = Object.fromEntries(changed.map((column) => [column, set[column]]))
  await tx.sql.execute(
    `update "${table}" set (${quoted(changed)}) = (
       select ${quoted(changed)} from jsonb_populate_record(null::"${table}", ?::jsonb)),
       "version" = "version" + 1, "updated_at" = now() where "id" = ?`,
    [JSON.stringify(values), before.id],
  )
  return { ...before, ...values, version: before.version + 1 }
}

/** Moves the version on for a change that is not in the row itself, as that of a plan's tiers. */
export async function touchRow(tx: RentalTransaction, entry: SetupEntry, row: SetupRow): Promise<SetupRow> {
  await tx.sql.execute(
    `update "${TABLES[entry].table}" set "version" = "version" + 1, "updated_at" = now() where "id" = ?`,
    [row.id],
  )
  return { ...row, version: row.version + 1 }
}

/** Soft-deletes the row, or brings it back. */
export async function setDeleted(
  tx: RentalTransaction,
  entry: SetupEntry,
  row: SetupRow,
  deleted: boolean,
): Promise<SetupRow> {
  await tx.sql.execute(
    `update "${TABLES[entry].table}" set "deleted_at" = ${deleted ? "now()" : "null"}, "version" = "version" + 1,
       "updated_at" = now() where "id" = ?`,
    [row.id],
  )
  return { ...row, version: row.version + 1 }
}

export const same = (a: unknown, b: unknown): boolean =>
  priceHash((a ?? null) as Json) === priceHash((b ?? null) as Json)

/** What a rule has against a value, thrown as one 400. */
export function requireSound(judge: (report: Report) => void): void {
  const problems: Problem[] = []
  judge((path, message, code) => problems.push({ path: joinPath("", path), code: code ?? "media_invalid", message }))
  if (problems.length > 0) throw invalid(problems)
}

export const changeOf = (entry: SetupEntry, before: SetupRow | null, after: SetupRow | null): SetupChange => ({
  entry,
  id: (after ?? before)!.id,
  before,
  after,
})
