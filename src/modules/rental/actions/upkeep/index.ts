import type { RentalStore } from "../../transaction/store"
import type { TransactionOptions } from "../../transaction/types"
import { endingDepositHolds, flagDepositHold } from "./deposits"
import { givenUp, noShows } from "./given-up"
import { markOverdue, titlesWithLateCopies } from "./overdue"
import { queuesBehind, type PageOf } from "./queues"
import { contradictions, latestReconciliations, recordReconciliation, type Findings } from "./reconciliation"
import { removeCartLines, removeOldRequests } from "./remove"
import type { TitlePlace } from "../holds/hold"

export type { PageOf } from "./queues"
export type { DueRental } from "./given-up"
export type { Findings, Reconciliation } from "./reconciliation"

type Who = Pick<TransactionOptions, "actor" | "now">

/**
 * What the jobs do (§14). Work is found by what is, a page at a time, and done in one transaction per title or row that
 * looks again; so a job may run late, twice, or twice at once.
 */
export const upkeep = (store: RentalStore) => ({
  async queuesBehind(page: PageOf<TitlePlace>) {
    return store.read((sql) => queuesBehind(sql, page))
  },
  async titlesWithLateCopies(page: PageOf<string>) {
    return store.read((sql) => titlesWithLateCopies(sql, page))
  },
  async markOverdue(variantId: string, who: Who = {}) {
    return store.change({ ...who, titles: [variantId] }, (tx) => markOverdue(tx, variantId))
  },
  async noShows(page: PageOf<string>) {
    return store.read((sql) => noShows(sql, page))
  },
  async givenUp(page: PageOf<string>) {
    return store.read((sql) => givenUp(sql, page))
  },
  async endingDepositHolds(page: PageOf<string>) {
    return store.read((sql) => endingDepositHolds(sql, page))
  },
  async flagDepositHold(id: string, who: Who = {}) {
    return store.change(who, (tx) => flagDepositHold(tx, id))
  },
  async contradictions() {
    return store.read(contradictions)
  },
  async recordReconciliation(findings: Findings, who: Who = {}) {
    return store.change(who, (tx) => recordReconciliation(tx, findings))
  },
  async latestReconciliations(limit: number) {
    return store.read((sql) => latestReconciliations(sql, limit))
  },
  async removeCartLines(ids: readonly string[]) {
    return store.read((sql) => removeCartLines(sql, ids))
  },
  async removeOldRequests(input: { now: Date; limit: number }) {
    return store.read((sql) => removeOldRequests(sql, input))
  },
})
