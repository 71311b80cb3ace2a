import { mergeTexts } from "../merge-texts"
import { plainPlurals } from "../plain-plurals"
import { editorOf } from "../missing"
import { detailsBody, detailsField, type DetailsForm } from "../details-form"
import { schemaFields } from "../schema-fields"

describe("Chinese texts with a count", () => {
  it("are also found under the plain key, which is where i18next looks for the code zhCN", () => {
    expect(plainPlurals({ a: { b_other: "共 {{count}} 条", c: "x" }, other: "y" })).toEqual({
      a: { b_other: "共 {{count}} 条", b: "共 {{count}} 条", c: "x" },
      other: "y",
    })
  })
})

describe("texts of several capabilities", () => {
  it("share branches and leave their files as they are", () => {
    const first = { menu: { items: "Items" } }
    expect(mergeTexts(first, { menu: { rentals: "Rentals" }, desk: { scan: "Scan" } })).toEqual({
      menu: { items: "Items", rentals: "Rentals" },
      desk: { scan: "Scan" },
    })
    expect(first).toEqual({ menu: { items: "Items" } })
  })
})

describe("a missing field", () => {
  it("leads to where it can be filled in", () => {
    const item = { product_id: "prod_1" }
    expect(editorOf("tracks", item)).toBe("discs")
    expect(editorOf("cover", item)).toBe("/products/prod_1")
    expect(editorOf("attributes.rpm", item)).toBe("edit")
  })
})

describe("the details editor", () => {
  const fields = schemaFields({ properties: { rpm: { type: "number", enum: [33, 45] }, colour: { type: "string" } } })
  const stored: DetailsForm = {
    edition: "US LP",
    edition_kind: "standard",
    release_date: "1984",
    country: "US",
    packaging: "",
    external_id: "",
    video_standard: "none",
    region_codes: [],
    attributes: { rpm: "33", colour: "red" },
  }

  it("sends only what was changed", () => expect(detailsBody(stored, stored, fields)).toEqual({}))

  it("clears what was emptied and takes an emptied attribute off the item", () => {
    const form = { ...stored, edition: "", release_date: "", attributes: { rpm: "45", colour: "" } }
    expect(detailsBody(form, stored, fields)).toEqual({
      edition: null,
      release_date: null,
      date_precision: null,
      attributes: { rpm: 45, colour: null },
    })
  })

  it("shows problems at their fields", () => {
    expect(detailsField("attributes.rpm")).toBe("attributes.rpm")
    expect(detailsField("date_precision")).toBe("release_date")
    expect(detailsField("version")).toBeNull()
  })
})
