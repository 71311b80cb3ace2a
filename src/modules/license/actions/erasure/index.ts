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

  /** Files of photos that the customer has sent with reports; they are to be deleted before `erase` forgets which. */
  async photosOf(customerId: string): Promise<string[]> {
    const rows = await store.read((sql) =>
      sql.execute<{ photo_file_id: string }>(
        `select photo_file_id from media_license_report where customer_id = ? and photo_file_id is not null`,
        [customerId],
      ),
    )
    return rows.map(({ photo_file_id }) => photo_file_id)
  },

  /** Everything stored under a customer's id: copies, transfers, licences, reports. */
  async exportOf(customerId: string): Promise<CustomerRecords> {
    return store.read((sql) => recordsOf(sql, customerId))
  },
})
