import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { createTermsSchema, variantRuleSchema } from "../domain/digital"
import { MASTER_KEY_VARIABLE } from "../keys/master-key"
import type MediaLicenseService from "../service"
import { LICENSE, TagShop } from "./tag-shop"

jest.setTimeout(180_000)

const NODE_ENV = process.env.NODE_ENV
delete process.env[MASTER_KEY_VARIABLE]
process.env.NODE_ENV = "production"
afterAll(() => {
  process.env.NODE_ENV = NODE_ENV
})

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  testSuite: ({ service, MikroOrmWrapper }) => {
    it("starts in production, and mints and issues nothing", async () => {
      const shop = TagShop.open(service, MikroOrmWrapper.forkManager())
      const missing = { code: "media_license_not_configured", type: "invalid_data" }
      expect(service.masterKeySource).toBe("missing")
      await expect(shop.order()).rejects.toMatchObject(missing)
      await expect(service.keys.ensureRoot()).rejects.toMatchObject(missing)
      const { value } = await service.rules.createTerms(createTermsSchema.parse({ name: "Album" }))
      const rule = { variant_id: "variant_1", terms_id: value.id, tag_mode: "none" }
      await service.rules.setVariantRule(variantRuleSchema.parse(rule))
      const lines = [{ order_line_item_id: "li_1", variant_id: "variant_1", quantity: 1 }]
      await expect(
        service.digital.issueForOrder({ order_id: "order_1", customer_id: "cus_1", lines }),
      ).rejects.toMatchObject(missing)
      const written = ["batch", "key", "tag", "digital"].map((table) =>
        shop.sql.execute(`select 1 from media_license_${table}`),
      )
      expect(await Promise.all(written)).toEqual([[], [], [], []])

      // What needs no secret goes on.
      expect(await service.checking.judge({ kind: "url", text: "/T/X" })).toEqual({ ok: false, fault: "shape" })
      expect(await service.publishing.trustBundle()).toBeNull()
      expect((await service.publishing.jwks()).body).toBe('{"keys":[]}')
    })
  },
})
