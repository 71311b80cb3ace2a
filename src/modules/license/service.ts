import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import type { Context, Logger } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { entityId } from "../../lib/ids"
import { parseOptions } from "../../lib/options"
import { requestRoom } from "../../lib/request-room"
import { sqlOf, type Sql } from "../../lib/sql"
import { approvals } from "./actions/approvals"
import { batches } from "./actions/batches"
import { cases } from "./actions/cases"
import { checking } from "./actions/checking"
import { claims } from "./actions/claims"
import { custody } from "./actions/custody"
import { digital } from "./actions/digital"
import { erasure } from "./actions/erasure"
import { keys } from "./actions/keys"
import { labels } from "./actions/labels"
import { minting } from "./actions/minting"
import { observation } from "./actions/observation"
import { packing } from "./actions/packing"
import { publishing } from "./actions/publishing"
import { scans } from "./actions/scans"
import { transfers } from "./actions/transfers"
import { selectKeys } from "./actions/keys/rows"
import { retention } from "./actions/retention"
import { risk } from "./actions/risk"
import { rules } from "./actions/rules"
import { watch } from "./actions/watch"
import { localProvider } from "./keys/local-provider"
import { readMasterKey, warnAboutMasterKey } from "./keys/master-key"
import { KeyRing } from "./keys/ring"
import { models } from "./models"
import { clientOf } from "./sql/client"
import { explaining } from "./transaction/errors"
import { openListener } from "./listener"
import { runTransaction, type OpenTransaction } from "./transaction/run"
import type { LicenseStore } from "./transaction/store"
import type { OpenListener } from "./types"

type Ctx = Context<SqlEntityManager>

/**
 * Tags, their keys and their life; digital licences. Every change goes through one of the rooms below and is one
 * transaction; the generated methods are for reading only.
 */
export default class MediaLicenseService extends MedusaService(models) {
  private readonly store: LicenseStore
  private readonly logger: Logger
  private readonly resolverPort: number | undefined
  private listener: OpenListener | undefined
  readonly requests: ReturnType<typeof requestRoom>
  readonly approvals: ReturnType<typeof approvals>
  readonly batches: ReturnType<typeof batches>
  readonly cases: ReturnType<typeof cases>
  readonly checking: ReturnType<typeof checking>
  readonly claims: ReturnType<typeof claims>
  readonly custody: ReturnType<typeof custody>
  readonly keys: ReturnType<typeof keys>
  readonly labels: ReturnType<typeof labels>
  readonly minting: ReturnType<typeof minting>
  readonly observation: ReturnType<typeof observation>
  readonly packing: ReturnType<typeof packing>
  readonly publishing: ReturnType<typeof publishing>
  readonly scans: ReturnType<typeof scans>
  readonly transfers: ReturnType<typeof transfers>
  readonly digital: ReturnType<typeof digital>
  readonly rules: ReturnType<typeof rules>
  readonly risk: ReturnType<typeof risk>
  readonly retention: ReturnType<typeof retention>
  readonly erasure: ReturnType<typeof erasure>
  readonly watch: ReturnType<typeof watch>
  /** Where the master key came from: `environment`, `development` or `missing`. */
  readonly masterKeySource: "environment" | "development" | "missing"

  /** What must be written before the process ends; see `ScanQueue`. */
  readonly beforeShutdown = new Set<() => Promise<void>>()

  /** Read by Medusa. */
  __hooks = {
    onApplicationStart: async (): Promise<void> => {
      this.listener = await openListener(this.logger, this.resolverPort)
    },
    onApplicationPrepareShutdown: async (): Promise<void> => {
      await this.listener?.close()
      await Promise.all([...this.beforeShutdown].map((finish) => finish()))
    },
    onApplicationShutdown: async (): Promise<void> => this.store.keys.stop(),
  }

  constructor(dependencies: { logger: Logger }, options: Record<string, unknown> = {}) {
    // eslint-disable-next-line prefer-rest-params -- Medusa's base class reads all constructor arguments
    super(...arguments)
    const master = readMasterKey(process.env)
    warnAboutMasterKey(master, dependencies.logger)
    this.masterKeySource = master.source
    const runner = {
      inTransaction: <T>(work: (open: OpenTransaction) => Promise<T>) => this.transaction_(work),
      newId: entityId,
    }
    const provider = localProvider(master.key)
    const { license } = parseOptions(options)
    this.logger = dependencies.logger
    this.resolverPort = license.resolver.port
    this.store = {
      provider,
      hosts: license.hosts,
      keys: new KeyRing(() => this.read_(selectKeys)),
      newId: entityId,
      change: (by, work) => runTransaction(runner, by, work),
      read: (work) => this.read_(work),
    }
    this.requests = requestRoom({
      table: "media_license_request",
      newId: () => entityId("lreq"),
      run: (work) => this.read_(work),
      keptHours: 24,
      seal: {
        hash: async (bodyHash) => (await provider.mac("request", Buffer.from(bodyHash))).toString("hex"),
        wrap: (answer) => provider.wrap("media-answer/v1", Buffer.from(answer)),
        unwrap: async (stored) => (await provider.unwrap("media-answer/v1", stored)).toString(),
      },
    })
    this.approvals = approvals(this.store)
    this.batches = batches(this.store)
    this.cases = cases(this.store)
    this.checking = checking(this.store)
    this.claims = claims(this.store)
    this.custody = custody(this.store)
    this.keys = keys(this.store)
    this.labels = labels(this.store)
    this.minting = minting(this.store)
    this.observation = observation(this.store)
    this.packing = packing(this.store)
    this.publishing = publishing(this.store)
    this.scans = scans(this.store)
    this.transfers = transfers(this.store)
    this.digital = digital(this.store)
    this.rules = rules(this.store)
    this.risk = risk(this.store)
    this.retention = retention(this.store)
    this.erasure = erasure(this.store)
    this.watch = watch(this.store)
  }

  @InjectTransactionManager()
  protected async transaction_<T>(
    work: (open: OpenTransaction) => Promise<T>,
    @MedusaContext() ctx: Ctx = {},
  ): Promise<T> {
    const manager = ctx.transactionManager
    return explaining(() => work({ sql: sqlOf(manager), client: () => clientOf(manager) }))
  }

  @InjectManager()
  protected async read_<T>(work: (sql: Sql) => Promise<T>, @MedusaContext() ctx: Ctx = {}): Promise<T> {
    return work(sqlOf(ctx.manager))
  }
}
