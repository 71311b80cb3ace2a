import type { LicenseTransaction } from "../../transaction/types"

/** After this, nobody can tell whose address a MAC was. */
export const SALT_HOURS = 48
/** An offer that has ended holds the MAC of its code and two people; that long it may be asked for. */
export const TRANSFER_DAYS = 90

/**
 * What is deleted, by kind: its table, and what makes a row old. `?` is the moment of the change. A salt dies 48 hours
 * after its day began, when the next day's has been in use for a day.
 */
const OLD = {
  salts: [`media_license_salt`, `day::timestamp at time zone 'UTC' <= ?::timestamptz - interval '${SALT_HOURS} hours'`],
  tickets: [`media_license_ticket`, `expires_at < ?::timestamptz`],
  requests: [`media_license_request`, `expires_at < ?::timestamptz`],
  transfers: [
    `media_license_transfer`,
    `status <> 'pending' and updated_at < ?::timestamptz - interval '${TRANSFER_DAYS} days'
     and not exists (select 1 from media_license_case c where c.tag_id = media_license_transfer.tag_id
       and c.kind = 'ownership_dispute' and c.status in ('open', 'investigating'))`,
  ],
} as const

export type OldKind = keyof typeof OLD
export const OLD_KINDS = Object.keys(OLD) as OldKind[]

/** Deletes some of what is old; answers how many. */
export async function deleteOld(tx: LicenseTransaction, kind: OldKind, limit: number): Promise<number> {
  const [table, old] = OLD[kind]
  const gone = await tx.sql.execute(
    `delete from ${table} where id in (select id from ${table} where ${old} limit ? for update skip locked) returning id`,
    [tx.now, limit],
  )
  return gone.length
}

/** Requests nobody has agreed to in time are over; the next one may be made. */
export async function expireApprovals(tx: LicenseTransaction): Promise<number> {
  const expired = await tx.sql.execute<{ id: string; action: string; target_id: string }>(
    `update media_license_approval set decision = 'expired', decided_at = ?, updated_at = now()
     where decision is null and expires_at <= ? and deleted_at is null returning id, action, target_id`,
    [tx.now, tx.now],
  )
  await tx.record(
    expired.map(({ id, action, target_id }) => ({
      kind: "approval.decided",
      tag_id: action === "distrust_key" ? null : target_id,
      data: { approval_id: id, action, decision: "expired" },
    })),
  )
  for (const { id } of expired) tx.announce({ kind: "approval.decided", data: { id } })
  return expired.length
}
