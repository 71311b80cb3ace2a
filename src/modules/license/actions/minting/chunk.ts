import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { Client } from "pg"
import { from as copyFrom } from "pg-copy-streams"
import type { LicenseTransaction } from "../../transaction/types"
import { lockBatch } from "../batches/rows"
import { TAG_COPY, tagLines, type Press } from "./rows"

/** Tags per transaction: what a crash can cost, and how often progress is seen. */
export const CHUNK = 10_000
/** How long a process may be silent before another takes the batch over. */
export const LEASE_S = 120

/** How far a batch is. */
export interface MintProgress {
  minted_count: number
  quantity: number
  /** Nothing more to do here: everything is minted, or the batch was closed. */
  done: boolean
}

/**
 * The next tags of a batch, all or none: where to go on is read under the batch's lock, the rows are copied on the same
 * connection, and the count is raised with them.
 */
export async function mintChunk(tx: LicenseTransaction, press: Press): Promise<MintProgress> {
  const { minted_count, quantity, status } = await lockBatch(tx.sql, press.batch.id)
  if (status !== "minting") return { minted_count, quantity, done: true }
  const count = Math.min(CHUNK, quantity - minted_count)
  const client = (await tx.client()) as Client
  const lines = tagLines(press, minted_count, count, tx.now.toISOString())
  await pipeline(Readable.from(lines, { objectMode: false }), client.query(copyFrom(TAG_COPY)))
  const minted = minted_count + count
  const done = minted === quantity
  await tx.sql.execute(
    `update media_license_batch set minted_count = ?, lease_until = now() + make_interval(secs => ?), updated_at = now()
     where id = ?`,
    [minted, LEASE_S, press.batch.id],
  )
  if (done) await finish(tx, press.batch.id, minted)
  return { minted_count: minted, quantity, done }
}

async function finish(tx: LicenseTransaction, id: string, minted: number): Promise<void> {
  await tx.sql.execute(
    `update media_license_batch set status = 'ready', ready_at = ?, lease_until = null, updated_at = now() where id = ?`,
    [tx.now, id],
  )
  await tx.record([{ kind: "batch.minted", batch_id: id, data: { minted } }])
  tx.announce({ kind: "batch.minted", data: { id } })
}
