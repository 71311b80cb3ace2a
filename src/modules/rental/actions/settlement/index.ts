import type { RentalStore } from "../../transaction/store"
import type { RentalActor } from "../../transaction/types"
import {
  holdParts,
  noteFailure,
  recordHold,
  recordShare,
  unsettled,
  type HoldPart,
  type RecordHold,
  type RecordShare,
} from "./share"
import { invoicedOf, recordInvoiced, recordOrderPaid, recordPayout, rentalsOfOrder, type RecordPayout } from "./payout"
import { settlementState, type SettlementState } from "./state"
import type { Deposit } from "../counter/deposit-hold"

export type { SettlementState, Reversal, SettlingRental } from "./state"
export type { AskedCharge, AskedPayment } from "./pay"
export type { RecordShare, RecordHold, HoldPart } from "./share"

interface Who {
  actor?: RentalActor
  now?: Date
}

/**
 * What the settlement of a rental's money reads and writes down. Moving the money is the workflow's (`settle.ts`); every
 * method here may be called again after a crash and changes nothing the second time.
 */
export const settlement = (store: RentalStore) => ({
  async state(rentalOrderId: string): Promise<SettlementState> {
    return store.read((sql) => settlementState(sql, rentalOrderId))
  },
  async holdParts(deposit: Deposit, options: { fees_on_order: boolean }): Promise<HoldPart[]> {
    return store.read((sql) => holdParts({ sql }, deposit, options))
  },
  async recordShare(input: RecordShare, who: Who = {}) {
    return store.change(who, (tx) => recordShare(tx, input))
  },
  async recordHold(input: RecordHold, who: Who = {}) {
    return store.change(who, (tx) => recordHold(tx, input))
  },
  async recordPayout(input: RecordPayout, who: Who = {}) {
    return store.change(who, (tx) => recordPayout(tx, input))
  },
  async recordInvoiced(input: { charge_ids: readonly string[]; order_change_id: string }, who: Who = {}) {
    return store.change(who, (tx) => recordInvoiced(tx, input))
  },
  async invoicedOf(orderId: string): Promise<string[]> {
    return store.read((sql) => invoicedOf({ sql }, orderId))
  },
  /** For a shop order that has nothing left to pay; ask `invoicedOf` first and then look at the order. */
  async recordOrderPaid(paid: { order_id: string; charge_ids: readonly string[] }, who: Who = {}) {
    return store.change(who, (tx) => recordOrderPaid(tx, paid))
  },
  async noteFailure(orderId: string, message: string, who: Who = {}) {
    return store.change(who, (tx) => noteFailure(tx, orderId, message))
  },
  /** Ended rentals whose money could not be settled yet, by id; for the deposits job. */
  async unsettled(page: { after: string; limit: number }): Promise<string[]> {
    return store.read((sql) => unsettled({ sql }, page))
  },
  async rentalsOfOrders(orderIds: readonly string[]): Promise<string[]> {
    return store.read((sql) => rentalsOfOrder({ sql }, orderIds))
  },
})
