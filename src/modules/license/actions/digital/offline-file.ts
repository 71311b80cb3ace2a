import { MediaError } from "../../../../lib/errors"
import { fileSigningInput, offlineFileOf } from "../../domain/digital/offline-file"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { selectActiveKey } from "../keys/rows"
import { ensureKey, signOnce } from "../keys/sign"
import { deviceNotFound, lockDigital, readDevice, requireActive, type DeviceRow, type Holder } from "./rows"

/** A signed offline file. */
export interface IssuedFile {
  /** Compact JWS. */
  file: string
  expires_at: string
}

/**
 * Signs the offline file of a device. A slot has one live file: while another device's is unexpired nobody gets one for
 * that slot, so deactivating and activating in turn multiplies nothing.
 *
 * @throws 404, 409 `media_license_licence_suspended`, `media_license_offline_file_live` with `until`
 */
export async function issueFile(
  store: LicenseStore,
  tx: LicenseTransaction,
  { iss, device_id, ...holder }: Holder & { iss: string; device_id: string },
): Promise<IssuedFile> {
  const digital = await lockDigital(tx.sql, holder)
  requireActive(digital)
  const device = await readDevice(tx.sql, digital.id, device_id)
  if (device.deactivated_at) throw deviceNotFound()
  await requireNoOtherFile(tx, device)
  const key = (await selectActiveKey(tx.sql, "licence")) ?? (await ensureKey(store, tx, "licence"))
  const payload = offlineFileOf({ iss, jti: tx.newId("lfil"), digital, device, now: tx.now })
  const input = fileSigningInput(key.kid, payload)
  const signature = await signOnce(store, key, Buffer.from(input, "ascii"))
  const expires = new Date(payload.exp * 1000)
  await tx.sql.execute(
    `update media_license_device set last_file_jti = ?, last_file_exp = ?, updated_at = now() where id = ?`,
    [payload.jti, expires, device.id],
  )
  const data = { digital_id: digital.id, device_id: device.id, jti: payload.jti, kid: key.kid }
  await tx.record([{ kind: "digital.file_issued", tag_id: digital.tag_id, data }])
  return { file: `${input}.${signature.toString("base64url")}`, expires_at: expires.toISOString() }
}

/** Another device is another key: one that comes back to its slot renews its own file. */
async function requireNoOtherFile(tx: LicenseTransaction, device: DeviceRow): Promise<void> {
  const [live] = await tx.sql.execute<{ until: Date }>(
    `select last_file_exp as until from media_license_device
     where digital_id = ? and slot = ? and thumbprint <> ? and last_file_exp > ? and deleted_at is null
     order by last_file_exp desc limit 1`,
    [device.digital_id, device.slot, device.thumbprint, tx.now],
  )
  if (!live) return
  const until = live.until.toISOString()
  throw new MediaError(
    "conflict",
    "media_license_offline_file_live",
    `the device that had this slot before holds an offline file until ${until}`,
    { details: { until } },
  )
}
