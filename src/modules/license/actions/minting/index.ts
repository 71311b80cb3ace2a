import type { LicenseStore } from "../../transaction/store"
import type { By, Done, LicenseEvent } from "../../transaction/types"
import { selectBatch, type BatchRow } from "../batches/rows"
import { selectSigningKey } from "../keys/rows"
import { openKey } from "../keys/sign"
import { beginMinting, pinKeyLabel } from "./begin"
import { LEASE_S, mintChunk, type MintProgress } from "./chunk"
import type { Press } from "./rows"

export type { MintProgress } from "./chunk"

/** Makes the tags of batches. The database is the truth of how far it is, so any process can go on. */
export const minting = (store: LicenseStore) => ({
  /**
   * Takes batches nobody works at. A conditional update: of two processes one gets a batch.
   *
   * @param id only this one
   */
  async take(id?: string): Promise<string[]> {
    const rows = await store.read((sql) =>
      sql.execute<{ id: string }>(
        `update media_license_batch set lease_until = now() + make_interval(secs => ?), updated_at = now()
         where status = 'minting' and (lease_until is null or lease_until < now()) and deleted_at is null
           and (?::text is null or id = ?) returning id`,
        [LEASE_S, id ?? null, id ?? null],
      ),
    )
    return rows.map((row) => row.id)
  },

  /**
   * Takes the one batch that has waited longest, so that none is held by a process that is busy with another.
   *
   * @returns its id, `null` when there is nothing to do
   */
  async takeNext(): Promise<string | null> {
    const [row] = await store.read((sql) =>
      sql.execute<{ id: string }>(
        `update media_license_batch set lease_until = now() + make_interval(secs => ?), updated_at = now()
         where id = (select id from media_license_batch
           where status = 'minting' and (lease_until is null or lease_until < now()) and deleted_at is null
           order by created_at, id limit 1 for update skip locked)
         returning id`,
        [LEASE_S],
      ),
    )
    return row?.id ?? null
  },

  /**
   * Mints a batch that was taken to its end, chunk by chunk. A fault ends in `failed` with its message, except one that
   * also keeps that from being written: then the lease runs out and another process goes on.
   *
   * @param onProgress after each chunk
   */
  async run(
    id: string,
    by: By = {},
    onProgress?: (progress: MintProgress) => void,
  ): Promise<Done<MintProgress | null>> {
    try {
      return await mintAll(store, id, by, onProgress)
    } catch (error) {
      await fail(store, id, error as Error, by)
      throw error
    }
  },
})

async function mintAll(
  store: LicenseStore,
  id: string,
  by: By,
  onProgress?: (progress: MintProgress) => void,
): Promise<Done<MintProgress | null>> {
  const begun = await store.change(by, (tx) => beginMinting(store, tx, id))
  if (!begun.value) return { value: null, events: [] }
  await store.keys.reload()
  const press = await openPress(store, id)
  if (!press) return { value: null, events: [] }
  const events: LicenseEvent[] = []
  try {
    for (;;) {
      const chunk = await store.change(by, (tx) => mintChunk(tx, press))
      events.push(...chunk.events)
      onProgress?.(chunk.value)
      if (chunk.value.done) return { value: chunk.value, events }
    }
  } finally {
    press.signer.close()
    press.pinKey?.fill(0)
  }
}

/** `null` when the batch has been closed meanwhile, and its keys are gone. */
async function openPress(store: LicenseStore, id: string): Promise<Press | null> {
  const found = await store.read(async (sql) => {
    const batch = await selectBatch(sql, id)
    const [{ wrapped_pin_key = null } = {}] = await sql.execute<{ wrapped_pin_key: string | null }>(
      `select wrapped_pin_key from media_license_batch where id = ?`,
      [id],
    )
    return { batch, wrapped_pin_key, key: batch?.kid ? await selectSigningKey(sql, batch.kid) : undefined }
  })
  const { batch, key, wrapped_pin_key } = found
  if (!hasKid(batch) || !key || key.state !== "active") return null
  return {
    batch,
    signer: await openKey(store, key),
    pinKey: wrapped_pin_key ? await store.provider.unwrap(pinKeyLabel(id), wrapped_pin_key) : null,
    provider: store.provider,
  }
}

const hasKid = (batch: BatchRow | undefined): batch is BatchRow & { kid: number } =>
  batch !== undefined && batch.kid !== null

/** The message may name tables, never a key or a PIN: those stand in no statement's text. */
async function fail(store: LicenseStore, id: string, error: Error, by: By): Promise<void> {
  await store.change(by, async (tx) => {
    const failed = await tx.sql.execute(
      `update media_license_batch set status = 'failed', last_error = ?, lease_until = null, updated_at = now()
       where id = ? and status = 'minting' returning id`,
      [error.message.slice(0, 500), id],
    )
    if (failed.length > 0) await tx.record([{ kind: "batch.failed", batch_id: id }])
  })
}
