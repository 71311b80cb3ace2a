import { batchBody, batchField, BLANK_BATCH } from "../batch-form"

describe("an order of a batch", () => {
  const quantityOf = (quantity: string) => batchBody({ ...BLANK_BATCH, quantity }).quantity

  it.each([
    ["500", 500],
    [" 500 ", 500],
    ["", 0],
    ["many", 0],
    ["1e3", 0],
    ["-5", 0],
    ["2.5", 0],
  ])("of %p copies asks for %p, so that the refusal is about the number", (typed, sent) => {
    expect(quantityOf(typed)).toBe(sent)
  })

  it("names the owner of numbers only where the kind of tag has one", () => {
    const typed = { ...BLANK_BATCH, gtin: " 4006381333931 ", company_prefix: "4006381", matrix: "A-1,\n\n B-2 " }
    expect(batchBody({ ...typed, scheme: "gs1_sgtin" })).toMatchObject({ gtin: "4006381333931", company_prefix: null })
    expect(batchBody({ ...typed, scheme: "gs1_giai" })).toMatchObject({ gtin: null, company_prefix: "4006381" })
    expect(batchBody(typed)).toMatchObject({ gtin: null, company_prefix: null, dossier: { matrix: ["A-1", "B-2"] } })
  })

  it("finds its fields again", () => {
    expect(["title", "dossier.matrix.3", "variant_id", "quantity", "elsewhere"].map(batchField)).toEqual([
      "title_en",
      "matrix",
      "variant",
      "quantity",
      null,
    ])
  })
})
