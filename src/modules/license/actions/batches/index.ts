import type { Sql } from "../../../../lib/sql"
import type { BatchInput } from "../../domain/batch-input"
import type { BatchStatus } from "../../domain/enums"
import type { LicenseStore } from "../../transaction/store"
import type { By, Done } from "../../transaction/types"
import { closeBatch, finishPins } from "./close"
import { createBatch } from "./create"
import { approveBatch, cancelBatch, discardBatch, retryBatch } from "./decide"
import { selectBatch, type BatchRow } from "./rows"

/** What is done with a batch as a whole; minting has a room of its own. */
export type BatchAct = "approve" | "cancel" | "retry" | "close" | "finish_pins"

/** Pressings and label runs. Each call is one transaction. */
export const batches = (store: LicenseStore) => ({
  /** @throws 400 `media_license_not_configured` */
  async create(input: BatchInput, by: By = {}): Promise<Done<{ id: string; status: BatchStatus }>> {
    return store.change(by, (tx) => createBatch(store, tx, input))
  },

  /** @throws 403 `media_license_self_approval`, 404, 409 `media_license_batch_state`, `media_license_pins_gone` */
  async act(id: string, act: BatchAct, by: By = {}): Promise<Done<void>> {
    const done = await store.change(by, (tx) => {
      if (act === "approve") return approveBatch(tx, id)
      if (act === "cancel") return cancelBatch(tx, id)
      if (act === "retry") return retryBatch(tx, id)
      if (act === "close") return closeBatch(store, tx, id)
      return finishPins(tx, id)
    })
    if (act === "close") await store.keys.reload()
    return done
  },

  /** For a workflow that fails after it has ordered a batch. */
  async discard(id: string, by: By = {}): Promise<Done<void>> {
    return store.change(by, (tx) => discardBatch(tx, id))
  },

  /** The batch, or `undefined`. */
  async find(id: string): Promise<BatchRow | undefined> {
    return store.read((sql: Sql) => selectBatch(sql, id))
  },
})
