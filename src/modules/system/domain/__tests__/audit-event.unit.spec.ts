import fc from "fast-check"
import { toAuditRecord } from "../audit-event"
import { changedFields, sameJson } from "../changed-fields"
import type { Json, JsonObject } from "../redact"
import { MAX_VALUE_BYTES, cutText, truncate } from "../truncate"

const json = () => fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json)
const object = () => fc.dictionary(fc.string(), json()).map((value) => JSON.parse(JSON.stringify(value)) as JsonObject)

describe("changedFields", () => {
  it("keeps what differs, on the side where it is", () => {
    expect(changedFields({ a: 1, b: [1], gone: "x" }, { a: 1, b: [2], made: null })).toEqual({
      before: { b: [1], gone: "x" },
      after: { b: [2], made: null },
    })
  })

  it("keeps a creation or a deletion whole", () => {
    expect(changedFields(null, { a: 1 })).toEqual({ before: null, after: { a: 1 } })
    expect(changedFields({ a: 1 }, null)).toEqual({ before: { a: 1 }, after: null })
  })

  it("finds nothing between equal records, and the whole change by patching", () => {
    fc.assert(
      fc.property(object(), object(), (before, after) => {
        expect(changedFields(before, structuredClone(before))).toEqual({ before: {}, after: {} })
        const change = changedFields(before, after)
        const patched = new Map(Object.entries(before))
        Object.keys(change.before ?? {}).forEach((key) => patched.delete(key))
        Object.entries(change.after ?? {}).forEach(([key, value]) => patched.set(key, value))
        expect(sameJson(Object.fromEntries(patched), after)).toBe(true)
      }),
    )
  })

  it("does not care about the order of keys, but about that of lists", () => {
    expect(sameJson({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true)
    expect(sameJson([1, 2], [2, 1])).toBe(false)
    expect(sameJson({ a: null }, {})).toBe(false)
    expect(sameJson([], {})).toBe(false)
  })
})

describe("truncate", () => {
  it("leaves what fits and marks what was cut with its size", () => {
    const exact = "x".repeat(MAX_VALUE_BYTES)
    expect(truncate({ exact, n: 1, list: [1] })).toEqual({ exact, n: 1, list: [1] })
    expect(truncate({ long: `${exact}y` })).toEqual({ long: `${exact}… [cut, 2049 bytes]` })
  })

  it("keeps the start of a structure that is too long", () => {
    const { list } = truncate({ list: Array.from({ length: 2000 }, (_, index) => index) })
    expect(list).toMatch(/^\[0,1,2,.*… \[cut, \d+ bytes\]$/)
  })

  it("never splits a character and never exceeds the limit by more than the marker", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 0, max: 100 }), (text, max) => {
        const kept = cutText(text, max).replace(/… \[cut, \d+ bytes\]$/, "")
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(Math.max(max, 0))
        expect(text.startsWith(kept)).toBe(true)
      }),
    )
  })
})

describe("toAuditRecord", () => {
  const event = { action: "catalog.item.updated", resource_type: "media_item", resource_id: "mitm_1" }

  it("shows that a secret changed without showing it", () => {
    expect(toAuditRecord({ ...event, before: { token: "a", x: 1 }, after: { token: "b", x: 1 } })).toMatchObject({
      before: { token: "[redacted]" },
      after: { token: "[redacted]" },
    })
  })

  it("masks before it cuts, so that no half address is left at the edge", () => {
    const text = `${"x".repeat(MAX_VALUE_BYTES - 6)} jane.doe@disc.example`
    expect(JSON.stringify(toAuditRecord({ ...event, after: { text } }).after)).not.toContain("jane.")
  })

  it("masks the reason too, and has null for what is missing", () => {
    expect(toAuditRecord({ ...event, reason: "asked by jane@disc.example" })).toEqual({
      ...event,
      before: null,
      after: null,
      reason: "asked by j***@d***",
    })
  })

  it.each(["updated", "catalog.item", "Catalog.item.updated", "catalog.item.updated.twice"])(
    "refuses the action %s",
    (action) => {
      expect(() => toAuditRecord({ ...event, action })).toThrow("<capability>.<entity>.<verb>")
    },
  )
})
