import { ERASED_OWNER } from "../../domain/erased"
import type { LicenseTransaction } from "../../transaction/types"
import { endTransfer } from "../transfers/end"

/** How much knew the person. */
export interface Erased {
  tags: number
  licences: number
}

/**
 * Forgets a person for good. Copies and licences stay what they are, somebody's; that they were passed on stays known,
 * by whom does not. What is offered at the moment is taken back, as nobody is left to give it.
 */
export async function eraseCustomer(tx: LicenseTransaction, customerId: string): Promise<Erased> {
  await takeOffersBack(tx, customerId)
  const run = async (sql: string) => (await tx.sql.execute(sql, [customerId])).length
  const tags = await run(
    `with own as (select id from media_license_tag where owner_id = ? order by id for update)
     update media_license_tag tag set owner_id = '${ERASED_OWNER}', updated_at = now() from own where own.id = tag.id
     returning tag.id`,
  )
  await run(`update media_license_owner set customer_id = null, updated_at = now() where customer_id = ?`)
  await run(`update media_license_transfer set from_customer_id = null, updated_at = now() where from_customer_id = ?`)
  await run(`update media_license_transfer set to_customer_id = null, updated_at = now() where to_customer_id = ?`)
  // What people write and photograph tells who they are; that there was a report, and of what kind, stays with its case.
  await run(
    `update media_license_report set customer_id = null, device_mac = null, text = '', place = null,
       photo_file_id = null, updated_at = now() where customer_id = ?`,
  )
  // The one change the event log allows.
  await run(
    `update media_license_event set actor_id = null, updated_at = now() where actor_type = 'customer' and actor_id = ?`,
  )
  const licences = await forgetLicences(tx, customerId)
  await tx.sql.execute(`delete from media_license_request where starts_with(scope, ?)`, [`customer:${customerId} `])
  await tx.record([{ kind: "customer.erased", data: { tags, licences } }])
  return { tags, licences }
}

async function takeOffersBack(tx: LicenseTransaction, customerId: string): Promise<void> {
  const offers = await tx.sql.execute<{ tag_id: string }>(
    `select tag_id from media_license_transfer
     where from_customer_id = ? and status = 'pending' and deleted_at is null order by tag_id for update`,
    [customerId],
  )
  for (const { tag_id } of offers) await endTransfer(tx, { tag_id, status: "canceled" })
}

/** People name their devices after themselves, so the names go too; what a device still holds ends with its file. */
async function forgetLicences(tx: LicenseTransaction, customerId: string): Promise<number> {
  const licences = await tx.sql.execute<{ id: string }>(
    `with own as (select id from media_license_digital where customer_id = ? order by id for update)
     update media_license_digital g set customer_id = null, version = version + 1, updated_at = now()
     from own where own.id = g.id returning g.id`,
    [customerId],
  )
  await tx.sql.execute(
    `update media_license_device set label = '', deactivated_at = coalesce(deactivated_at, ?), updated_at = now()
     where digital_id = any(?::text[])`,
    [tx.now, `{${licences.map(({ id }) => id).join(",")}}`],
  )
  return licences.length
}
