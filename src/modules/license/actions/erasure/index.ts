import type { LicenseStore } from "../../transaction/store"
import type { By, Done } from "../../transaction/types"
import { eraseCustomer, type Erased } from "./erase"
import { recordsOf, type CustomerRecords } from "./export"

export type { Erased } from "./erase"
export type { CustomerRecords } from "./export"

/** What people may ask for: to see what is known of them, and to be forgotten. */
export const erasure = (store: LicenseStore) => ({
  /** Forgets a person for good; a second call finds nothing to do. */
  async erase(customerId: string, by: By = {}): Promise<Done<Erased>> {
    return store.change(by, (tx) => eraseCustomer(tx, customerId))
  },

  /** Everything stored under a customer's id: copies, transfers, licences, reports. */
  async exportOf(customerId: string): Promise<CustomerRecords> {
    return store.read((sql) => recordsOf(sql, customerId))
  },
})
