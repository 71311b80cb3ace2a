import type { Tag } from "../license-tag-types"
import { lineFor, packItems, packState, sortTags, type PackLine } from "../license-packing"

const tagOf = (change: Partial<Tag>): Tag => ({ id: "t", variant_id: "v1", packed: null, ...change }) as Tag
const line = (change: Partial<PackLine> = {}): PackLine => ({
  ...{ id: "l1", title: "Alien", variantId: "v1", mode: "required", wanted: 2, packed: [], bound: [], more: 0 },
  ...change,
})

describe("lines that are packed by scan", () => {
  const items = [
    { id: "l1", title: "Alien", subtitle: "DVD", variant_id: "v1", quantity: 3, detail: { fulfilled_quantity: 1 } },
    { id: "l2", title: "Poster", variant_id: "v2", quantity: 1 },
    { id: "l3", title: "Rental", variant_id: "v1", quantity: 1 },
    { id: "l4", title: "By hand", variant_id: null, quantity: 1 },
  ]
  const rules = [
    { variant_id: "v1", tag_mode: "required" as const },
    { variant_id: "v2", tag_mode: "none" as const },
  ]

  it("are those of a variant with a rule, without what is rented and what has been fulfilled", () => {
    expect(packItems(items, rules, new Set(["l3"]))).toEqual([
      { id: "l1", title: "Alien · DVD", variantId: "v1", mode: "required", wanted: 2 },
    ])
  })

  it("tell scanned copies from those in fulfilments", () => {
    const waiting = tagOf({ id: "a", packed: { order_id: "o", order_display_id: 1, order_line_item_id: "l1" } })
    const sent = tagOf({ id: "b", order_line_item_id: "l1" })
    expect(sortTags("l1", [waiting, sent])).toEqual({ packed: [waiting], bound: [sent] })
  })

  it("take a copy of their variant while they have room", () => {
    const full = line({ wanted: 1, packed: [tagOf({})] })
    const open = line({ id: "l2", wanted: 1 })
    expect(lineFor(tagOf({}), [full, open])).toBe(open)
    expect(lineFor(tagOf({}), [full])).toBe("full")
    expect(lineFor(tagOf({ variant_id: "v9" }), [full, open])).toBeNull()
  })

  it("say when a fulfilment can be created", () => {
    const one = [tagOf({})]
    expect(packState(line())).toBe("none")
    expect(packState(line({ packed: one }))).toBe("partly")
    expect(packState(line({ packed: one, wanted: 1 }))).toBe("ready")
    expect(packState(line({ wanted: 0 }))).toBe("sent")
    expect(packState(line({ mode: "optional" }))).toBe("optional")
  })
})
