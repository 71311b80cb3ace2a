import type { RentalStore } from "../../transaction/store"
import { claimRequest, finishRequest, forgetRequest, type RequestClaim, type RequestKey } from "./claim"

/** Requests under an Idempotency-Key; see `src/lib/idempotency.ts`, which is the only caller. */
export const requests = (store: RentalStore) => ({
  async claim(key: RequestKey): Promise<RequestClaim> {
    return store.read((sql) => claimRequest(sql, { ...key, id: store.newId("rreq") }))
  },
  async finish(key: RequestKey, answer: { status: number; body: unknown }): Promise<void> {
    await store.read((sql) => finishRequest(sql, key, answer))
  },
  async forget(key: RequestKey): Promise<void> {
    await store.read((sql) => forgetRequest(sql, key))
  },
})
