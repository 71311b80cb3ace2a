import { ContainerRegistrationKeys, Modules, generateJwtToken } from "@medusajs/framework/utils"
import type { ZodType } from "@medusajs/framework/zod"
import {
  capturePaymentWorkflow,
  createAndCompleteReturnOrderWorkflow,
  createOrderFulfillmentWorkflow,
  refundPaymentWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { Readable } from "node:stream"
import request, { type Test } from "supertest"
import {
  digitalAnswer,
  digitalListAnswer,
  fileAnswer,
  termsAnswer,
  termsListAnswer,
  variantRuleAnswer,
  variantRuleDeletedAnswer,
  variantRulesAnswer,
} from "../../src/api/admin/media/license/digital-validators"
import {
  deviceAnswer,
  downloadAnswer as downloadShape,
  keyAnswer,
  myDigitalAnswer,
  myDigitalListAnswer,
  offlineFileAnswer,
} from "../../src/api/store/media/license/digital-validators"
import { readOfflineFile, subjectOfKey } from "../../src/modules/license/domain/digital"
import type MediaLicenseService from "../../src/modules/license/service"
import { followDigitalOrderWorkflow } from "../../src/workflows/license/digital"
import { issuerOf } from "../../src/workflows/license/digital/issuer"
import { storeLicenceFile } from "../../src/workflows/license/rules"
import { buy } from "../helpers/checkout"
import { device, proofOf, type Device, type ProofOf } from "../helpers/device"
import { eventually } from "../helpers/eventually"
import { rows } from "../helpers/rental-shop"
import { adminHeaders, checkoutShop, customerHeaders, type CheckoutShop } from "../helpers/shop"
import { createItems } from "../helpers/store-catalogue"

jest.setTimeout(300_000)

const ADMIN = "/admin/media/license"
const MINE = "/store/media/license/digital"
const CONTENT = "all the sounds of the album"

function conforms(schema: ZodType, body: unknown): void {
  expect(schema.parse(body)).toEqual(body)
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: string
    let shop: CheckoutShop
    let variant_id: string
    let file_id: string
    let customer: { id: string; headers: Record<string, string> }
    let others = 0

    const http = () => request(api.defaults.baseURL as string)
    const sql = <T = Record<string, unknown>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)
    const staff = (test: Test) => test.set("authorization", admin)
    const as = (test: Test, who = customer) => test.set(shop.channel.headers).set(who.headers)
    const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code]

    beforeEach(async () => {
      const container = getContainer()
      admin = (await adminHeaders(container)).headers.authorization!
      shop = await checkoutShop(container)
      customer = await newCustomer()
      const [item] = await createItems(container, [
        {
          product: {
            title: "OK Computer",
            status: "published",
            sales_channel_ids: [shop.channel.id],
            shipping_profile_id: shop.shippingProfileId,
          },
          media_type: "dvd",
          offers: [{ condition: "new", prices: [{ currency_code: "eur", amount: "15" }], manage_inventory: false }],
        },
      ])
      variant_id = item!.offers[0]!.variant_id
      const file = await container
        .resolve(Modules.FILE)
        .createFiles({ filename: "album.txt", mimeType: "text/plain", content: CONTENT, access: "private" })
      file_id = file.id
    })

    afterEach(async () => {
      await getContainer().resolve(Modules.FILE).deleteFiles([file_id])
    })

    const newCustomer = () => customerHeaders(getContainer(), `listener${++others}@test.example`)

    async function setUp(terms: object = {}) {
      const made = await staff(http().post(`${ADMIN}/terms`)).send({ name: "Album", ...terms })
      expect(made.status).toBe(201)
      const rule = { variant_id, tag_mode: "none", terms_id: made.body.terms.id }
      const set = await staff(http().post(`${ADMIN}/variant-rules`)).send({
        ...rule,
        files: [{ file_id, title: "OK Computer ♫.txt" }],
      })
      expect(code(set)).toEqual([200, undefined])
      return { terms: made.body, rule: set.body }
    }

    async function bought(quantity = 1, who = customer) {
      const channel = { ...shop.channel, headers: { ...shop.channel.headers, ...who.headers } }
      return buy(api, { ...shop, channel }, [{ variant_id, quantity }])
    }

    async function licences(orderId: string, count = 1) {
      const found = () =>
        sql<{ id: string; status: string; customer_id: string }>(
          `select id, status, customer_id from media_license_digital where order_id = ? order by unit_index`,
          [orderId],
        )
      await eventually(async () => expect(await found()).toHaveLength(count))
      return found()
    }

    async function licensed(terms: object = {}) {
      await setUp(terms)
      const order = await bought()
      return { order, id: (await licences(order.id))[0]!.id }
    }

    const input = (player: Device, sub: string, proof: Partial<ProofOf> = {}) => ({
      public_jwk: player.jwk,
      proof: proofOf(player, { aud: issuerOf(getContainer()), sub, ...proof }),
      label: "Phone",
    })
    const activate = (id: string, player: Device, proof: Partial<ProofOf> = {}, who = customer) =>
      as(http().post(`${MINE}/${id}/devices`), who).send(input(player, id, proof))

    const payment = async (orderId: string) => {
      const [row] = await sql<{ id: string }>(
        `select p.id from payment p join order_payment_collection l on l.payment_collection_id = p.payment_collection_id
         where l.order_id = ?`,
        [orderId],
      )
      return row!.id
    }
    const statusOf = async (orderId: string) =>
      sql(`select status, status_reason from media_license_digital where order_id = ? order by unit_index`, [orderId])

    it("issues a licence per unit with the order, suspends it after the refund, and repeats nothing", async () => {
      await setUp()
      const order = await bought(2)
      const ids = await licences(order.id, 2)
      expect(ids.map(({ customer_id }) => customer_id)).toEqual([customer.id, customer.id])
      const list = (await as(http().get(MINE))).body
      conforms(myDigitalListAnswer, list)
      expect(list).toMatchObject({ count: 2, digital: [{ status: "active", product_title: "OK Computer" }, {}] })
      const payment_id = await payment(order.id)
      await capturePaymentWorkflow(getContainer()).run({ input: { payment_id } })
      await refundPaymentWorkflow(getContainer()).run({ input: { payment_id, amount: 1 } })
      expect(await statusOf(order.id)).toMatchObject([{ status: "active" }, { status: "active" }])
      await refundPaymentWorkflow(getContainer()).run({ input: { payment_id, amount: order.total - 1 } })
      const refunded = { status: "suspended", status_reason: "order_refunded" }
      await eventually(async () => expect(await statusOf(order.id)).toEqual([refunded, refunded]))
      expect(code(await activate(ids[0]!.id, device()))).toEqual([409, "media_license_licence_suspended"])
      // The staff has the last word, whoever repeats an event.
      const resumed = await staff(http().post(`${ADMIN}/digital/${ids[0]!.id}`)).send({
        ...{ status: "active", reason: "goodwill" },
      })
      conforms(digitalAnswer, resumed.body)
      for (const again of [{ order_id: order.id }, { payment_id }]) {
        const { result } = await followDigitalOrderWorkflow(getContainer()).run({ input: again })
        expect(result).toEqual({ events: 0 })
      }
      expect(await statusOf(order.id)).toMatchObject([{ status: "active" }, refunded])
      const audit = await sql(`select action, reason from media_system_audit_event where resource_id = ?`, [ids[0]!.id])
      expect(audit).toEqual([{ action: "license.digital.status_changed", reason: "goodwill" }])
    })

    it("suspends what a cancelled order had, and waits for the money where the shop says so", async () => {
      await setUp()
      const canceled = await bought()
      await licences(canceled.id)
      expect((await staff(http().post(`/admin/orders/${canceled.id}/cancel`))).status).toBe(200)
      const gone = [{ status: "suspended", status_reason: "order_canceled" }]
      await eventually(async () => expect(await statusOf(canceled.id)).toEqual(gone))
      const issueOn = async (value: string, version: number) => {
        const changes = [{ key: "license.issue_on", value, version }]
        expect(code(await staff(http().post(`/admin/media/system/settings`)).send({ changes }))).toEqual([
          200,
          undefined,
        ])
      }
      await issueOn("payment.captured", 0)
      try {
        const order = await bought()
        await followDigitalOrderWorkflow(getContainer()).run({ input: { order_id: order.id } })
        expect(await statusOf(order.id)).toEqual([])
        await capturePaymentWorkflow(getContainer()).run({ input: { payment_id: await payment(order.id) } })
        await licences(order.id)
      } finally {
        // The process remembers settings longer than the next test's database does.
        await issueOn("order.placed", 1)
      }
    })

    it("suspends as many units as came back", async () => {
      await setUp()
      const order = await bought(3)
      await licences(order.id, 3)
      const items = (quantity: number) => [{ id: order.items[0]!.id, quantity }]
      await createOrderFulfillmentWorkflow(getContainer()).run({
        input: { order_id: order.id, location_id: shop.stockLocationId, items: items(3) },
      })
      const { result } = await createAndCompleteReturnOrderWorkflow(getContainer()).run({
        input: {
          ...{ order_id: order.id, location_id: shop.stockLocationId, items: items(1) },
          return_shipping: { option_id: shop.shippingOptionId, price: 0 },
        },
      })
      const returned = `/admin/returns/${result.id}`
      for (const [path, body] of [
        ["/receive", {}],
        ["/receive-items", { items: items(1) }],
        ["/receive/confirm", {}],
      ] as const) {
        expect([path, (await staff(http().post(`${returned}${path}`)).send(body)).status]).toEqual([path, 200])
      }
      const back = { status: "suspended", status_reason: "line_returned" }
      await eventually(async () =>
        expect(await statusOf(order.id)).toEqual([
          { status: "active", status_reason: null },
          { status: "active", status_reason: null },
          back,
        ]),
      )
    })

    it("belongs to its owner: for everybody else there is no such licence", async () => {
      const { id } = await licensed()
      const player = device()
      const { body } = await activate(id, player)
      conforms(deviceAnswer, body)
      conforms(myDigitalAnswer, (await as(http().get(`${MINE}/${id}`))).body)
      const other = await newCustomer()
      const theirs: Test[] = [
        http().get(`${MINE}/${id}`),
        http().get(`${MINE}/${id}/key`),
        http().post(`${MINE}/${id}/key/rotate`).send({}),
        http().post(`${MINE}/${id}/devices`).send(input(device(), id)),
        http().delete(`${MINE}/${id}/devices/${body.device.id}`),
        http()
          .post(`${MINE}/${id}/devices/${body.device.id}/offline-file`)
          .send({ proof: input(player, id).proof }),
        http().post(`${MINE}/${id}/downloads`).send({ file_id }),
      ]
      for (const test of theirs) expect(code(await as(test, other))).toEqual([404, "media_license_digital_not_found"])
      expect((await as(http().get(MINE), other)).body).toMatchObject({ digital: [], count: 0 })
      for (const path of [MINE, `${MINE}/${id}`, `${MINE}/${id}/key`]) {
        expect((await http().get(path).set(shop.channel.headers)).status).toBe(401)
      }
    })

    it("shows the key after a fresh sign-in only, and a new one after a rotation", async () => {
      const { id } = await licensed()
      const shown = await as(http().get(`${MINE}/${id}/key`))
      conforms(keyAnswer, shown.body)
      expect(shown.headers["cache-control"]).toBe("no-store")
      const stale = { id: customer.id, headers: { authorization: `Bearer ${tokenOf(customer.id, 601)}` } }
      expect((await as(http().get(`${MINE}/${id}`), stale)).status).toBe(200)
      expect(code(await as(http().get(`${MINE}/${id}/key`), stale))).toEqual([401, "media_license_reauth_required"])
      const key = { "idempotency-key": "rotate-key-1" }
      const rotate = (who = customer) => as(http().post(`${MINE}/${id}/key/rotate`).set(key), who).send({})
      expect(code(await rotate(stale))).toEqual([401, "media_license_reauth_required"])
      const rotated = await rotate()
      expect(rotated.status).toBe(200)
      expect(rotated.body.key).not.toBe(shown.body.key)
      expect((await rotate()).body).toEqual(rotated.body)
      // The stored answer is not for a stale sign-in either, and nothing of it can be read in the database.
      expect(code(await rotate(stale))).toEqual([401, "media_license_reauth_required"])
      const stored = JSON.stringify(await sql(`select * from media_license_request`))
      expect(stored).not.toContain(rotated.body.key)
      const forged = { id: customer.id, headers: { authorization: `Bearer ${tokenOf(customer.id, 0, "wrong")}` } }
      expect((await as(http().get(`${MINE}/${id}/key`), forged)).status).toBe(401)
    })

    it("asks a session when it was opened", async () => {
      const { id } = await licensed()
      const session = async (age: number) => {
        const opened = await http()
          .post("/auth/session")
          .set("authorization", `Bearer ${tokenOf(customer.id, age)}`)
        const [cookie] = [opened.headers["set-cookie"]].flat()
        return http().get(`${MINE}/${id}/key`).set(shop.channel.headers).set("cookie", cookie!.split(";")[0]!)
      }
      expect((await session(0)).status).toBe(200)
      expect(code(await session(700))).toEqual([401, "media_license_reauth_required"])
    })

    it("is used on so many devices, by id or by key, for so many exchanges", async () => {
      const { id } = await licensed({ max_devices: 2, max_deactivations_per_year: 1 })
      const { key } = (await as(http().get(`${MINE}/${id}/key`))).body
      const plain = key.replaceAll("-", "")
      const byKey = (typed: string, player: Device) =>
        http()
          .post(`${MINE}/activate-device`)
          .set(shop.channel.headers)
          .send({ key: typed, ...input(player, subjectOfKey(plain)) })
      const phone = device("EC")
      const first = await byKey(key.toLowerCase(), phone)
      expect(first.body).toMatchObject({ digital_id: id, device: { slot: 1, thumbprint: phone.thumbprint } })
      const tablet = await activate(id, device())
      expect(tablet.body.device.slot).toBe(2)
      expect((await activate(id, phone)).body.device.id).toBe(first.body.device.id)
      expect(code(await activate(id, device()))).toEqual([409, "media_license_device_limit"])
      expect(code(await byKey(`${plain.slice(0, 19)}${plain[19] === "0" ? "1" : "0"}`, device()))).toEqual([
        404,
        "media_license_digital_not_found",
      ])
      const remove = (deviceId: string) => as(http().delete(`${MINE}/${id}/devices/${deviceId}`))
      const removed = await remove(first.body.device.id)
      conforms(deviceAnswer, removed.body)
      expect(removed.body.device.deactivated_at).not.toBeNull()
      expect((await remove(first.body.device.id)).status).toBe(200)
      const refused = await remove(tablet.body.device.id)
      expect(code(refused)).toEqual([409, "media_license_deactivation_budget"])
      expect(refused.body).toMatchObject({ max: 1, resets_at: expect.any(String) })
    })

    it("limits tries by key, and says when to come back", async () => {
      const tries = []
      for (let n = 0; n < 12; n++) {
        tries.push(await http().post(`${MINE}/activate-device`).set(shop.channel.headers).send({ key: "x" }))
      }
      expect(tries.at(-1)!.status).toBe(429)
      expect(code(tries.at(-1)!)[1]).toBe("media_license_rate_limited")
      expect(Number(tries.at(-1)!.headers["retry-after"])).toBeGreaterThan(0)
    })

    it.each<[string, Partial<ProofOf>]>([
      ["alg none", { header: { alg: "none" } }],
      ["another type", { header: { typ: "JWT" } }],
      ["another shop", { aud: "https://other.shop" }],
      ["another licence", { sub: "ldig_other" }],
      ["yesterday", { iat: Math.floor(Date.now() / 1000) - 86_400 }],
    ])("refuses a device's proof of %s", async (_what, proof) => {
      const { id } = await licensed()
      expect(code(await activate(id, device(), proof))).toEqual([400, "media_license_proof_refused"])
      const secret = { ...input(device(), id), public_jwk: { ...device().jwk, d: "A".repeat(43) } }
      const answer = await as(http().post(`${MINE}/${id}/devices`)).send(secret)
      expect(answer.status).toBe(400)
      expect(JSON.stringify(answer.body)).not.toContain("AAAA")
    })

    it("goes offline with one live file per slot", async () => {
      const { id } = await licensed({ max_devices: 1, offline_ttl_days: 7 })
      const [phone, tablet] = [device(), device()]
      const a = (await activate(id, phone)).body.device.id
      const file = (deviceId: string, player: Device) =>
        as(http().post(`${MINE}/${id}/devices/${deviceId}/offline-file`)).send({ proof: input(player, id).proof })
      const issued = await file(a, phone)
      conforms(offlineFileAnswer, issued.body)
      const ring = await getContainer().resolve<MediaLicenseService>("mediaLicense").keys.current()
      const keys = new Map([...ring.values()].map(({ kid, publicKey }) => [String(kid), publicKey]))
      const read = (jws: string) => readOfflineFile(jws, { keys, jkt: phone.thumbprint, now: Date.now() / 1000 })
      expect(read(issued.body.file)).toMatchObject({
        ok: true,
        file: { sub: id, slot: 1, iss: issuerOf(getContainer()) },
      })
      expect(read(issued.body.file.slice(0, -6))).toEqual({ ok: false, fault: "signature" })
      await as(http().delete(`${MINE}/${id}/devices/${a}`))
      const b = (await activate(id, tablet)).body.device.id
      expect(code(await file(b, tablet))).toEqual([409, "media_license_offline_file_live"])
    })

    it("downloads through links that work once, up to the cap", async () => {
      const { id } = await licensed({ download_cap: 1 })
      const link = () => as(http().post(`${MINE}/${id}/downloads`)).send({ file_id })
      const [first, second] = [await link(), await link()]
      conforms(downloadShape, first.body)
      expect(first.body).toMatchObject({ remaining: 1, url: expect.stringMatching(/^\/t\/d\/[0-9A-Z]{26}$/) })
      const got = await http()
        .get(first.body.url)
        .buffer(true)
        .parse(collect as never)
      expect([got.status, String(got.body)]).toEqual([200, CONTENT])
      expect(got.headers["content-disposition"]).toContain("OK%20Computer%20%E2%99%AB.txt")
      expect((await http().get(first.body.url)).status).toBe(410)
      expect((await http().get(second.body.url)).status).toBe(409)
      expect((await http().get(`/t/d/${"0".repeat(26)}`)).status).toBe(410)
      expect(code(await link())).toEqual([409, "media_license_download_cap"])
      const other = await as(http().post(`${MINE}/${id}/downloads`)).send({ file_id: "private-1-somebody.jpg" })
      expect(code(other)).toEqual([404, "media_license_file_not_found"])
      // A second order is a second licence, with downloads of its own.
      const { id: next } = (await licences((await bought()).id))[0]!
      expect((await as(http().post(`${MINE}/${next}/downloads`)).send({ file_id })).status).toBe(200)
    })

    it("is set up by staff with the right, in terms and rules that guard each other", async () => {
      const { terms, rule } = await setUp()
      conforms(termsAnswer, terms)
      conforms(variantRuleAnswer, rule)
      conforms(termsListAnswer, (await staff(http().get(`${ADMIN}/terms`))).body)
      conforms(variantRulesAnswer, (await staff(http().get(`${ADMIN}/variant-rules?q=computer`))).body)
      const { id } = terms.terms
      expect(code(await staff(http().delete(`${ADMIN}/terms/${id}`)))).toEqual([409, "media_license_terms_in_use"])
      const bad = await staff(http().post(`${ADMIN}/terms`)).send({ name: "x", offline_ttl_days: 31, grace_days: 15 })
      expect([bad.status, bad.body.errors.length]).toEqual([400, 2])
      const edit = (body: object) => staff(http().post(`${ADMIN}/terms/${id}`)).send(body)
      expect((await edit({ grace_days: 14, version: 1 })).body.terms).toMatchObject({ grace_days: 14, version: 2 })
      expect(code(await edit({ grace_days: 3, version: 1 }))).toEqual([409, "media_license_version_conflict"])
      const set = (body: object) => staff(http().post(`${ADMIN}/variant-rules`)).send(body)
      const unknown = await set({
        ...{ variant_id: "variant_none", tag_mode: "none" },
        files: [{ file_id: "private-0-none", title: "x" }],
      })
      expect(unknown.body.errors.map(({ code: one }: { code: string }) => one).sort()).toEqual([
        "media_license_file_not_found",
        "media_license_variant_not_found",
      ])
      expect((await set({ variant_id, tag_mode: "none" })).body.variant_rule).toMatchObject({
        terms_id: null,
        version: 2,
      })
      expect((await staff(http().delete(`${ADMIN}/terms/${id}`))).body).toEqual({
        ...{ id, object: "media_license_terms", deleted: true },
      })
      const audit = await sql<{ action: string }>(
        `select action from media_system_audit_event where action like 'license.%'`,
      )
      expect(audit.map(({ action }) => action).sort()).toEqual([
        ...["license.terms.created", "license.terms.deleted", "license.terms.updated"],
        ...["license.variant_rule.created", "license.variant_rule.updated"],
      ])
    })

    it("has rules that are read one by one and deleted while nobody downloads by them", async () => {
      const { rule } = await setUp()
      const one = `${ADMIN}/variant-rules/${rule.variant_rule.id}`
      expect((await staff(http().get(one))).body).toEqual(rule)
      await licences((await bought()).id)
      const refused = await staff(http().delete(one))
      expect(code(refused)).toEqual([409, "media_license_rule_in_use"])
      expect(refused.body.licences).toBe(1)
      const { version } = rule.variant_rule
      const set = (body: object) => staff(http().post(`${ADMIN}/variant-rules`)).send({ variant_id, ...body })
      expect((await set({ tag_mode: "optional", version })).status).toBe(200)
      const deleted = await staff(http().delete(one))
      conforms(variantRuleDeletedAnswer, deleted.body)
      const gone = [404, "media_license_variant_rule_not_found"]
      expect([code(await staff(http().delete(one))), code(await staff(http().get(one)))]).toEqual([gone, gone])
      expect((await staff(http().get(`${ADMIN}/variant-rules?variant_id=${variant_id}`))).body.count).toBe(0)
      expect(code(await set({ tag_mode: "none", version: version + 1 }))).toEqual([
        409,
        "media_license_version_conflict",
      ])
      const audit = await sql<{ action: string }>(
        `select action from media_system_audit_event where resource_id = ? order by created_at`,
        [rule.variant_rule.id],
      )
      expect(audit.map(({ action }) => action)).toEqual(
        ["created", "updated", "deleted"].map((what) => `license.variant_rule.${what}`),
      )
      for (const test of [http().get(one), http().delete(one), http().post(`${ADMIN}/files?filename=x`)]) {
        expect((await test).status).toBe(401)
      }
    })

    it("takes files of licences in as private ones, and refuses what is none", async () => {
      const send = (filename: string, content: string, type = "application/octet-stream") =>
        staff(http().post(`${ADMIN}/files`))
          .query({ filename })
          .set("content-type", type)
          .send(content)
      const stored = await send("Kid A ♫.flac", CONTENT)
      expect(stored.status).toBe(201)
      conforms(fileAnswer, stored.body)
      const { id, ...rest } = stored.body.file
      expect(rest).toEqual({ filename: "Kid A ♫.flac", size: CONTENT.length })
      expect(id).toMatch(/^private-.*\.flac$/)
      const files = getContainer().resolve(Modules.FILE)
      expect(String(await files.getAsBuffer(id))).toBe(CONTENT)
      const rule = { variant_id, tag_mode: "none", files: [{ file_id: id, title: "Kid A" }] }
      expect((await staff(http().post(`${ADMIN}/variant-rules`)).send(rule)).status).toBe(200)
      const audit = await sql(`select resource_id from media_system_audit_event where action = 'license.file.stored'`)
      expect(audit).toEqual([{ resource_id: id }])
      expect(code(await send("x.zip", ""))).toEqual([400, "media_license_file_empty"])
      expect(code(await send("x.zip", "{}", "application/json"))).toEqual([400, "media_license_file_empty"])
      for (const name of ["", "../x", "a\\b", ".."]) expect(code(await send(name, "x"))).toEqual([400, "media_query"])
      await files.deleteFiles([id])
    })

    it("breaks off a file that is too long, and keeps nothing of it", async () => {
      const files = getContainer().resolve(Modules.FILE)
      const kept = jest.spyOn(files, "getUploadStream")
      const body = Readable.from([Buffer.alloc(600), Buffer.alloc(600)])
      const stored = storeLicenceFile(getContainer(), { filename: "long.wav", body, limit: 1000 })
      await expect(stored).rejects.toMatchObject({ code: "media_license_file_too_large" })
      const { fileKey } = await (kept.mock.results[0]!.value as ReturnType<typeof files.getUploadStream>)
      await expect(files.retrieveFile(fileKey)).rejects.toThrow()
      kept.mockRestore()
      const broken = new Readable({ read() {} })
      broken.push("half of")
      const pending = storeLicenceFile(getContainer(), { filename: "half.wav", body: broken })
      setTimeout(() => broken.destroy(new Error("gone")), 50)
      await expect(pending).rejects.toMatchObject({ code: "media_license_file_unavailable" })
    })

    it("is found by staff, who end it for good", async () => {
      const { id, order } = await licensed()
      const list = (await staff(http().get(`${ADMIN}/digital?order_id=${order.id}&status=active`))).body
      conforms(digitalListAnswer, list)
      expect(list).toMatchObject({ count: 1, digital: [{ id, customer_id: customer.id, key_version: 1 }] })
      const change = (body: object) => staff(http().post(`${ADMIN}/digital/${id}`)).send(body)
      expect((await change({ status: "revoked" })).status).toBe(400)
      expect((await change({ status: "revoked", reason: "fraud" })).body.digital.status).toBe("revoked")
      expect(code(await change({ status: "active", reason: "x" }))).toEqual([409, "media_license_digital_state"])
      expect(code(await staff(http().get(`${ADMIN}/digital/ldig_none`)))).toEqual([
        404,
        "media_license_digital_not_found",
      ])
    })

    function tokenOf(actor_id: string, age: number, secret?: string): string {
      const { http: config } = getContainer().resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
      return generateJwtToken(
        {
          ...{ actor_id, actor_type: "customer", auth_identity_id: "authid_1", app_metadata: {} },
          iat: Math.floor(Date.now() / 1000) - age,
        },
        { secret: secret ?? config.jwtSecret, expiresIn: "1d", jwtOptions: config.jwtOptions },
      )
    }
  },
})

/** A file's bytes, whatever its type. */
function collect(res: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = []
  res.on("data", (chunk: Buffer) => chunks.push(chunk))
  res.on("end", () => done(null, Buffer.concat(chunks)))
}
