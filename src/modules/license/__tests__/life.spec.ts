import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { TAG_STATUSES, type TagStatus } from "../domain/enums"
import { TAG_TRANSITIONS, transitionsOf, type TagTrigger } from "../domain/transitions"
import type MediaLicenseService from "../service"
import { changeTag } from "../transaction/change-tags"
import { LICENSE, OTHER, USER, TagShop, customer, storeOf } from "./tag-shop"

/** What the spec draws, by hand, so that a change of the table is noticed. */
const ARROWS: Partial<Record<TagStatus, TagStatus[]>> = {
  minted: ["printed", "void"],
  printed: ["void", "assigned", "rental_in", "revoked"],
  assigned: ["bound", "revoked"],
  bound: ["assigned", "sold", "revoked"],
  sold: ["activated", "returned", "revoked"],
  activated: ["transfer_pending", "returned", "revoked"],
  transfer_pending: ["activated", "revoked"],
  returned: ["assigned", "relabel", "revoked"],
  relabel: ["void"],
  rental_in: ["rental_out", "assigned", "revoked"],
  rental_out: ["rental_in", "sold", "revoked"],
  revoked: [
    "printed",
    "assigned",
    "bound",
    "sold",
    "activated",
    "transfer_pending",
    "returned",
    "rental_in",
    "rental_out",
  ],
}

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)
    const store = () => storeOf(service)

    /** What a trigger's precondition asks for. */
    const fitting: Partial<Record<TagTrigger, Record<string, unknown>>> = {
      undo_binding: { bound_at: new Date() },
      restock: { panel_intact: true, activated_at: null },
      discard: { panel_intact: false },
    }

    it("goes exactly the ways of the table, one version and one event each", async () => {
      const [sale = ""] = await shop.mint({ quantity: 1 })
      const [rental = ""] = await shop.mintForRent({ quantity: 1, variant_id: null })
      const line = { order_id: "order_x", line_item_id: "line_x", variant_id: "variant_1", wanted: 99 }
      const went: Partial<Record<TagStatus, Set<TagStatus>>> = {}
      for (const trigger of new Set(TAG_TRANSITIONS.map((arrow) => arrow.trigger))) {
        const [arrow] = transitionsOf(trigger)
        const tagId = arrow!.precondition === "rental" ? rental : sale
        const actor = { type: arrow!.actors[0]!, id: "someone" }
        for (const from of TAG_STATUSES) {
          for (const before of trigger === "restore" ? ARROWS.revoked! : [null]) {
            await shop.sql.execute(`delete from media_license_pack`)
            if (trigger === "bind") {
              await shop.force(tagId, "assigned", { variant_id: "variant_1" })
              await service.packing.pack({ tag_id: tagId, ...line }, { actor: USER })
            }
            const owner = trigger === "activate" ? {} : { owner_id: "cus_1" }
            const clean = { owner_id: null, hold_reason: null, activated_at: null, panel_intact: null }
            await shop.force(tagId, from, {
              ...clean,
              ...(["activated", "transfer_pending"].includes(from) ? { owner_id: "cus_1" } : owner),
              status_before_revoke: before,
              ...fitting[trigger],
            })
            const { ver } = await shop.tag(tagId)
            const events = (await shop.events(tagId)).length
            const set =
              trigger === "activate"
                ? { owner_id: "cus_2" }
                : trigger === "replace"
                  ? { superseded_by: "ltag_new" }
                  : {}
            const outcome = await store()
              .change({ actor }, (tx) => changeTag(tx, tagId, { trigger, set, undoDays: 10 }))
              .then(
                ({ value }) => value.to,
                (error: { code?: string }) => error.code,
              )
            const legal = transitionsOf(trigger).some((way) => way.from === from)
            expect([trigger, from, legal ? outcome !== "media_license_tag_state" : outcome]).toEqual([
              trigger,
              from,
              legal ? true : "media_license_tag_state",
            ])
            const after = await shop.tag(tagId)
            expect(after.ver).toBe(legal ? ver + 1 : ver)
            const written = await shop.events(tagId)
            expect(written.length - events).toBe(legal ? 1 : 0)
            if (legal) {
              const known = went[from] ?? new Set()
              went[from] = known.add(after.status)
              expect(written.find((event) => event.ver === ver + 1)).toMatchObject({
                kind: `tag.${trigger}`,
                from_status: from,
                to_status: after.status,
              })
            }
          }
        }
      }
      const drawn = Object.fromEntries(Object.entries(ARROWS).map(([from, tos]) => [from, [...tos].sort()]))
      const seen = Object.fromEntries(Object.entries(went).map(([from, tos]) => [from, [...tos].sort()]))
      expect(seen).toEqual(drawn)
    })

    it("lets one of two win", async () => {
      const tags = await shop.mint({ quantity: 20 })
      for (const tagId of tags) {
        await shop.force(tagId, "bound", { fulfillment_id: "ful_1", bound_at: new Date() })
        const outcomes = await Promise.allSettled([
          store().change({ actor: USER }, (tx) => changeTag(tx, tagId, { trigger: "ship" })),
          store().change({ actor: USER }, (tx) => changeTag(tx, tagId, { trigger: "unbind" })),
        ])
        expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
        expect((await shop.tag(tagId)).ver).toBe(1)
      }
    })

    it("does not let a kind of actor do what is not its", async () => {
      const [tagId = ""] = await shop.mint({ quantity: 1 })
      await expect(
        store().change({ actor: customer("cus_1") }, (tx) => changeTag(tx, tagId, { trigger: "print" })),
      ).rejects.toThrow("customer may not print a tag")
    })

    describe("receiving and returning", () => {
      it("knows the variant of the batch, and refuses another", async () => {
        const [tagId = "", other = ""] = await shop.mint()
        await shop.force(tagId, "printed")
        await expect(
          service.scans.receive({ tag_id: tagId, location_id: "sloc_1", variant_id: "variant_2" }, { actor: USER }),
        ).rejects.toMatchObject({ code: "media_license_variant_mismatch" })
        await service.scans.receive({ tag_id: tagId, location_id: "sloc_1" }, { actor: USER })
        expect(await shop.tag(tagId)).toMatchObject({
          status: "assigned",
          variant_id: "variant_1",
          stock_location_id: "sloc_1",
        })
        await expect(
          service.scans.receive({ tag_id: other, location_id: "sloc_1" }, { actor: USER }),
        ).rejects.toMatchObject({ code: "media_license_tag_state", details: { from: "minted", to: "assigned" } })
      })

      it("puts one tag on one rental copy", async () => {
        const [first = "", second = ""] = await shop.mintForRent({ quantity: 2, variant_id: null })
        for (const tagId of [first, second]) await shop.force(tagId, "printed")
        await service.scans.receive({ tag_id: first, rental_unit_id: "runt_1" }, { actor: USER })
        await expect(
          service.scans.receive({ tag_id: second, rental_unit_id: "runt_1" }, { actor: USER }),
        ).rejects.toMatchObject({ code: "media_license_tag_taken" })
      })

      it("puts a copy with a sound panel back into stock, and not one with a scratched one", async () => {
        const [sound = "", scratched = "", used = "", replacement = ""] = await shop.mint()
        for (const tagId of [sound, scratched, used]) await shop.sold(tagId)
        await service.claims.activate({ tag_id: used, customer_id: "cus_1", how: "purchase" })
        await service.scans.takeBack({ tag_id: sound, panel_intact: true }, { actor: USER })
        await service.scans.takeBack({ tag_id: scratched, panel_intact: false }, { actor: USER })
        await service.scans.takeBack({ tag_id: used, panel_intact: true }, { actor: USER })
        const receive = (tag_id: string) => service.scans.receive({ tag_id, location_id: "sloc_2" }, { actor: USER })
        await receive(sound)
        expect(await shop.tag(sound)).toMatchObject({ status: "assigned", order_id: null, stock_location_id: "sloc_2" })
        for (const tagId of [scratched, used]) {
          await expect(receive(tagId)).rejects.toMatchObject({ code: "media_license_tag_state" })
        }
        expect(await shop.tag(used)).toMatchObject({ owner_id: null })
        await shop.force(replacement, "printed")
        await service.scans.relabel({ tag_id: scratched, replacement_id: replacement }, { actor: USER })
        expect(await shop.tag(scratched)).toMatchObject({ status: "void", superseded_by: replacement })
        expect(await shop.tag(replacement)).toMatchObject({ status: "assigned", variant_id: "variant_1" })
        await service.scans.relabel({ tag_id: used }, { actor: USER })
        expect(await shop.tag(used)).toMatchObject({ status: "relabel" })
      })
    })

    describe("packing", () => {
      const packed = (tag_id: string, line_item_id = "line_1", wanted = 1) => ({
        tag_id,
        order_id: "order_1",
        line_item_id,
        variant_id: "variant_1",
        wanted,
      })
      const lines = (quantity: number, tag_mode: "required" | "optional" | "none" = "required") => [
        { line_item_id: "line_1", quantity, tag_mode },
      ]

      it("takes each copy once, of the right variant, and no more than are wanted", async () => {
        const [a = "", b = "", c = ""] = await shop.mint()
        for (const tagId of [a, b, c]) await shop.shelved(tagId)
        await expect(
          service.packing.pack({ ...packed(a), variant_id: "variant_9" }, { actor: USER }),
        ).rejects.toMatchObject({ code: "media_license_variant_mismatch" })
        await service.packing.pack(packed(a), { actor: USER })
        await expect(service.packing.pack(packed(a, "line_2"), { actor: USER })).rejects.toMatchObject({
          code: "media_license_tag_taken",
        })
        await expect(service.packing.pack(packed(b), { actor: USER })).rejects.toMatchObject({
          code: "media_license_pack_full",
        })
        const race = await Promise.allSettled(
          [b, c].map((tagId) => service.packing.pack(packed(tagId, "line_3"), { actor: USER })),
        )
        expect(race.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
      })

      it("refuses a fulfilment whose scans do not match", async () => {
        const [a = "", b = ""] = await shop.mint()
        for (const tagId of [a, b]) await shop.shelved(tagId)
        await service.packing.pack(packed(a, "line_1", 2), { actor: USER })
        await expect(service.packing.requireComplete(lines(2))).rejects.toMatchObject({
          code: "media_license_pack_incomplete",
          details: { items: [{ line_item_id: "line_1", required: 2, packed: 1 }] },
        })
        await expect(
          service.packing.bind({ order_id: "order_1", fulfillment_id: "ful_1", lines: lines(2) }),
        ).rejects.toMatchObject({ code: "media_license_pack_incomplete" })
        await service.packing.requireComplete(lines(2, "optional"))
        await service.packing.pack(packed(b, "line_1", 2), { actor: USER })
        await expect(service.packing.requireComplete(lines(1))).rejects.toMatchObject({
          code: "media_license_pack_incomplete",
        })
        await service.packing.requireComplete(lines(2))
      })

      it("binds, unbinds and ships, and each again changes nothing", async () => {
        const [a = ""] = await shop.mint()
        await shop.shelved(a)
        const bind = async (fulfillment_id: string) => {
          await service.packing.pack(packed(a), { actor: USER })
          return service.packing.bind({ order_id: "order_1", fulfillment_id, lines: lines(1) })
        }
        expect((await bind("ful_1")).events).toEqual([{ kind: "tag.bound", data: { id: a } }])
        expect(await shop.tag(a)).toMatchObject({ status: "bound", order_id: "order_1", fulfillment_id: "ful_1" })
        const again = await service.packing.bind({ order_id: "order_1", fulfillment_id: "ful_1", lines: lines(1) })
        expect(again).toEqual({ value: [], events: [] })
        await service.packing.unbind({ fulfillment_id: "ful_1" })
        expect(await shop.tag(a)).toMatchObject({ status: "assigned", order_id: null, fulfillment_id: null })
        expect((await service.packing.unbind({ fulfillment_id: "ful_1" })).value).toEqual([])
        await bind("ful_2")
        expect((await service.packing.ship("ful_2")).events).toEqual([{ kind: "tag.sold", data: { id: a } }])
        expect((await service.packing.ship("ful_2")).value).toEqual([])
        expect((await service.packing.unbind({ order_id: "order_1" })).value).toEqual([])
        expect(await shop.tag(a)).toMatchObject({ status: "sold" })
      })

      it("lets staff undo a binding for some days", async () => {
        const [a = "", b = "", c = ""] = await shop.mint()
        await shop.shelved(a)
        await service.packing.pack(packed(a), { actor: USER })
        await service.packing.unpack({ tag_id: a, undoDays: 10 }, { actor: USER })
        await service.packing.pack(packed(a), { actor: USER })
        await shop.force(b, "bound", { bound_at: new Date(Date.now() - 11 * 86_400_000) })
        await shop.force(c, "bound", { bound_at: new Date(Date.now() - 9 * 86_400_000) })
        await expect(service.packing.unpack({ tag_id: b, undoDays: 10 }, { actor: USER })).rejects.toMatchObject({
          code: "media_license_tag_state",
        })
        await service.packing.unpack({ tag_id: c, undoDays: 10 }, { actor: USER })
        expect((await shop.tag(c)).status).toBe("assigned")
      })
    })

    it("follows a rental copy out, in and to its buyer, whoever owns it", async () => {
      const [tagId = ""] = await shop.mintForRent({ quantity: 1, variant_id: null })
      await shop.force(tagId, "printed")
      await service.scans.receive({ tag_id: tagId, rental_unit_id: "runt_1" }, { actor: USER })
      expect((await service.custody.rentOut(["runt_none"], { actor: USER })).value).toEqual([])
      await service.custody.rentOut(["runt_1"], { actor: USER })
      await expect(service.custody.rentOut(["runt_1"], { actor: USER })).rejects.toMatchObject({
        code: "media_license_tag_state",
      })
      await service.custody.rentIn("runt_1", { actor: USER })
      await service.custody.rentOut(["runt_1"], { actor: USER })
      await service.custody.buyOut("runt_1", { order_id: "order_9", order_line_item_id: "line_9" }, { actor: USER })
      expect(await shop.tag(tagId)).toMatchObject({
        status: "sold",
        ex_rental: true,
        order_id: "order_9",
        owner_id: null,
      })
    })

    describe("two people", () => {
      it("revoke, and bring back to where it was", async () => {
        const [tagId = ""] = await shop.mint()
        await shop.sold(tagId)
        const ask = (action: "revoke" | "restore") =>
          service.approvals.request({ action, target_id: tagId, reason: "stolen", note: null }, { actor: USER })
        const { value: approval } = await ask("revoke")
        await expect(ask("revoke")).rejects.toMatchObject({ code: "media_license_approval_exists" })
        await expect(service.approvals.decide(approval.id, "approved", { actor: USER })).rejects.toMatchObject({
          code: "media_license_self_approval",
        })
        const key = { type: "api_key", id: "apk_1" } as const
        await expect(service.approvals.decide(approval.id, "approved", { actor: key })).rejects.toMatchObject({
          code: "media_license_self_approval",
        })
        const both = await Promise.allSettled([
          service.approvals.decide(approval.id, "approved", { actor: OTHER }),
          service.approvals.decide(approval.id, "rejected", { actor: { type: "user", id: "user_3" } }),
        ])
        expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
        if ((await shop.tag(tagId)).status !== "revoked") {
          const { value: second } = await ask("revoke")
          await service.approvals.decide(second.id, "approved", { actor: OTHER })
        }
        expect(await shop.tag(tagId)).toMatchObject({ status: "revoked", status_before_revoke: "sold" })
        const { value: back } = await ask("restore")
        await service.approvals.decide(back.id, "approved", { actor: OTHER })
        expect(await shop.tag(tagId)).toMatchObject({ status: "sold", status_before_revoke: null, revoke_reason: null })
      })

      it("have seven days", async () => {
        const [tagId = ""] = await shop.mint()
        await shop.force(tagId, "printed")
        const ask = () =>
          service.approvals.request({ action: "revoke", target_id: tagId, reason: "recalled" }, { actor: USER })
        const { value } = await ask()
        const late = new Date(Date.now() + 8 * 86_400_000)
        await expect(service.approvals.decide(value.id, "approved", { actor: OTHER, now: late })).rejects.toMatchObject(
          { code: "media_license_decided" },
        )
        const anew = await service.approvals.request(
          { action: "revoke", target_id: tagId, reason: "recalled" },
          { actor: USER, now: late },
        )
        expect(anew.value.id).not.toBe(value.id)
      })

      it("refuse at once what cannot be done", async () => {
        const [tagId = ""] = await shop.mint()
        const request = (action: "revoke" | "restore" | "distrust_key", target_id: string) =>
          service.approvals.request({ action, target_id, reason: "stolen" }, { actor: USER })
        await expect(request("revoke", tagId)).rejects.toMatchObject({ code: "media_license_tag_state" })
        await expect(request("revoke", "ltag_nothing")).rejects.toMatchObject({ code: "media_license_tag_not_found" })
        await expect(request("restore", tagId)).rejects.toMatchObject({ code: "media_license_tag_state" })
        await expect(request("distrust_key", "x")).rejects.toMatchObject({ code: "media_license_key_state" })
      })
    })
  },
})
