import { randomBytes } from "node:crypto"
import { MediaError } from "../../../../lib/errors"
import { canonicalBase32, encodeBase32 } from "../../domain/base32"
import { changeTag, tagNotFound, tagState } from "../../transaction/change-tags"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { moveOfTag } from "../digital/move"
import { closeOwnership, NO_PIN_COUNT } from "../scans/give-back"
import { lockTag } from "../tags/rows"
import { endTransfer } from "./end"

/** How long a code can be used. */
export const TRANSFER_HOURS = 24
/** How long the previous owner may object. */
export const DISPUTE_HOURS = 72
/** Characters of a code: 50 random bits. */
const CODE_LENGTH = 10

export interface TransferRow {
  id: string
  tag_id: string
  from_customer_id: string | null
  to_customer_id: string | null
  status: "pending" | "accepted" | "canceled" | "expired" | "disputed"
  expires_at: Date
  accepted_at: Date | null
}
export const TRANSFER_COLUMNS = `id, tag_id, from_customer_id, to_customer_id, status, expires_at, accepted_at`

/** The code as it is compared; `null` when it cannot be one. */
export function readTypedTransferCode(text: string): string | null {
  if (text.length > 64) return null
  const code = canonicalBase32(text.replace(/[\s\u2010-\u2015-]/gu, ""))
  return code?.length === CODE_LENGTH ? code : null
}

/** A code for a new offer, and what is kept of it. */
export async function newTransferCode(store: LicenseStore): Promise<{ code: string; code_mac: string }> {
  const code = encodeBase32(randomBytes(7)).slice(0, CODE_LENGTH)
  return { code, code_mac: await transferMac(store, code) }
}

/** What is kept of a code as typed; of a text that cannot be one, something no offer has. */
export async function transferMac({ provider }: LicenseStore, typed: string): Promise<string> {
  return (await provider.mac("transfer", Buffer.from(readTypedTransferCode(typed) ?? "", "ascii"))).toString("hex")
}

/**
 * The owner offers the copy to whoever shows the code, of which only the MAC comes here.
 *
 * @throws 404 for a copy that is not the customer's, 409 `media_license_tag_state`
 */
export async function offerTransfer(
  tx: LicenseTransaction,
  { tag_id, customer_id, code_mac }: { tag_id: string; customer_id: string; code_mac: string },
): Promise<{ id: string; expires_at: Date }> {
  const tag = await lockTag(tx.sql, tag_id)
  if (!tag || tag.owner_id !== customer_id) throw tagNotFound()
  if (tag.hold_reason !== null) throw tagState(tag.status, "transfer_pending")
  await changeTag(tx, tag_id, { trigger: "offer_transfer" })
  const id = tx.newId("ltrf")
  const expires_at = new Date(tx.now.getTime() + TRANSFER_HOURS * 3_600_000)
  await tx.sql.execute(
    `insert into media_license_transfer (id, tag_id, from_customer_id, code_mac, expires_at, status, created_at, updated_at)
     values (?, ?, ?, ?, ?, 'pending', now(), now())`,
    [id, tag_id, customer_id, code_mac, expires_at],
  )
  return { id, expires_at }
}

/**
 * The recipient takes the copy: one conditional update of the offer decides, so of two only one gets it.
 *
 * @throws 400 `media_license_transfer_refused` for a wrong, expired, used or own code, or a copy that is held: one answer
 */
export async function acceptTransfer(
  store: LicenseStore,
  tx: LicenseTransaction,
  { code_mac, customer_id }: { code_mac: string; customer_id: string },
): Promise<{ transfer_id: string; tag_id: string; from_customer_id: string | null }> {
  const [row] = await tx.sql.execute<{ id: string; tag_id: string; from_customer_id: string | null }>(
    `update media_license_transfer set status = 'accepted', to_customer_id = ?, accepted_at = ?, updated_at = now()
     where code_mac = ? and status = 'pending' and expires_at > ? and from_customer_id is distinct from ?
       and deleted_at is null returning id, tag_id, from_customer_id`,
    [customer_id, tx.now, code_mac, tx.now, customer_id],
  )
  if (!row) throw transferRefused()
  // A dispute or a return freezes the copy, also one that was on offer already; once that is settled, the code works again.
  const tag = await lockTag(tx.sql, row.tag_id)
  if (tag?.hold_reason != null) throw transferRefused()
  await closeOwnership(tx, row.tag_id)
  await changeTag(tx, row.tag_id, { trigger: "accept_transfer", set: { owner_id: customer_id, ...NO_PIN_COUNT } })
  await tx.sql.execute(
    `insert into media_license_owner (id, tag_id, customer_id, from_at, how, created_at, updated_at)
     values (?, ?, ?, ?, 'transfer', now(), now())`,
    [tx.newId("lown"), row.tag_id, customer_id, tx.now],
  )
  await moveOfTag(store, tx, { tag_id: row.tag_id, customer_id })
  tx.announce({ kind: "tag.transferred", data: { id: row.tag_id } })
  return { transfer_id: row.id, tag_id: row.tag_id, from_customer_id: row.from_customer_id }
}

/**
 * The owner takes the offer back.
 *
 * @throws 404 for somebody else's, 409 `media_license_tag_state` when it is over
 */
export async function cancelTransfer(
  tx: LicenseTransaction,
  { transfer_id, customer_id }: { transfer_id: string; customer_id: string },
): Promise<TransferRow> {
  const transfer = await ownTransfer(tx, transfer_id, customer_id)
  if (transfer.status !== "pending" || !(await endTransfer(tx, { tag_id: transfer.tag_id, status: "canceled" }))) {
    throw transferOver(transfer)
  }
  return { ...transfer, status: "canceled" }
}

/** A transfer the customer has offered. */
export async function ownTransfer(tx: LicenseTransaction, id: string, customerId: string): Promise<TransferRow> {
  const [transfer] = await tx.sql.execute<TransferRow>(
    `select ${TRANSFER_COLUMNS} from media_license_transfer
     where id = ? and from_customer_id = ? and deleted_at is null for update`,
    [id, customerId],
  )
  if (!transfer) throw new MediaError("not_found", "media_license_transfer_not_found", "no such transfer")
  return transfer
}

export const transferOver = ({ status }: TransferRow) =>
  new MediaError("conflict", "media_license_tag_state", `this transfer is ${status}`, { details: { from: status } })

const transferRefused = () =>
  new MediaError("invalid_data", "media_license_transfer_refused", "this code is wrong, used or no longer valid")
