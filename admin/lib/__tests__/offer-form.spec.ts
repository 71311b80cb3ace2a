import { blankRentalOffer, draftOfOffer, offerBody, rentalOfferField } from "../offer-form"
import type { RentalOffer } from "../rental-types"

const offer = {
  enabled: false,
  rate_plan: { id: "rpln_1", name: "Films", active: true, min_days: 1, max_days: 30 },
  replacement_value: { eur: "19.99" },
  rentable_from: null,
  min_age: 0,
  sale_variant_id: "variant_2",
} as unknown as RentalOffer

describe("how a title is rented", () => {
  it("comes back as it was", () => {
    expect(offerBody(draftOfOffer(offer))).toEqual({
      enabled: false,
      rate_plan_id: "rpln_1",
      replacement_value: { eur: "19.99" },
      rentable_from: null,
      min_age: 0,
      sale_variant_id: "variant_2",
    })
  })
  it("knows an age of 0 from none", () => {
    expect(draftOfOffer({ ...offer, min_age: null }).min_age).toBe("")
    expect(offerBody({ ...blankRentalOffer, min_age: " " }).min_age).toBeNull()
    expect(offerBody({ ...blankRentalOffer, min_age: "18+" }).min_age).toBe("18+")
  })
  it("leaves emptied currencies out and takes a decimal comma", () => {
    const draft = { ...blankRentalOffer, replacement_value: { eur: "19,99", jpy: " " } }
    expect(offerBody(draft).replacement_value).toEqual({ eur: "19.99" })
  })
  it("finds the field of a problem", () => {
    expect(rentalOfferField("rate_plan_id")).toBe("plan")
    expect(rentalOfferField("replacement_value.eur")).toBe("replacement_value.eur")
    expect(rentalOfferField("product_id")).toBeNull()
  })
})
