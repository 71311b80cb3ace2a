import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import type { Context, Logger, MedusaContainer } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { closeAnalyticsDataSource } from "../../lib/analytics-datasource"
import { MediaError } from "../../lib/errors"
import { parseOptions, type MediaOptions } from "../../lib/options"
import { closeRedis } from "../../lib/redis"
import { getSetting as definitionOf, listHealthChecks, type SettingDefinition } from "../../lib/registry"
import { clearStored, revertAll, viewSettings, writeAll } from "./actions/settings"
import { toAuditRecord, type AuditEventInput } from "./domain/audit-event"
import {
  checkChanges,
  resolveSetting,
  type SettingChange,
  type SettingProblem,
  type StoredSetting,
} from "./domain/setting-value"
import { HealthMemory, runHealthChecks, type HealthReport } from "./health/run"
import { MediaSystemAuditEvent } from "./models/audit-event"
import { MediaSystemSetting } from "./models/setting"
import { SettingCache } from "./setting-cache"
import { appendOnlyRefusal, insertAudit, type AuditOrigin } from "./sql/audit"
import { selectExtensions } from "./sql/extensions"
import { selectSettings } from "./sql/settings"
import type { Actor, PermissionsOf, SettingContext, SettingView, SettingWrite } from "./types"

type Ctx = Context<SqlEntityManager>

/** Settings, permissions, audit log and health of the plugin. */
export default class MediaSystemService extends MedusaService({ MediaSystemSetting, MediaSystemAuditEvent }) {
  // The generated methods would only meet the database's refusal as a server error. What retention allows to be removed
  // is removed in SQL, under the triggers' own conditions.
  override updateMediaSystemAuditEvents = refused("UPDATE")
  override deleteMediaSystemAuditEvents = refused("DELETE")
  override softDeleteMediaSystemAuditEvents = refused("DELETE")
  override restoreMediaSystemAuditEvents = refused("UPDATE")

  private readonly options: MediaOptions
  private readonly shopDatabaseUrl: string | undefined
  private readonly logger: Pick<Logger, "warn">
  private readonly settings = new SettingCache()
  private readonly healthMemory = new HealthMemory()
  private readonly warned = new Set<string>()

  /** Read by Medusa. */
  __hooks = {
    onApplicationShutdown: async (): Promise<void> => {
      await Promise.all([closeRedis(), closeAnalyticsDataSource()])
    },
  }

  constructor(dependencies: { logger: Logger }, options: Record<string, unknown> = {}) {
    // eslint-disable-next-line prefer-rest-params -- Medusa's base class reads all constructor arguments
    super(...arguments)
    this.options = parseOptions(options)
    this.shopDatabaseUrl = (options.database as { clientUrl?: string } | undefined)?.clientUrl
    this.logger = dependencies.logger
  }

  /** The plugin's options with every default filled in. Holds secrets (URLs with passwords): never send it anywhere. */
  getOptions(): MediaOptions {
    return this.options
  }

  /** URL of the analytics database: the option, or the shop's own database. */
  getAnalyticsDatabaseUrl(): string | undefined {
    return this.options.insightsDatabaseUrl ?? this.shopDatabaseUrl
  }

  /** Whether `actor` holds `permission`. In mode `open` every admin actor does. */
  async isAllowed(actor: Actor, permission: string): Promise<boolean> {
    const { permissions } = await this.permissionsOf(actor)
    return permissions.includes("*") || permissions.includes(permission)
  }

  /** Mode, roles and permissions of an actor; customers have none. */
  async permissionsOf(actor: Actor): Promise<PermissionsOf> {
    return { mode: "open", roles: [], permissions: actor.type === "customer" ? [] : ["*"] }
  }

  /**
   * The value in force: the channel's, else the store's, else the default. At most 30 s old.
   * @example
   * const zone = await system.getSetting<string>("system.time_zone")
   */
  async getSetting<T = unknown>(setting: string | SettingDefinition<T>, context: SettingContext = {}): Promise<T> {
    const key = typeof setting === "string" ? setting : setting.key
    const definition = this.definition(key)
    const channel = definition.scope === "sales_channel" ? context.salesChannelId : undefined
    const value = await this.settings.read(key, channel, async () => {
      const resolved = resolveSetting(definition, await this.loadSettings_([key]), channel)
      resolved.rejected.forEach((row) => this.warnOnce(row))
      return resolved.value
    })
    return value as T
  }

  /**
   * Every declared setting with its value, for the form. `defaults` replaces declared defaults that only the shop
   * knows, such as its currency.
   */
  async listSettings(context: SettingContext & { defaults?: Record<string, unknown> } = {}): Promise<SettingView[]> {
    const { views, rejected } = viewSettings(await this.loadSettings_(), context)
    rejected.forEach((row) => this.warnOnce(row))
    return views
  }

  /** Stored values that no longer fit their schema and are passed over. */
  async listInvalidSettings(): Promise<StoredSetting[]> {
    return viewSettings(await this.loadSettings_(), {}).invalid
  }

  /** Everything wrong with the changes as far as this module can tell; sales channels are the caller's to look up. */
  checkSettingChanges(changes: SettingChange[]): SettingProblem[] {
    return checkChanges(changes, definitionOf).problems
  }

  /**
   * Writes all changes or none.
   * @throws 400 with every problem, 409 `media_setting_version_conflict` with the current values.
   */
  async writeSettings(changes: SettingChange[], actor: Actor): Promise<SettingWrite[]> {
    const writes = await this.writeSettings_(changes, actor)
    this.dropSettingCache()
    return writes
  }

  /** Takes writes back where nobody has written since; what is newer stays. */
  async revertSettings(writes: SettingWrite[], actor: Actor): Promise<void> {
    await this.revertSettings_(writes, actor)
    this.dropSettingCache()
  }

  /**
   * Back to the default. Resetting what is not stored changes nothing and returns null.
   * @throws 404 `media_setting_unknown`, 409 `media_setting_version_conflict` when `version` is given and old.
   */
  async resetSetting(
    key: string,
    place: { scope_id?: string | null; version?: number },
    actor: Actor,
  ): Promise<SettingWrite | null> {
    this.definition(key)
    const write = await this.resetSetting_(key, place, actor)
    this.dropSettingCache()
    return write
  }

  /** Forgets cached settings; called after a change and by the subscriber to other processes' changes. */
  dropSettingCache(): void {
    this.settings.drop()
  }

  /** Appends events to the audit log, redacted and reduced to what changed; returns their ids. */
  async recordAudit(events: AuditEventInput[], origin: AuditOrigin): Promise<string[]> {
    return events.length === 0 ? [] : this.recordAudit_(events, origin)
  }

  /** Runs every declared health check. */
  async checkHealth(container: MedusaContainer): Promise<HealthReport> {
    return runHealthChecks(listHealthChecks(), container, this.healthMemory)
  }

  /** Which of the wanted Postgres extensions are installed. */
  @InjectManager()
  async listExtensions(names: string[], @MedusaContext() context: Ctx = {}): Promise<string[]> {
    return selectExtensions(managerOf(context), names)
  }

  @InjectManager()
  protected async loadSettings_(keys?: string[], @MedusaContext() context: Ctx = {}): Promise<StoredSetting[]> {
    return selectSettings(managerOf(context), keys)
  }

  @InjectTransactionManager()
  protected async writeSettings_(
    changes: SettingChange[],
    actor: Actor,
    @MedusaContext() context: Ctx = {},
  ): Promise<SettingWrite[]> {
    return writeAll(transactionOf(context), changes, actor)
  }

  @InjectTransactionManager()
  protected async revertSettings_(
    writes: SettingWrite[],
    actor: Actor,
    @MedusaContext() context: Ctx = {},
  ): Promise<void> {
    await revertAll(transactionOf(context), writes, actor)
  }

  @InjectTransactionManager()
  protected async resetSetting_(
    key: string,
    place: { scope_id?: string | null; version?: number },
    actor: Actor,
    @MedusaContext() context: Ctx = {},
  ): Promise<SettingWrite | null> {
    return clearStored(transactionOf(context), this.definition(key), place, actor)
  }

  @InjectTransactionManager()
  protected async recordAudit_(
    events: AuditEventInput[],
    origin: AuditOrigin,
    @MedusaContext() context: Ctx = {},
  ): Promise<string[]> {
    return insertAudit(transactionOf(context), events.map(toAuditRecord), origin)
  }

  private definition(key: string): SettingDefinition {
    const definition = definitionOf(key)
    if (!definition) throw new MediaError("not_found", "media_setting_unknown", `setting "${key}" does not exist`)
    return definition
  }

  private warnOnce(row: StoredSetting): void {
    const mark = `${row.key}\n${row.scope_id ?? ""}\n${row.version}`
    if (this.warned.has(mark)) return
    this.warned.add(mark)
    const where = row.scope_id ? ` for sales channel ${row.scope_id}` : ""
    this.logger.warn(`setting "${row.key}"${where}: the stored value no longer fits its schema and is passed over`)
  }
}

/** A method that always answers with `media_audit_append_only`. */
function refused(operation: "UPDATE" | "DELETE"): () => Promise<never> {
  return async () => {
    throw appendOnlyRefusal(operation)
  }
}

function managerOf(context: Ctx): SqlEntityManager {
  if (!context.manager) throw new Error("no database manager in context")
  return context.manager
}

function transactionOf(context: Ctx): SqlEntityManager {
  if (!context.transactionManager) throw new Error("no transaction in context")
  return context.transactionManager
}
