import type { RentalStore } from "../../transaction/store"
import type { Done, TransactionOptions } from "../../transaction/types"
import type { LimitCheck } from "../limits"
import { attach, bind, bindAgain, rebind, unbind, type LinePromise } from "./bind"
import { bookedFrom, lineById, linesOfCart, type BoundLine } from "./bound-line"
import { holdCart, type HoldCart } from "./checkout-holds"
import { commitCart, type CommitCart, type Committed } from "./commit"
import { beginCallOff, endCallOff, titlesOfOrder, type CallOff } from "./call-off"
import { cancelOfLines, cancelOfOrder, followOrder, nameOrder, type OrderLineOf } from "./order-events"
import { recordRefused, type RefusedDemand } from "./refused"
import { type BookedRental } from "./release-rentals"
import { undoCommit, type UndoCommit } from "./undo-commit"

export type { LinePromise } from "./bind"
export type { CallOff } from "./call-off"
export type { BoundLine } from "./bound-line"
export type { HoldCart } from "./checkout-holds"
export type { CommitCart, CommitLine, Committed } from "./commit"
export type { KeptCopy } from "./seat-copies"
export type { OrderLineOf } from "./order-events"
export type { RefusedDemand } from "./refused"
export { cancelBooked, lockRentals, type BookedRental } from "./release-rentals"
export type { UndoCommit } from "./undo-commit"

type Who = Pick<TransactionOptions, "actor" | "now">

/** Which titles a change locks; read before it. */
interface Titles {
  titles: readonly string[]
}

/** From a line in a cart to rental orders. Every verb that touches copies is one transaction under its titles' locks. */
export const cart = (store: RentalStore) => ({
  async lines(cartId: string): Promise<BoundLine[]> {
    return store.read((sql) => linesOfCart(sql, cartId))
  },
  async line(id: string): Promise<BoundLine | null> {
    return store.read((sql) => lineById(sql, id))
  },
  /** Rental orders that these lines have become for a shop order. */
  async booked(lineIds: readonly string[], orderId: string): Promise<{ id: string; line_id: string }[]> {
    return store.read((sql) => bookedFrom(sql, lineIds, orderId))
  },
  async bind(cartId: string, promise: LinePromise, limits: LimitCheck, who: Who = {}): Promise<BoundLine> {
    const { value } = await store.change(who, (tx) => bind(tx, cartId, promise, limits))
    return value
  },
  async rebind(
    lineId: string,
    change: { promise: LinePromise; limits: LimitCheck | null } & Titles,
    who: Who = {},
  ): Promise<Done<BoundLine>> {
    const scope = { ...who, titles: change.titles }
    return store.change(scope, (tx) => rebind(tx, lineId, change.promise, change.limits))
  },
  async attach(lineId: string, lineItemId: string | null): Promise<void> {
    await store.change({}, (tx) => attach(tx, lineId, lineItemId))
  },
  async unbind(lineIds: readonly string[], { titles }: Titles, who: Who = {}): Promise<Done<string[]>> {
    return store.change({ ...who, titles }, (tx) => unbind(tx, lineIds))
  },
  async bindAgain(lineIds: readonly string[]): Promise<void> {
    await store.change({}, (tx) => bindAgain(tx, lineIds))
  },
  async hold(input: HoldCart, { titles }: Titles, who: Who = {}): Promise<Done<{ held: number }>> {
    return store.change({ ...who, titles }, (tx) => holdCart(tx, input))
  },
  async commit(input: CommitCart, { titles }: Titles, who: Who = {}): Promise<Done<Committed>> {
    return store.change({ ...who, titles, customers: [input.customer_id] }, (tx) => commitCart(tx, input))
  },
  async undo(input: UndoCommit, { titles }: Titles, who: Who = {}): Promise<Done<void>> {
    return store.change({ ...who, titles }, (tx) => undoCommit(tx, input))
  },
  /** Titles of a shop order's rentals, to be locked for a change of them. */
  async titlesOfOrder(orderId: string): Promise<string[]> {
    const rows = await store.read((sql) =>
      sql.execute<{ variant_id: string }>(
        `select distinct variant_id from media_rental_order where order_id = ? and deleted_at is null`,
        [orderId],
      ),
    )
    return rows.map((row) => row.variant_id)
  },
  async nameOrder(input: { order_id: string; lines: readonly OrderLineOf[] }): Promise<string[]> {
    const { value } = await store.change({}, (tx) => nameOrder(tx, input))
    return value
  },
  /** Before Medusa cancels a shop order: see `beginCallOff`. An order without rentals stands in nobody's way. */
  async beginCallOff(orderId: string, who: Who = {}): Promise<CallOff> {
    const titles = await store.read((sql) => titlesOfOrder(sql, orderId))
    if (titles.length === 0) return { standing: [], token: null }
    return (await store.change({ ...who, titles }, (tx) => beginCallOff(tx, orderId))).value
  },
  async endCallOff(token: string): Promise<void> {
    await store.read((sql) => endCallOff(sql, token))
  },
  async cancelOfOrder(orderId: string, { titles }: Titles, who: Who = {}): Promise<Done<BookedRental[]>> {
    return store.change({ ...who, titles }, (tx) => cancelOfOrder(tx, orderId))
  },
  async cancelOfLines(
    input: { order_id: string; order_line_ids: readonly string[] },
    { titles }: Titles,
    who: Who = {},
  ): Promise<Done<BookedRental[]>> {
    return store.change({ ...who, titles }, (tx) => cancelOfLines(tx, input))
  },
  async followOrder(input: { order_id: string; customer_id: string }): Promise<Done<string[]>> {
    return store.change({}, (tx) => followOrder(tx, input))
  },
  async refused(demands: readonly RefusedDemand[], who: Who = {}): Promise<Done<void>> {
    return store.change(who, (tx) => recordRefused(tx, demands))
  },
})
