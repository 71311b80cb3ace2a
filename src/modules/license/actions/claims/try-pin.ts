import { timingSafeEqual } from "node:crypto"
import { PIN_TRIES, PIN_WINDOW_HOURS } from "../../domain/claims"
import { pinLocked } from "../../refusals"
import { pinMessage, readTypedPin } from "../../domain/pin"
import { RAW_LENGTH, rawOfSerial, serialOfTag } from "../../domain/serial"
import type { LicenseStore } from "../../transaction/store"
import type { LicenseTransaction } from "../../transaction/types"

/**
 * Takes one of the tries a PIN has, before anything is compared: of many at once only five are compared at all. Its own
 * transaction, so that a refusal further on does not give the try back.
 *
 * @throws 429 `media_license_locked` when there are none left, also for the right PIN
 */
export async function reservePinTry(tx: LicenseTransaction, tagId: string): Promise<void> {
  const fresh = `(pin_window_at is null or pin_window_at <= ?::timestamptz - interval '${PIN_WINDOW_HOURS} hours')`
  const [row] = await tx.sql.execute(
    `update media_license_tag set
       pin_fails = case when ${fresh} then 1 else pin_fails + 1 end,
       pin_window_at = case when ${fresh} then ?::timestamptz else pin_window_at end,
       pin_locked_until = case when not ${fresh} and pin_fails + 1 >= ${PIN_TRIES}
         then ?::timestamptz + interval '${PIN_WINDOW_HOURS} hours' end,
       updated_at = now()
     where id = ? and (pin_locked_until is null or pin_locked_until <= ?) and (${fresh} or pin_fails < ${PIN_TRIES})
     returning id`,
    [tx.now, tx.now, tx.now, tx.now, tx.now, tagId, tx.now, tx.now],
  )
  if (!row) throw pinLocked()
}

/** What `reservePinTry` and `isPin` do, for a code that is no copy's: the time an answer takes tells nothing either. */
export async function pretendPinTry(store: LicenseStore, typed: string): Promise<void> {
  await store.change({}, (tx) => reservePinTry(tx, "").catch(() => undefined))
  await isPin(store, "", typed)
}

/** `true` when the PIN is the tag's. A tag without PIN is compared all the same, and takes as long. */
export async function isPin(store: LicenseStore, tagId: string, typed: string): Promise<boolean> {
  const pin = readTypedPin(typed)
  const [row] = await store.read((sql) =>
    sql.execute<{ pin_mac: Buffer | null }>(`select pin_mac from media_license_tag where id = ?`, [tagId]),
  )
  const raw = row ? rawOfSerial(serialOfTag(tagId)) : Buffer.alloc(RAW_LENGTH)
  const mac = await store.provider.mac("pin", pinMessage(raw, pin ?? "0000000000"))
  const stored = row?.pin_mac ?? Buffer.alloc(32)
  return timingSafeEqual(mac, stored) && pin !== null && Boolean(row?.pin_mac)
}
