import { keyMessage, licenceKeyMessage, licenceKeyOf, printedKey } from "../../domain/digital/key"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"
import { lockDigital, readDigital, type Holder } from "./rows"

/** A key, and what is stored of it. */
export interface MadeKey {
  /** 20 characters. */
  key: string
  key_mac: string
  key_last4: string
}

/** Derives the key of a licence; nothing but its MAC and last four characters is ever stored. */
export async function makeKey(
  { provider }: Pick<LicenseStore, "provider">,
  digitalId: string,
  version: number,
): Promise<MadeKey> {
  const key = licenceKeyOf(await provider.mac("licence-key", licenceKeyMessage(digitalId, version)))
  return { key, key_mac: await macOfKey({ provider }, key), key_last4: key.slice(-4) }
}

/** What a key is looked up by. */
export async function macOfKey({ provider }: Pick<LicenseStore, "provider">, key: string): Promise<string> {
  return (await provider.mac("licence", keyMessage(key))).toString("hex")
}

/**
 * The key, as printed.
 *
 * @throws 404, Error when the master key is not the one the licence was issued under
 */
export async function revealKey(store: LicenseStore, holder: Holder): Promise<string> {
  const row = await store.read((sql) => readDigital(sql, holder))
  const made = await makeKey(store, row.id, row.key_version)
  if (made.key_mac !== row.key_mac) {
    throw new Error(`licence ${row.id} was issued under another MEDIA_LICENSE_MASTER_KEY; its key cannot be shown`)
  }
  return printedKey(made.key)
}

/**
 * Makes another key of the licence; the one before is worth nothing any more. Devices stay.
 *
 * @throws 404, 400 `media_license_not_configured`
 */
export async function rotateKey(
  store: LicenseStore,
  tx: LicenseTransaction,
  holder: Holder,
): Promise<{ id: string; key: string }> {
  const row = await lockDigital(tx.sql, holder)
  const version = row.key_version + 1
  const made = await makeKey(store, row.id, version)
  await tx.sql.execute(
    `update media_license_digital set key_version = ?, key_mac = ?, key_last4 = ?, version = version + 1,
       updated_at = now() where id = ?`,
    [version, made.key_mac, made.key_last4, row.id],
  )
  await tx.record([{ kind: "digital.key_rotated", tag_id: row.tag_id, data: { digital_id: row.id } }])
  return { id: row.id, key: printedKey(made.key) }
}
