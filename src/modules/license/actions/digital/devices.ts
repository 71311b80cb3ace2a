import { MediaError } from "../../../../lib/errors"
import { budgetEnds, budgetAt, spend } from "../../domain/digital/budget"
import type { DeviceJwk } from "../../domain/digital/device"
import { freeSlot } from "../../domain/digital/slots"
import type { LicenseTransaction } from "../../transaction/types"
import { activeDevices, lockDigital, readDevice, requireActive, type DigitalRow, type Holder } from "./rows"

/** A device whose proof has been checked. */
export interface NewDevice {
  jwk: DeviceJwk
  thumbprint: string
  label: string
}

export interface ActivatedDevice {
  digital_id: string
  device_id: string
  /** `false` for a device that was known already. */
  created: boolean
}

/**
 * Puts a licence into use on a device. The licence's row is locked first, so that of any number of devices that come at
 * once exactly as many get a slot as there are; a device that is known keeps the one it has.
 *
 * @throws 404, 409 `media_license_licence_suspended`, `media_license_device_limit` with `max_devices`
 */
export async function activateDevice(
  tx: LicenseTransaction,
  holder: Holder,
  device: NewDevice,
): Promise<ActivatedDevice> {
  const digital = await lockDigital(tx.sql, holder)
  requireActive(digital)
  const devices = await activeDevices(tx.sql, digital.id)
  const known = devices.find(({ thumbprint }) => thumbprint === device.thumbprint)
  if (known) return { digital_id: digital.id, device_id: known.id, created: false }
  const { max_devices } = digital.terms
  const slot = freeSlot(
    devices.map((other) => other.slot),
    max_devices,
  )
  if (slot === null) {
    throw new MediaError(
      "conflict",
      "media_license_device_limit",
      `the licence is in use on ${max_devices} devices; deactivate one of them first`,
      { details: { max_devices } },
    )
  }
  return { digital_id: digital.id, device_id: await insertDevice(tx, digital, { ...device, slot }), created: true }
}

async function insertDevice(
  tx: LicenseTransaction,
  digital: DigitalRow,
  { jwk, thumbprint, label, slot }: NewDevice & { slot: number },
): Promise<string> {
  const id = tx.newId("ldev")
  await tx.sql.execute(
    `insert into media_license_device (id, digital_id, slot, public_jwk, thumbprint, label, created_at, updated_at)
     values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)`,
    [id, digital.id, slot, JSON.stringify(jwk), thumbprint, label, tx.now, tx.now],
  )
  const data = { digital_id: digital.id, device_id: id, slot }
  await tx.record([{ kind: "digital.device_activated", tag_id: digital.tag_id, data }])
  return id
}

/**
 * Frees a device's slot, so many times a year. A device that is deactivated already stays so and costs nothing.
 *
 * @throws 404, 409 `media_license_deactivation_budget` with `max` and `resets_at`
 */
export async function deactivateDevice(
  tx: LicenseTransaction,
  holder: Holder,
  deviceId: string,
): Promise<{ device_id: string; changed: boolean }> {
  const digital = await lockDigital(tx.sql, holder)
  const device = await readDevice(tx.sql, digital.id, deviceId)
  if (device.deactivated_at) return { device_id: device.id, changed: false }
  const budget = { year_at: digital.budget_year_at, used: digital.deactivations_used }
  const max = digital.terms.max_deactivations_per_year
  const spent = spend(budget, max, tx.now)
  if (!spent) throw overBudget(max, budgetEnds(budgetAt(budget, tx.now)))
  await tx.sql.execute(
    `update media_license_digital set deactivations_used = ?, budget_year_at = ?, version = version + 1,
       updated_at = now() where id = ?`,
    [spent.used, spent.year_at, digital.id],
  )
  await tx.sql.execute(`update media_license_device set deactivated_at = ?, updated_at = now() where id = ?`, [
    tx.now,
    device.id,
  ])
  const data = { digital_id: digital.id, device_id: device.id, slot: device.slot }
  await tx.record([{ kind: "digital.device_deactivated", tag_id: digital.tag_id, data }])
  return { device_id: device.id, changed: true }
}

const overBudget = (max: number, resetsAt: Date) =>
  new MediaError(
    "conflict",
    "media_license_deactivation_budget",
    `devices can be deactivated ${max} times a year; the next time after ${resetsAt.toISOString()}`,
    { details: { max, resets_at: resetsAt.toISOString() } },
  )
