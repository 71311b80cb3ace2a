import type { Sql } from "../../../lib/sql"
import type { KeyRing } from "../keys/ring"
import type { TagKeyProvider } from "../keys/provider"
import type { By, Done, LicenseTransaction } from "./types"

/** What the rooms of `actions/` work with. */
export interface LicenseStore {
  provider: TagKeyProvider
  /** Host names the shop prints, small letters; the first is on new labels. */
  hosts: readonly string[]
  keys: KeyRing
  /** One state change in one transaction; repeated as a whole after a lost race. */
  change<T>(by: By, work: (tx: LicenseTransaction) => Promise<T>): Promise<Done<T>>
  /** Reads outside any transaction. */
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  newId(prefix: string): string
}
