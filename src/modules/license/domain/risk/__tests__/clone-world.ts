/** Chance, people and places of the clone fixture: seeded, so that a run can be repeated. */
import { cellOf, parseCell, type Cell } from "../cell"

/** Mulberry32 (T. Ettinger, public domain): 32 bits of state, good enough for a fixture. */
export class Dice {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  chance(p: number): boolean {
    return this.next() < p
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  /** Exponential waiting time. */
  wait(mean: number): number {
    return -mean * Math.log(1 - this.next())
  }

  /** Poisson: how many waits of mean 1/`mean` fit into 1. */
  count(mean: number): number {
    let n = 0
    for (let left = this.wait(1); left < mean; left += this.wait(1)) n++
    return n
  }

  /** Sum of three uniforms: bell-shaped, variance 1. */
  bell(): number {
    return (this.next() + this.next() + this.next() - 1.5) * 2
  }

  of<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!
  }
}

export interface City {
  country: string
  at: Cell
}

/** Country → its cities; the first is where its mobile networks and providers meet the internet. */
const COUNTRIES: Record<string, [number, number][]> = {
  GB: [
    [51.5, -0.1],
    [53.5, -2.2],
    [55.9, -4.3],
    [52.5, -1.9],
    [51.5, -2.6],
    [55, -1.6],
    [54.6, -5.9],
    [53.8, -1.5],
  ],
  US: [
    [40.7, -74],
    [34.1, -118.2],
    [41.9, -87.6],
    [29.8, -95.4],
    [47.6, -122.3],
    [33.7, -84.4],
    [39.7, -105],
  ],
  CN: [
    [39.9, 116.4],
    [31.2, 121.5],
    [23.1, 113.3],
    [30.7, 104.1],
    [22.5, 114.1],
    [30.6, 114.3],
  ],
  DE: [
    [50.1, 8.7],
    [52.5, 13.4],
    [48.1, 11.6],
    [53.6, 10],
  ],
  FR: [
    [48.9, 2.4],
    [45.8, 4.8],
    [43.3, 5.4],
  ],
  JP: [
    [35.7, 139.7],
    [34.7, 135.5],
    [43.1, 141.4],
  ],
  BR: [
    [-23.6, -46.6],
    [-22.9, -43.2],
    [-8.1, -34.9],
  ],
  AU: [
    [-33.9, 151.2],
    [-37.8, 145],
    [-32, 115.9],
  ],
  IN: [
    [19.1, 72.9],
    [28.6, 77.2],
    [13.1, 80.3],
  ],
  NL: [[52.4, 4.9]],
  SG: [[1.4, 103.8]],
  ZA: [
    [-26.2, 28],
    [-33.9, 18.4],
  ],
}

export const COUNTRY_CODES = Object.keys(COUNTRIES)
/** Where crawlers and link previews come from. */
const DATA_CENTRES: City[] = [
  { country: "US", at: { lat: 39, lng: -77.5 } },
  { country: "US", at: { lat: 45.6, lng: -121.2 } },
  { country: "NL", at: { lat: 53.4, lng: 6.8 } },
]

export function cityIn(dice: Dice, country: string): City {
  const [lat, lng] = dice.of(COUNTRIES[country]!)
  return { country, at: { lat, lng } }
}

/** A city of `country` in `share` of the cases, else one anywhere. */
export function cityMostlyIn(dice: Dice, country: string, share: number): City {
  return cityIn(dice, dice.chance(share) ? country : dice.of(COUNTRY_CODES))
}

export function dataCentre(dice: Dice): City {
  return dice.of(DATA_CENTRES)
}

/**
 * What a location service makes of somebody's address: nothing in 15 % of the cases, the country's exchange in 8 %
 * (mobile networks), anywhere in 2 % (VPN), else the city with about 30 km of noise.
 */
export function located(dice: Dice, city: City): { country: string | null; cell: Cell | null } {
  const luck = dice.next()
  if (luck < 0.15) return { country: luck < 0.05 ? null : city.country, cell: null }
  let seen = city
  if (luck < 0.23) seen = { country: city.country, at: exchangeOf(city.country) }
  else if (luck < 0.25) seen = cityIn(dice, dice.of(COUNTRY_CODES))
  const lat = seen.at.lat + dice.bell() * 0.27
  const lng = seen.at.lng + (dice.bell() * 0.27) / Math.cos((lat * Math.PI) / 180)
  return { country: seen.country, cell: parseCell(cellOf(lat, lng)) }
}

function exchangeOf(country: string): Cell {
  const [lat, lng] = COUNTRIES[country]![0]!
  return { lat, lng }
}
