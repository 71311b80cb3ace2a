import { deviceOf, uaClassOf } from "../caller"
import { cellOf, placesOf, type PlaceReader } from "../geo"
import { DEVICE, ask } from "./fixtures"

describe("uaClassOf", () => {
  const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"
  const ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
  it.each([
    [WINDOWS, "desktop"],
    [ANDROID, "mobile"],
    [`${ANDROID} MicroMessenger/8.0.49`, "mobile"],
    ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "bot"],
    ["", "other"],
    ["curl/8.0", "other"],
    ["x".repeat(100_000), "other"],
  ])("%#", (agent, expected) => {
    expect(uaClassOf(agent)).toBe(expected)
  })
})

describe("deviceOf", () => {
  it("takes our cookie, and only in our form", () => {
    expect(deviceOf(`x=1; mdev=${DEVICE}`)).toBe(DEVICE)
    for (const cookies of ["", "mdev=", "mdev=short", `mdev=${DEVICE}x`, `xmdev=${DEVICE}`]) {
      expect(deviceOf(cookies)).toBeNull()
    }
  })
})

describe("placesOf", () => {
  const never = (): never => {
    throw new Error("must not be called")
  }
  const berlin = { country: { iso_code: "DE" }, location: { latitude: 52.52, longitude: 13.4 } }
  const reader = { get: () => berlin } as unknown as PlaceReader
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  const headers = { "cf-ipcountry": "fr" }

  it("believes a proxy's header before the file, and nobody else's", async () => {
    const place = placesOf({ header: "cf-ipcountry", mmdbPath: "x" }, never, async () => reader)
    await settled()
    expect(place(ask("/t", { headers, fromProxy: true }))).toEqual({ country: "FR", cell: "52.5,13.5" })
    expect(place(ask("/t", { headers }))).toEqual({ country: "DE", cell: "52.5,13.5" })
    expect(place(ask("/t", { headers: { "cf-ipcountry": "XX" }, fromProxy: true })).country).toBe("DE")
  })

  it("knows nothing without either, and reports a file that cannot be read", async () => {
    const faults: unknown[] = []
    const place = placesOf({ mmdbPath: "/nowhere.mmdb" }, (error) => faults.push(error))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(place(ask("/t"))).toEqual({ country: null, cell: null })
    expect(faults).toHaveLength(1)
  })

  it.each([
    [52.52, 13.4, "52.5,13.5"],
    [-33.87, 151.2, "-34.0,151.0"],
    [-0.1, 0.2, "0.0,0.0"],
  ])("rounds to half a degree", (latitude, longitude, cell) => {
    expect(cellOf(latitude, longitude)).toBe(cell)
  })
})
