import type { MedusaContainer } from "@medusajs/framework/types"
import type { ZodType } from "@medusajs/framework/zod"

/**
 * What capabilities declare while they load and `mediaSystem` reads: permissions, typed settings, health checks.
 * It lives on `globalThis` because a test runner or a bundler may load this file twice in one process,
 * and two half-filled registries would silently lose declarations.
 */
interface Registry {
  permissions: Map<string, PermissionDefinition>
  settings: Map<string, SettingDefinition>
  healthChecks: Map<string, HealthCheckDefinition>
  sources: Map<string, SourceFactory>
}

/** A right a role can hold. `key` is `<capability>.<resource>:<action>`, e.g. `catalog.item:update`. */
export interface PermissionDefinition {
  key: string
  /** Key of the label in the `media` translation namespace. */
  labelKey: string
}

/** A value a merchant may change at run time. */
export interface SettingDefinition<T = unknown> {
  /** `<capability>.<name>`, e.g. `catalog.sleeve_floor`. */
  key: string
  /** Validates what is written; also rendered as JSON Schema for the form. */
  schema: ZodType<T>
  default: T
  /** `store`: one value; `sales_channel`: a channel may override the store's value. */
  scope: "store" | "sales_channel"
  /** Heading of the form the setting appears under. */
  group: string
  labelKey: string
  /** `true` when a change takes effect only after a restart. */
  restart?: boolean
}

/** Outcome of one health check. `detail` must hold no secret. */
export interface HealthResult {
  status: "ok" | "warn" | "error"
  detail: string
  /** What an operator can do about it. */
  action?: string
}

/** A cheap check (well under 200 ms, no calls outside the shop's own services). */
export interface HealthCheckDefinition {
  key: string
  run: (container: MedusaContainer) => Promise<HealthResult>
}

/**
 * What one capability answers when another asks, made per request's container; `undefined` where it has nothing to say.
 * The interface belongs to who asks, so that neither knows the other.
 */
export type SourceFactory<T = unknown> = (container: MedusaContainer) => T | undefined

const REGISTRY = Symbol.for("medusa-plugin-media-store.registry")
const ACTIONS = "read|create|update|delete|apply|export|adjust|manage"
const PERMISSION_KEY = new RegExp(`^[a-z_]+\\.[a-z_]+:(${ACTIONS})$`)

function registry(): Registry {
  const holder = globalThis as unknown as Record<symbol, Registry | undefined>
  return (holder[REGISTRY] ??= {
    permissions: new Map(),
    settings: new Map(),
    healthChecks: new Map(),
    sources: new Map(),
  })
}

/** Declares rights. Declaring the same key again replaces it, so that reloading a module in development is harmless. */
export function definePermissions(definitions: PermissionDefinition[]): void {
  for (const definition of definitions) {
    if (!PERMISSION_KEY.test(definition.key)) {
      throw new Error(
        `permission "${definition.key}" must look like <capability>.<resource>:<action>, action one of ${ACTIONS}`,
      )
    }
    registry().permissions.set(definition.key, definition)
  }
}

/** Declares a setting and returns it. The default must satisfy the schema, otherwise the start stops here. */
export function defineSetting<T>(definition: SettingDefinition<T>): SettingDefinition<T> {
  const check = definition.schema.safeParse(definition.default)
  if (!check.success) {
    throw new Error(`setting "${definition.key}": its default does not fit its own schema: ${check.error.message}`)
  }
  registry().settings.set(definition.key, definition as SettingDefinition)
  return definition
}

/** Declares a health check shown on `GET /admin/media/system/health`. */
export function defineHealthCheck(definition: HealthCheckDefinition): void {
  registry().healthChecks.set(definition.key, definition)
}

/** Answers questions another capability asks under `key`. */
export function provideSource<T>(key: string, make: SourceFactory<T>): void {
  registry().sources.set(key, make)
}

/** Who answers under `key`: what a host has registered in the container, else the capability that provides it. */
export function sourceOf<T>(container: MedusaContainer, key: string): T | undefined {
  if (container.hasRegistration(key)) return container.resolve<T>(key)
  return registry().sources.get(key)?.(container) as T | undefined
}

/** All declared rights, ordered by key. */
export function listPermissions(): PermissionDefinition[] {
  return [...registry().permissions.values()].sort((a, b) => a.key.localeCompare(b.key))
}

/** `true` when some capability declared this right. */
export function hasPermission(key: string): boolean {
  return registry().permissions.has(key)
}

/** All declared settings, ordered by key. */
export function listSettings(): SettingDefinition[] {
  return [...registry().settings.values()].sort((a, b) => a.key.localeCompare(b.key))
}

/** One declared setting, or `undefined`. */
export function getSetting(key: string): SettingDefinition | undefined {
  return registry().settings.get(key)
}

/** All declared health checks, ordered by key. */
export function listHealthChecks(): HealthCheckDefinition[] {
  return [...registry().healthChecks.values()].sort((a, b) => a.key.localeCompare(b.key))
}
