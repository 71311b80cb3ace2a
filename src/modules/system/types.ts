import type { Actor } from "../../lib/permission"
import type { SettingSource } from "./domain/setting-value"

/** A setting as the API shows it. */
export interface SettingView {
  key: string
  group: string
  label_key: string
  scope: "store" | "sales_channel"
  /** The place `version` belongs to: the asked-for channel, or null for the store. */
  scope_id: string | null
  /** JSON Schema of the value; the form is rendered from it. */
  schema: Record<string, unknown>
  default: unknown
  value: unknown
  /** To be sent back with a change; 0 where nothing has ever been stored. */
  version: number
  source: SettingSource
  restart: boolean
}

/** One change that has been written, with what it takes to report it and to take it back. */
export interface SettingWrite {
  key: string
  scope_id: string | null
  version: number
  before: { value: unknown; source: SettingSource; stored: boolean }
  after: { value: unknown; source: SettingSource }
}

/** Where a setting is read. */
export interface SettingContext {
  salesChannelId?: string
}

/** What an actor may do. In mode `open` there are no roles and the only permission is `*`. */
export interface PermissionsOf {
  mode: "open"
  roles: string[]
  permissions: string[]
}

export type { Actor }
