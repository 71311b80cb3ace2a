import fc from "fast-check"
import { cellOf, parseCell, riskOf, signalsOf, type RiskScan } from ".."
import { distanceKm, impossibleTrips } from "../travel"

const MINUTE = 60_000
const NOBODY = { owner_devices: [], since: null }
const LONDON = parseCell("51.5,0.0")
const PARIS = parseCell("49.0,2.5")
const TOKYO = parseCell("35.5,139.5")
const CELLS = [LONDON, PARIS, TOKYO, parseCell("-23.5,-46.5"), null]

function scan(device_mac: string, minute: number, more: Partial<RiskScan> = {}): RiskScan {
  const scanned_at = new Date(minute * MINUTE)
  return {
    device_mac,
    ua_class: "mobile",
    country: "GB",
    cell: LONDON,
    is_owner: false,
    pin_event: null,
    scanned_at,
    ...more,
  }
}

const anyScans = fc.array(
  fc
    .record({
      device: fc.constantFrom("a", "b", "c", "d"),
      minute: fc.nat(600),
      ua_class: fc.constantFrom("mobile" as const, "desktop" as const, "bot" as const),
      country: fc.constantFrom("GB", "FR", "JP", null),
      cell: fc.constantFrom(...CELLS),
      pin_event: fc.constantFrom("wrong" as const, "after_activation" as const, null, null, null),
    })
    .map(({ device, minute, ...more }) => scan(device, minute, more)),
  { maxLength: 80 },
)

describe("signalsOf", () => {
  it("counts devices, those with a PIN event, and countries", () => {
    const scans = [
      scan("a", 0),
      scan("a", 9000, { pin_event: "wrong" }),
      scan("a", 9001, { pin_event: "wrong" }),
      scan("b", 18000, { pin_event: "after_activation", country: "FR" }),
      scan("c", 27000, { country: null }),
    ]
    expect(signalsOf(scans, NOBODY)).toEqual({ travel: 0, dev: 3, pin: 2, country: 2, sessions: 4 })
  })

  it("leaves bots out of all but the sessions", () => {
    const bot = scan("bot", 1, { ua_class: "bot", cell: TOKYO, country: "JP", pin_event: "wrong" })
    expect(signalsOf([scan("a", 0), bot], NOBODY)).toEqual({ travel: 0, dev: 1, pin: 0, country: 1, sessions: 2 })
  })

  it("leaves out the owner's devices, given or seen signed in once, also before they signed in", () => {
    const scans = [scan("own", 0, { pin_event: "wrong" }), scan("own", 900, { is_owner: true }), scan("tab", 1800)]
    expect(signalsOf(scans, { owner_devices: ["tab"], since: null })).toMatchObject({ dev: 0, pin: 0, country: 0 })
  })

  it("compares the owner's devices with others in travel, but no device with itself", () => {
    const owner = { owner_devices: ["own"], since: null }
    const trip = [scan("own", 0), scan("own", 30, { cell: TOKYO })]
    expect(signalsOf(trip, owner).travel).toBe(0)
    expect(signalsOf([...trip, scan("b", 60)], owner).travel).toBe(1)
  })

  it("forgets what was before the last change of ownership, and keeps that very moment", () => {
    const scans = [scan("a", 0, { is_owner: true }), scan("a", 1000), scan("b", 999)]
    expect(signalsOf(scans, { owner_devices: [], since: new Date(1000 * MINUTE) })).toMatchObject({
      dev: 1,
      sessions: 1,
    })
  })

  it("begins a session with an hour's pause of that device", () => {
    const scans = [scan("a", 0), scan("a", 59), scan("b", 60), scan("a", 118), scan("a", 178)]
    expect(signalsOf(scans, NOBODY).sessions).toBe(3)
  })

  it("does not depend on the order", () => {
    const shuffled = anyScans.chain((scans) =>
      fc.tuple(fc.constant(scans), fc.shuffledSubarray(scans, { minLength: scans.length })),
    )
    fc.assert(
      fc.property(shuffled, ([scans, other]) => {
        expect(signalsOf(other, NOBODY)).toEqual(signalsOf(scans, NOBODY))
      }),
    )
  })

  it("is never raised in dev, pin or country by the owner's own checks", () => {
    fc.assert(
      fc.property(anyScans, anyScans, (others, own) => {
        const mine = own.map((check) => ({ ...check, device_mac: "own", is_owner: true }))
        const before = signalsOf(others, NOBODY)
        const { dev, pin, country } = signalsOf([...others, ...mine], NOBODY)
        expect({ dev, pin, country }).toEqual({ dev: before.dev, pin: before.pin, country: before.country })
      }),
    )
  })

  it("never says that more devices stumbled over the PIN than there are", () => {
    fc.assert(
      fc.property(anyScans, (scans) => {
        const { dev, pin, travel } = signalsOf(scans, NOBODY)
        expect(pin).toBeLessThanOrEqual(dev)
        expect(travel).toBeLessThan(Math.max(1, scans.length))
      }),
    )
  })
})

describe("travel", () => {
  const travel = (...scans: RiskScan[]) => signalsOf(scans, NOBODY).travel

  it("is faster than 900 km/h and farther than 300 km", () => {
    const km = distanceKm(LONDON, TOKYO)
    const limit = (km / 900) * 60
    expect(travel(scan("a", 0), scan("b", limit - 1, { cell: TOKYO }))).toBe(1)
    expect(travel(scan("a", 0), scan("b", limit + 1, { cell: TOKYO }))).toBe(0)
    expect(travel(scan("a", 0), scan("b", 1, { cell: parseCell("52.5,-2.0") }))).toBe(0)
    expect(travel(scan("a", 0), scan("b", 21, { cell: PARIS }))).toBe(1)
    expect(travel(scan("a", 0), scan("b", 23, { cell: PARIS }))).toBe(0)
  })

  it("counts a check once, however many it contradicts, and checks at one moment as well", () => {
    expect(travel(scan("a", 0), scan("b", 0), scan("c", 0), scan("d", 0, { cell: TOKYO }))).toBe(1)
  })

  it("ignores checks without a place, which push nobody out of the comparison", () => {
    const blind = Array.from({ length: 40 }, (_, n) => scan(`x${n}`, 1, { cell: null }))
    expect(travel(scan("a", 0, { cell: TOKYO }), ...blind, scan("b", 2))).toBe(1)
  })

  it("compares with the last 20 of other devices: own ones are jumped over, the 21st is too old", () => {
    const far = scan("a", 0, { cell: TOKYO })
    const own = Array.from({ length: 50 }, (_, n) => scan("z", 1 + n / 100))
    const near = (count: number) => Array.from({ length: count }, (_, n) => scan(`n${n}`, 2, { cell: LONDON }))
    const raised = (count: number) =>
      travel(far, ...own, ...near(count), scan("z", 3)) - travel(far, ...own, ...near(count))
    expect([raised(19), raised(20)]).toEqual([1, 0])
  })

  it("agrees with the plain reading of the rule", () => {
    const place = fc.constantFrom(LONDON, PARIS, TOKYO)
    const seen = fc.record({
      device: fc.constantFrom("a", "b", "c"),
      step: fc.integer({ min: 1, max: 90 }),
      cell: place,
    })
    fc.assert(
      fc.property(fc.array(seen, { maxLength: 90 }), (steps) => {
        let minute = 0
        const list = steps.map(({ device, step, cell }) => ({ device, at: (minute += step) * MINUTE, cell }))
        const plain = list.filter((to, n) =>
          list
            .slice(0, n)
            .filter((from) => from.device !== to.device)
            .slice(-20)
            .some((from) => {
              const km = distanceKm(from.cell, to.cell)
              return km > 300 && km / Math.max((to.at - from.at) / 3_600_000, 0.05) > 900
            }),
        )
        expect(impossibleTrips(list)).toBe(plain.length)
      }),
    )
  })

  it("takes time in proportion to the checks, even when one device made nearly all of them", () => {
    const many = Array.from({ length: 100_000 }, (_, n) => scan(n % 50_000 === 0 ? "b" : "a", n))
    const start = performance.now()
    signalsOf(many, NOBODY)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

describe("distanceKm", () => {
  it("is a quarter and half of the way round, and nothing at the date line", () => {
    expect(distanceKm({ lat: 0, lng: 0 }, { lat: 90, lng: 0 })).toBeCloseTo(10_007.557, 2)
    expect(distanceKm({ lat: 0, lng: 0 }, { lat: 0, lng: 180 })).toBeCloseTo(20_015.115, 2)
    expect(distanceKm({ lat: 10, lng: -180 }, { lat: 10, lng: 180 })).toBeCloseTo(0, 6)
  })
})

describe("cells", () => {
  it.each([
    [51.4779, -0.0015, "51.5,0.0"],
    [-0.2, -0.24, "0.0,0.0"],
    [-33.87, 151.21, "-34.0,151.0"],
    [90, -180, "90.0,-180.0"],
  ])("%d, %d → %s", (lat, lng, text) => {
    expect(cellOf(lat, lng)).toBe(text)
  })

  it("are read as they were written, at most a quarter of a degree off", () => {
    const degrees = (max: number) => fc.double({ min: -max, max, noNaN: true })
    fc.assert(
      fc.property(degrees(90), degrees(180), (lat, lng) => {
        const cell = parseCell(cellOf(lat, lng))
        expect(Math.abs(cell.lat - lat)).toBeLessThanOrEqual(0.25)
        expect(Math.abs(cell.lng - lng)).toBeLessThanOrEqual(0.25)
        expect(cellOf(cell.lat, cell.lng)).toBe(cellOf(lat, lng))
      }),
    )
  })

  it.each(["", "51.5", "51.5,0", "-0.0,0.0", "51.3,0.0", "90.5,0.0", "0.0,180.5", " 51.5,0.0", "051.5,0.0"])(
    "%j is none",
    (text) => expect(() => parseCell(text)).toThrow(RangeError),
  )

  it.each([
    [91, 0],
    [0, -181],
    [NaN, 0],
    [0, Infinity],
  ])("%d, %d is no place", (lat, lng) => expect(() => cellOf(lat, lng)).toThrow(RangeError))
})

describe("a thousand phones", () => {
  it("raise no alert without a PIN event, wherever they are", () => {
    const scans = Array.from({ length: 1000 }, (_, n) =>
      scan(`d${n}`, n / 7, { cell: CELLS[n % CELLS.length]!, country: ["GB", "FR", "JP", "BR"][n % 4]! }),
    )
    const signals = signalsOf(scans, NOBODY)
    expect(signals).toMatchObject({ dev: 1000, pin: 0, country: 4, sessions: 1000 })
    expect(signals.travel).toBeGreaterThan(100)
    expect(riskOf(signals).level).toBe("none")
  })
})
