import { createTermsSchema } from "../../../src/modules/license/domain/digital/terms"
import { BLANK_TERMS, draftOfLicenceTerms, licenceTermsBody, licenceTermsField } from "../licence-terms-form"
import type { LicenceTerms } from "../license-rule-types"

const terms = {
  id: "lter_1",
  name: "Album",
  max_devices: 3,
  max_deactivations_per_year: 0,
  offline_ttl_days: 7,
  grace_days: 1,
  download_cap: 0,
  quality: "FLAC 24/96",
  transferable: true,
  follows_tag: false,
} as LicenceTerms

describe("terms of licences", () => {
  it("come back as they were, with a 0 that means none", () => {
    const { id: _id, ...rest } = terms
    expect(licenceTermsBody(draftOfLicenceTerms(terms))).toEqual(rest)
    expect(licenceTermsBody({ ...draftOfLicenceTerms(terms), quality: " " }).quality).toBeNull()
  })
  it("begin with what the API takes where nothing is said", () => {
    expect(licenceTermsBody({ ...BLANK_TERMS, name: "x" })).toEqual({
      ...createTermsSchema.parse({ name: "x" }),
      quality: null,
    })
  })
  it("leave it to the server to say what is no number", () => {
    const body = licenceTermsBody({ ...BLANK_TERMS, max_devices: "five", grace_days: "", download_cap: "1.5" })
    expect([body.max_devices, body.grace_days, body.download_cap]).toEqual(["five", "", "1.5"])
  })
  it("find the field of a problem", () => {
    expect(licenceTermsField("offline_ttl_days")).toBe("offline_ttl_days")
    expect(licenceTermsField("version")).toBeNull()
  })
})
