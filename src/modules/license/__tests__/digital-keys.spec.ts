import { setTimeout as sleep } from "node:timers/promises"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { device, proofOf } from "../../../../integration-tests/helpers/device"
import { createTermsSchema, subjectOfKey, variantRuleSchema } from "../domain/digital"
import type MediaLicenseService from "../service"
import { LICENSE, TagShop, outcome, storeOf } from "./tag-shop"

const AUD = "https://t.shop.com"
const NOT_FOUND = "media_license_digital_not_found"

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)

    const issued = async () => {
      const { value } = await service.rules.createTerms(createTermsSchema.parse({ name: "Album", transferable: true }))
      const rule = { variant_id: "variant_1", terms_id: value.id, tag_mode: "none" }
      await service.rules.setVariantRule(variantRuleSchema.parse(rule))
      const lines = [{ order_line_item_id: "li_1", variant_id: "variant_1", quantity: 1 }]
      const { value: ids } = await service.digital.issueForOrder({ order_id: "order_1", customer_id: "ann", lines })
      return ids[0]!
    }
    const byKey = (printed: string) => {
      const player = device()
      const proof = proofOf(player, { aud: AUD, sub: subjectOfKey(printed.replaceAll("-", "")) })
      return service.digital.activateByKey(printed, { public_jwk: player.jwk, proof, label: "Phone", aud: AUD })
    }
    const devices = () => shop.sql.execute(`select 1 from media_license_device where deactivated_at is null`)

    // Who has found the licence by its key waits for its row; the key may be another one when the wait is over.
    it.each([
      ["made anew", (id: string) => service.digital.rotateKey({ digital_id: id, customer_id: "ann" })],
      ["given on with the licence", (id: string) => service.digital.move({ digital_id: id, customer_id: "ben" })],
    ])("opens nothing with a key that is %s in the meantime", async (_how, change) => {
      const id = await issued()
      const key = await service.digital.key({ digital_id: id, customer_id: "ann" })
      let release!: () => void
      const held = new Promise<void>((resolve) => (release = resolve))
      const holding = storeOf(service).change({}, async ({ sql }) => {
        await sql.execute(`select 1 from media_license_digital where id = ? for update`, [id])
        await held
      })
      await sleep(100)
      // In this order they queue for the row, and in this order they get it.
      const changing = change(id)
      await sleep(200)
      const late = outcome(byKey(key))
      await sleep(300)
      release()
      await Promise.all([holding, changing])
      expect(await late).toBe(NOT_FOUND)
      expect(await devices()).toEqual([])
      const fresh = await service.digital.key({ digital_id: id })
      expect(await outcome(byKey(fresh))).toBe("done")
    })
  },
})
