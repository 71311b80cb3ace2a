import type { Cell } from "./cell"

/** Where a device was seen, and when. */
export interface Sighting {
  device: string
  /** Milliseconds since 1970. */
  at: number
  cell: Cell
}

/** How many sightings of other devices each one is compared with. */
const COMPARED = 20
const FAR_KM = 300
/** Faster than an airliner. */
const FAST_KM_PER_HOUR = 900
/** Three minutes: how far apart two sightings count at least, so that clocks that differ make no speed. */
const LEAST_HOURS = 0.05
const MS_PER_HOUR = 3_600_000
/** Mean radius of the Earth, IUGG R₁. */
const EARTH_KM = 6371.0088
const RADIANS = Math.PI / 180
/** Nowhere is further away than half way round: what is older cannot have been too fast. */
const HALF_ROUND_MS = ((Math.PI * EARTH_KM) / FAST_KM_PER_HOUR) * MS_PER_HOUR

/**
 * How many sightings cannot be of the same copy as an earlier one: another device, among the last 20 sightings of other
 * devices, was more than 300 km away and going there would have taken more than 900 km/h. Each sighting counts once.
 * Takes n · 20 comparisons whoever was seen how often.
 *
 * @param sightings in any order
 */
export function impossibleTrips(sightings: readonly Sighting[]): number {
  const ordered = [...sightings].sort(byTime)
  const others = previousOthers(ordered)
  return ordered.filter((_, n) => isImpossible(ordered, others, n)).length
}

/** Ties are broken by device and place, so that the order the checks came in does not matter. */
function byTime(a: Sighting, b: Sighting): number {
  if (a.at !== b.at) return a.at - b.at
  if (a.device !== b.device) return a.device < b.device ? -1 : 1
  return a.cell.lat - b.cell.lat || a.cell.lng - b.cell.lng
}

/** For each sighting the place in the list of the latest one before it of another device, or −1. */
function previousOthers(ordered: readonly Sighting[]): Int32Array {
  const others = new Int32Array(ordered.length).fill(-1)
  for (let n = 1; n < ordered.length; n++) {
    others[n] = ordered[n - 1]!.device === ordered[n]!.device ? others[n - 1]! : n - 1
  }
  return others
}

/** Runs of the sighting's own device are jumped over, never walked: at most every second step is such a jump. */
function isImpossible(ordered: readonly Sighting[], others: Int32Array, n: number): boolean {
  const here = ordered[n]!
  let other = others[n]!
  for (let compared = 0; other >= 0 && compared < COMPARED; compared++) {
    const there = ordered[other]!
    if (here.at - there.at > HALF_ROUND_MS) return false
    if (isTooFast(there, here)) return true
    other -= 1
    if (other >= 0 && ordered[other]!.device === here.device) other = others[other]!
  }
  return false
}

function isTooFast(from: Sighting, to: Sighting): boolean {
  const km = distanceKm(from.cell, to.cell)
  const hours = Math.max((to.at - from.at) / MS_PER_HOUR, LEAST_HOURS)
  return km > FAR_KM && km / hours > FAST_KM_PER_HOUR
}

/**
 * Great-circle distance in kilometres by the haversine formula; right to about half a percent, as the Earth is no sphere.
 *
 * Source: R. W. Sinnott, "Virtues of the Haversine", Sky & Telescope 68 (1984), p. 159; mean radius after
 * H. Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74 (2000), p. 128.
 *
 * @example distanceKm({ lat: 51.5, lng: 0 }, { lat: 49, lng: 2.5 }) // 329.9, London to Paris by their cells
 */
export function distanceKm(a: Cell, b: Cell): number {
  const north = Math.sin(((b.lat - a.lat) * RADIANS) / 2)
  const east = Math.sin(((b.lng - a.lng) * RADIANS) / 2)
  const h = north * north + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * east * east
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}
