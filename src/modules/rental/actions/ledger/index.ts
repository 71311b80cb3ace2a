import type { RentalStore } from "../../transaction/store"
import type { TransactionOptions } from "../../transaction/types"
import { markCharges, type ChargeMark } from "./mark"
import { chargesOf, debtOf, debtsOf } from "./read"
import { reverse, type ReversalDraft } from "./reverse"

export { post, type ChargeDraft } from "./post"
export {
  backLines,
  chargesOf,
  debtOf,
  leftOf,
  netOf,
  unpaidOf,
  type Debt,
  type LeftCharge,
  type OpenCharge,
} from "./read"
export { reverse, type ReversalDraft, type Reversed } from "./reverse"
export { markCharges, type ChargeMark } from "./mark"
export type { Charge } from "./charge"

type Who = Pick<TransactionOptions, "actor" | "now">

/** The charge ledger: rows are added, never rewritten; only their status moves. */
export const ledger = (store: RentalStore) => ({
  async chargesOf(rentalOrderIds: readonly string[]) {
    return store.read((sql) => chargesOf(sql, rentalOrderIds))
  },
  async debtOf(customerId: string) {
    return store.read((sql) => debtOf(sql, customerId))
  },
  async debtsOf(customerIds: readonly string[]) {
    return store.read((sql) => debtsOf(sql, customerIds))
  },
  async mark(mark: ChargeMark, who: Who = {}) {
    return store.change(who, (tx) => markCharges(tx, mark))
  },
  async reverse(draft: ReversalDraft, who: Who = {}) {
    return store.change(who, (tx) => reverse(tx, draft))
  },
})
