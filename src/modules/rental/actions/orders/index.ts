import type { RentalStore } from "../../transaction/store"
import type { Done, RentalTransaction, TransactionOptions } from "../../transaction/types"
import { chargesOf } from "../ledger"
import { buyOut, planBuyout, type BuyoutInput, type BuyoutRequest } from "./buyout"
import { cancel, noShow, requireMissed, type CancelInput, type NoShowInput } from "./cancel"
import { planCancellation, planNoShow, type RentalPaid } from "./cancel-plan"
import { chargeByStaff, type ChargeInput } from "./charge"
import { extend, type ExtendInput } from "./extend"
import { extensionOutlook, planExtension, type CurrentRates, type ExtensionRequest } from "./extend-plan"
import { loseCopy, planLost, type LostInput } from "./lost"
import { reseat, type ReseatInput } from "./reseat"
import { RENTAL_STATES } from "../../domain/states"
import { findOrder, wrongState } from "./rows"
import { waive, type WaiveInput } from "./waive"

export type { CalledOff } from "./cancel"
export type { CancellationPlan, RentalPaid } from "./cancel-plan"
export type { StaffCharge } from "./charge"
export type { Charged } from "./extend"
export type { CurrentRates, ExtensionPlan, ExtensionRequest } from "./extend-plan"
export type { MoneyPlan } from "./lost"
export type { RentalOrder } from "./rows"

type Who = Pick<TransactionOptions, "actor" | "now">

/** The life of a rental outside the counter. Each verb is one transaction under the lock of its title. */
export const orders = (store: RentalStore) => {
  const change = async <I extends { rental_order_id: string }, T>(
    work: (tx: RentalTransaction, input: I) => Promise<T>,
    input: I,
    who: Who,
  ): Promise<Done<T>> => {
    const { variant_id, customer_id } = await store.read((sql) => findOrder(sql, input.rental_order_id))
    return store.change({ ...who, titles: [variant_id], customers: [customer_id] }, (tx) => work(tx, input))
  }
  return {
    async find(id: string) {
      return store.read((sql) => findOrder(sql, id))
    },

    /** @throws see `planExtension` */
    async previewExtension(id: string, request: ExtensionRequest, now: Date = new Date()) {
      return store.read(async (sql) => planExtension(sql, await findOrder(sql, id), request, now))
    },
    async extensionOutlook(id: string, rates: CurrentRates, now: Date = new Date()) {
      return store.read(async (sql) => extensionOutlook(sql, await findOrder(sql, id), rates, now))
    },
    async extend(input: ExtendInput, who: Who = {}) {
      return change(extend, input, who)
    },

    /** @throws 409 `media_rental_state` once the copy is out */
    async previewCancellation(id: string, paid: RentalPaid, now: Date = new Date()) {
      return store.read(async (sql) => {
        const rental = await findOrder(sql, id)
        if (!RENTAL_STATES.canChange(rental.status, "canceled")) throw wrongState(rental, "cannot be cancelled")
        return planCancellation(rental, await chargesOf(sql, [id]), paid, now)
      })
    },
    async cancel(input: CancelInput, who: Who = {}) {
      return change(cancel, input, who)
    },
    /** @throws 409 `media_rental_state` before the rental has started, or once the copy is out */
    async previewNoShow(id: string, paid: RentalPaid, now: Date = new Date()) {
      return store.read(async (sql) => {
        const rental = await findOrder(sql, id)
        requireMissed(rental, now)
        return planNoShow(rental, await chargesOf(sql, [id]), paid, now)
      })
    },
    async noShow(input: NoShowInput, who: Who = {}) {
      return change(noShow, input, who)
    },

    /** @throws see `planLost` */
    async previewLost(id: string) {
      return store.read(async (sql) => planLost(sql, await findOrder(sql, id)))
    },
    async lost(input: LostInput, who: Who = {}) {
      return change(loseCopy, input, who)
    },

    /** @throws see `planBuyout` */
    async previewBuyout(id: string, request: BuyoutRequest) {
      return store.read(async (sql) => planBuyout(sql, await findOrder(sql, id), request))
    },
    async buyOut(input: BuyoutInput, who: Who = {}) {
      return change(buyOut, input, who)
    },

    async reseat(input: ReseatInput, who: Who = {}) {
      return change(reseat, input, who)
    },
    async charge(input: ChargeInput, who: Who = {}) {
      return change(chargeByStaff, input, who)
    },
    async waive(input: WaiveInput, who: Who = {}) {
      return change(waive, input, who)
    },
  }
}
