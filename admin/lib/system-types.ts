import type { JsonSchema } from "./schema-fields"

export interface Setting {
  key: string
  group: string
  /** Key of its name in the `media` texts. */
  label_key: string
  scope: "store" | "sales_channel"
  schema: JsonSchema
  default: unknown
  value: unknown
  version: number
  source: "channel" | "store" | "default"
  restart: boolean
}

/** A setting that somebody else changed meanwhile, as the refusal of a save names it. */
export interface SettingConflict {
  key: string
  scope_id: string | null
  value: unknown
  version: number
}

export interface SettingChange {
  key: string
  scope_id?: string
  value: unknown
  version: number
}

export type HealthStatus = "ok" | "warn" | "error"

export interface HealthCheck {
  key: string
  status: HealthStatus
  detail: string
  since: string | null
  action?: string | null
}

export interface Health {
  status: HealthStatus
  checks: HealthCheck[]
}

export interface MyPermissions {
  mode: "open" | "enforced"
  roles: string[]
  permissions: string[]
}

export interface LookupMatch {
  media_item_id: string
  product_id: string
  title: string
  owner: "item" | "disc" | "track" | "offer"
  type: string
}

export interface Lookup {
  code: string
  normalized: { type: string; value_norm: string }[]
  matches: LookupMatch[]
  unit_matches: { kind: string; id: string; label: string }[]
  verdict: "none" | "exact" | "duplicate" | "ambiguous"
}
