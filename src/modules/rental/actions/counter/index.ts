import type { RentalStore } from "../../transaction/store"
import type { RentalActor } from "../../transaction/types"
import { holdNeeded, type HoldNeeded } from "./deposit-hold"
import { planFound, registerFound, type FoundInput, type FoundPlan } from "./found"
import { handOut, type HandOutInput } from "./hand-out"
import { inspect, type InspectInput } from "./inspect"
import { pick, titleOf } from "./pick"
import { takeBack, type TakeBackInput } from "./return"
import { secureDeposit, waiveDeposit, type SecureDeposit } from "./secure-deposit"
import { planReturn, type ReturnInput, type ReturnPlan } from "./return-plan"
import {
  finishWalkIn,
  reserveWalkIn,
  undoWalkIn,
  type FinishWalkIn,
  type ReserveWalkIn,
  type ReservedWalkIn,
} from "./walk-in"
import { findRental, findUnit, findUnitById, type CounterRental, type CounterUnit } from "./rows"

export type { HoldAuthorization, HoldNeeded, RecordedDeposit } from "./deposit-hold"
export type { Found, FoundPlan } from "./found"
export type { HandedOut } from "./hand-out"
export type { Inspected } from "./inspect"
export type { InspectionInput } from "./inspection"
export type { RenterFacts } from "./renter"
export type { TakenBack } from "./return"
export type { MoneyLine, ReturnPlan } from "./return-plan"
export type { CounterRental, CounterUnit } from "./rows"
export type { FinishWalkIn, ReserveWalkIn, ReservedWalkIn, WalkInCopy } from "./walk-in"

/** Who is at the desk, and when; a test moves the time. */
export interface Desk {
  actor?: RentalActor
  now?: Date
}

/** What a walk-in locks. */
interface WalkInScope {
  titles: readonly string[]
  customer_id: string
}

/** A scanned copy takes the place of the id that the room's own functions work with. */
type Scanned<T extends { unit_id: string }> = Omit<T, "unit_id"> & { barcode: string }

/**
 * Everything that happens by scanning: copies set aside, handed out, taken back, inspected, found.
 *
 * @example
 * await mediaRental.counter.takeBack({ barcode, location_id, expected: { total: "1.50", currency_code: "eur" } }, desk)
 */
export const counter = (store: RentalStore) => ({
  async unit(barcode: string): Promise<CounterUnit> {
    return store.read((sql) => findUnit(sql, barcode))
  },
  async rental(id: string): Promise<CounterRental> {
    return store.read((sql) => findRental(sql, id))
  },
  async pick(input: { rental_id: string; barcode: string }, desk: Desk = {}) {
    const { titles, unit_id } = await store.read((sql) => titleOf(sql, input))
    return store.change({ ...desk, titles }, (tx) => pick(tx, { rental_id: input.rental_id, unit_id }))
  },
  /** What has to be authorised before a copy may leave on this rental. */
  async secureDeposit(input: SecureDeposit, desk: Desk = {}) {
    return store.change(desk, (tx) => secureDeposit(tx, input))
  },
  async waiveDeposit(rentalId: string, desk: Desk = {}) {
    return store.change(desk, (tx) => waiveDeposit(tx, rentalId))
  },
  async holdNeeded(rentalId: string, now: Date = new Date()): Promise<HoldNeeded> {
    return store.read(async (sql) => holdNeeded(sql, await findRental(sql, rentalId), now))
  },
  async handOut({ barcode, ...input }: Scanned<HandOutInput>, desk: Desk = {}) {
    const { unit_id, ...scope } = await store.read((sql) => titleOf(sql, { ...input, barcode }))
    return store.change({ ...desk, ...scope }, (tx) => handOut(tx, { ...input, unit_id }))
  },
  async previewReturn({ barcode, ...input }: Scanned<ReturnInput>, now: Date = new Date()): Promise<ReturnPlan> {
    return store.read(async (sql) => {
      const unit = await findUnit(sql, barcode)
      return planReturn(sql, unit, { ...input, unit_id: unit.id }, now)
    })
  },
  async takeBack({ barcode, ...input }: Scanned<TakeBackInput>, desk: Desk = {}) {
    const unit = await store.read((sql) => findUnit(sql, barcode))
    return store.change({ ...desk, titles: [unit.variant_id] }, (tx) => takeBack(tx, { ...input, unit_id: unit.id }))
  },
  async inspect(input: InspectInput, desk: Desk = {}) {
    const { variant_id } = await store.read((sql) => findRental(sql, input.rental_id))
    return store.change({ ...desk, titles: [variant_id] }, (tx) => inspect(tx, input))
  },
  async previewFound(input: FoundInput, now: Date = new Date()): Promise<FoundPlan> {
    return store.read(async (sql) => planFound(sql, await findUnitById(sql, input.unit_id), input, now))
  },
  async found(
    input: FoundInput & { expected?: { total: string; currency_code: string } | undefined },
    desk: Desk = {},
  ) {
    const unit = await store.read((sql) => findUnitById(sql, input.unit_id))
    return store.change({ ...desk, titles: [unit.variant_id] }, (tx) => registerFound(tx, input))
  },
  async reserveWalkIn(input: ReserveWalkIn, desk: Desk = {}) {
    const titles = input.copies.map((copy) => copy.variant_id)
    return store.change({ ...desk, titles, customers: [input.customer_id] }, (tx) => reserveWalkIn(tx, input))
  },
  async finishWalkIn(input: FinishWalkIn, { titles, customer_id, ...desk }: Desk & WalkInScope) {
    return store.change({ ...desk, titles, customers: [customer_id] }, (tx) => finishWalkIn(tx, input))
  },
  async undoWalkIn(input: ReservedWalkIn, { titles, customer_id, ...desk }: Desk & WalkInScope) {
    return store.change({ ...desk, titles, customers: [customer_id] }, (tx) => undoWalkIn(tx, input))
  },
})
