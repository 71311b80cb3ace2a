import type { Sql } from "../../../lib/sql"
import type { MediaOptions } from "../../../lib/options"
import type { Done, RentalTransaction, TransactionOptions } from "./types"

/** What the rooms of `actions/` work with. */
export interface RentalStore {
  options: MediaOptions["rental"]
  /** One state change: see `runTransaction`. Lock every title whose allocations or holds the work touches. */
  change<T>(options: TransactionOptions, work: (tx: RentalTransaction) => Promise<T>): Promise<Done<T>>
  /** Reads outside any transaction. */
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  newId(prefix: string): string
}
