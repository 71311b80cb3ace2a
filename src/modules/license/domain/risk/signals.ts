import type { Cell } from "./cell"
import { impossibleTrips } from "./travel"

/** One stored check of one tag, as far as its risk is concerned. */
export interface RiskScan {
  device_mac: string
  ua_class: "mobile" | "desktop" | "bot" | "other"
  country: string | null
  /** `parseCell` of the stored text. */
  cell: Cell | null
  /** The visitor was signed in as the tag's owner. */
  is_owner: boolean
  pin_event: "wrong" | "after_activation" | null
  scanned_at: Date
}

export interface Ownership {
  /** `device_mac` of the devices that activated the tag or were signed in as its owner. */
  owner_devices: readonly string[]
  /** Last change of ownership; checks before it do not count. `null`: never owned. */
  since: Date | null
}

/** What speaks for a tag being printed on more than one copy. */
export interface RiskSignals {
  /** Checks that another device's check makes impossible for one and the same copy. */
  travel: number
  /** Devices, without the owner's. */
  dev: number
  /** Of those, devices with a PIN event. */
  pin: number
  /** Countries those devices were in. */
  country: number
}

export interface TagSignals extends RiskSignals {
  /** Visits: checks of one device less than an hour apart are one. Everybody's, bots' and the owner's too. */
  sessions: number
}

/** Checks of one device closer together than this are one visit. */
export const SESSION_MS = 3_600_000

/**
 * What the checks of one tag since the last change of ownership say. The order they come in does not matter, and it
 * takes time in proportion to their number.
 *
 * - The owner's devices are those given and every device with a check as owner since then. They and bots are left out
 *   of `dev`, `pin` and `country`.
 * - In `travel` the owner's devices do count: if the owner's copy is in Lisbon, a check in Osaka half an hour later is
 *   of another copy. One device is never compared with itself, so an owner who travels raises nothing alone.
 * - Bots stay out of `travel` as well: where a data centre reads a link says nothing about where a copy is.
 * - Checks without a place are not compared and do not push others out of the 20 compared.
 *
 * @param scans of one tag
 * @example signalsOf(scans, { owner_devices: [mac], since: tag.activated_at }) // { travel: 0, dev: 2, pin: 0, … }
 */
export function signalsOf(scans: readonly RiskScan[], { owner_devices, since }: Ownership): TagSignals {
  const from = since?.getTime() ?? -Infinity
  const counted = scans.filter((scan) => scan.scanned_at.getTime() >= from)
  const owners = new Set(owner_devices)
  for (const scan of counted) if (scan.is_owner) owners.add(scan.device_mac)
  const people = counted.filter((scan) => scan.ua_class !== "bot")
  const strangers = people.filter((scan) => !owners.has(scan.device_mac))
  return {
    travel: impossibleTrips(people.flatMap(sighting)),
    dev: devicesIn(strangers),
    pin: devicesIn(strangers.filter((scan) => scan.pin_event !== null)),
    country: new Set(strangers.flatMap((scan) => scan.country ?? [])).size,
    sessions: sessionsIn(counted),
  }
}

function sighting({ device_mac, scanned_at, cell }: RiskScan) {
  return cell === null ? [] : [{ device: device_mac, at: scanned_at.getTime(), cell }]
}

function devicesIn(scans: readonly RiskScan[]): number {
  return new Set(scans.map((scan) => scan.device_mac)).size
}

function sessionsIn(scans: readonly RiskScan[]): number {
  const last = new Map<string, number>()
  let sessions = 0
  for (const scan of [...scans].sort((a, b) => a.scanned_at.getTime() - b.scanned_at.getTime())) {
    const at = scan.scanned_at.getTime()
    if (at - (last.get(scan.device_mac) ?? -Infinity) >= SESSION_MS) sessions += 1
    last.set(scan.device_mac, at)
  }
  return sessions
}
