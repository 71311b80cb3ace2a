import { MediaError } from "../../../../lib/errors"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { makeKey } from "./keys"
import { lockDigital, type DigitalRow } from "./rows"

/**
 * Gives a licence to another customer: its devices are deactivated without cost to the budget, its key and open
 * download links are worth nothing any more, and offline files end at their `exp` (their slots stay closed until then).
 *
 * @throws 404, 409 `media_license_not_transferable`
 */
export async function moveDigital(
  store: LicenseStore,
  tx: LicenseTransaction,
  { digital_id, customer_id }: { digital_id: string; customer_id: string },
): Promise<void> {
  const row = await lockDigital(tx.sql, { digital_id })
  if (!row.terms.transferable) {
    throw new MediaError("conflict", "media_license_not_transferable", "the licence's terms tie it to its owner")
  }
  await handOver(store, tx, row, customer_id)
}

/** Moves the licences that follow a tag; part of the transaction that changes the tag's owner. */
export async function moveOfTag(
  store: LicenseStore,
  tx: LicenseTransaction,
  { tag_id, customer_id }: { tag_id: string; customer_id: string },
): Promise<string[]> {
  const rows = await tx.sql.execute<{ id: string }>(
    `select id from media_license_digital where tag_id = ? and deleted_at is null order by id`,
    [tag_id],
  )
  for (const { id } of rows) await handOver(store, tx, await lockDigital(tx.sql, { digital_id: id }), customer_id)
  return rows.map(({ id }) => id)
}

async function handOver(
  store: LicenseStore,
  tx: LicenseTransaction,
  row: DigitalRow,
  customerId: string,
): Promise<void> {
  if (row.customer_id === customerId) return
  const version = row.key_version + 1
  const { key_mac, key_last4 } = await makeKey(store, row.id, version)
  await tx.sql.execute(
    `update media_license_digital set customer_id = ?, key_version = ?, key_mac = ?, key_last4 = ?,
       version = version + 1, updated_at = now() where id = ?`,
    [customerId, version, key_mac, key_last4, row.id],
  )
  await tx.sql.execute(
    `update media_license_device set deactivated_at = ?, updated_at = now()
     where digital_id = ? and deactivated_at is null`,
    [tx.now, row.id],
  )
  await tx.sql.execute(
    `update media_license_ticket t set expires_at = ?, updated_at = now() from media_license_download d
     where d.id = t.download_id and d.digital_id = ? and t.used_at is null and t.expires_at > ?`,
    [tx.now, row.id, tx.now],
  )
  await tx.record([{ kind: "digital.moved", tag_id: row.tag_id, data: { digital_id: row.id } }])
}
