import type { Client } from "pg"
import type { SqlManager } from "../../../lib/sql"

interface KnexTransaction {
  client: { acquireConnection(): Promise<Client> }
}

/**
 * The connection of the manager's open transaction itself, for what goes through no statement (COPY). Inside a Knex
 * transaction `acquireConnection` answers the transaction's own connection, so what is copied rolls back with it.
 */
export async function clientOf(manager: unknown): Promise<Client> {
  const transaction = (manager as SqlManager).getTransactionContext() as KnexTransaction | undefined
  if (!transaction) throw new Error("COPY needs an open transaction")
  return transaction.client.acquireConnection()
}
