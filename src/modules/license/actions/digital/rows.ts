import { MediaError } from "../../../../lib/errors"
import type { Sql } from "../../../../lib/sql"
import type { DeviceJwk } from "../../domain/digital/device"
import type { DigitalStatus } from "../../domain/digital/status"
import type { TermsSnapshot } from "../../domain/digital/terms"

/** A row of `media_license_digital`, as far as its rules need it. */
export interface DigitalRow {
  id: string
  terms: TermsSnapshot
  key_version: number
  key_mac: string
  key_last4: string
  customer_id: string | null
  order_id: string | null
  variant_id: string | null
  tag_id: string | null
  status: DigitalStatus
  status_reason: string | null
  deactivations_used: number
  budget_year_at: Date
}

export interface DeviceRow {
  id: string
  digital_id: string
  slot: number
  public_jwk: DeviceJwk
  thumbprint: string
  label: string
  deactivated_at: Date | null
  last_file_exp: Date | null
  created_at: Date
}

/** Who asks: the signed-in customer it belongs to, or the staff. */
export interface Holder {
  digital_id: string
  /** `undefined`: whoever it belongs to. */
  customer_id?: string | undefined
  /** For who came with a key: that of the licence may have been changed while one waited for the lock. */
  key_mac?: string | undefined
}

const COLUMNS = `id, terms, key_version, key_mac, key_last4, customer_id, order_id, variant_id, tag_id, status,
  status_reason, deactivations_used, budget_year_at`

const DEVICE_COLUMNS = `id, digital_id, slot, public_jwk, thumbprint, label, deactivated_at, last_file_exp, created_at`

/**
 * The licence, locked until the transaction ends: everything that counts its devices queues here.
 * @throws 404 `media_license_digital_not_found`, also for somebody else's
 */
export async function lockDigital(sql: Sql, { digital_id, customer_id, key_mac }: Holder): Promise<DigitalRow> {
  const [row] = await sql.execute<DigitalRow>(
    `select ${COLUMNS} from media_license_digital where id = ? and deleted_at is null for update`,
    [digital_id],
  )
  if (!row || (customer_id !== undefined && row.customer_id !== customer_id)) throw digitalNotFound()
  if (key_mac !== undefined && row.key_mac !== key_mac) throw digitalNotFound()
  return row
}

/** The same without the lock. @throws 404 */
export async function readDigital(sql: Sql, { digital_id, customer_id }: Holder): Promise<DigitalRow> {
  const [row] = await sql.execute<DigitalRow>(
    `select ${COLUMNS} from media_license_digital where id = ? and deleted_at is null`,
    [digital_id],
  )
  if (!row || (customer_id !== undefined && row.customer_id !== customer_id)) throw digitalNotFound()
  return row
}

/** @throws 404 `media_license_digital_not_found` when no licence has this key */
export async function idOfKey(sql: Sql, keyMac: string): Promise<string> {
  const [row] = await sql.execute<{ id: string }>(
    `select id from media_license_digital where key_mac = ? and deleted_at is null`,
    [keyMac],
  )
  if (!row) throw digitalNotFound()
  return row.id
}

/** The devices a licence is in use on, in the order of their slots. */
export async function activeDevices(sql: Sql, digitalId: string): Promise<DeviceRow[]> {
  return sql.execute<DeviceRow>(
    `select ${DEVICE_COLUMNS} from media_license_device
     where digital_id = ? and deactivated_at is null and deleted_at is null order by slot`,
    [digitalId],
  )
}

/** @throws 404 `media_license_device_not_found` */
export async function readDevice(sql: Sql, digitalId: string, deviceId: string): Promise<DeviceRow> {
  const [row] = await sql.execute<DeviceRow>(
    `select ${DEVICE_COLUMNS} from media_license_device where id = ? and digital_id = ? and deleted_at is null`,
    [deviceId, digitalId],
  )
  if (!row) throw deviceNotFound()
  return row
}

/** The same answer for what does not exist and for what belongs to somebody else; neither id nor key is repeated. */
export const digitalNotFound = () =>
  new MediaError("not_found", "media_license_digital_not_found", "there is no such licence")

export const deviceNotFound = () =>
  new MediaError("not_found", "media_license_device_not_found", "the licence is not in use on such a device")

/** @throws 409 `media_license_licence_suspended` unless the licence is active */
export function requireActive({ status }: Pick<DigitalRow, "status">): void {
  if (status === "active") return
  throw new MediaError("conflict", "media_license_licence_suspended", `the licence is ${status}`, {
    details: { status },
  })
}
