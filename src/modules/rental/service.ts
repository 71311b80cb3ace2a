import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import type { Context, Logger } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { entityId } from "../../lib/ids"
import { parseOptions } from "../../lib/options"
import { requestRoom } from "../../lib/request-room"
import { sqlOf, type Sql } from "../../lib/sql"
import MediaRentalOffer from "./models/media-rental-offer"
import MediaRentalRatePlan from "./models/media-rental-rate-plan"
import MediaRentalRateTier from "./models/media-rental-rate-tier"
import MediaRentalUnit from "./models/media-rental-unit"
import MediaRentalAllocation from "./models/media-rental-allocation"
import MediaRentalOrder from "./models/media-rental-order"
import MediaRentalCartLine from "./models/media-rental-cart-line"
import MediaRentalCharge from "./models/media-rental-charge"
import MediaRentalDeposit from "./models/media-rental-deposit"
import MediaRentalTerms from "./models/media-rental-terms"
import MediaRentalCalendar from "./models/media-rental-calendar"
import MediaRentalHold from "./models/media-rental-hold"
import MediaRentalMember from "./models/media-rental-member"
import MediaRentalInspection from "./models/media-rental-inspection"
import MediaRentalEvent from "./models/media-rental-event"
import MediaRentalRequest from "./models/media-rental-request"
import { availability } from "./actions/availability"
import { cart } from "./actions/cart"
import { copies } from "./actions/copies"
import { counter } from "./actions/counter"
import { history } from "./actions/history"
import { holds } from "./actions/holds"
import { ledger } from "./actions/ledger"
import { limits } from "./actions/limits"
import { notices } from "./actions/notices"
import { orders } from "./actions/orders"
import { settlement } from "./actions/settlement"
import { setup } from "./actions/setup"
import { upkeep } from "./actions/upkeep"
import { warnWithoutCommit } from "./commit-watch"
import { explaining } from "./transaction/errors"
import { Lanes } from "./transaction/lane"
import { runTransaction } from "./transaction/run"
import type { RentalStore } from "./transaction/store"

type Ctx = Context<SqlEntityManager>

/**
 * Copies, bookings, the counter and the queue. Single rows of the set-up are read with the generated methods; every
 * change goes through one of the rooms below, each state change being one transaction.
 */
export default class MediaRentalService extends MedusaService({
  MediaRentalOffer,
  MediaRentalRatePlan,
  MediaRentalRateTier,
  MediaRentalUnit,
  MediaRentalAllocation,
  MediaRentalOrder,
  MediaRentalCartLine,
  MediaRentalCharge,
  MediaRentalDeposit,
  MediaRentalTerms,
  MediaRentalCalendar,
  MediaRentalHold,
  MediaRentalMember,
  MediaRentalInspection,
  MediaRentalEvent,
  MediaRentalRequest,
}) {
  private readonly store: RentalStore
  private readonly logger: Pick<Logger, "error">
  readonly requests: ReturnType<typeof requestRoom>
  readonly setup: ReturnType<typeof setup>
  readonly limits: ReturnType<typeof limits>
  readonly cart: ReturnType<typeof cart>
  readonly ledger: ReturnType<typeof ledger>
  readonly orders: ReturnType<typeof orders>
  readonly counter: ReturnType<typeof counter>
  readonly settlement: ReturnType<typeof settlement>
  readonly holds: ReturnType<typeof holds>
  readonly history: ReturnType<typeof history>
  readonly notices: ReturnType<typeof notices>
  readonly upkeep: ReturnType<typeof upkeep>
  readonly copies: ReturnType<typeof copies>
  readonly availability: ReturnType<typeof availability>

  /** Read by Medusa. */
  __hooks = {
    onApplicationStart: async (): Promise<void> => warnWithoutCommit(this.logger),
  }

  constructor(dependencies: { logger: Pick<Logger, "error"> }, options: Record<string, unknown> = {}) {
    // eslint-disable-next-line prefer-rest-params -- Medusa's base class reads all constructor arguments
    super(...arguments)
    this.logger = dependencies.logger
    const { rental } = parseOptions(options)
    const runner = {
      inTransaction: <T>(work: (sql: Sql) => Promise<T>) => this.transaction_(work),
      newId: entityId,
      lanes: new Lanes(),
      get lockTimeoutMs() {
        return rental.lockTimeoutMs
      },
    }
    this.store = {
      options: rental,
      newId: entityId,
      change: (scope, work) => runTransaction(runner, scope, work),
      read: (work) => this.read_(work),
    }
    this.requests = requestRoom({
      table: "media_rental_request",
      newId: () => entityId("rreq"),
      run: (work) => this.read_(work),
    })
    this.setup = setup(this.store)
    this.limits = limits(this.store)
    this.cart = cart(this.store)
    this.ledger = ledger(this.store)
    this.orders = orders(this.store)
    this.counter = counter(this.store)
    this.settlement = settlement(this.store)
    this.holds = holds(this.store)
    this.history = history(this.store)
    this.notices = notices(this.store)
    this.upkeep = upkeep(this.store)
    this.copies = copies(this.store)
    this.availability = availability(this.store)
  }

  /** The plugin's options under `rental`, with their defaults. */
  get rentalOptions(): RentalStore["options"] {
    return this.store.options
  }

  @InjectTransactionManager()
  protected async transaction_<T>(work: (sql: Sql) => Promise<T>, @MedusaContext() ctx: Ctx = {}): Promise<T> {
    return explaining(() => work(sqlOf(ctx.transactionManager)))
  }

  @InjectManager()
  protected async read_<T>(work: (sql: Sql) => Promise<T>, @MedusaContext() ctx: Ctx = {}): Promise<T> {
    return work(sqlOf(ctx.manager))
  }
}
