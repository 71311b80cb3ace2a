import { blankForm, blankOffer, createRequest, releaseBody } from "../create-form"
import { fieldOf } from "../create-paths"
import { schemaFields } from "../schema-fields"

const fields = schemaFields({ properties: { rpm: { type: "number", enum: [33, 45] }, colour: { type: "string" } } })
const form = () => {
  const values = blankForm("vinyl", "album", "lp")
  values.product.title = " Trial "
  return values
}

describe("the request of the create form", () => {
  it("leaves out every blank row", () => {
    const { body } = createRequest(form(), fields)
    expect(body).toMatchObject({
      product: { title: "Trial", status: "draft" },
      title_group: { kind: "album", title: "Trial" },
      media_type: "vinyl",
      attributes: {},
      discs: [],
      credits: [],
      labels: [],
      identifiers: [],
    })
  })

  it("sends typed attributes with their own type", () => {
    const values = { ...form(), attributes: { rpm: "33", colour: "red" } }
    expect(createRequest(values, fields).body.attributes).toEqual({ rpm: 33, colour: "red" })
  })

  it("numbers discs and tracks by their place and turns durations into milliseconds", () => {
    const values = form()
    values.discs = [
      {
        format: "lp",
        title: "",
        matrix_runout: "A-1\nB-1",
        tracks: [
          { number: "", title: "", duration: "", isrc: "" },
          { number: "A1", title: "Song", duration: "4:13", isrc: "" },
        ],
      },
    ]
    expect(createRequest(values, fields).body.discs).toEqual([
      {
        position: 1,
        format: "lp",
        title: null,
        matrix_runout: ["A-1", "B-1"],
        tracks: [{ position: 1, number: "A1", title: "Song", duration_ms: 253_000, isrc: null }],
      },
    ])
  })

  it("attaches to a product instead of making one, and keeps a bound variant's own prices", () => {
    const values = { ...form(), offers: [{ ...blankOffer("new"), variant_id: "variant_1", prices: { eur: "5" } }] }
    const { body } = createRequest(values, fields, "prod_1")
    expect(body.product).toBeUndefined()
    expect(body.product_id).toBe("prod_1")
    expect(body.offers).toEqual([expect.not.objectContaining({ prices: expect.anything() })])
  })

  it("never sends grades of what is not used, nor stock of what is for rent", () => {
    const rental = { ...blankOffer("rental"), media_grade: "NM", manage_inventory: true }
    const [offer] = createRequest({ ...form(), offers: [rental] }, fields).body.offers as Record<string, unknown>[]
    expect(offer).toMatchObject({ media_grade: null, manage_inventory: false })
  })

  it("sends a date as exact as it is known, and an unreadable one as typed", () => {
    expect(releaseBody("1984-05")).toEqual({ release_date: "1984-05-01", date_precision: "month" })
    expect(releaseBody("soon")).toEqual({ release_date: "soon" })
    expect(releaseBody("")).toEqual({})
  })
})

describe("problems of the request", () => {
  it("find their field past blank rows", () => {
    const values = form()
    values.identifiers = [
      { type: "ean13", value: "", description: "", is_primary: false },
      { type: "ean13", value: "1", description: "", is_primary: false },
    ]
    values.discs = [
      {
        format: "lp",
        title: "",
        matrix_runout: "",
        tracks: [
          { number: "", title: "", duration: "", isrc: "" },
          { number: "", title: "Song", duration: "x", isrc: "" },
        ],
      },
    ]
    const { toField } = createRequest(values, fields)
    expect(toField("identifiers.0.value")).toBe("identifiers.1.value")
    expect(toField("discs.0.tracks.0.duration_ms")).toBe("discs.0.tracks.1.duration")
  })

  it("go to the input that stands for the field", () => {
    expect(fieldOf("title_group.title", [])).toBe("title_group")
    expect(fieldOf("date_precision", [])).toBe("release_date")
    expect(fieldOf("credits.1.contributor.name", [])).toBe("credits.1.contributor")
    expect(fieldOf("attributes.rpm", [])).toBe("attributes.rpm")
    expect(fieldOf("offers.0.prices.1.amount", [["eur", "usd"]])).toBe("offers.0.prices.usd")
  })

  it("that no field stands for are left to the summary", () => {
    expect(fieldOf("product.shipping_profile_id", [])).toBeNull()
    expect(fieldOf("", [])).toBeNull()
  })
})
