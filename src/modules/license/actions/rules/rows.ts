import { MediaError } from "../../../../lib/errors"
import { quoted, type Sql } from "../../../../lib/sql"
import type { LicenseTransaction } from "../../transaction/types"

/** What a merchant sets up before licences are issued. */
export type RuleEntry = "terms" | "variant_rule"

/** A row as it is stored. */
export interface RuleRow {
  id: string
  version: number
  [column: string]: unknown
}

/** What became of one row. An edit that changes nothing has equal versions and wrote nothing. */
export interface RuleChange {
  entry: RuleEntry
  id: string
  before: RuleRow | null
  after: RuleRow | null
}

interface RuleTable {
  table: string
  prefix: string
  columns: readonly string[]
}

/** Columns a merchant decides; `id`, `version` and the stamps are the table's own. */
const TABLES: Record<RuleEntry, RuleTable> = {
  terms: {
    table: "media_license_terms",
    prefix: "lter",
    columns: [
      ...["name", "max_devices", "max_deactivations_per_year", "offline_ttl_days", "grace_days", "download_cap"],
      ...["quality", "transferable", "follows_tag"],
    ],
  },
  variant_rule: {
    table: "media_license_variant_rule",
    prefix: "lrul",
    columns: ["variant_id", "tag_mode", "terms_id", "files"],
  },
}

const columnsOf = (entry: RuleEntry) => quoted(["id", "version", ...TABLES[entry].columns])

/**
 * The row, locked until the transaction ends.
 * @throws 404 `media_license_terms_not_found` or `…_variant_rule_not_found`
 */
export async function lockRule(tx: LicenseTransaction, entry: RuleEntry, id: string): Promise<RuleRow> {
  const row = await findRule(tx.sql, entry, `"id" = ? and deleted_at is null for update`, id)
  if (row) return row
  throw new MediaError(
    "not_found",
    `media_license_${entry}_not_found`,
    `${entry.replace("_", " ")} ${JSON.stringify(id.slice(0, 100))} does not exist`,
  )
}

/** The row that fits a condition written in code. */
export async function findRule(sql: Sql, entry: RuleEntry, where: string, value: string): Promise<RuleRow | undefined> {
  const [row] = await sql.execute<RuleRow>(`select ${columnsOf(entry)} from "${TABLES[entry].table}" where ${where}`, [
    value,
  ])
  return row
}

/** @throws 409 `media_license_version_conflict` when somebody has changed the row since it was read */
export function requireVersion(row: RuleRow, version: number | undefined): void {
  if (version === undefined || version === row.version) return
  throw new MediaError(
    "conflict",
    "media_license_version_conflict",
    `version: ${row.id} has been changed in the meantime, it is at version ${row.version}`,
    { details: { version: row.version } },
  )
}

/** Writes a new row; what is not given is null. */
export async function insertRule(
  tx: LicenseTransaction,
  entry: RuleEntry,
  values: Record<string, unknown>,
): Promise<RuleRow> {
  const { table, prefix, columns } = TABLES[entry]
  const given = Object.fromEntries(columns.map((column) => [column, values[column] ?? null]))
  const row: RuleRow = { ...given, id: tx.newId(prefix), version: 1 }
  await tx.sql.execute(
    `insert into "${table}" (${columnsOf(entry)}, "created_at", "updated_at")
     select ${columnsOf(entry)}, now(), now() from jsonb_populate_record(null::"${table}", ?::jsonb)`,
    [JSON.stringify(row)],
  )
  return row
}

/** Writes what differs and moves the version on; a row that stays as it is is not touched. */
export async function changeRule(
  tx: LicenseTransaction,
  entry: RuleEntry,
  before: RuleRow,
  set: Record<string, unknown>,
): Promise<RuleRow> {
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

/** Soft-deletes the row, or brings it back. */
export async function setDeleted(
  tx: LicenseTransaction,
  entry: RuleEntry,
  row: RuleRow,
  deleted: boolean,
): Promise<void> {
  await tx.sql.execute(
    `update "${TABLES[entry].table}" set "deleted_at" = ${deleted ? "now()" : "null"}, "version" = "version" + 1,
       "updated_at" = now() where "id" = ?`,
    [row.id],
  )
}

/** Postgres answers the members of a jsonb object in an order of its own. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== "object" || value === null) return value ?? null
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, ordered(member)]),
  )
}
