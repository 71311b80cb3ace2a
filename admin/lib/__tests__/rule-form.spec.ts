import { blankRule, draftOfRule, ruleBody, ruleField, variantLabel } from "../rule-form"
import type { VariantRule } from "../license-rule-types"

const rule: VariantRule = {
  id: "lrul_1",
  variant_id: "variant_1",
  variant: { id: "variant_1", title: "LP", sku: null, product_id: "prod_1", product_title: "Kind of Blue" },
  tag_mode: "required",
  terms_id: "lter_1",
  terms_name: "Album",
  files: [{ file_id: "private-1", title: "Album.zip" }],
  version: 3,
  created_at: "2026-11-01T00:00:00.000Z",
  updated_at: "2026-11-02T00:00:00.000Z",
}

describe("a variant's rule", () => {
  it("comes back as it was", () => {
    expect(ruleBody(draftOfRule(rule))).toEqual({
      variant_id: "variant_1",
      tag_mode: "required",
      terms_id: "lter_1",
      files: [{ file_id: "private-1", title: "Album.zip" }],
    })
  })
  it("asks for nothing until something is chosen, and takes terms away", () => {
    expect(ruleBody(blankRule(null))).toEqual({ variant_id: "", tag_mode: "none", terms_id: null, files: [] })
    expect(ruleBody({ ...draftOfRule(rule), terms: null }).terms_id).toBeNull()
  })
  it("is named by product, variant and SKU, or by the id of a variant that is gone", () => {
    expect(variantLabel(rule)).toBe("Kind of Blue · LP")
    expect(variantLabel({ ...rule, variant: { ...rule.variant!, sku: "KOB-LP" } })).toBe("Kind of Blue · LP · KOB-LP")
    expect(variantLabel({ ...rule, variant: null })).toBe("variant_1")
  })
  it("finds the field of a problem", () => {
    expect([ruleField("variant_id"), ruleField("terms_id"), ruleField("tag_mode")]).toEqual([
      "variant",
      "terms",
      "tag_mode",
    ])
    expect(ruleField("files.1.title")).toBe("files.1.title")
    expect(ruleField("files.0.file_id")).toBe("files.0.file_id")
    expect([ruleField("files"), ruleField("version")]).toEqual([null, null])
  })
})
