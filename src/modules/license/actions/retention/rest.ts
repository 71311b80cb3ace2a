import type { LicenseTransaction } from "../../transaction/types"

/** After this, nobody can tell whose address a MAC was. */
export const SALT_HOURS = 48
/** An offer that has ended holds the MAC of its code and two people; that long it may be asked for. */
export const TRANSFER_DAYS = 90
/** A request that came to nothing says nothing after a while; what two people agreed to stays. */
export const APPROVAL_DAYS = 90

/**
 * What is deleted, by kind: its table, and what makes a row old. `?` is the moment of the change. A salt dies 48 hours
 * after its day began, when the next day's has been in use for a day.
 */
const OLD = {
  salts: [`media_license_salt`, `day::timestamp at time zone 'UTC' <= ?::timestamptz - interval '${SALT_HOURS} hours'`],
  tickets: [`media_license_ticket`, `expires_at < ?::timestamptz`],
  requests: [`media_license_request`, `expires_at < ?::timestamptz`],
  approvals: [
    `media_license_approval`,
    `decision = 'expired' and decided_at < ?::timestamptz - interval '${APPROVAL_DAYS} days'`,
  ],
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
