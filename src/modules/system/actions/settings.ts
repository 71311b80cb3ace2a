import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { z } from "@medusajs/framework/zod"
import { MediaError, invalid } from "../../../lib/errors"
import type { Actor } from "../../../lib/permission"
import { getSetting, listSettings, type SettingDefinition } from "../../../lib/registry"
import { settingSchemaJson } from "../domain/setting-schema"
import { checkChanges, resolveSetting, type SettingChange, type StoredSetting } from "../domain/setting-value"
import { clearSetting, selectSetting, writeSetting } from "../sql/settings"
import type { SettingContext, SettingView, SettingWrite } from "../types"

/** Declared settings with their values, the values passed over on the way, and every stored value that does not fit. */
export function viewSettings(
  rows: StoredSetting[],
  context: SettingContext & { defaults?: Record<string, unknown> },
): { views: SettingView[]; rejected: StoredSetting[]; invalid: StoredSetting[] } {
  const rejected: StoredSetting[] = []
  const unfit: StoredSetting[] = []
  const views = listSettings().map((definition) => {
    const own = rows.filter((row) => row.key === definition.key)
    const resolved = resolveSetting(definition, own, context.salesChannelId)
    rejected.push(...resolved.rejected)
    unfit.push(...own.filter((row) => !row.reset && !definition.schema.safeParse(row.value).success))
    return toView(definition, own, resolved, context)
  })
  return { views, rejected, invalid: unfit }
}

function toView(
  definition: SettingDefinition,
  rows: StoredSetting[],
  resolved: ReturnType<typeof resolveSetting>,
  context: SettingContext & { defaults?: Record<string, unknown> },
): SettingView {
  const { key, group, scope, schema } = definition
  const scopeId = scope === "sales_channel" ? (context.salesChannelId ?? null) : null
  const fallback = context.defaults && Object.hasOwn(context.defaults, key) ? context.defaults[key] : definition.default
  // A stored null means "as the default", which for the currency is the store's.
  const value = resolved.source === "default" ? fallback : (resolved.value ?? fallback)
  return {
    key,
    group,
    label_key: definition.labelKey,
    scope,
    scope_id: scopeId,
    schema: settingSchemaJson(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" })),
    default: fallback,
    value,
    version: rows.find((row) => row.scope_id === scopeId)?.version ?? 0,
    source: resolved.source,
    restart: definition.restart ?? false,
  }
}

/** Writes every change inside the given transaction, or throws. */
export async function writeAll(
  manager: SqlEntityManager,
  changes: SettingChange[],
  actor: Actor,
): Promise<SettingWrite[]> {
  const { problems, accepted } = checkChanges(changes, getSetting)
  if (problems.length > 0) throw invalid(problems)
  const writes: SettingWrite[] = []
  const conflicts: Conflict[] = []
  // One order for everybody, so that two editors with the same settings wait for each other instead of deadlocking.
  for (const change of accepted.sort((a, b) => placeOf(a).localeCompare(placeOf(b)))) {
    const scopeId = change.scope_id ?? null
    const before = await selectSetting(manager, change.key, scopeId)
    const version = await writeSetting(manager, { ...change, scope_id: scopeId }, nameOf(actor))
    if (version === undefined) conflicts.push(await conflictOf(manager, change.key, scopeId))
    else writes.push(toWrite(change.key, scopeId, version, before, { value: change.value }))
  }
  if (conflicts.length > 0) throw versionConflict(conflicts)
  return writes
}

/** Applies the inverse of each write unless somebody has written since. */
export async function revertAll(manager: SqlEntityManager, writes: SettingWrite[], actor: Actor): Promise<void> {
  for (const { key, scope_id, version, before } of writes) {
    if (before.stored) await writeSetting(manager, { key, scope_id, value: before.value, version }, nameOf(actor))
    else await clearSetting(manager, { key, scope_id, version }, nameOf(actor))
  }
}

/** Turns a stored value into a tombstone; null when there is none. */
export async function clearStored(
  manager: SqlEntityManager,
  definition: SettingDefinition,
  place: { scope_id?: string | null; version?: number },
  actor: Actor,
): Promise<SettingWrite | null> {
  const { key } = definition
  const scopeId = place.scope_id ?? null
  const before = await selectSetting(manager, key, scopeId)
  if (place.version !== undefined && place.version !== (before?.version ?? 0)) {
    throw versionConflict([await conflictOf(manager, key, scopeId)])
  }
  if (!before || before.reset) return null
  const version = await clearSetting(manager, { key, scope_id: scopeId, version: before.version }, nameOf(actor))
  if (version === undefined) throw versionConflict([await conflictOf(manager, key, scopeId)])
  return toWrite(key, scopeId, version, before, null)
}

interface Conflict {
  key: string
  scope_id: string | null
  value: unknown
  version: number
}

async function conflictOf(manager: SqlEntityManager, key: string, scopeId: string | null): Promise<Conflict> {
  const row = await selectSetting(manager, key, scopeId)
  const value = row && !row.reset ? row.value : getSetting(key)?.default
  return { key, scope_id: scopeId, value, version: row?.version ?? 0 }
}

function versionConflict(conflicts: Conflict[]): MediaError {
  const names = conflicts.map(({ key, version }) => `"${key}" is at version ${version}`).join(", ")
  return new MediaError("conflict", "media_setting_version_conflict", `somebody else was faster: ${names}`, {
    details: { current: conflicts[0], conflicts },
  })
}

function toWrite(
  key: string,
  scopeId: string | null,
  version: number,
  before: StoredSetting | undefined,
  after: { value: unknown } | null,
): SettingWrite {
  const source = scopeId ? "channel" : "store"
  const fallback = { value: getSetting(key)?.default, source: "default" } as const
  return {
    key,
    scope_id: scopeId,
    version,
    before: before && !before.reset ? { value: before.value, source, stored: true } : { ...fallback, stored: false },
    after: after ? { value: after.value, source } : fallback,
  }
}

const placeOf = (change: SettingChange): string => `${change.key}\n${change.scope_id ?? ""}`
const nameOf = (actor: Actor): string => `${actor.type}:${actor.id}`
