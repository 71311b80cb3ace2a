import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { createTermsSchema, variantRuleSchema } from "../domain/digital"
import type MediaLicenseService from "../service"
import { API_KEY, HOST, LICENSE, OTHER, USER, TagShop, customer, outcome } from "./tag-shop"

/** Turns a copy's life can take while something else is under way. */
moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  moduleOptions: { license: { hosts: [HOST] } },
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)

    const agreed = async (action: "revoke" | "restore", target_id: string) => {
      const { value } = await service.approvals.request({ action, target_id, reason: "stolen" }, { actor: USER })
      await service.approvals.decide(value.id, "approved", { actor: OTHER })
    }
    const caseOf = async (tagId: string, kind: string) => {
      const [row] = await shop.sql.execute<{ id: string }>(
        `select id from media_license_case where tag_id = ? and kind = ? and status = 'open'`,
        [tagId, kind],
      )
      return row!.id
    }
    const decide = (id: string, status: "confirmed" | "dismissed", more: { public_caution?: boolean } = {}) =>
      service.cases.edit(id, { status, resolution: "looked into", ...more }, { actor: USER })

    describe("a copy that is revoked in the packing room", () => {
      const line = { line_item_id: "line_1", quantity: 1, tag_mode: "required" } as const
      const packed = async (tag_id: string) => {
        await shop.shelved(tag_id)
        const order = { order_id: "order_1", line_item_id: "line_1", variant_id: "variant_1", wanted: 1 }
        return service.packing.pack({ tag_id, ...order }, { actor: USER })
      }
      const bind = () => service.packing.bind({ order_id: "order_1", fulfillment_id: "ful_1", lines: [line] })

      it("leaves the parcel, and another one takes its place", async () => {
        const [stolen = "", good = ""] = await shop.mint({ quantity: 2 })
        await packed(stolen)
        await agreed("revoke", stolen)
        expect(await outcome(bind())).toBe("media_license_pack_incomplete")
        await packed(good)
        expect(await outcome(bind())).toBe("done")
        expect([(await shop.tag(stolen)).status, (await shop.tag(good)).status]).toEqual(["revoked", "bound"])
        const rows = await shop.sql.execute(`select tag_id from media_license_pack where fulfillment_id = 'ful_1'`)
        expect(rows).toEqual([{ tag_id: good }])
      })
    })

    describe("a disputed transfer", () => {
      const given = async () => {
        const [tag = ""] = await shop.mint({ quantity: 1, with_pin: false })
        await shop.sold(tag)
        const terms = createTermsSchema.parse({ name: "Album", follows_tag: true })
        const { value } = await service.rules.createTerms(terms)
        const rule = variantRuleSchema.parse({ variant_id: "variant_1", tag_mode: "optional", terms_id: value.id })
        await service.rules.setVariantRule(rule)
        await service.claims.activate({ tag_id: tag, customer_id: "ann", how: "purchase" })
        const { code_mac } = await service.transfers.newCode()
        const offer = { tag_id: tag, customer_id: "ann", code_mac }
        const { value: transfer } = await service.transfers.offer(offer, { actor: customer("ann") })
        await service.transfers.accept({ code_mac, customer_id: "bob" }, { actor: customer("bob") })
        return { tag, transfer_id: transfer.id }
      }
      const dispute = (transfer_id: string) =>
        service.transfers.dispute({ transfer_id, customer_id: "ann" }, { actor: customer("ann") })
      const state = async (tagId: string) => {
        const { owner_id, status, hold_reason } = await shop.tag(tagId)
        const [owner] = await shop.sql.execute<{ customer_id: string; how: string }>(
          `select customer_id, how from media_license_owner where tag_id = ? and to_at is null`,
          [tagId],
        )
        const [licence] = await shop.sql.execute<{ customer_id: string }>(
          `select customer_id from media_license_digital where tag_id = ?`,
          [tagId],
        )
        return [owner_id, status, hold_reason, owner?.customer_id, owner?.how, licence?.customer_id]
      }

      it("gives the copy and its licence back when the previous owner was right", async () => {
        const { tag, transfer_id } = await given()
        const { code_mac } = await service.transfers.newCode()
        const again = { tag_id: tag, customer_id: "bob", code_mac }
        await service.transfers.offer(again, { actor: customer("bob") })
        await dispute(transfer_id)
        await decide(await caseOf(tag, "ownership_dispute"), "confirmed")
        expect(await state(tag)).toEqual(["ann", "activated", null, "ann", "admin", "ann"])
        const late = service.transfers.accept({ code_mac, customer_id: "eve" }, { actor: customer("eve") })
        expect(await outcome(late)).toBe("media_license_transfer_refused")
      })

      it("leaves everything where it is when not", async () => {
        const { tag, transfer_id } = await given()
        await dispute(transfer_id)
        await decide(await caseOf(tag, "ownership_dispute"), "dismissed")
        expect(await state(tag)).toEqual(["bob", "activated", null, "bob", "transfer", "bob"])
      })

      it("gives nothing back that is in the shop again", async () => {
        const { tag, transfer_id } = await given()
        await dispute(transfer_id)
        const open = await caseOf(tag, "ownership_dispute")
        await service.scans.takeBack({ tag_id: tag, panel_intact: true }, { actor: USER })
        await decide(open, "confirmed")
        expect(await state(tag)).toEqual([null, "returned", null, undefined, undefined, "bob"])
      })
    })

    it("keeps the public warning of one confirmed case while another one is dismissed", async () => {
      const [tag = ""] = await shop.mint({ quantity: 1 })
      await shop.sold(tag)
      const report = (kind: "copy" | "seller") => service.cases.report({ tag_id: tag, kind, text: "two of them" })
      await report("copy")
      const first = await caseOf(tag, "marketplace_report")
      await decide(first, "confirmed", { public_caution: true })
      await report("seller")
      const second = await caseOf(tag, "marketplace_report")
      await decide(second, "dismissed")
      expect((await shop.tag(tag)).public_caution).toBe(true)
      await service.cases.edit(first, { public_caution: false }, { actor: USER })
      expect((await shop.tag(tag)).public_caution).toBe(false)
      await service.cases.edit(first, { public_caution: true }, { actor: USER })
      // Words added to an old case are no decision.
      await service.cases.edit(second, { resolution: "the seller was right" }, { actor: USER })
      expect((await shop.tag(tag)).public_caution).toBe(true)
    })

    it("puts a returned copy back as what it is only, and labels a copy that was for rent anew at a place", async () => {
      const [copy = "", fresh = ""] = await shop.mint({ quantity: 2, variant_id: null })
      await shop.force(copy, "returned", { variant_id: "variant_1", panel_intact: true })
      const receive = (variant_id?: string) =>
        service.scans.receive({ tag_id: copy, location_id: "sloc_1", variant_id }, { actor: USER })
      expect(await outcome(receive("variant_2"))).toBe("media_license_variant_mismatch")
      expect(await outcome(receive())).toBe("done")
      await shop.force(copy, "relabel", { stock_location_id: null, ex_rental: true })
      await shop.force(fresh, "printed")
      const relabel = (location_id?: string) =>
        service.scans.relabel({ tag_id: copy, replacement_id: fresh, location_id }, { actor: USER })
      expect(await outcome(relabel())).toBe("media_invalid")
      expect(await outcome(relabel("sloc_2"))).toBe("done")
      expect(await shop.tag(fresh)).toMatchObject({ status: "assigned", stock_location_id: "sloc_2", ex_rental: true })
    })

    it("takes no second pair of eyes from whoever holds an API key", async () => {
      const [tag = ""] = await shop.mint({ quantity: 1 })
      await shop.shelved(tag)
      const request = { action: "revoke", target_id: tag, reason: "stolen" } as const
      const self = "media_license_self_approval"
      expect(await outcome(service.approvals.request(request, { actor: API_KEY }))).toBe(self)
      const batch = (await service.batches.find((await shop.tag(tag)).batch_id as string))!
      const large = { ...batch, quantity: 10_001, company_prefix: undefined, dossier: {}, edition: null }
      expect(await outcome(service.batches.create(large as never, { actor: API_KEY }))).toBe(self)
    })

    it("closes the batch of a key that is distrusted, and hands out no more of its labels", async () => {
      const id = await shop.order({ quantity: 2 })
      await service.minting.take(id)
      await service.minting.run(id)
      const { kid } = (await service.batches.find(id))!
      const request = { action: "distrust_key", target_id: String(kid), reason: "key_exposed" } as const
      const { value } = await service.approvals.request(request, { actor: USER })
      await service.approvals.decide(value.id, "approved", { actor: OTHER })
      expect(await service.batches.find(id)).toMatchObject({ status: "closed", has_pin_key: false })
      const [key] = await shop.sql.execute(`select state, wrapped_private from media_license_key where kid = ?`, [kid])
      expect(key).toEqual({ state: "distrusted", wrapped_private: null })
      const order = { format: "csv", layout: null, symbol: null, start_position: 0, from_idx: 0, to_idx: 1 } as const
      const labels = service.labels.order(id, { ...order, include_pins: false }, { actor: USER })
      expect(await outcome(labels)).toBe("media_license_batch_state")
    })
  },
})
