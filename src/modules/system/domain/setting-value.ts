import type { z } from "@medusajs/framework/zod"

/** The part of a setting's declaration that decides about values. */
export interface SettingRules {
  key: string
  schema: z.ZodType
  default: unknown
  scope: "store" | "sales_channel"
}

/** What the table holds for one key and place. */
export interface StoredSetting {
  key: string
  scope: "store" | "sales_channel"
  scope_id: string | null
  value: unknown
  version: number
  /** `true` for a reset setting, of which only the version is left. */
  reset: boolean
}

export type SettingSource = "channel" | "store" | "default"

/** The value in force, where it came from, and the stored values that no longer fit and were passed over. */
export interface ResolvedSetting {
  value: unknown
  source: SettingSource
  rejected: StoredSetting[]
}

/** One requested change. `version` is the one the editor saw; 0 where nothing has ever been stored. */
export interface SettingChange {
  key: string
  scope_id?: string | null
  value: unknown
  version: number
}

export interface SettingProblem {
  key: string
  path: string
  code: string
  message: string
}

/** Channel value, else store value, else default; a stored value must still fit the schema to count. */
export function resolveSetting(rules: SettingRules, rows: StoredSetting[], salesChannelId?: string): ResolvedSetting {
  const rejected: StoredSetting[] = []
  const candidates = [
    salesChannelId !== undefined && rules.scope === "sales_channel"
      ? rows.find((row) => row.scope === "sales_channel" && row.scope_id === salesChannelId)
      : undefined,
    rows.find((row) => row.scope === "store"),
  ]
  for (const row of candidates) {
    if (!row || row.reset) continue
    const parsed = rules.schema.safeParse(row.value)
    if (parsed.success) {
      return { value: parsed.data, source: row.scope === "store" ? "store" : "channel", rejected }
    }
    rejected.push(row)
  }
  return { value: rules.default, source: "default", rejected }
}

/** Everything wrong with the requested changes, and the values as they would be stored. */
export function checkChanges(
  changes: SettingChange[],
  rulesOf: (key: string) => SettingRules | undefined,
): { problems: SettingProblem[]; accepted: SettingChange[] } {
  const seen = new Set<string>()
  const problems: SettingProblem[] = []
  const accepted: SettingChange[] = []
  changes.forEach((change, index) => {
    const found = checkChange(change, `changes.${index}`, rulesOf(change.key), seen)
    if (Array.isArray(found)) problems.push(...found)
    else accepted.push(found)
  })
  return { problems, accepted }
}

function checkChange(
  change: SettingChange,
  at: string,
  rules: SettingRules | undefined,
  seen: Set<string>,
): SettingProblem[] | SettingChange {
  const { key } = change
  if (!rules) {
    return [{ key, path: `${at}.key`, code: "media_setting_unknown", message: `setting "${key}" does not exist` }]
  }
  const problems: SettingProblem[] = []
  const place = `${key}\n${change.scope_id ?? ""}`
  if (seen.has(place)) {
    problems.push({ key, path: at, code: "media_setting_duplicate", message: `"${key}" is changed twice` })
  }
  seen.add(place)
  if (change.scope_id && rules.scope === "store") {
    const message = `"${key}" has one value for the whole store and takes no sales channel`
    problems.push({ key, path: `${at}.scope_id`, code: "media_setting_scope", message })
  }
  const parsed = rules.schema.safeParse(change.value)
  if (parsed.success && problems.length === 0) return { ...change, value: parsed.data }
  for (const issue of parsed.error?.issues ?? []) {
    const path = [`${at}.value`, ...issue.path.map(String)].join(".")
    problems.push({ key, path, code: "media_setting_invalid", message: issue.message })
  }
  return problems
}
