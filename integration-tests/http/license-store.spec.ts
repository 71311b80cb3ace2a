import { ContainerRegistrationKeys, generateJwtToken } from "@medusajs/framework/utils"
import type { ZodType } from "@medusajs/framework/zod"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import request, { type Test } from "supertest"
import {
  activateAnswer,
  myTagAnswer,
  myTagsAnswer,
  offerAnswer,
  transferAnswer,
  verifyAnswer,
} from "../../src/api/store/media/license/tag-validators"
import type MediaLicenseService from "../../src/modules/license/service"
import { scanQueueOf } from "../../src/workflows/license/verify/scan-queue"
import { buy } from "../helpers/checkout"
import { eventually } from "../helpers/eventually"
import { rows } from "../helpers/rental-shop"
import { adminHeaders, checkoutShop, customerHeaders, type CheckoutShop } from "../helpers/shop"
import { createItems } from "../helpers/store-catalogue"
import { TagStaff, type PrintedLabel } from "../helpers/tag-labels"

jest.setTimeout(300_000)

const A = "/admin/media/license"
const S = "/store/media/license"
const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code]

function conforms(schema: ZodType, body: unknown): void {
  expect(schema.parse(body)).toEqual(body)
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let ada: TagStaff
    let shop: CheckoutShop
    let variant_id: string
    let labels: PrintedLabel[]
    let buyer: { id: string; headers: Record<string, string> }
    let friend: { id: string; headers: Record<string, string> }
    let address = 0

    const sql = <T = Record<string, unknown>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)
    const http = () => request(api.defaults.baseURL as string)
    /** Each from an address of its own: budgets are per address and outlive a test. */
    const from = (test: Test) =>
      test.set("x-forwarded-for", `198.51.${Math.floor(address / 250)}.${(address++ % 250) + 1}`)
    const visitor = (test: Test) => from(test).set(shop.channel.headers)
    const as = (who: { headers: Record<string, string> }, test: Test) => visitor(test).set(who.headers)
    const verify = (body: object) => visitor(http().post(`${S}/verify`)).send(body)
    const activate = (who: typeof buyer, body: object) => as(who, http().post(`${S}/activate`)).send(body)

    beforeEach(async () => {
      const container = getContainer()
      ada = new TagStaff(String(api.defaults.baseURL), (await adminHeaders(container)).headers.authorization!)
      shop = await checkoutShop(container)
      buyer = await customerHeaders(container, "buyer@test.example")
      friend = await customerHeaders(container, "friend@test.example")
      const [item] = await createItems(container, [
        {
          product: {
            title: "Night Train to Lisbon",
            status: "published",
            sales_channel_ids: [shop.channel.id],
            shipping_profile_id: shop.shippingProfileId,
          },
          media_type: "dvd",
          offers: [{ condition: "new", prices: [{ currency_code: "eur", amount: "15" }], manage_inventory: false }],
        },
      ])
      variant_id = item!.offers[0]!.variant_id
      const batch = await ada.mint({ variant_id, quantity: 3 })
      labels = await ada.print(batch, 0, 2)
    })

    // What waits to be written down must not be written into the next test's database.
    afterEach(() => scanQueueOf(getContainer()).flush())

    /** The first copy on its way to the buyer's hands. */
    async function sold(label = labels[0]!) {
      await ada.post(`${A}/scans`, { intent: "receive", url: label.token, location_id: shop.stockLocationId })
      const channel = { ...shop.channel, headers: { ...shop.channel.headers, ...buyer.headers } }
      const order = await buy(api, { ...shop, channel }, [{ variant_id, quantity: 1 }])
      const line_item_id = order.items[0]!.id
      const scan = { intent: "pack", url: label.token, order_id: order.id, line_item_id }
      expect(code(await ada.post(`${A}/scans`, scan))).toEqual([200, undefined])
      const made = await ada.post(`/admin/orders/${order.id}/fulfillments`, {
        location_id: shop.stockLocationId,
        shipping_option_id: shop.shippingOptionId,
        items: [{ id: line_item_id, quantity: 1 }],
      })
      expect(made.status).toBe(200)
      const [{ id } = { id: "" }] = await sql<{ id: string }>(
        `select fulfillment_id as id from order_fulfillment where order_id = ?`,
        [order.id],
      )
      await ada.post(`/admin/orders/${order.id}/fulfillments/${id}/mark-as-delivered`)
      await eventually(async () => expect(await verdict(label)).toBe("authentic_sold"))
      return label
    }
    const verdict = async (label: PrintedLabel) => (await verify({ url: label.token })).body.verdict as string
    const owned = async () => {
      const label = await sold()
      const { body } = await activate(buyer, { url: label.token })
      return { label, id: body.tag.id as string }
    }
    const stale = () => {
      const { projectConfig } = getContainer().resolve(ContainerRegistrationKeys.CONFIG_MODULE)
      const iat = Math.floor(Date.now() / 1000) - 3600
      const token = generateJwtToken(
        { actor_id: buyer.id, actor_type: "customer", auth_identity_id: "authid_x", app_metadata: {}, iat },
        { secret: projectConfig.http.jwtSecret, expiresIn: "1d" },
      )
      return { ...buyer, headers: { authorization: `Bearer ${token}` } }
    }

    it("answers every code that is none of ours with one body", async () => {
      const [{ token, serial }] = labels as [PrintedLabel]
      const path = new URL(token).pathname
      const broken = [
        { url: token.replace(/.$/, (last) => (last === "0" ? "1" : "0")) },
        { url: token.slice(0, 90) },
        { url: token.replace("LOCALHOST", "T.EVIL.EXAMPLE") },
        { url: token.replace("/T/V/0", "/T/V/1") },
        { url: `${path.slice(0, 12)}%41${path.slice(13)}` },
        { url: "" },
        { code: "00000-0000-0000-0000" },
        { code: serial.replace(/^./, (first) => (first === "0" ? "1" : "0")) },
        { code: "千寻" },
      ]
      const answers = []
      for (const body of broken) answers.push(await verify(body))
      expect(answers.map(({ status, body }) => [status, body])).toEqual(
        broken.map(() => [200, { verdict: "not_recognised" }]),
      )
      const bare = ({ headers }: { headers: Record<string, string> }) =>
        Object.keys(headers)
          .filter((name) => !["date"].includes(name))
          .map((name) => [name, name === "x-request-id" ? "" : headers[name]])
      expect(new Set(answers.map((answer) => JSON.stringify(bare(answer)))).size).toBe(1)
      for (const body of [{}, { url: token, code: serial }, { url: 7 }, { token }]) {
        expect((await verify(body)).status).toBe(400)
      }
    })

    it("reads a tag however it was typed, and tells nothing that is not public", async () => {
      const [{ token, serial }] = labels as [PrintedLabel]
      const answer = await verify({ url: token })
      conforms(verifyAnswer, answer.body)
      expect(answer.body).toMatchObject({
        verdict: "not_released",
        issuer: "shop",
        title: { en: "Night Train to Lisbon" },
        pressing_size: 3,
        checks: "1",
      })
      expect(JSON.stringify(answer.body)).not.toContain("ltag_")
      for (const body of [
        { url: token.toLowerCase() },
        { url: new URL(token).pathname },
        { url: `${token}/?utm_source=x#y` },
        { code: serial.toLowerCase().replaceAll("-", " ") },
        { code: serial.replaceAll("0", "O").replaceAll("1", "l") },
      ]) {
        expect((await verify(body)).body.verdict).toBe("not_released")
      }
    })

    it("opens one case for a copy that should not be out yet, whoever looks how often", async () => {
      for (let n = 0; n < 11; n++) await verify({ url: labels[0]!.token })
      await scanQueueOf(getContainer()).flush()
      expect(await sql(`select kind, status from media_license_case`)).toEqual([
        { kind: "unreleased_scan", status: "open" },
      ])
      const scans = await sql<Record<string, unknown>>(`select * from media_license_scan`)
      expect(scans).toHaveLength(11)
      expect(JSON.stringify(scans)).not.toContain("198.51.")
    })

    it("lets the buyer claim without a PIN, once, whatever is repeated", async () => {
      const label = await sold()
      expect(code(await activate(friend, { url: label.token }))).toEqual([400, "media_license_claim_refused"])
      expect(code(await visitor(http().post(`${S}/activate`)).send({ url: label.token }))).toEqual([
        401,
        "media_unauthorized",
      ])
      const key = { "idempotency-key": "activate-0001" }
      const twice = await Promise.all([1, 2].map(() => activate(buyer, { url: label.token }).set(key)))
      expect(twice.map(({ status }) => status)).toEqual([200, 200])
      expect(twice[0]!.body).toEqual(twice[1]!.body)
      conforms(activateAnswer, twice[0]!.body)
      expect(await sql(`select how from media_license_owner`)).toEqual([{ how: "purchase" }])
      const other = await activate(buyer, { code: label.serial }).set(key)
      expect(code(other)).toEqual([409, "media_license_idempotency_mismatch"])
      expect(code(await activate(buyer, { url: label.token }))).toEqual([409, "media_license_already_activated"])
      const mine = await as(buyer, http().get(`${S}/tags`))
      conforms(myTagsAnswer, mine.body)
      expect(mine.body).toMatchObject({ count: 1, tags: [{ status: "activated", how: "purchase", transfer: null }] })
      const yours = await as(buyer, http().post(`${S}/verify`)).send({ url: label.token })
      expect(yours.body.verdict).toBe("authentic_yours")
      expect(await verdict(label)).toBe("authentic_activated")
    })

    it("judges a PIN before it says anything, five times a day", async () => {
      const label = await sold()
      const wrong = { url: label.token, pin: "0000000000" }
      for (let n = 0; n < 4; n++) {
        expect(code(await activate(friend, wrong))).toEqual([400, "media_license_claim_refused"])
      }
      const unknown = await activate(friend, { code: "00000-0000-0000-0000", pin: "0000000000" })
      const fifth = await activate(friend, wrong)
      expect([unknown.status, unknown.body]).toEqual([fifth.status, fifth.body])
      const right = await activate(friend, { url: label.token, pin: label.pin })
      expect([...code(right), right.headers["retry-after"]]).toEqual([
        429,
        "media_license_locked",
        expect.stringMatching(/^\d+$/),
      ])
      // Who bought it is not locked out by somebody else's guessing.
      expect(code(await activate(buyer, { url: label.token }))).toEqual([200, undefined])
      await scanQueueOf(getContainer()).flush()
      expect(await sql(`select count(*)::int as n from media_license_scan where pin_event = 'wrong'`)).toEqual([
        { n: 5 },
      ])
      const everywhere = await sql<{ text: string }>(
        `select (select coalesce(string_agg(data::text, ''), '') from media_license_event)
           || (select coalesce(string_agg(r::text, ''), '') from media_license_request r) as text`,
      )
      expect(everywhere[0]!.text).not.toContain(label.pin!)
    })

    it("lets whoever has the sealed PIN claim, and opens a case for a second one", async () => {
      const label = await sold()
      const typed = label.pin!.toLowerCase().replace(/(.{5})/, "$1 ")
      expect(code(await activate(friend, { code: label.serial, pin: typed }))).toEqual([200, undefined])
      const late = await activate(buyer, { url: label.token, pin: label.pin })
      expect(code(late)).toEqual([409, "media_license_already_activated"])
      expect(await sql(`select kind from media_license_case where kind = 'pin_after_activation'`)).toHaveLength(1)
      const unsold = await activate(friend, { url: labels[1]!.token, pin: labels[1]!.pin })
      expect([...code(unsold), unsold.body.reason]).toEqual([409, "media_license_not_claimable", "unsold"])
    })

    it("has one owner after twenty claims at the same moment", async () => {
      const label = await sold()
      const people = await Promise.all(
        Array.from({ length: 20 }, (_, n) => customerHeaders(getContainer(), `claimant${n}@test.example`)),
      )
      const { claims } = getContainer().resolve<MediaLicenseService>("mediaLicense")
      const [{ id } = { id: "" }] = await sql<{ id: string }>(`select id from media_license_tag where idx = 0`)
      const tries = await Promise.allSettled(
        people.map((person) => claims.activate({ tag_id: id, customer_id: person.id, how: "pin" })),
      )
      expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
      expect(await sql(`select 1 from media_license_owner`)).toHaveLength(1)
      expect(label.idx).toBe(0)
    })

    it("gives a copy on with a code, and its licence with it", async () => {
      const terms = await ada.post(`${A}/terms`, { name: "Digital copy", follows_tag: true })
      await ada.post(`${A}/variant-rules`, { variant_id, tag_mode: "required", terms_id: terms.body.terms.id })
      const { id, label } = await owned()
      const offer = (who: typeof buyer) => as(who, http().post(`${S}/tags/${id}/transfer`)).send({})
      expect(code(await offer(stale()))).toEqual([401, "media_license_reauth_required"])
      expect(code(await offer(friend))).toEqual([404, "media_license_tag_not_found"])
      const offered = await offer(buyer)
      conforms(offerAnswer, offered.body)
      expect(code(await offer(buyer))).toEqual([409, "media_license_tag_state"])
      const stored = await sql<{ text: string }>(`select t::text as text from media_license_transfer t`)
      expect(stored[0]!.text).not.toContain(offered.body.transfer.code)

      const accept = (who: typeof buyer, text: string) =>
        as(who, http().post(`${S}/transfers/accept`)).send({ code: text })
      const refused = await accept(friend, "0000000000")
      expect(code(refused)).toEqual([400, "media_license_transfer_refused"])
      expect((await accept(buyer, offered.body.transfer.code)).body).toEqual(refused.body)
      const accepted = await accept(friend, offered.body.transfer.code.toLowerCase())
      conforms(myTagAnswer, accepted.body)
      expect(accepted.body.tag).toMatchObject({ id, how: "transfer", digital_ids: [expect.any(String)] })
      expect((await accept(friend, offered.body.transfer.code)).body).toEqual(refused.body)
      expect((await as(buyer, http().get(`${S}/tags`))).body.count).toBe(0)

      const transfer = `${S}/transfers/${offered.body.transfer.id}`
      expect(code(await as(buyer, http().delete(transfer)))).toEqual([409, "media_license_tag_state"])
      expect(code(await as(friend, http().post(`${transfer}/dispute`)))).toEqual([
        404,
        "media_license_transfer_not_found",
      ])
      const disputed = await as(buyer, http().post(`${transfer}/dispute`))
      conforms(transferAnswer, disputed.body)
      expect(disputed.body.transfer.status).toBe("disputed")
      expect(code(await offer(friend))).toEqual([409, "media_license_tag_state"])
      const [open] = await sql<{ id: string }>(`select id from media_license_case where kind = 'ownership_dispute'`)
      await ada.post(`${A}/cases/${open!.id}`, { status: "dismissed", resolution: "both agree" })
      expect((await offer(friend)).status).toBe(201)
      expect(await verdict(label)).toBe("authentic_activated")
    })

    it("takes an offer back", async () => {
      const { id } = await owned()
      const { body } = await as(buyer, http().post(`${S}/tags/${id}/transfer`)).send({})
      const canceled = await as(buyer, http().delete(`${S}/transfers/${body.transfer.id}`))
      expect(canceled.body.transfer.status).toBe("canceled")
      const late = await as(friend, http().post(`${S}/transfers/accept`)).send({ code: body.transfer.code })
      expect(code(late)).toEqual([400, "media_license_transfer_refused"])
    })

    it("takes reports as JSON and as a form, with a photo, and never says whether the code is known", async () => {
      const report = (body: object) => visitor(http().post(`${S}/reports`)).send(body)
      const known = await report({ url: labels[0]!.token, kind: "copy", text: "two alike", place: "Berlin" })
      const unknown = await report({ code: "nonsense", kind: "seller", text: "sells many" })
      expect([known.status, known.body]).toEqual([202, { received: true }])
      expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
      const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(100_000)])
      const form = () =>
        visitor(http().post(`${S}/reports`))
          .field("kind", "label")
          .field("text", "blurred")
          .field("place", "")
      expect((await form().attach("photo", png, "a.png")).status).toBe(202)
      expect(code(await form().attach("photo", Buffer.from("GIF89a"), "a.png"))).toEqual([
        400,
        "media_license_photo_invalid",
      ])
      expect(code(await form().attach("photo", Buffer.alloc(4 * 1024 * 1024), "a.png"))).toEqual([
        413,
        "media_license_too_large",
      ])
      expect(code(await report({ kind: "copy" }))).toEqual([400, "media_invalid"])
      expect(code(await report({ kind: "none", text: "x" }))).toEqual([400, "media_invalid"])
      const kept = await sql(
        `select kind, place, photo_file_id is not null as photo, tag_id is not null as tag from media_license_report order by created_at`,
      )
      expect(kept).toEqual([
        { kind: "copy", place: "Berlin", photo: false, tag: true },
        { kind: "seller", place: null, photo: false, tag: false },
        { kind: "label", place: null, photo: true, tag: false },
      ])
    })

    it("limits an address, whatever forwarding headers a stranger writes", async () => {
      const one = (test: Test) =>
        test.set(shop.channel.headers).set("x-forwarded-for", `203.0.113.${address++ % 250}, 198.51.100.77`)
      const answers = []
      for (let n = 0; n < 13; n++) answers.push(await one(http().post(`${S}/verify`)).send({ url: "nonsense" }))
      expect(answers.map(({ status }) => status)).toEqual([...Array<number>(12).fill(200), 429])
      expect(answers.at(-1)!.headers["retry-after"]).toMatch(/^\d+$/)
      expect(code(answers.at(-1)!)).toEqual([429, "media_license_rate_limited"])
    })
  },
})
