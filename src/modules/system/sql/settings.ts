import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { generateEntityId } from "@medusajs/framework/utils"
import type { SettingChange, StoredSetting } from "../domain/setting-value"

const COLUMNS = `"key", scope, scope_id, value, version, deleted_at is not null as reset`

/** Rows of the given keys (all when left out), tombstones included; bounded by keys × sales channels. */
export async function selectSettings(manager: SqlEntityManager, keys?: string[]): Promise<StoredSetting[]> {
  const rows = await manager.execute(
    `select ${COLUMNS} from media_system_setting
     ${keys ? `where "key" in (select jsonb_array_elements_text(?::jsonb))` : ""}
     order by "key", scope, scope_id limit 100000`,
    keys ? [JSON.stringify(keys)] : [],
  )
  return rows as unknown as StoredSetting[]
}

/** The row of one key and place. */
export async function selectSetting(
  manager: SqlEntityManager,
  key: string,
  scopeId: string | null,
): Promise<StoredSetting | undefined> {
  const rows = await manager.execute(
    `select ${COLUMNS} from media_system_setting where "key" = ? and coalesce(scope_id, '') = ?`,
    [key, scopeId ?? ""],
  )
  return rows[0] as unknown as StoredSetting | undefined
}

/**
 * Writes one value if its version is still the editor's. The condition is in the statement, so of two editors who
 * saw the same version exactly one wins, whatever their timing.
 * @returns the new version, or `undefined` when the editor was too late.
 */
export async function writeSetting(
  manager: SqlEntityManager,
  change: SettingChange,
  updatedBy: string,
): Promise<number | undefined> {
  const scopeId = change.scope_id ?? null
  const value = JSON.stringify(change.value)
  const rows =
    change.version === 0
      ? await manager.execute(
          `insert into media_system_setting (id, "key", scope, scope_id, value, version, updated_by)
           values (?, ?, ?, ?, ?::jsonb, 1, ?)
           on conflict ("key", scope, coalesce(scope_id, '')) do nothing returning version`,
          [
            generateEntityId(undefined, "msst"),
            change.key,
            scopeId ? "sales_channel" : "store",
            scopeId,
            value,
            updatedBy,
          ],
        )
      : await manager.execute(
          `update media_system_setting
           set value = ?::jsonb, version = version + 1, updated_by = ?, updated_at = now(), deleted_at = null
           where "key" = ? and coalesce(scope_id, '') = ? and version = ? returning version`,
          [value, updatedBy, change.key, scopeId ?? "", change.version],
        )
  return (rows[0] as { version: number } | undefined)?.version
}

/** Turns a value into a tombstone if its version is still `version`; returns the new version. */
export async function clearSetting(
  manager: SqlEntityManager,
  place: { key: string; scope_id: string | null; version: number },
  updatedBy: string,
): Promise<number | undefined> {
  const rows = await manager.execute(
    `update media_system_setting set deleted_at = now(), version = version + 1, updated_by = ?, updated_at = now()
     where "key" = ? and coalesce(scope_id, '') = ? and version = ? returning version`,
    [updatedBy, place.key, place.scope_id ?? "", place.version],
  )
  return (rows[0] as { version: number } | undefined)?.version
}
