import { externalId, intoWaves, toItemBody, type DemoEntry } from "../entries"

const entry = (ref: string, extra: Partial<DemoEntry> = {}): DemoEntry => ({
  ref,
  product: { title: ref, handle: ref },
  title_group: { kind: "album", title: ref },
  media_type: "cd",
  offers: [{ condition: "new", sku: `${ref}-new`, stock: 3 }],
  ...extra,
})

const context = {
  itemIds: new Map([["disc-1", "mitm_1"]]),
  groupIds: new Map<string, string>(),
  salesChannelId: "sc_1",
  shippingProfileId: "sp_1",
}

const waveRefs = (entries: DemoEntry[]) => intoWaves(entries).map((wave) => wave.map(({ ref }) => ref))

describe("intoWaves", () => {
  it("keeps editions of one title apart, so that the second finds the group of the first", () => {
    const group = { kind: "album" as const, title: "The Wall" }
    expect(waveRefs([entry("a", { title_group: group }), entry("b", { title_group: group }), entry("c")])).toEqual([
      ["a", "c"],
      ["b"],
    ])
  })

  it("puts a box set behind its contents, wherever it stands in the list", () => {
    const box = entry("box", { relations: [{ ref: "x", kind: "contains" }] })
    expect(waveRefs([box, entry("x")])).toEqual([["x"], ["box"]])
  })

  it("does not wait for what an earlier run has created", () => {
    expect(waveRefs([entry("box", { relations: [{ ref: "gone", kind: "contains" }] })])).toEqual([["box"]])
  })

  it("refuses releases that contain each other", () => {
    const a = entry("a", { relations: [{ ref: "b", kind: "contains" }] })
    const b = entry("b", { relations: [{ ref: "a", kind: "contains" }] })
    expect(() => intoWaves([a, b])).toThrow("circle: a, b")
  })
})

describe("toItemBody", () => {
  it("names the release by its ref and leaves the shop's own fields out", () => {
    const body = toItemBody(entry("disc-2"), context)
    expect(body.external_id).toBe(externalId("disc-2"))
    expect(body).not.toHaveProperty("ref")
    expect(body.offers?.[0]).not.toHaveProperty("stock")
    expect(body.product).toMatchObject({ thumbnail: "/static/demo/disc-2.svg", shipping_profile_id: "sp_1" })
  })

  it("gives a download no shipping profile", () => {
    expect(toItemBody(entry("file", { media_type: "digital" }), context).product).not.toHaveProperty(
      "shipping_profile_id",
    )
  })

  it("turns refs into ids", () => {
    const body = toItemBody(entry("box", { relations: [{ ref: "disc-1", kind: "contains" }] }), context)
    expect(body.relations).toEqual([{ to_id: "mitm_1", kind: "contains" }])
  })

  it("takes the title group that is there", () => {
    const groupIds = new Map([["album:disc-2", "mtgr_1"]])
    expect(toItemBody(entry("disc-2"), { ...context, groupIds }).title_group).toEqual({ id: "mtgr_1" })
  })
})
