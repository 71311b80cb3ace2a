import { createHmac, hkdfSync } from "node:crypto"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { device, proofOf, type Device, type ProofOf } from "../../../../integration-tests/helpers/device"
import {
  createTermsSchema,
  licenceKeyMessage,
  licenceKeyOf,
  printedKey,
  readOfflineFile,
  subjectOfKey,
  variantRuleSchema,
  type CreateTermsInput,
} from "../domain/digital"
import type MediaLicenseService from "../service"
import { LICENSE, MASTER, USER, TagShop } from "./tag-shop"

const AUD = "https://t.shop.com"
const CUSTOMER = "cus_1"
const FILE = "private-1-album.flac"
const DAY = 86_400_000

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)
    let orders = 0

    const code = (error: unknown) => (error as { code?: string }).code
    const refused = (work: Promise<unknown>) => work.then(() => "accepted", code)
    const setUp = async (terms: Partial<CreateTermsInput> = {}, variant_id = "variant_1") => {
      const { value } = await service.rules.createTerms(createTermsSchema.parse({ name: "Album", ...terms }))
      const files = [{ file_id: FILE, title: "Album.flac" }]
      const rule = { variant_id, terms_id: value.id, files, tag_mode: terms.follows_tag ? "required" : "none" }
      await service.rules.setVariantRule(variantRuleSchema.parse(rule))
      return value.id
    }
    const orderOf = (quantity = 1, customer_id: string | null = CUSTOMER) => {
      const order_id = `order_${++orders}`
      return {
        order_id,
        customer_id,
        lines: [{ order_line_item_id: `li_${orders}`, variant_id: "variant_1", quantity }],
      }
    }
    const issued = async (terms: Partial<CreateTermsInput> = {}) => {
      await setUp(terms)
      return (await service.digital.issueForOrder(orderOf())).value[0]!
    }
    const mine = (digital_id: string, customer_id = CUSTOMER) => ({ digital_id, customer_id })
    const input = (player: Device, sub: string, proof: Partial<ProofOf> = {}) => ({
      public_jwk: player.jwk,
      proof: proofOf(player, { aud: AUD, sub, ...proof }),
      label: "Phone",
      aud: AUD,
    })
    const activate = (id: string, player: Device, now?: Date) =>
      service.digital.activate(
        mine(id),
        input(player, id, now ? { iat: now.getTime() / 1000 } : {}),
        now ? { now } : {},
      )
    const devices = (id: string) =>
      shop.sql.execute<{ id: string; slot: number; deactivated_at: Date | null; thumbprint: string }>(
        `select id, slot, deactivated_at, thumbprint from media_license_device where digital_id = ? order by created_at, id`,
        [id],
      )
    const file = (id: string, device_id: string, player: Device, now = new Date()) =>
      service.digital.offlineFile(
        {
          ...mine(id),
          device_id,
          iss: AUD,
          proof: proofOf(player, { aud: AUD, sub: id, iat: Math.floor(now.getTime() / 1000) }),
        },
        { now },
      )
    const licence = async (id: string) =>
      (await shop.sql.execute(`select * from media_license_digital where id = ?`, [id]))[0] as Record<string, unknown>

    describe("issuing", () => {
      it("makes one licence per unit of lines whose variant has terms, and nothing twice", async () => {
        await setUp({ max_devices: 3 })
        const order = orderOf(3)
        order.lines.push({ order_line_item_id: "li_poster", variant_id: "variant_2", quantity: 2 })
        const first = await service.digital.issueForOrder(order)
        expect(first.value).toHaveLength(3)
        expect(first.events.map(({ kind, data }) => [kind, data.order_id])).toEqual(
          Array(3).fill(["digital.issued", order.order_id]),
        )
        const again = await service.digital.issueForOrder(order)
        expect([again.value, again.events]).toEqual([[], []])
        const rows = await shop.sql.execute(
          `select unit_index, status, terms ->> 'max_devices' as max from media_license_digital order by unit_index`,
        )
        expect(rows).toEqual([0, 1, 2].map((unit_index) => ({ unit_index, status: "active", max: "3" })))
      })

      it("issues nothing twice to events that arrive at once", async () => {
        await setUp()
        const order = orderOf(4)
        const done = await Promise.all(Array.from({ length: 8 }, () => service.digital.issueForOrder(order)))
        expect(done.flatMap(({ value }) => value)).toHaveLength(4)
        expect(done.flatMap(({ events }) => events)).toHaveLength(4)
        expect(await shop.sql.execute(`select count(*)::int as n from media_license_digital`)).toEqual([{ n: 4 }])
      })

      it("leaves licences that follow a tag to the tag's activation, once per tag", async () => {
        await setUp({ follows_tag: true })
        expect((await service.digital.issueForOrder(orderOf())).value).toEqual([])
        const tag = { tag_id: "ltag_0000", customer_id: CUSTOMER, variant_id: "variant_1", order_id: null }
        const done = await Promise.all([1, 2, 3].map(() => service.digital.issueForTag(tag)))
        expect(done.flatMap(({ value }) => value)).toHaveLength(1)
      })

      it("keeps the terms of the day it was issued", async () => {
        const id = await issued({ max_devices: 1 })
        const { terms_id } = await licence(id)
        await service.rules.editTerms(terms_id as string, { max_devices: 9 })
        await activate(id, device())
        expect(await refused(activate(id, device()))).toBe("media_license_device_limit")
      })
    })

    describe("the key", () => {
      it("is derived from the master key and stored only as MAC and last four characters", async () => {
        const id = await issued()
        const sub = (info: string) => Buffer.from(hkdfSync("sha256", MASTER, "media-license", info, 32))
        const expected = licenceKeyOf(
          createHmac("sha256", sub("licence-key/v1")).update(licenceKeyMessage(id, 1)).digest(),
        )
        expect(await service.digital.key(mine(id))).toBe(printedKey(expected))
        const row = await licence(id)
        expect(row.key_mac).toBe(createHmac("sha256", sub("licence-pepper/v1")).update(expected).digest("hex"))
        expect(row.key_last4).toBe(expected.slice(-4))
        const everything = JSON.stringify([row, await shop.sql.execute(`select * from media_license_event`)])
        expect(everything).not.toContain(expected)
        expect(everything).not.toContain(expected.slice(0, 10))
      })

      it("is somebody's own", async () => {
        const id = await issued()
        expect(await refused(service.digital.key(mine(id, "cus_2")))).toBe("media_license_digital_not_found")
        expect(await refused(service.digital.rotateKey(mine(id, "cus_2")))).toBe("media_license_digital_not_found")
        expect(await refused(service.digital.key(mine("ldig_none")))).toBe("media_license_digital_not_found")
      })

      it("is worth nothing after a rotation, and devices stay", async () => {
        const id = await issued()
        await activate(id, device())
        const old = await service.digital.key(mine(id))
        const { value } = await service.digital.rotateKey(mine(id))
        expect(value.key).not.toBe(old)
        expect(await service.digital.key(mine(id))).toBe(value.key)
        const byKey = (key: string) => {
          const player = device()
          return refused(service.digital.activateByKey(key, input(player, subjectOfKey(key.replaceAll("-", "")))))
        }
        expect(await byKey(old)).toBe("media_license_digital_not_found")
        expect(await byKey(value.key)).toBe("accepted")
        expect(await devices(id)).toHaveLength(2)
      })
    })

    describe("devices", () => {
      it("get the smallest free slot each and keep it", async () => {
        const id = await issued({ max_devices: 3 })
        const [a, b, c, d] = [device(), device("EC"), device(), device()]
        for (const player of [a, b, c]) await activate(id, player)
        expect((await devices(id)).map(({ slot, thumbprint }) => [slot, thumbprint])).toEqual([
          [1, a.thumbprint],
          [2, b.thumbprint],
          [3, c.thumbprint],
        ])
        expect(await refused(activate(id, d))).toBe("media_license_device_limit")
        expect((await activate(id, b)).value).toMatchObject({ created: false })
        await service.digital.deactivate({ ...mine(id), device_id: (await devices(id))[1]!.id })
        await activate(id, d)
        const now = await devices(id)
        expect(now.find(({ thumbprint }) => thumbprint === d.thumbprint)?.slot).toBe(2)
        // The one before comes back as another device, when there is room.
        expect(await refused(activate(id, b))).toBe("media_license_device_limit")
      })

      it("never exceed and never under-fill the limit, whatever comes at once", async () => {
        await setUp({ max_devices: 5 })
        const races = 200
        const players = Array.from({ length: 20 }, () => device())
        const ids = (await service.digital.issueForOrder(orderOf(races))).value
        for (const id of ids) {
          const outcomes = await Promise.all(players.map((player) => refused(activate(id, player))))
          expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(5)
          expect(outcomes.filter((outcome) => outcome === "media_license_device_limit")).toHaveLength(15)
        }
        const slots = await shop.sql.execute<{ slots: string }>(
          `select string_agg(slot::text, ' ' order by slot) as slots from media_license_device
           where deactivated_at is null group by digital_id`,
        )
        expect(slots).toHaveLength(races)
        expect(new Set(slots.map((row) => row.slots))).toEqual(new Set(["1 2 3 4 5"]))
      })

      it("that are one take one slot, however often they ask at once", async () => {
        const id = await issued({ max_devices: 5 })
        const player = device()
        const done = await Promise.all(Array.from({ length: 20 }, () => activate(id, player)))
        expect(new Set(done.map(({ value }) => value.device_id)).size).toBe(1)
        expect(await devices(id)).toHaveLength(1)
      })

      it("can be exchanged so many times a year", async () => {
        const id = await issued({ max_devices: 1, max_deactivations_per_year: 2 })
        const start = (await licence(id)).budget_year_at as Date
        const swap = async (now: Date) => {
          const { value } = await activate(id, device(), now)
          const ask = { ...mine(id), device_id: value.device_id }
          return [ask, await refused(service.digital.deactivate(ask, { now }))] as const
        }
        const later = (days: number) => new Date(start.getTime() + days * DAY)
        expect((await swap(later(1)))[1]).toBe("accepted")
        expect((await swap(later(2)))[1]).toBe("accepted")
        const [stuck, outcome] = await swap(later(3))
        expect(outcome).toBe("media_license_deactivation_budget")
        expect(await refused(service.digital.deactivate(stuck, { now: later(365) }))).toBe("accepted")
        expect(await licence(id)).toMatchObject({ deactivations_used: 1 })
        // Again changes nothing and costs nothing.
        expect((await service.digital.deactivate(stuck, { now: later(366) })).value.changed).toBe(false)
        expect(await licence(id)).toMatchObject({ deactivations_used: 1 })
      })

      it("do not overdraw the budget by being deactivated at once", async () => {
        const id = await issued({ max_devices: 20, max_deactivations_per_year: 3 })
        for (let n = 0; n < 10; n++) await activate(id, device())
        const outcomes = await Promise.all(
          (await devices(id)).map((row) => refused(service.digital.deactivate({ ...mine(id), device_id: row.id }))),
        )
        expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(3)
      })

      it("of another's licence are not there", async () => {
        const id = await issued()
        const { value } = await activate(id, device())
        const [other] = (await service.digital.issueForOrder(orderOf(1, "cus_2"))).value
        const theirs = mine(other!, "cus_2")
        expect(await refused(service.digital.deactivate({ ...mine(id, "cus_2"), device_id: value.device_id }))).toBe(
          "media_license_digital_not_found",
        )
        expect(await refused(service.digital.deactivate({ ...theirs, device_id: value.device_id }))).toBe(
          "media_license_device_not_found",
        )
      })
    })

    describe("a proof", () => {
      const NOW_S = () => Math.floor(Date.now() / 1000)

      it.each<[string, (id: string) => Partial<ProofOf>]>([
        ["alg none", () => ({ header: { alg: "none" } })],
        ["a symmetric algorithm", () => ({ header: { alg: "HS256" } })],
        ["the other kind's algorithm", () => ({ header: { alg: "ES256" } })],
        ["another type", () => ({ header: { typ: "JWT" } })],
        ["no type", () => ({ header: { typ: undefined } })],
        ["a crit header", () => ({ header: { crit: ["exp"] } })],
        ["another audience", () => ({ aud: "https://other.shop" })],
        ["several audiences", () => ({ payload: { aud: [AUD, "https://other.shop"] } })],
        ["another subject", () => ({ sub: "ldig_other" })],
        ["an old time", () => ({ iat: NOW_S() - 302 })],
        ["a time to come", () => ({ iat: NOW_S() + 120 })],
        ["no time", () => ({ payload: { iat: undefined } })],
      ])("with %s is refused", async (_what, more) => {
        const id = await issued()
        const player = device()
        expect(await refused(service.digital.activate(mine(id), input(player, id, more(id))))).toBe(
          "media_license_proof_refused",
        )
        expect(await devices(id)).toEqual([])
      })

      it("of another key, or cut, is refused", async () => {
        const id = await issued()
        const [player, other] = [device(), device()]
        const given = input(player, id)
        const tries = [
          { ...given, public_jwk: other.jwk },
          { ...given, proof: given.proof.slice(0, -8) },
          { ...given, proof: given.proof.replace(/[^.]*$/, "") },
          { ...given, public_jwk: { kty: "EC", crv: "P-256", x: player.thumbprint, y: player.thumbprint } as const },
        ]
        for (const wrong of tries) {
          expect(await refused(service.digital.activate(mine(id), wrong))).toBe("media_license_proof_refused")
        }
      })

      it("is asked for by key as well, for that key only", async () => {
        const id = await issued()
        const key = (await service.digital.key(mine(id))).replaceAll("-", "")
        expect(await refused(service.digital.activateByKey(key, input(device(), id)))).toBe(
          "media_license_proof_refused",
        )
        const done = await service.digital.activateByKey(
          key.toLowerCase().replace(/0/g, "O"),
          input(device(), subjectOfKey(key)),
        )
        expect(done.value).toMatchObject({ digital_id: id, created: true })
        const wrong = `${key.slice(0, 19)}${key[19] === "0" ? "1" : "0"}`
        expect(await refused(service.digital.activateByKey(wrong, input(device(), subjectOfKey(wrong))))).toBe(
          "media_license_digital_not_found",
        )
      })
    })

    describe("an offline file", () => {
      it("is signed by the licence key and bound to the device", async () => {
        const id = await issued({ offline_ttl_days: 10, grace_days: 3 })
        const player = device("EC")
        const { value } = await activate(id, player)
        const done = await file(id, value.device_id, player)
        const key = [...(await service.keys.current()).values()].find(({ purpose }) => purpose === "licence")!
        const read = readOfflineFile(done.value.file, {
          keys: new Map([[String(key.kid), key.publicKey]]),
          jkt: player.thumbprint,
          now: Date.now() / 1000,
        })
        expect(read).toMatchObject({
          ok: true,
          file: { iss: AUD, sub: id, dev: value.device_id, slot: 1, cnf: { jkt: player.thumbprint } },
        })
        if (!read.ok) return
        expect(read.file.exp - read.file.iat).toBe(10 * 86_400)
        expect(done.value.expires_at).toBe(new Date(read.file.exp * 1000).toISOString())
      })

      it("is the only live one of its slot, so that exchanging devices multiplies nothing", async () => {
        const id = await issued({ max_devices: 1, offline_ttl_days: 30, max_deactivations_per_year: 50 })
        const [first, second] = [device(), device()]
        const now = new Date()
        const a = (await activate(id, first, now)).value.device_id
        const { value } = await file(id, a, first, now)
        await file(id, a, first, now)
        await service.digital.deactivate({ ...mine(id), device_id: a }, { now })
        expect(await refused(file(id, a, first, now))).toBe("media_license_device_not_found")
        const b = (await activate(id, second, now)).value.device_id
        expect(await refused(file(id, b, second, now))).toBe("media_license_offline_file_live")
        // The device that holds the live file may come back to its slot.
        await service.digital.deactivate({ ...mine(id), device_id: b }, { now })
        const again = (await activate(id, first, now)).value.device_id
        expect(await refused(file(id, again, first, now))).toBe("accepted")
        await service.digital.deactivate({ ...mine(id), device_id: again }, { now })
        const after = new Date(Date.parse(value.expires_at) + 1000)
        const c = (await activate(id, second, after)).value.device_id
        expect(await refused(file(id, c, second, after))).toBe("accepted")
      })

      it("is not given to a suspended licence, nor for another key's proof", async () => {
        const id = await issued()
        const player = device()
        const { device_id } = (await activate(id, player)).value
        expect(await refused(file(id, device_id, device()))).toBe("media_license_proof_refused")
        await service.digital.changeStatus(id, { to: "suspended", reason: "fraud" }, { actor: USER })
        expect(await refused(file(id, device_id, player))).toBe("media_license_licence_suspended")
        expect(await refused(activate(id, player))).toBe("media_license_licence_suspended")
      })
    })

    describe("status", () => {
      it("follows the order once per cause, so that staff have the last word", async () => {
        await setUp()
        const order = orderOf(3)
        const ids = (await service.digital.issueForOrder(order)).value
        const [line] = order.lines
        const part = { cause: "line_returned", order_line_item_id: line!.order_line_item_id, from_unit: 2 } as const
        const first = await service.digital.suspendOfOrder(order.order_id, [part])
        expect(first.value.map(({ id }) => id)).toEqual([ids[2]])
        expect(first.events).toEqual([expect.objectContaining({ kind: "digital.suspended" })])
        expect((await service.digital.suspendOfOrder(order.order_id, [part])).value).toEqual([])
        await service.digital.changeStatus(ids[2]!, { to: "active", reason: "goodwill" }, { actor: USER })
        expect((await service.digital.suspendOfOrder(order.order_id, [part])).value).toEqual([])
        const all = await service.digital.suspendOfOrder(order.order_id, [{ cause: "order_refunded" }])
        expect(all.value).toHaveLength(3)
        expect(await licence(ids[0]!)).toMatchObject({ status: "suspended", status_reason: "order_refunded" })
      })

      it("does not come back from the end", async () => {
        const id = await issued()
        const to = (status: "active" | "suspended" | "revoked" | "expired") =>
          service.digital.changeStatus(id, { to: status, reason: "x" }, { actor: USER })
        expect((await to("active")).value).toBeNull()
        expect((await to("revoked")).value).toMatchObject({ from: "active", to: "revoked" })
        expect(await refused(to("active"))).toBe("media_license_digital_state")
        expect(await refused(to("suspended"))).toBe("media_license_digital_state")
        expect((await to("revoked")).value).toBeNull()
      })

      it("follows a tag into revocation and out of it", async () => {
        await setUp({ follows_tag: true })
        const tag_id = "ltag_0001"
        const tag = { tag_id, customer_id: CUSTOMER, variant_id: "variant_1", order_id: "order_t" }
        const [id] = (await service.digital.issueForTag(tag)).value
        for (let round = 0; round < 2; round++) {
          expect((await service.digital.suspendOfTag(tag_id, "tag_revoked")).value).toHaveLength(1)
          expect((await service.digital.suspendOfTag(tag_id, "tag_revoked")).value).toHaveLength(0)
          expect((await service.digital.resumeOfTag(tag_id)).value).toHaveLength(1)
        }
        // While it rests for the tag, the order is refunded, or somebody decides: that holds it from then on.
        const back = () => service.digital.changeStatus(id!, { to: "active", reason: null }, { actor: USER })
        await service.digital.suspendOfTag(tag_id, "tag_revoked")
        await service.digital.suspendOfOrder("order_t", [{ cause: "order_refunded" }])
        expect((await service.digital.resumeOfTag(tag_id)).value).toEqual([])
        expect(await licence(id!)).toMatchObject({ status: "suspended", status_reason: "order_refunded" })
        await back()
        await service.digital.suspendOfTag(tag_id, "tag_revoked")
        await service.digital.changeStatus(id!, { to: "suspended", reason: "asked by the label" }, { actor: USER })
        expect((await service.digital.resumeOfTag(tag_id)).value).toEqual([])
        expect(await licence(id!)).toMatchObject({ status: "suspended", status_reason: "asked by the label" })
        await back()
        await service.digital.suspendOfTag(tag_id, "tag_returned")
        expect((await service.digital.resumeOfTag(tag_id)).value).toEqual([])
        expect(await licence(id!)).toMatchObject({ status: "suspended", status_reason: "tag_returned" })
      })
    })

    describe("a licence that moves", () => {
      it("leaves devices, key and links behind; an offline file ends at its time", async () => {
        await setUp({ follows_tag: true, max_devices: 1 })
        const tag = { tag_id: "ltag_0002", customer_id: CUSTOMER, variant_id: "variant_1", order_id: null }
        const [id] = (await service.digital.issueForTag(tag)).value as [string]
        const old = device()
        const { device_id } = (await activate(id, old)).value
        await file(id, device_id, old)
        const key = (await service.digital.key(mine(id))).replaceAll("-", "")
        const { ticket } = (await service.digital.createTicket({ ...mine(id), file_id: FILE })).value
        await service.digital.moveOfTag({ tag_id: tag.tag_id, customer_id: "cus_2" })
        expect(await refused(activate(id, old))).toBe("media_license_digital_not_found")
        expect(await refused(file(id, device_id, old))).toBe("media_license_digital_not_found")
        expect(await refused(service.digital.activateByKey(key, input(old, subjectOfKey(key))))).toBe(
          "media_license_digital_not_found",
        )
        expect(await refused(service.digital.redeemTicket(ticket))).toBe("media_license_ticket_gone")
        const fresh = device()
        const theirs = mine(id, "cus_2")
        const { value } = await service.digital.activate(theirs, input(fresh, id))
        const proof = proofOf(fresh, { aud: AUD, sub: id })
        expect(
          await refused(service.digital.offlineFile({ ...theirs, device_id: value.device_id, iss: AUD, proof })),
        ).toBe("media_license_offline_file_live")
        expect(await licence(id)).toMatchObject({ deactivations_used: 0, customer_id: "cus_2" })
      })

      it("is only given away where its terms say so", async () => {
        const id = await issued()
        expect(await refused(service.digital.move({ digital_id: id, customer_id: "cus_2" }))).toBe(
          "media_license_not_transferable",
        )
        const other = await issuedTransferable()
        expect(await refused(service.digital.move({ digital_id: other, customer_id: "cus_2" }))).toBe("accepted")
      })

      async function issuedTransferable() {
        await setUp({ transferable: true })
        return (await service.digital.issueForOrder(orderOf())).value[0]!
      }
    })

    describe("downloads", () => {
      const ticketFor = async (id: string, file_id = FILE, now?: Date) =>
        (await service.digital.createTicket({ ...mine(id), file_id }, now ? { now } : {})).value

      it("are links that work once, within ten minutes", async () => {
        const id = await issued({ download_cap: 2 })
        const { ticket, remaining, expires_at } = await ticketFor(id)
        expect(remaining).toBe(2)
        expect(Date.parse(expires_at) - Date.now()).toBeGreaterThan(590_000)
        expect(await service.digital.peekTicket(ticket)).toEqual({
          digital_id: id,
          file_id: FILE,
          title: "Album.flac",
        })
        const outcomes = await Promise.all(
          Array.from({ length: 8 }, () => refused(service.digital.redeemTicket(ticket))),
        )
        expect(outcomes.sort()).toEqual(["accepted", ...Array(7).fill("media_license_ticket_gone")])
        expect(await refused(service.digital.peekTicket(ticket))).toBe("media_license_ticket_gone")
        const late = await ticketFor(id)
        const now = new Date(Date.parse(late.expires_at) + 1)
        expect(await refused(service.digital.redeemTicket(late.ticket, { now }))).toBe("media_license_ticket_gone")
        expect(await refused(service.digital.redeemTicket("0".repeat(26)))).toBe("media_license_ticket_gone")
        expect(await refused(service.digital.redeemTicket("%00"))).toBe("media_license_ticket_gone")
        const stored = JSON.stringify(await shop.sql.execute(`select * from media_license_ticket`))
        expect(stored).not.toContain(ticket)
      })

      it("never exceed their cap, however many links there are", async () => {
        const id = await issued({ download_cap: 3 })
        const tickets = await Promise.all(Array.from({ length: 10 }, () => ticketFor(id)))
        const outcomes = await Promise.all(tickets.map(({ ticket }) => refused(service.digital.redeemTicket(ticket))))
        expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(3)
        expect(outcomes.filter((outcome) => outcome === "media_license_download_cap")).toHaveLength(7)
        expect(await refused(ticketFor(id))).toBe("media_license_download_cap")
        expect(await shop.sql.execute(`select cap, used from media_license_download`)).toEqual([{ cap: 3, used: 3 }])
      })

      it("are of the variant's files only, by their owner only, while the licence is active", async () => {
        const id = await issued()
        expect(await refused(ticketFor(id, "private-2-report.jpg"))).toBe("media_license_file_not_found")
        expect(await refused(service.digital.createTicket({ ...mine(id, "cus_2"), file_id: FILE }))).toBe(
          "media_license_digital_not_found",
        )
        const { ticket } = await ticketFor(id)
        await service.digital.changeStatus(id, { to: "suspended", reason: "fraud" })
        expect(await refused(service.digital.redeemTicket(ticket))).toBe("media_license_licence_suspended")
        expect(await refused(ticketFor(id))).toBe("media_license_licence_suspended")
        await service.digital.changeStatus(id, { to: "active", reason: "cleared" })
        // What was refused has used nothing up.
        expect(await refused(service.digital.redeemTicket(ticket))).toBe("accepted")
      })
    })

    describe("rules", () => {
      it("keep terms that a variant uses, and refuse stale edits", async () => {
        const id = await setUp()
        expect(await refused(service.rules.deleteTerms(id))).toBe("media_license_terms_in_use")
        const { value } = await service.rules.editTerms(id, { grace_days: 3, version: 1 })
        expect(value.after).toMatchObject({ grace_days: 3, version: 2 })
        expect(await refused(service.rules.editTerms(id, { grace_days: 4, version: 1 }))).toBe(
          "media_license_version_conflict",
        )
        expect((await service.rules.editTerms(id, { grace_days: 3 })).value.after?.version).toBe(2)
        await service.rules.setVariantRule(variantRuleSchema.parse({ variant_id: "variant_1", tag_mode: "none" }))
        expect(await refused(service.rules.deleteTerms(id))).toBe("accepted")
        expect(await refused(service.rules.deleteTerms(id))).toBe("media_license_terms_not_found")
      })

      it("are deleted, but not while holders of licences download by them", async () => {
        await issued()
        const [rule] = await shop.sql.execute<{ id: string; version: number }>(
          `select id, version from media_license_variant_rule`,
        )
        expect(await refused(service.rules.deleteVariantRule(rule!.id))).toBe("media_license_rule_in_use")
        const input = { variant_id: "variant_1", tag_mode: "none" }
        await service.rules.setVariantRule(variantRuleSchema.parse(input))
        const { value } = await service.rules.deleteVariantRule(rule!.id)
        expect(await refused(service.rules.deleteVariantRule(rule!.id))).toBe("media_license_variant_rule_not_found")
        const stale = variantRuleSchema.parse({ ...input, version: rule!.version })
        expect(await refused(service.rules.setVariantRule(stale))).toBe("media_license_version_conflict")
        await service.rules.revert(value)
        expect(await shop.sql.execute(`select id, deleted_at from media_license_variant_rule`)).toEqual([
          { id: rule!.id, deleted_at: null },
        ])
      })

      it("are undone when what comes after them fails", async () => {
        const id = await setUp()
        const edited = await service.rules.editTerms(id, { grace_days: 1 })
        await service.rules.revert(edited.value)
        expect((await service.rules.editTerms(id, {})).value.after).toMatchObject({ grace_days: 7 })
        const changed = await service.rules.setVariantRule(
          variantRuleSchema.parse({ variant_id: "variant_1", tag_mode: "optional", terms_id: id }),
        )
        await service.rules.revert(changed.value)
        expect(await shop.sql.execute(`select tag_mode, files from media_license_variant_rule`)).toEqual([
          { tag_mode: "none", files: [{ file_id: FILE, title: "Album.flac" }] },
        ])
      })

      it("need tags for licences that follow them, and terms that exist", async () => {
        const { value } = await service.rules.createTerms(createTermsSchema.parse({ name: "x", follows_tag: true }))
        const set = (terms_id: string) =>
          refused(
            service.rules.setVariantRule(variantRuleSchema.parse({ variant_id: "v", tag_mode: "none", terms_id })),
          )
        expect(await set(value.id)).toBe("media_license_tag_needed")
        expect(await set("lter_none")).toBe("media_license_terms_not_found")
        // The same the other way round: terms that variants without tags have cannot begin to follow one.
        const id = await setUp()
        expect(await refused(service.rules.editTerms(id, { follows_tag: true }))).toBe("media_license_tag_needed")
        await service.rules.setVariantRule(
          variantRuleSchema.parse({ variant_id: "variant_1", tag_mode: "optional", terms_id: id }),
        )
        expect(await refused(service.rules.editTerms(id, { follows_tag: true }))).toBe("accepted")
      })
    })
  },
})
