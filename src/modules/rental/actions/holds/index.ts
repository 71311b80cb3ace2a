import type { Sql } from "../../../../lib/sql"
import type { RentalStore } from "../../transaction/store"
import type { Done, TransactionOptions } from "../../transaction/types"
import { cancel, prioritise, resume, suspend, type HoldRef } from "./change"
import { findHold, holdNotFound, type Hold, type TitlePlace } from "./hold"
import { join, type JoinQueue } from "./join"
import { promoteHolds } from "./promote"
import { queueOutlook, type HoldOutlook } from "./outlook"
import type { RentalTransaction } from "../../transaction/types"

export { fulfilHold, type FulfilHold } from "./fulfil"
export { promoteHolds } from "./promote"
export type { Hold, TitlePlace } from "./hold"
export type { HoldRef } from "./change"
export type { JoinQueue } from "./join"
export type { HoldOutlook } from "./outlook"

type Who = Pick<TransactionOptions, "actor" | "now">

/** The queue for each title (§13). Every verb is one transaction under the title's lock. */
export const holds = (store: RentalStore) => {
  const change = async (ref: HoldRef, who: Who, work: (tx: RentalTransaction) => Promise<Hold>) => {
    const title = await store.read((sql) => titleOf(sql, ref))
    return store.change({ ...who, titles: [title] }, work)
  }
  return {
    async join(input: JoinQueue, who: Who = {}): Promise<Done<Hold>> {
      const scope = { ...who, customers: [input.customer_id], titles: [input.variant_id] }
      return store.change(scope, (tx) => join(tx, input))
    },
    async suspend(ref: HoldRef, until: string | null, who: Who = {}): Promise<Done<Hold>> {
      return change(ref, who, (tx) => suspend(tx, ref, until))
    },
    async resume(ref: HoldRef, who: Who = {}): Promise<Done<Hold>> {
      return change(ref, who, (tx) => resume(tx, ref))
    },
    async prioritise(ref: HoldRef, priority: number, who: Who = {}): Promise<Done<Hold>> {
      return change(ref, who, (tx) => prioritise(tx, ref, priority))
    },
    async cancel(ref: HoldRef, reason: string | null, who: Who = {}): Promise<Done<Hold>> {
      return change(ref, who, (tx) => cancel(tx, ref, reason))
    },
    /** Brings queues up to date and hands out what is on the shelf, for paths that freed a copy long ago. */
    async promote(titles: readonly TitlePlace[], who: Who = {}): Promise<Done<void>> {
      const scope = { ...who, titles: titles.map((title) => title.variant_id) }
      return store.change(scope, (tx) => promoteHolds(tx, titles))
    },
    /** Places and expected dates in the queues of these titles. */
    async outlook(titles: readonly TitlePlace[], now: Date = new Date()): Promise<Map<string, HoldOutlook>> {
      return store.read((sql) => queueOutlook(sql, titles, now))
    },
  }
}

async function titleOf(sql: Sql, { id }: HoldRef): Promise<string> {
  const hold = await findHold(sql, id)
  if (!hold) throw holdNotFound(id)
  return hold.variant_id
}
