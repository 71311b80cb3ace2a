import { generateEntityId } from "@medusajs/framework/utils"
import { entityId } from "../ids"

const SHAPE = /^ltag_[0-9A-HJKMNP-TV-Z]{26}$/

describe("entityId", () => {
  it("has the shape of the platform's ids", () => {
    expect(entityId("ltag")).toMatch(SHAPE)
    expect(generateEntityId(undefined, "ltag")).toMatch(SHAPE)
  })

  it("begins with the time, so that ids sort by it", () => {
    const times = [0, 1, 31, 32, 1_700_000_000_000, Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1) + 1, 2 ** 48 - 1]
    const ids = times.map((time) => entityId("a", time))
    expect([...ids].sort()).toEqual(ids)
    expect(ids.at(-1)).toMatch(/^a_7ZZZZZZZZZ/)
  })

  it("tells the same time as the platform's ids", () => {
    const before = entityId("a").slice(0, 12)
    const platform = generateEntityId(undefined, "a").slice(0, 12)
    const after = entityId("a").slice(0, 12)
    expect([before, platform, after]).toEqual([before, platform, after].sort())
  })

  it("repeats nothing and uses every character at every place", () => {
    const ids = Array.from({ length: 20_000 }, () => entityId("a", 0))
    expect(new Set(ids).size).toBe(ids.length)
    for (let place = 12; place < 28; place++) expect(new Set(ids.map((id) => id[place])).size).toBe(32)
  })
})
