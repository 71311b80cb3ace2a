import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { device, proofOf } from "../../../../integration-tests/helpers/device"
import { createTermsSchema, variantRuleSchema } from "../domain/digital"
import type MediaLicenseService from "../service"
import { LICENSE, TagShop, USER, customer, outcome } from "./tag-shop"

const ROUNDS = 15
const HOUR = 3_600_000
const REFUSED = "media_license_transfer_refused"
const STATE = "media_license_tag_state"
const AUD = "https://t.shop.com"

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)

    const owned = async (quantity: number, owner = "ann") => {
      const tags = await shop.mint({ quantity, with_pin: false })
      for (const tag of tags) {
        await shop.force(tag, "sold")
        await service.claims.activate({ tag_id: tag, customer_id: owner, how: "purchase" })
      }
      return tags
    }
    /** An offer; answers its id and the code's MAC, which is all the module ever sees again. */
    const offer = async (tag_id: string, from = "ann", now?: Date) => {
      const { code, code_mac } = await service.transfers.newCode()
      const by = { actor: customer(from), ...(now ? { now } : {}) }
      const { value } = await service.transfers.offer({ tag_id, customer_id: from, code_mac }, by)
      return { id: value.id, code, code_mac }
    }
    const accept = (code_mac: string, customer_id: string, now?: Date) =>
      service.transfers.accept({ code_mac, customer_id }, { actor: customer(customer_id), ...(now ? { now } : {}) })
    const dispute = (transfer_id: string, customer_id = "ann", now?: Date) =>
      service.transfers.dispute({ transfer_id, customer_id }, { actor: customer(customer_id), ...(now ? { now } : {}) })
    const cancel = (transfer_id: string, customer_id = "ann") =>
      service.transfers.cancel({ transfer_id, customer_id }, { actor: customer(customer_id) })
    const state = async (tagId: string) => {
      const { status, owner_id, hold_reason } = await shop.tag(tagId)
      const current = await shop.sql.execute<{ customer_id: string }>(
        `select customer_id from media_license_owner where tag_id = ? and to_at is null`,
        [tagId],
      )
      return { status, owner_id, hold_reason, owners: current.map((row) => row.customer_id) }
    }
    const heldBy = (owner: string, hold_reason: string | null = null) => ({
      status: "activated",
      owner_id: owner,
      hold_reason,
      owners: [owner],
    })
    const differs = (seen: unknown, wanted: unknown) => JSON.stringify(seen) !== JSON.stringify(wanted)

    it("gives a copy to one of two who accept at once", async () => {
      const wrong: unknown[] = []
      for (const tag of await owned(ROUNDS)) {
        const { code_mac } = await offer(tag)
        const outcomes = await Promise.all([outcome(accept(code_mac, "ben")), outcome(accept(code_mac, "cy"))])
        const seen = await state(tag)
        const winner = outcomes[0] === "done" ? "ben" : "cy"
        if (String([...outcomes].sort()) !== `done,${REFUSED}`) wrong.push(outcomes)
        if (differs(seen, heldBy(winner))) wrong.push(seen)
      }
      expect(wrong).toEqual([])
    })

    it("either gives a copy away or keeps it, when accepted and taken back at once", async () => {
      const wrong: unknown[] = []
      for (const tag of await owned(ROUNDS)) {
        const { id, code_mac } = await offer(tag)
        const [accepted, canceled] = await Promise.all([outcome(accept(code_mac, "ben")), outcome(cancel(id))])
        const seen = await state(tag)
        const [row] = await shop.sql.execute<{ status: string }>(
          `select status from media_license_transfer where id = ?`,
          [id],
        )
        const given = accepted === "done"
        if (given ? canceled !== STATE : accepted !== REFUSED || canceled !== "done") wrong.push([accepted, canceled])
        if (differs(seen, heldBy(given ? "ben" : "ann"))) wrong.push(seen)
        if (row!.status !== (given ? "accepted" : "canceled")) wrong.push(row)
      }
      expect(wrong).toEqual([])
    })

    it("freezes a copy that is disputed, also one that is offered on already", async () => {
      const [tag = "", next = ""] = await owned(2)
      const first = await offer(tag)
      await accept(first.code_mac, "ben")
      const second = await offer(tag, "ben")
      await dispute(first.id)
      expect(await outcome(accept(second.code_mac, "cy"))).toBe(REFUSED)
      expect(await state(tag)).toMatchObject({ status: "transfer_pending", owner_id: "ben", hold_reason: "dispute" })
      await cancel(second.id, "ben")
      expect(await outcome(offer(tag, "ben"))).toBe(STATE)
      expect(await shop.sql.execute(`select tag_id, kind, status from media_license_case`)).toEqual([
        { tag_id: tag, kind: "ownership_dispute", status: "open" },
      ])
      // Twice is once, and nobody else's business.
      expect(await outcome(dispute(first.id))).toBe(STATE)
      expect(await outcome(dispute(first.id, "ben"))).toBe("media_license_transfer_not_found")
      expect(await outcome(offer(next))).toBe("done")
    })

    it("knows one owner when a copy is passed on and disputed at once", async () => {
      const wrong: unknown[] = []
      for (const tag of await owned(ROUNDS)) {
        const first = await offer(tag)
        await accept(first.code_mac, "ben")
        const second = await offer(tag, "ben")
        const [passed, disputed] = await Promise.all([
          outcome(accept(second.code_mac, "cy")),
          outcome(dispute(first.id)),
        ])
        const seen = await state(tag)
        if (disputed !== "done" || ![REFUSED, "done"].includes(passed!)) wrong.push([passed, disputed])
        const wanted =
          passed === "done" ? heldBy("cy", "dispute") : { ...heldBy("ben", "dispute"), status: "transfer_pending" }
        if (differs(seen, wanted)) wrong.push(seen)
      }
      expect(wrong).toEqual([])
    })

    it("lets the previous owner object for 72 hours", async () => {
      const [late = "", soon = ""] = await owned(2)
      const start = new Date()
      for (const [tag, hours, wanted] of [
        [late, 72.1, STATE],
        [soon, 71.9, "done"],
      ] as const) {
        const { id, code_mac } = await offer(tag)
        expect(await outcome(dispute(id))).toBe(STATE)
        await accept(code_mac, "ben", start)
        expect(await outcome(dispute(id, "ann", new Date(start.getTime() + hours * HOUR)))).toBe(wanted)
      }
    })

    const pass = async (tag: string, from: string, to: string, now?: Date) => {
      const { id, code_mac } = await offer(tag, from)
      await accept(code_mac, to, now)
      return id
    }
    const confirm = async (tag: string) => {
      const [row] = await shop.sql.execute<{ id: string }>(
        `select id from media_license_case where tag_id = ? and kind = 'ownership_dispute' and closed_at is null`,
        [tag],
      )
      await service.cases.edit(row!.id, { status: "confirmed" }, { actor: USER })
    }

    it("gives a copy back to whom it was taken from first, whoever objects last", async () => {
      const [first = "", last = ""] = await owned(2)
      for (const [tag, order] of [
        [first, ["ann", "thief"]],
        [last, ["thief", "ann"]],
      ] as const) {
        const ids = { ann: await pass(tag, "ann", "thief"), thief: await pass(tag, "thief", "cy") }
        for (const who of order) await dispute(ids[who], who)
        await confirm(tag)
        expect(await state(tag)).toEqual(heldBy("ann"))
      }
    })

    it("hears nobody who has had the copy back since, and nobody it was taken from for good", async () => {
      const [returned = "", settled = ""] = await owned(2)
      const lent = await pass(returned, "ann", "ben")
      await pass(returned, "ben", "ann")
      await pass(returned, "ann", "cy")
      expect(await outcome(dispute(lent))).toBe(STATE)
      expect(await state(returned)).toEqual(heldBy("cy"))
      const taken = await pass(settled, "ann", "thief")
      const soldOn = await pass(settled, "thief", "cy")
      await dispute(taken)
      await confirm(settled)
      expect(await outcome(dispute(soldOn, "thief"))).toBe(STATE)
      expect(await state(settled)).toEqual(heldBy("ann"))
    })

    it("ends a code with its day", async () => {
      const [tag = ""] = await owned(1)
      const start = new Date()
      const { code_mac } = await offer(tag, "ann", start)
      expect(await outcome(accept(code_mac, "ben", new Date(start.getTime() + 24 * HOUR)))).toBe(REFUSED)
      expect(await state(tag)).toMatchObject({ status: "transfer_pending", owner_id: "ann" })
      expect(await outcome(accept(code_mac, "ben", new Date(start.getTime() + 24 * HOUR - 1000)))).toBe("done")
    })

    it("takes a code for its own copy, once, and not from whoever made it", async () => {
      const [tag = "", other = ""] = await owned(2)
      const [mine, theirs] = [await offer(tag), await offer(other)]
      expect(await outcome(accept(mine.code_mac, "ann"))).toBe(REFUSED)
      expect(await outcome(accept(await service.transfers.macOf("0000000000"), "ben"))).toBe(REFUSED)
      expect(await outcome(accept(await service.transfers.macOf(""), "ben"))).toBe(REFUSED)
      await accept(await service.transfers.macOf(` ${mine.code.toLowerCase()}`), "ben")
      expect([await state(tag), await state(other)]).toEqual([
        heldBy("ben"),
        { ...heldBy("ann"), status: "transfer_pending" },
      ])
      expect(await outcome(accept(mine.code_mac, "cy"))).toBe(REFUSED)
      await cancel(theirs.id)
      const anew = await offer(other)
      expect(await outcome(accept(theirs.code_mac, "ben"))).toBe(REFUSED)
      expect(await outcome(accept(anew.code_mac, "ben"))).toBe("done")
    })

    it("keeps of a code only its MAC", async () => {
      const [tag = ""] = await owned(1)
      const { code, code_mac } = await offer(tag)
      const [row] = await shop.sql.execute<{ text: string }>(
        `select (select string_agg(t::text, ' ') from media_license_transfer t) ||
           (select string_agg(e::text, ' ') from media_license_event e) as text`,
      )
      expect(row!.text).toContain(code_mac)
      expect(row!.text.toUpperCase()).not.toContain(code)
    })

    it("takes the licence along that follows the copy, and leaves the old devices behind", async () => {
      const terms = await service.rules.createTerms(createTermsSchema.parse({ name: "Album", follows_tag: true }))
      const rule = { variant_id: "variant_1", terms_id: terms.value.id, tag_mode: "required" }
      await service.rules.setVariantRule(variantRuleSchema.parse(rule))
      const [tag = ""] = await owned(1)
      await shop.force(tag, "activated", { variant_id: "variant_1", owner_id: "ann" })
      const issue = { tag_id: tag, customer_id: "ann", variant_id: "variant_1", order_id: null }
      const [digital_id = ""] = (await service.digital.issueForTag(issue)).value
      const phone = device()
      const use = (customer_id: string) => {
        const proof = proofOf(phone, { aud: AUD, sub: digital_id })
        return service.digital.activate(
          { digital_id, customer_id },
          { public_jwk: phone.jwk, proof, label: "Phone", aud: AUD },
        )
      }
      const { device_id } = (await use("ann")).value
      const file = (customer_id: string) => {
        const proof = proofOf(phone, { aud: AUD, sub: digital_id })
        return service.digital.offlineFile({ digital_id, customer_id, device_id, iss: AUD, proof })
      }
      expect(await outcome(file("ann"))).toBe("done")
      const { code_mac } = await offer(tag)
      await accept(code_mac, "ben")
      const rows = await shop.sql.execute(
        `select d.customer_id, d.status, v.deactivated_at is not null as ended from media_license_digital d
         join media_license_device v on v.digital_id = d.id`,
      )
      expect(rows).toEqual([{ customer_id: "ben", status: "active", ended: true }])
      expect(await outcome(file("ann"))).toBe("media_license_digital_not_found")
      expect(await outcome(use("ann"))).toBe("media_license_digital_not_found")
      expect(await outcome(file("ben"))).not.toBe("done")
    })
  },
})
