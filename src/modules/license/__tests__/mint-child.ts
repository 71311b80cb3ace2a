/**
 * A process that mints one batch and says after each chunk how far it is, to be killed in the middle. It has the
 * module's own transactions, COPY and keys, and nothing of a shop around them, so that it starts in a second.
 */
import { knex } from "@medusajs/framework/mikro-orm/knex"
import { entityId } from "../../../lib/ids"
import { sqlOf, type SqlManager } from "../../../lib/sql"
import { selectKeys } from "../actions/keys/rows"
import { minting } from "../actions/minting"
import { localProvider } from "../keys/local-provider"
import { readMasterKey } from "../keys/master-key"
import { KeyRing } from "../keys/ring"
import { clientOf } from "../sql/client"
import { runTransaction } from "../transaction/run"
import type { LicenseStore } from "../transaction/store"

const [, , databaseUrl = "", batchId = ""] = process.argv
const database = knex({ client: "pg", connection: databaseUrl, pool: { min: 0, max: 4 } })
const managerOf = (transaction?: unknown): SqlManager => ({
  getTransactionContext: () => transaction,
  getKnex: () => database,
})
const store: LicenseStore = {
  provider: localProvider(readMasterKey(process.env).key),
  hosts: [],
  keys: new KeyRing(() => selectKeys(sqlOf(managerOf()))),
  newId: entityId,
  change: (by, work) =>
    runTransaction(
      {
        inTransaction: (open) =>
          database.transaction((transaction) =>
            open({ sql: sqlOf(managerOf(transaction)), client: () => clientOf(managerOf(transaction)) }),
          ),
        newId: entityId,
      },
      by,
      work,
    ),
  read: (work) => work(sqlOf(managerOf())),
}

process.once("disconnect", () => process.exit(0))
void minting(store).run(batchId, {}, (progress) => process.send?.(progress))
