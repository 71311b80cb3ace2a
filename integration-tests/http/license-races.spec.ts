import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import request, { type Test } from "supertest"
import { subjectOfKey } from "../../src/modules/license/domain/digital"
import type MediaLicenseService from "../../src/modules/license/service"
import { issuerOf } from "../../src/workflows/license/digital/issuer"
import { scanQueueOf } from "../../src/workflows/license/verify/scan-queue"
import { buy } from "../helpers/checkout"
import { device, proofOf } from "../helpers/device"
import { rows } from "../helpers/rental-shop"
import { adminHeaders, checkoutShop, customerHeaders, type CheckoutShop } from "../helpers/shop"
import { createItems } from "../helpers/store-catalogue"
import { TagStaff, type PrintedLabel } from "../helpers/tag-labels"

jest.setTimeout(300_000)

const A = "/admin/media/license"
const S = "/store/media/license"
const CROWD = 20

interface Person {
  id: string
  headers: Record<string, string>
}

/** How often each status was answered, e.g. `{ 200: 1, 409: 19 }`. */
function tally(answers: readonly { status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let ada: TagStaff
    let bob: TagStaff
    let shop: CheckoutShop
    let variant_id: string
    let labels: PrintedLabel[]
    let people: Person[]
    let address = 0

    const sql = <T = Record<string, unknown>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)
    const license = () => getContainer().resolve<MediaLicenseService>("mediaLicense")
    const http = () => request(api.defaults.baseURL as string)
    /** Each from an address of its own: budgets are per address and outlive a test. */
    const from = (test: Test) =>
      test.set("x-forwarded-for", `203.0.${Math.floor(address / 250)}.${(address++ % 250) + 1}`)
    const as = (who: Person, test: Test) => from(test).set(shop.channel.headers).set(who.headers)
    const activate = (who: Person, body: object) => as(who, http().post(`${S}/activate`)).send(body)
    const crowd = <T>(work: (n: number) => PromiseLike<T>) =>
      Promise.all(Array.from({ length: CROWD }, (_, n) => work(n)))
    const tagIds = async () =>
      (await sql<{ id: string }>(`select id from media_license_tag order by idx`)).map(({ id }) => id)
    /** Puts copies into customers' hands without the way through a parcel. */
    const sell = (orderId: string | null = null) =>
      sql(`update media_license_tag set status = 'sold', order_id = ?, variant_id = ?`, [orderId, variant_id])

    beforeEach(async () => {
      const container = getContainer()
      const base = String(api.defaults.baseURL)
      ada = new TagStaff(base, (await adminHeaders(container)).headers.authorization!)
      bob = new TagStaff(base, (await adminHeaders(container, "bob@test.example")).headers.authorization!)
      shop = await checkoutShop(container)
      people = []
      for (let n = 0; n < CROWD; n++) people.push(await customerHeaders(container, `person${n}@test.example`))
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
      labels = await ada.print(await ada.mint({ variant_id, quantity: 25 }), 0, 24)
    })

    const files: string[] = []

    // What waits to be written down must not be written into the next test's database.
    afterEach(async () => {
      await scanQueueOf(getContainer()).flush()
      await getContainer().resolve(Modules.FILE).deleteFiles(files.splice(0))
    })

    /** A licence of the first person, and the file it comes with. */
    async function licence(terms: object) {
      const file = await getContainer()
        .resolve(Modules.FILE)
        .createFiles({ filename: "album.txt", mimeType: "text/plain", content: "sounds", access: "private" })
      files.push(file.id)
      const made = await ada.post(`${A}/terms`, { name: "Album", ...terms })
      const listed = [{ file_id: file.id, title: "Album.txt" }]
      const rule = { variant_id, tag_mode: "none", terms_id: made.body.terms.id, files: listed }
      expect((await ada.post(`${A}/variant-rules`, rule)).status).toBe(200)
      const lines = [{ order_line_item_id: "ordli_1", variant_id, quantity: 1 }]
      const order = { order_id: "order_1", customer_id: people[0]!.id, lines }
      const [id = ""] = (await license().digital.issueForOrder(order)).value
      return { id, file_id: file.id }
    }
    const deviceBody = (sub: string) => {
      const player = device()
      const proof = proofOf(player, { aud: issuerOf(getContainer()), sub })
      return { public_jwk: player.jwk, proof, label: "Phone" }
    }

    it("gives a copy to one of twenty who have its PIN", async () => {
      await sell()
      const [{ token, pin }] = labels as [PrintedLabel]
      const answers = await crowd((n) => activate(people[n]!, { url: token, pin }))
      const { 200: won, 409: late = 0, 429: locked = 0, ...others } = tally(answers)
      expect([won, late + locked, others]).toEqual([1, CROWD - 1, {}])
      expect(await sql(`select customer_id from media_license_owner`)).toEqual([
        { customer_id: people[answers.findIndex(({ status }) => status === 200)]!.id },
      ])
    })

    it("lets a buyer claim any number of copies, and nobody guess", async () => {
      const channel = { ...shop.channel, headers: { ...shop.channel.headers, ...people[0]!.headers } }
      const order = await buy(api, { ...shop, channel }, [{ variant_id, quantity: 25 }])
      await sell(order.id)
      const claims = []
      for (const { token } of labels) claims.push(await activate(people[0]!, { url: token }))
      expect(tally(claims)).toEqual({ 200: 25 })
      const guesses = []
      for (const { token } of labels) guesses.push(await activate(people[1]!, { url: token }))
      expect(tally(guesses)).toEqual({ 400: 20, 429: 5 })
    })

    it("gives a copy on to one of twenty who have its code", async () => {
      await sell()
      const [owner, ...others] = people as [Person, ...Person[]]
      expect((await activate(owner, { url: labels[0]!.token, pin: labels[0]!.pin })).status).toBe(200)
      const [id] = await tagIds()
      const { body } = await as(owner, http().post(`${S}/tags/${id}/transfer`)).send({})
      const accept = (n: number) =>
        as(n === 0 ? owner : others[n - 1]!, http().post(`${S}/transfers/accept`)).send({ code: body.transfer.code })
      expect(tally(await crowd(accept))).toEqual({ 200: 1, 400: CROWD - 1 })
      expect(await sql(`select how from media_license_owner where to_at is null`)).toEqual([{ how: "transfer" }])
    })

    it("fills as many slots as a licence has, by id and by key", async () => {
      const { id } = await licence({ max_devices: 3 })
      const key = (await as(people[0]!, http().get(`${S}/digital/${id}/key`))).body.key as string
      const answers = await crowd((n) => {
        if (n % 2) return as(people[0]!, http().post(`${S}/digital/${id}/devices`)).send(deviceBody(id))
        const body = { key, ...deviceBody(subjectOfKey(key.replaceAll("-", ""))) }
        return from(http().post(`${S}/digital/activate-device`))
          .set(shop.channel.headers)
          .send(body)
      })
      expect(tally(answers)).toEqual({ 200: 3, 409: CROWD - 3 })
      const slots = await sql(`select slot from media_license_device where deactivated_at is null order by slot`)
      expect(slots).toEqual([{ slot: 1 }, { slot: 2 }, { slot: 3 }])
    })

    it("hears one of twenty decisions", async () => {
      const [id] = await tagIds()
      const asked = await ada.post(`${A}/tags/${id}/revoke`, { reason: "stolen" })
      const one = `${A}/approvals/${asked.body.approval.id}`
      const answers = await crowd((n) => bob.post(`${one}/${n % 2 ? "approve" : "reject"}`))
      expect(tally(answers)).toEqual({ 200: 1, 409: CROWD - 1 })
      const said = answers.find(({ status }) => status === 200)!.body.approval.state
      expect((await ada.get(`${A}/tags/${id}`)).body.tag.status).toBe(said === "approved" ? "revoked" : "printed")
    })

    it("gives a file once per link, and as often as its terms allow", async () => {
      const { id, file_id } = await licence({ download_cap: 3 })
      const link = async () =>
        (await as(people[0]!, http().post(`${S}/digital/${id}/downloads`)).send({ file_id })).body.url as string
      const used = async () => (await sql<{ used: number }>(`select used from media_license_download`))[0]!.used
      const one = await link()
      expect(tally(await crowd(() => from(http().get(one))))).toEqual({ 200: 1, 410: CROWD - 1 })
      expect(await used()).toBe(1)
      const links = await crowd(link)
      expect(tally(await crowd((n) => from(http().get(links[n]!))))).toEqual({ 200: 2, 409: CROWD - 2 })
      expect(await used()).toBe(3)
    })

    it("keeps no secret in any table, whatever was repeated under a key", async () => {
      await sell()
      const { id, file_id } = await licence({ download_cap: 3 })
      const [owner, other] = people as [Person, Person]
      const repeated = (test: Test) => test.set("idempotency-key", "a-key-of-the-client")
      const { token, pin = "", serial } = labels[0]!
      for (const secret of ["0000000000", pin]) await activate(other, { code: serial, pin: secret })
      await repeated(activate(owner, { url: labels[1]!.token, pin: labels[1]!.pin }))
      const [, mine] = await tagIds()
      const offered = await repeated(as(owner, http().post(`${S}/tags/${mine}/transfer`)).send({}))
      const code = offered.body.transfer.code as string
      await as(other, http().post(`${S}/transfers/accept`)).send({ code: code.toLowerCase() })
      const old = (await as(owner, http().get(`${S}/digital/${id}/key`))).body.key as string
      const { key } = (await repeated(as(owner, http().post(`${S}/digital/${id}/key/rotate`)).send({}))).body
      const byKey = { key, ...deviceBody(subjectOfKey(key.replaceAll("-", ""))) }
      const used = from(http().post(`${S}/digital/activate-device`))
        .set(shop.channel.headers)
        .send(byKey)
      expect((await repeated(used)).status).toBe(200)
      const link = await repeated(as(owner, http().post(`${S}/digital/${id}/downloads`)).send({ file_id }))
      const ticket = (link.body.url as string).slice("/t/d/".length)
      const secrets = { pin, pin1: labels[1]!.pin!, code, old, key, ticket, proof: byKey.proof, token }
      const texts = [owner.id, ...Object.values(secrets), old.replaceAll("-", ""), key.replaceAll("-", "")]
      expect(texts.every((text) => text.length >= 10)).toBe(true)
      const tables = await sql<{ name: string }>(
        `select table_name as name from information_schema.tables
         where table_schema = 'public' and table_type = 'BASE TABLE'`,
      )
      expect(tables.length).toBeGreaterThan(100)
      const leaks: { table: string; secret: string }[] = []
      for (const { name } of tables) {
        const found = await sql<{ table: string; secret: string }>(
          `select ? as table, s.text as secret from "${name}" r, jsonb_array_elements_text(?::jsonb) s(text)
           where position(upper(s.text) in upper(r::text)) > 0`,
          [name, JSON.stringify(texts)],
        )
        leaks.push(...found)
      }
      // The owner's id has to be found, or nothing was looked through.
      expect(leaks).toContainEqual({ table: "media_license_owner", secret: owner.id })
      expect(leaks.filter(({ secret }) => secret !== owner.id)).toEqual([])
    })
  },
})
