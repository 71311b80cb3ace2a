import type { LicenseStore } from "../../transaction/store"
import type { By, Done } from "../../transaction/types"
import { disputeTransfer } from "./dispute"
import { endTransfer } from "./end"
import {
  acceptTransfer,
  cancelTransfer,
  newTransferCode,
  offerTransfer,
  TRANSFER_COLUMNS,
  transferMac,
  type TransferRow,
} from "./offer"

export type { TransferRow } from "./offer"

/** Copies on their way from one owner to the next. */
export const transfers = (store: LicenseStore) => ({
  /** Codes stay in the request that makes or shows them; workflows, whose inputs may be kept, get the MAC. */
  newCode: () => newTransferCode(store),
  macOf: (typed: string) => transferMac(store, typed),

  /** @throws 404, 409 `media_license_tag_state` */
  async offer(input: { tag_id: string; customer_id: string; code_mac: string }, by: By = {}) {
    return store.change(by, (tx) => offerTransfer(tx, input))
  },
  /** @throws 400 `media_license_transfer_refused` */
  async accept(input: { code_mac: string; customer_id: string }, by: By = {}) {
    return store.change(by, (tx) => acceptTransfer(store, tx, input))
  },
  /** @throws 404, 409 `media_license_tag_state` */
  async cancel(input: { transfer_id: string; customer_id: string }, by: By = {}): Promise<Done<TransferRow>> {
    return store.change(by, (tx) => cancelTransfer(tx, input))
  },
  /** @throws 404, 409 `media_license_tag_state` */
  async dispute(input: { transfer_id: string; customer_id: string }, by: By = {}): Promise<Done<TransferRow>> {
    return store.change(by, (tx) => disputeTransfer(tx, input))
  },
  /** Ends offers whose time is over, some at a time; answers how many. */
  async expire(by: By = {}, limit = 200): Promise<Done<number>> {
    return store.change(by, async (tx) => {
      const late = await tx.sql.execute<{ tag_id: string }>(
        `select tag_id from media_license_transfer where status = 'pending' and expires_at <= ? and deleted_at is null
         order by tag_id limit ? for update skip locked`,
        [tx.now, limit],
      )
      for (const { tag_id } of late) await endTransfer(tx, { tag_id, status: "expired" })
      return late.length
    })
  },
  /** A customer's offers, newest first. */
  async listOf(customerId: string, tagIds: readonly string[]): Promise<TransferRow[]> {
    if (tagIds.length === 0) return []
    return store.read((sql) =>
      sql.execute<TransferRow>(
        `select ${TRANSFER_COLUMNS} from media_license_transfer
         where from_customer_id = ? and tag_id = any(?::text[]) and deleted_at is null order by created_at desc`,
        [customerId, `{${tagIds.join(",")}}`],
      ),
    )
  },
})
