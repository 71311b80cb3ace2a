import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { ZodType } from "@medusajs/framework/zod"
import request, { type Test } from "supertest"
import {
  calendarAnswer,
  calendarsAnswer,
  memberAnswer,
  membersAnswer,
  offerAnswer,
  offersAnswer,
  planAnswer,
  planPreviewAnswer,
  plansAnswer,
  resolvedTermsAnswer,
  termsAnswer,
  termsListAnswer,
} from "../../src/api/admin/media/rental/setup-responses"
import type MediaSystemService from "../../src/modules/system/service"
import { rental, rentalCustomer, rentalShop, rows, type RentalShop } from "../helpers/rental-shop"
import { adminHeaders } from "../helpers/shop"
import { createItems } from "../helpers/store-catalogue"

const RENTAL = "/admin/media/rental"
const TIERS = [
  { label: "1 day", days: 1, currency_code: "eur", amount: "2.50" },
  { label: "3 days", days: 3, currency_code: "eur", amount: 5 },
]

/** Events are handled after the answer; a subscriber that never does makes this fail. */
async function eventually(check: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const failed = await check().then(
      () => false,
      () => true,
    )
    if (!failed) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await check()
}

/** The answer is what the API reference says, and nothing beside. */
function conforms(schema: ZodType, body: unknown): void {
  expect(schema.parse(body)).toEqual(body)
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let authorization: string

    beforeEach(async () => {
      authorization = (await adminHeaders(getContainer())).headers.authorization!
    })

    const http = () => request(api.defaults.baseURL as string)
    const signed = (test: Test): Test => test.set("authorization", authorization)
    const get = (path: string) => signed(http().get(path.startsWith("/") ? path : `${RENTAL}/${path}`))
    const post = (path: string, body: object = {}) =>
      signed(http().post(path.startsWith("/") ? path : `${RENTAL}/${path}`)).send(body)
    const del = (path: string) => signed(http().delete(path.startsWith("/") ? path : `${RENTAL}/${path}`))
    const faults = ({ body }: { body: { errors?: { path: string; code: string }[] } }) =>
      (body.errors ?? []).map(({ path, code }) => `${path} ${code}`).sort()
    const made = async (path: string, body: object) => {
      const answer = await post(path, body)
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
      return Object.values(answer.body as Record<string, { id: string; version: number }>)[0]!
    }
    const newPlan = (over: object = {}) => made("rate-plans", { name: "Films", tiers: TIERS, ...over })
    const newItem = async (over: object = {}) =>
      (await createItems(getContainer(), [{ product: { title: "Ponyo" }, media_type: "dvd", ...over } as never]))[0]!
    const offerBody = async (target: object, over: object = {}) => ({
      ...target,
      rate_plan_id: (await newPlan()).id,
      replacement_value: { eur: "19.99" },
      ...over,
    })
    const footprint = async () => ({
      variants: (await rows(getContainer(), "select id from product_variant where deleted_at is null")).length,
      media: (await rows(getContainer(), "select id from media_offer where deleted_at is null")).length,
      rental: (await rows(getContainer(), "select id from media_rental_offer where deleted_at is null")).length,
      values: (await rows(getContainer(), "select id from product_option_value where deleted_at is null")).length,
    })
    const audited = (action: string) =>
      rows<{ resource_id: string; before: object; after: object; actor_type: string }>(
        getContainer(),
        `select resource_id, before, after, actor_type from media_system_audit_event where action = ? order by at`,
        [action],
      )

    describe("making a title rentable", () => {
      it("has the catalogue make the variant on an item without one, and copies what it knows", async () => {
        const disc = { format: "dvd", tracks: [] }
        const item = await newItem({
          discs: [
            { position: 1, ...disc },
            { position: 2, ...disc },
          ],
          ratings: [{ scheme: "FSK", value: "12" }],
          offers: [{ condition: "new", prices: [{ currency_code: "eur", amount: "15" }] }],
        })
        const answer = await post("offers", await offerBody({ item_id: item.id }, { rentable_from: "2026-12-24" }))
        expect([answer.status, answer.body.message]).toEqual([201, undefined])
        conforms(offerAnswer, answer.body)
        const { offer } = answer.body
        expect(offer).toMatchObject({
          item_id: item.id,
          product_id: item.product_id,
          title: "Ponyo",
          media_type: "dvd",
          disc_count: 2,
          rated_age: 12,
          min_age: null,
          enabled: true,
          rentable_from: "2026-12-24",
          replacement_value: { eur: "19.99" },
          variant: { title: "Rental" },
          product: { title: "Ponyo" },
          rate_plan: { name: "Films" },
          copies: { in_service: 0, total: 0 },
          open_rentals: 0,
          version: 1,
        })
        const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
        const { data } = await query.graph({
          entity: "media_rental_offer",
          fields: ["id", "product_variant.id", "product_variant.manage_inventory"],
          filters: { id: offer.id },
        })
        expect(data[0]).toMatchObject({ product_variant: { id: offer.variant_id, manage_inventory: false } })
        const [audit] = await audited("rental.offer.created")
        expect(audit).toMatchObject({ resource_id: offer.id, actor_type: "user" })
        expect(await rows(getContainer(), "select type, variant_id from media_rental_event")).toEqual([
          { type: "offer.created", variant_id: offer.variant_id },
        ])
      })

      it("takes the rental variant that is there, by item, product or variant", async () => {
        for (const by of ["item_id", "product_id", "variant_id"] as const) {
          const item = await newItem({ product: { title: `Ponyo by ${by}` }, offers: [{ condition: "rental" }] })
          const ids = { item_id: item.id, product_id: item.product_id, variant_id: item.offers[0]!.variant_id }
          const before = await footprint()
          const answer = await post("offers", await offerBody({ [by]: ids[by] }))
          expect([answer.status, answer.body.offer?.variant_id]).toEqual([201, ids.variant_id])
          expect(await footprint()).toEqual({ ...before, rental: before.rental + 1 })
          const again = await post("offers", await offerBody({ [by]: ids[by] }))
          expect(again.status).toBe(409)
          expect(again.body).toMatchObject({ code: "media_rental_offer_exists", offer_id: answer.body.offer.id })
        }
      })

      it("binds a variant the catalogue does not offer yet, which then stops counting stock", async () => {
        const [product] = await getContainer()
          .resolve(Modules.PRODUCT)
          .createProducts([
            {
              title: "Ponyo",
              options: [{ title: "Condition", values: ["New", "To rent"] }],
              variants: ["New", "To rent"].map((title) => ({ title, options: { Condition: title } })),
            },
          ])
        const [fresh, rent] = ["New", "To rent"].map((title) => product!.variants.find((v) => v.title === title)!)
        const offers = [{ condition: "new", variant_id: fresh!.id }]
        const item = await newItem({ product: undefined, product_id: product!.id, offers })
        const answer = await post("offers", await offerBody({ variant_id: rent!.id }, { sale_variant_id: fresh!.id }))
        expect([answer.status, answer.body.message]).toEqual([201, undefined])
        expect(answer.body.offer).toMatchObject({
          item_id: item.id,
          variant_id: rent!.id,
          sale_variant: { title: "New" },
        })
        const read = await get(`/admin/media/catalog/items/${item.id}`)
        expect(
          read.body.item.offers.map((o: { condition: string; variant: { id: string; manage_inventory: boolean } }) => [
            o.condition,
            o.variant.id,
            o.variant.manage_inventory,
          ]),
        ).toEqual([
          ["new", fresh!.id, true],
          ["rental", rent!.id, false],
        ])
      })

      it("lists everything that is wrong with a request", async () => {
        const bad = await post("offers", {
          item_id: "mitm_x",
          product_id: "prod_x",
          rate_plan_id: "",
          replacement_value: { EUR: "1", jpy: "1.5", zzz: "3", usd: "-1" },
          rentable_from: "2026-02-31",
          min_age: 1.5,
          price: 3,
        })
        expect(bad.status).toBe(400)
        expect(faults(bad)).toEqual([
          "min_age media_invalid",
          "price media_invalid",
          "product_id media_invalid",
          "rate_plan_id media_invalid",
          "rentable_from media_rental_date",
          "replacement_value.EUR media_invalid",
          "replacement_value.jpy media_invalid",
          "replacement_value.usd media_invalid",
        ])
        const item = await newItem({ offers: [{ condition: "new" }] })
        const unknown = await post("offers", {
          variant_id: item.offers[0]!.variant_id,
          rate_plan_id: "rpln_x",
          replacement_value: { zzz: "3" },
          sale_variant_id: "variant_x",
        })
        expect(unknown.status).toBe(400)
        expect(faults(unknown)).toEqual([
          "rate_plan_id media_rental_rate_plan_not_found",
          "replacement_value.zzz media_rental_currency_not_found",
          "sale_variant_id media_rental_variant_not_found",
          "variant_id media_rental_variant_condition",
        ])
      })

      it.each([
        ["an unknown item", { item_id: "mitm_x" }, "item_id media_rental_item_not_found"],
        ["an unknown product", { product_id: "prod_x" }, "product_id media_rental_product_not_found"],
        ["an unknown variant", { variant_id: "variant_x" }, "variant_id media_rental_variant_not_found"],
      ])("names %s", async (_what, target, fault) => {
        const answer = await post("offers", await offerBody(target))
        expect([answer.status, faults(answer)]).toEqual([400, [fault]])
      })

      it("refuses products that are no media items and types that are not for rent", async () => {
        const [product] = await getContainer()
          .resolve(Modules.PRODUCT)
          .createProducts([{ title: "Mug", options: [{ title: "Size", values: ["M"] }] }])
        const mug = await post("offers", await offerBody({ product_id: product!.id }))
        expect(faults(mug)).toEqual(["product_id media_rental_no_item"])
        const item = await newItem({ media_type: "merch", product: { title: "Poster" } })
        const poster = await post("offers", await offerBody({ item_id: item.id }))
        expect(faults(poster)).toEqual(["item_id media_rental_type_not_rentable"])
      })

      it("leaves nothing when a part fails", async () => {
        const item = await newItem({ offers: [{ condition: "new" }] })
        const body = await offerBody({ item_id: item.id })
        const before = await footprint()
        const system = getContainer().resolve<MediaSystemService>("mediaSystem")
        const real = system.recordAudit.bind(system)
        const audit = jest.spyOn(system, "recordAudit").mockImplementation(async (events, origin) => {
          if (events.some((event) => event.action === "rental.offer.created")) throw new Error("the log is full")
          return real(events, origin)
        })
        const answer = await post("offers", body)
        audit.mockRestore()
        expect(answer.status).toBe(500)
        expect(await footprint()).toEqual(before)
        expect((await post("offers", body)).status).toBe(201)
      })

      it("makes one offer and one variant when several ask at once", async () => {
        const item = await newItem({ offers: [{ condition: "new" }] })
        const body = await offerBody({ item_id: item.id })
        const before = await footprint()
        const answers = await Promise.all([1, 2, 3, 4].map(() => post("offers", body)))
        expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409])
        const after = await footprint()
        expect([after.variants - before.variants, after.rental - before.rental]).toEqual([1, 1])
      })

      it("does it once per Idempotency-Key", async () => {
        const item = await newItem({ offers: [{ condition: "new" }] })
        const body = await offerBody({ item_id: item.id })
        const ask = () => post("offers", body).set("Idempotency-Key", "k-1")
        const [first, second] = await Promise.all([ask(), ask()])
        expect([first.status, second.status]).toEqual([201, 201])
        expect(second.body).toEqual(first.body)
      })
    })

    describe("with a shop that rents", () => {
      let shop: RentalShop
      beforeEach(async () => {
        shop = await rentalShop(getContainer(), { copies: 2 })
      })

      const openRental = async (customer_id: string, status: string, copy = 0) => {
        const service = rental(getContainer())
        const unit_id = shop.title.copies[copy]!.id
        const at = (day: number) => new Date(Date.UTC(2026, 11, day, 10))
        const [allocation] = await service.createMediaRentalAllocations([
          {
            ...{ unit_id, variant_id: shop.title.variant_id, kind: "rental", ref_id: "x" },
            ...{ starts_at: at(1), ends_at: at(4), blocked_from: at(1), blocked_until: at(5) },
          },
        ])
        const orders: unknown = await service.createMediaRentalOrders([
          {
            ...{ channel: "counter", customer_id, offer_id: shop.title.offer_id, variant_id: shop.title.variant_id },
            ...{ unit_id, allocation_id: allocation!.id, location_id: shop.locationId, fulfilment: "pickup" },
            ...{ start_date: "2026-12-01", due_date: "2026-12-04", late_due_date: "2026-12-04", tz: "UTC", days: 3 },
            ...{ starts_at: at(1), due_at: at(4), status, currency_code: "eur", price_amount: "5", deposit_share: "0" },
            ...{ replacement_value: "20", price_snapshot: {}, terms_snapshot: {}, title_snapshot: {} },
            ...(["out", "lost", "returned"].includes(status) ? { out_at: at(1) } : {}),
            ...(status === "returned" ? { returned_at: at(4) } : {}),
          },
        ] as never)
        return (orders as { id: string }[])[0]!.id
      }
      const settle = () =>
        rows(getContainer(), `update media_rental_order set status = 'canceled', out_at = null, returned_at = null`)

      it("lets Medusa's query walk from copies, offers and rentals to what they belong to", async () => {
        const customer = await rentalCustomer(getContainer(), shop)
        await openRental(customer.id, "reserved")
        const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
        const graph = async (entity: string, fields: string[]) => (await query.graph({ entity, fields })).data
        const units = await graph("media_rental_unit", ["id", "offer_id", "offer.title"])
        expect(units).toMatchObject(
          [1, 2].map(() => ({ offer_id: shop.title.offer_id, offer: { title: "Spirited Away" } })),
        )
        const rentals = await graph("media_rental_order", ["id", "customer.email", "order.id"])
        expect(rentals).toMatchObject([{ customer: { email: customer.email } }])
      })

      it("lists, finds, filters, sorts and pages offers", async () => {
        const item = await newItem({ offers: [{ condition: "rental" }] })
        await post("offers", await offerBody({ item_id: item.id }, { enabled: false }))
        const all = await get("offers?order=-copies")
        conforms(offersAnswer, all.body)
        expect(all.body.offers.map((o: { title: string; copies: object }) => [o.title, o.copies])).toEqual([
          ["Spirited Away", { in_service: 2, total: 2 }],
          ["Ponyo", { in_service: 0, total: 0 }],
        ])
        const titles = async (query: string) =>
          (await get(`offers?${query}`)).body.offers.map((o: { title: string }) => o.title)
        expect(await titles("order=title")).toEqual(["Ponyo", "Spirited Away"])
        expect(await titles("q=pony")).toEqual(["Ponyo"])
        expect(await titles("q=100%25")).toEqual([])
        expect(await titles("enabled=true")).toEqual(["Spirited Away"])
        expect(await titles(`product_id=${item.product_id}`)).toEqual(["Ponyo"])
        const second = await get("offers?limit=1&offset=1")
        expect(second.body).toMatchObject({ count: 2, offset: 1, limit: 1, offers: [{ title: "Spirited Away" }] })
        for (const bad of ["limit=0", "limit=101", "order=price", "enabled=1", "x=1", "q="]) {
          expect([bad, (await get(`offers?${bad}`)).status]).toEqual([bad, 400])
        }
      })

      it("edits an offer from the version it was read at", async () => {
        const id = shop.title.offer_id
        const read = await get(`offers/${id}`)
        conforms(offerAnswer, read.body)
        const { version } = read.body.offer
        const edit = { version, min_age: 16, sale_variant_id: null, replacement_value: { eur: 25, jpy: 3000 } }
        const edited = await post(`offers/${id}`, edit)
        expect(edited.body.offer).toMatchObject({
          min_age: 16,
          sale_variant: null,
          replacement_value: { eur: "25.00", jpy: "3000" },
          version: version + 1,
        })
        const stale = await post(`offers/${id}`, edit)
        expect([stale.status, stale.body.code, stale.body.version]).toEqual([
          409,
          "media_rental_version_conflict",
          version + 1,
        ])
        const [audit] = await audited("rental.offer.updated")
        expect(audit).toMatchObject({ before: { min_age: null }, after: { min_age: 16 } })
        const same = await post(`offers/${id}`, { min_age: 16 })
        expect([same.body.offer.version, (await audited("rental.offer.updated")).length]).toEqual([version + 1, 1])
        const bad = await post(`offers/${id}`, { sale_variant_id: shop.title.variant_id, rate_plan_id: "rpln_x" })
        expect(faults(bad)).toEqual(["sale_variant_id media_rental_sale_variant"])
      })

      it("edits with one winner when several save the same version at once", async () => {
        const { version } = (await get(`offers/${shop.title.offer_id}`)).body.offer
        const ages = [12, 14, 16, 18]
        const answers = await Promise.all(
          ages.map((min_age) => post(`offers/${shop.title.offer_id}`, { version, min_age })),
        )
        expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409])
        const winner = ages[answers.findIndex((answer) => answer.status === 200)]
        expect((await get(`offers/${shop.title.offer_id}`)).body.offer.min_age).toBe(winner)
      })

      it("deletes neither an offer with copies nor the plan under it", async () => {
        const offer = await del(`offers/${shop.title.offer_id}`)
        expect([offer.status, offer.body]).toEqual([
          409,
          expect.objectContaining({ code: "media_rental_in_use", count: 0, copies: 2, waiting: 0 }),
        ])
        const plan = await del(`rate-plans/${shop.title.plan_id}`)
        expect([plan.status, plan.body.code, plan.body.count]).toEqual([409, "media_rental_in_use", 1])
        await rows(getContainer(), `update media_rental_unit set status = 'retired'`)
        const gone = await del(`offers/${shop.title.offer_id}`)
        expect([gone.status, gone.body]).toEqual([
          200,
          { id: shop.title.offer_id, object: "media_rental_offer", deleted: true },
        ])
        expect((await del(`offers/${shop.title.offer_id}`)).status).toBe(404)
        expect((await del(`rate-plans/${shop.title.plan_id}`)).status).toBe(200)
      })

      it("follows the catalogue", async () => {
        const { item_id, product_id, offer_id } = shop.title
        await post(`/admin/products/${product_id}`, { title: "千と千尋の神隠し" }).expect(200)
        const discs = [1, 2, 3].map((position) => ({ position, format: "dvd", tracks: [] }))
        const item = await get(`/admin/media/catalog/items/${item_id}`)
        const put = await signed(http().put(`/admin/media/catalog/items/${item_id}/discs`)).send({
          version: item.body.item.updated_at,
          discs,
        })
        expect([put.status, put.body.message]).toEqual([200, undefined])
        await eventually(async () => {
          const { offer } = (await get(`offers/${offer_id}`)).body
          expect(offer).toMatchObject({ title: "千と千尋の神隠し", disc_count: 3, enabled: true, rated_age: null })
        })
        const ratedAge = async () => (await get(`offers/${offer_id}`)).body.offer.rated_age
        const ratings = [
          { scheme: "FSK", value: "12" },
          { scheme: "BBFC", value: "18" },
        ]
        await post(`/admin/media/catalog/items/${item_id}/ratings/batch`, { create: ratings }).expect(200)
        await eventually(async () => expect(await ratedAge()).toBe(18))
        const changes = [{ key: "catalog.age_schemes", value: ["FSK"], version: 0 }]
        await post("/admin/media/system/settings", { changes }).expect(200)
        await eventually(async () => expect(await ratedAge()).toBe(12))
        await del(`/admin/media/catalog/items/${item_id}`).expect(200)
        await eventually(async () => {
          const { offer } = (await get(`offers/${offer_id}`)).body
          expect(offer).toMatchObject({ enabled: false, item_id: null, disc_count: 3 })
        })
      })

      describe("deletions", () => {
        it.each(["reserved", "ready", "out", "lost", "returned"])(
          "are refused while a rental is %s",
          async (status) => {
            const customer = await rentalCustomer(getContainer(), shop)
            await openRental(customer.id, status)
            const { product_id, variant_id, item_id, sale_variant_id } = shop.title
            const [offer] = await rows<{ id: string }>(
              getContainer(),
              `select id from media_offer where variant_id = ?`,
              [variant_id],
            )
            const attempts = {
              product: del(`/admin/products/${product_id}`),
              variant: del(`/admin/products/${product_id}/variants/${variant_id}`),
              products: post(`/admin/products/batch`, { delete: [product_id] }),
              variants: post(`/admin/products/${product_id}/variants/batch`, { delete: [variant_id] }),
              dropped: post(`/admin/products/${product_id}`, { variants: [{ id: sale_variant_id }] }),
              location: del(`/admin/stock-locations/${shop.locationId}`),
              customer: del(`/admin/customers/${customer.id}`),
              offer: del(`/admin/media/catalog/offers/${offer!.id}`),
              condition: post(`/admin/media/catalog/offers/${offer!.id}`, { condition: "new" }),
            }
            for (const [what, attempt] of Object.entries(attempts)) {
              const { status, body } = await attempt
              expect([what, status, body.code, body.count]).toEqual([what, 409, "media_rental_in_use", 1])
            }
            const { offer: still } = (await get(`offers/${shop.title.offer_id}`)).body
            expect(still).toMatchObject({ enabled: true, item_id, open_rentals: 1, variant: { id: variant_id } })
          },
        )

        it("of other things go on", async () => {
          const customer = await rentalCustomer(getContainer(), shop)
          const other = await rentalCustomer(getContainer(), shop)
          await openRental(customer.id, "out")
          const { product_id, sale_variant_id, variant_id } = shop.title
          await del(`/admin/customers/${other.id}`).expect(200)
          await post(`/admin/products/${product_id}`, {
            title: "Chihiro",
            variants: [{ id: sale_variant_id }, { id: variant_id }],
          }).expect(200)
          await del(`/admin/products/${product_id}/variants/${sale_variant_id}`).expect(200)
          await http().delete(`/admin/products/${product_id}`).expect(401)
        })

        it("switch the offer off once nothing is open", async () => {
          const customer = await rentalCustomer(getContainer(), shop)
          await openRental(customer.id, "out")
          await settle()
          const { product_id, variant_id, offer_id } = shop.title
          await del(`/admin/products/${product_id}/variants/${variant_id}`).expect(200)
          await eventually(async () => {
            const { offer } = (await get(`offers/${offer_id}`)).body
            expect(offer).toMatchObject({ enabled: false, variant: null, title: "Spirited Away" })
          })
          await del(`/admin/products/${product_id}`).expect(200)
          await del(`/admin/customers/${customer.id}`).expect(200)
          await del(`/admin/stock-locations/${shop.locationId}`).expect(200)
          expect((await get(`offers/${offer_id}`)).body.offer.product).toBeNull()
        })

        it("of a product switch its offers off", async () => {
          await del(`/admin/products/${shop.title.product_id}`).expect(200)
          await eventually(async () => {
            const [row] = await rows(getContainer(), `select enabled, version from media_rental_offer`)
            expect(row).toEqual({ enabled: false, version: 2 })
          })
          expect(await audited("rental.offer.updated")).toMatchObject([{ after: { enabled: false } }])
        })
      })

      describe("terms", () => {
        it("are resolved column by column, the most particular row first", async () => {
          const group = await getContainer().resolve(Modules.CUSTOMER).createCustomerGroups({ name: "Club" })
          const scopes = {
            shop: {},
            location: { location_id: shop.locationId },
            group: { customer_group_id: group.id },
            type: { media_type: "dvd" },
            variant: { variant_id: shop.title.variant_id },
          }
          // Each row is outdone in all but one column by the more particular ones.
          const columns = ["horizon_days", "max_open", "max_holds", "max_extensions", "extension_max_days"]
          const ids: Record<string, string> = {}
          for (const [place, [name, scope]] of Object.entries(scopes).entries()) {
            const given = Object.fromEntries(columns.slice(place).map((column) => [column, 10 + place]))
            const { body, status } = await post("terms", { ...scope, ...given })
            expect([status, body.message]).toEqual([201, undefined])
            conforms(termsAnswer, body)
            ids[name] = body.terms.id
          }
          const resolve = async (query: Record<string, string>) => {
            const { body, status } = await get(`terms/resolve?${new URLSearchParams(query).toString()}`)
            expect([status, body.message]).toEqual([200, undefined])
            conforms(resolvedTermsAnswer, body)
            return body
          }
          const all = { ...scopes.location, ...scopes.group, ...scopes.type, ...scopes.variant }
          const full = await resolve(all)
          expect(columns.map((column) => [full.terms[column], full.sources[column]])).toEqual([
            [10, { id: ids.shop, weight: 0 }],
            [11, { id: ids.location, weight: 1 }],
            [12, { id: ids.group, weight: 2 }],
            [13, { id: ids.type, weight: 4 }],
            [14, { id: ids.variant, weight: 8 }],
          ])
          expect(full.sources.grace_ms).toEqual({ id: null, weight: null })
          expect(full.terms.grace_ms).toBe(1_800_000)
          expect(full.rows.map((row: { id: string }) => row.id)).toEqual(
            ["variant", "type", "group", "location", "shop"].map((name) => ids[name]),
          )
          // The variant's media type is known; group and location are not.
          const part = await resolve(scopes.variant)
          expect(columns.map((column) => part.terms[column])).toEqual([10, 10, 10, 13, 14])
          expect((await resolve({})).terms.extension_max_days).toBe(10)
          const unknown = await get(`terms/resolve?location_id=sloc_x&media_type=floppy&variant_id=v_x`)
          expect([unknown.status, faults(unknown)]).toEqual([
            400,
            [
              "location_id media_rental_location_not_found",
              "media_type media_rental_media_type_not_found",
              "variant_id media_rental_variant_not_found",
            ],
          ])
        })

        it("are listed with names, most general first, and found by them", async () => {
          await made("terms", { grace_ms: 0 })
          await made("terms", { variant_id: shop.title.variant_id, late_amount: { eur: "1.5" } })
          const { body } = await get("terms")
          conforms(termsListAnswer, body)
          expect(body.terms.map((row: { weight: number }) => row.weight)).toEqual([0, 8])
          expect(body.terms[1]).toMatchObject({
            variant: { product_title: "Spirited Away" },
            late_amount: { eur: "1.50" },
            grace_ms: null,
          })
          expect((await get("terms?q=spirited")).body.count).toBe(1)
          const duplicate = await post("terms", { grace_ms: 5 })
          expect([duplicate.status, duplicate.body.code]).toEqual([409, "media_rental_terms_exists"])
        })

        it("refuse what cannot be, all at once", async () => {
          const bad = await post("terms", {
            variant_id: "variant_x",
            customer_group_id: "cusgroup_x",
            media_type: "floppy",
            late_unit: "hour",
            grace_ms: 2_073_600_001,
            late_cancel_refund_percent: 101,
            deposit_value: { jpy: "1.5" },
            late_amount: { zzz: "1" },
            overdue_notice_days: [0],
            colour: "red",
          })
          expect([bad.status, faults(bad)]).toEqual([
            400,
            [
              "colour media_invalid",
              "customer_group_id media_rental_customer_group_not_found",
              "deposit_type media_invalid",
              "deposit_value.jpy media_invalid",
              "exclude_closed_days media_invalid",
              "grace_ms media_invalid",
              "late_amount.zzz media_rental_currency_not_found",
              "late_cancel_refund_percent media_invalid",
              "media_type media_rental_media_type_not_found",
              "overdue_notice_days.0 media_invalid",
              "variant_id media_rental_variant_not_found",
            ],
          ])
        })
      })

      it("keeps one calendar per location, with a zone that exists", async () => {
        const { body } = await get("calendars?q=store")
        conforms(calendarsAnswer, body)
        const [calendar] = body.calendars
        expect(calendar).toMatchObject({ location_id: shop.locationId, location_name: "Store", tz: "UTC" })
        const edit = {
          version: calendar.version,
          tz: "America/Los_Angeles",
          closed_dates: ["2026-12-25", "2026-12-24"],
        }
        const edited = await post(`calendars/${calendar.id}`, edit)
        conforms(calendarAnswer, edited.body)
        expect(edited.body.calendar).toMatchObject({
          tz: "America/Los_Angeles",
          closed_dates: ["2026-12-24", "2026-12-25"],
          due_time: "21:00",
        })
        expect((await post(`calendars/${calendar.id}`, edit)).body.code).toBe("media_rental_version_conflict")
        const bad = await post("calendars", {
          location_id: "sloc_x",
          tz: "Europe/Atlantis",
          open_dows: 128,
          closed_dates: ["2026-02-31"],
          due_time: "24:00",
        })
        expect([bad.status, faults(bad)]).toEqual([
          400,
          [
            "closed_dates.0 media_rental_date",
            "due_time media_invalid",
            "location_id media_rental_location_not_found",
            "open_dows media_invalid",
            "tz media_invalid",
          ],
        ])
        const second = await post("calendars", { location_id: shop.locationId, tz: "UTC" })
        expect([second.status, second.body.code]).toEqual([409, "media_rental_calendar_exists"])
        await del(`calendars/${calendar.id}`).expect(200)
        expect((await post("calendars", { location_id: shop.locationId, tz: "UTC" })).status).toBe(201)
      })

      it("knows members, and customers who are none yet", async () => {
        const customer = await rentalCustomer(getContainer(), shop)
        await openRental(customer.id, "reserved")
        const before = await get(`members?customer_id=${customer.id}`)
        conforms(membersAnswer, before.body)
        expect(before.body.members).toMatchObject([
          {
            id: null,
            is_member: false,
            customer_id: customer.id,
            open_rentals: 1,
            customer: { email: customer.email },
          },
        ])
        expect((await get("members")).body.count).toBe(0)
        expect((await get(`members?q=${customer.email}&members_only=true`)).body.count).toBe(0)
        const created = await post("members", { customer_id: customer.id, date_of_birth: "2008-02-29" })
        conforms(memberAnswer, created.body)
        const { member } = created.body
        expect(member).toMatchObject({ status: "active", blocked: false, member_no: expect.stringMatching(/^M\d{6}$/) })
        expect((await get(`members?q=${member.member_no.toLowerCase()}`)).body.members[0].id).toBe(member.id)
        const block = { version: member.version, status: "blocked", block_reason: "Owes three discs" }
        const blocked = await post(`members/${member.id}`, { ...block, block_until: "2999-01-01T00:00:00+01:00" })
        expect(blocked.body.member).toMatchObject({ blocked: true, block_until: "2998-12-31T23:00:00.000Z" })
        expect((await get("members?status=blocked")).body.count).toBe(1)
        const free = await post(`members/${member.id}`, { status: "active", max_open: 9, deposit_waived: true })
        expect(free.body.member).toMatchObject({
          blocked: false,
          block_reason: null,
          block_until: null,
          max_open: 9,
          deposit_waived: true,
        })
        const stale = await post(`members/${member.id}`, block)
        expect([stale.status, stale.body.code]).toEqual([409, "media_rental_version_conflict"])
        const busy = await del(`members/${member.id}`)
        expect([busy.status, busy.body.count]).toEqual([409, 1])
        await settle()
        await del(`members/${member.id}`).expect(200)
        const bad = await post("members", { customer_id: "cus_x", date_of_birth: "2026-02-30", status: "blocked" })
        expect(faults(bad)).toEqual([
          "block_reason media_invalid",
          "customer_id media_rental_customer_not_found",
          "date_of_birth media_rental_date",
        ])
      })
    })

    describe("rate plans", () => {
      it("are written as one whole and read back with the names of groups", async () => {
        const group = await getContainer().resolve(Modules.CUSTOMER).createCustomerGroups({ name: "Club" })
        const tiers = [...TIERS, { ...TIERS[1], amount: "4.00", customer_group_id: group.id, start_dows: 16 }]
        const { body, status } = await post("rate-plans", { name: "Films", tiers, late_start_time: "18:00" })
        expect(status).toBe(201)
        conforms(planAnswer, body)
        expect(body.rate_plan.tiers).toMatchObject([
          { days: 1, amount: "2.50", customer_group_name: null },
          { days: 3, amount: "5.00" },
          { days: 3, amount: "4.00", customer_group_name: "Club", start_dows: 16 },
        ])
        const { id, version } = body.rate_plan
        const edited = await post(`rate-plans/${id}`, { version, tiers: TIERS.slice(0, 1), max_days: 60 })
        expect(edited.body.rate_plan).toMatchObject({ version: version + 1, max_days: 60, late_start_time: "18:00" })
        expect(edited.body.rate_plan.tiers).toHaveLength(1)
        expect((await post(`rate-plans/${id}`, { version, name: "X" })).body.code).toBe("media_rental_version_conflict")
        const [audit] = await audited("rental.rate_plan.updated")
        expect(audit).toMatchObject({ before: { max_days: 30 }, after: { max_days: 60 } })
        await newPlan({ name: "Anime", active: false })
        const list = await get("rate-plans?order=-name&limit=1")
        conforms(plansAnswer, list.body)
        expect(list.body).toMatchObject({ count: 2, rate_plans: [{ name: "Films", offers: { enabled: 0, total: 0 } }] })
        expect((await get("rate-plans?active=false")).body.rate_plans).toMatchObject([{ name: "Anime" }])
      })

      it("refuse what cannot be, all at once", async () => {
        const bad = await post("rate-plans", {
          name: " ",
          min_days: 0,
          max_days: 366,
          late_start_time: "7pm",
          price_bounds: { eur: { min: "5", max: "4" }, jpy: { min: "0.5" } },
          tiers: [
            { label: "x", days: 0, currency_code: "eur", amount: "1.005" },
            {
              label: "x",
              days: 1,
              currency_code: "zzz",
              amount: "1",
              valid_from: "2026-02-29",
              valid_to: "2026-03-01",
            },
            {
              label: "x",
              days: 3,
              currency_code: "eur",
              amount: "1",
              valid_from: "2026-03-01",
              valid_to: "2026-03-01",
            },
            { label: "y", days: 3, currency_code: "EUR", amount: "2", valid_from: "2026-03-01" },
            {
              label: "x",
              days: 1,
              currency_code: "eur",
              amount: "1",
              customer_group_id: "cusgroup_x",
              start_dows: 128,
            },
          ],
        })
        expect([bad.status, faults(bad)]).toEqual([
          400,
          [
            "late_start_time media_invalid",
            "max_days media_invalid",
            "min_days media_invalid",
            "name media_invalid",
            "price_bounds.eur.max media_invalid",
            "price_bounds.jpy.min media_invalid",
            "tiers.0.amount media_invalid",
            "tiers.0.days media_invalid",
            "tiers.1.valid_from media_rental_date",
            "tiers.2.valid_to media_invalid",
            "tiers.3 media_rental_duplicate_tier",
            "tiers.4.start_dows media_invalid",
          ],
        ])
        const unknown = await post("rate-plans", {
          name: "x",
          tiers: [{ label: "x", days: 1, currency_code: "zzz", amount: "1", customer_group_id: "cusgroup_x" }],
        })
        expect([unknown.status, faults(unknown)]).toEqual([
          400,
          [
            "tiers.0.currency_code media_rental_currency_not_found",
            "tiers.0.customer_group_id media_rental_customer_group_not_found",
          ],
        ])
      })

      type Tier = [days: number, amount: string, more?: object]
      const MEMBERS = "cusgroup_members"
      const PLANS: Record<string, { currency: string; tiers: Tier[] }> = {
        a: {
          currency: "eur",
          tiers: [
            [1, "100"],
            [3, "250"],
            [7, "500"],
          ],
        },
        b: {
          currency: "eur",
          tiers: [
            [1, "2.50"],
            [3, "5.00"],
            [7, "9.00"],
            [3, "4.00", { start_dows: 16 }],
          ],
        },
        c: {
          currency: "jpy",
          tiers: [
            [1, "380"],
            [7, "1500"],
          ],
        },
        d: {
          currency: "eur",
          tiers: [
            [1, "3.00", { valid_to: "2026-12-24" }],
            [1, "5.00", { valid_from: "2026-12-24", valid_to: "2027-01-03" }],
            [7, "18.00"],
          ],
        },
        e: {
          currency: "eur",
          tiers: [
            [1, "4.00"],
            [7, "20.00"],
            [7, "15.00", { customer_group_id: MEMBERS }],
          ],
        },
        f: {
          currency: "kwd",
          tiers: [
            [1, "0.750"],
            [3, "1.875"],
          ],
        },
      }
      it.each<[string, string, string, Record<number, string>]>([
        ["a", "2026-12-01", "", { 5: "450.00", 6: "500.00", 8: "600.00", 13: "1000.00" }],
        ["b", "2026-12-04", "", { 3: "4.00", 10: "13.00" }],
        ["b", "2026-12-03", "", { 3: "5.00", 4: "6.50" }],
        ["b", "2026-12-02", "", { 5: "9.00", 7: "9.00" }],
        ["c", "2026-12-01", "", { 3: "1140", 4: "1500", 8: "1880", 11: "3000" }],
        ["d", "2026-12-22", "", { 4: "16.00", 5: "18.00" }],
        ["e", "2026-12-01", "", { 4: "16.00", 6: "20.00" }],
        ["e", "2026-12-01", MEMBERS, { 4: "15.00" }],
        ["f", "2026-12-01", "", { 4: "2.625", 5: "3.375" }],
      ])("preview the worked prices of plan %s from %s for %s", async (name, start_date, group, prices) => {
        const { currency, tiers } = PLANS[name]!
        await rows(getContainer(), `insert into customer_group (id, name) values (?, 'Members')`, [MEMBERS])
        const { body, status } = await post("rate-plans/preview", {
          tiers: tiers.map(([days, amount, more]) => ({ label: "x", days, amount, currency_code: currency, ...more })),
          max_days: 14,
          start_date,
          currency_code: currency,
          ...(group ? { customer_group_ids: [group] } : {}),
        })
        expect([status, body.message]).toEqual([200, undefined])
        conforms(planPreviewAnswer, body)
        expect(body.preview.rows).toHaveLength(14)
        for (const [days, amount] of Object.entries(prices)) {
          expect([days, body.preview.rows[Number(days) - 1].amount]).toEqual([days, amount])
        }
        for (const { tiles, amount } of body.preview.rows) {
          const sum = tiles.reduce(
            (n: number, t: { amount: string; count: number }) => n + Number(t.amount) * t.count,
            0,
          )
          expect(sum).toBeCloseTo(Number(amount), 6)
        }
      })

      it("preview names tiers nobody pays, lengths without a rate and those the plan does not allow", async () => {
        const tier = { label: "x", currency_code: "eur" }
        const { body } = await post("rate-plans/preview", {
          tiers: [
            { ...tier, days: 1, amount: "1.00", valid_to: "2026-12-03" },
            { ...tier, days: 2, amount: "5.00", valid_to: "2026-12-03" },
          ],
          min_days: 2,
          max_days: 5,
          start_date: "2026-12-01",
          currency_code: "eur",
        })
        expect(body.preview).toMatchObject({ unused_tiers: expect.any(Array), days_without_rate: [4, 5] })
        expect(
          body.preview.rows.map((row: { allowed: boolean; no_rate_date: string | null }) => [
            row.allowed,
            row.no_rate_date,
          ]),
        ).toEqual([
          [false, null],
          [true, null],
          [true, null],
          [true, "2026-12-04"],
          [true, "2026-12-04"],
        ])
      })

      it("preview answers 200 tiers over 365 days, without the search that would take too long", async () => {
        const date = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)
        const { body, status } = await post("rate-plans/preview", {
          tiers: Array.from({ length: 200 }, (_, n) => ({
            ...{ label: "x", days: (n % 30) + 1, currency_code: "eur", amount: String(n + 1) },
            ...(n === 0 ? {} : { valid_from: date(n), valid_to: date(n + 400) }),
          })),
          max_days: 365,
          start_date: "2026-12-01",
          currency_code: "eur",
        })
        expect([status, body.preview.unused_tiers, body.preview.rows.length]).toEqual([200, null, 365])
      })
    })

    describe("every route", () => {
      const ROUTES = ["offers", "rate-plans", "terms", "calendars", "members"]
      it.each(ROUTES)("/%s asks who is there, and knows no ids that are none", async (path) => {
        await http().get(`${RENTAL}/${path}`).expect(401)
        await http().post(`${RENTAL}/${path}`).send({}).expect(401)
        for (const id of ["x_unknown", "%00", "'; drop table media_rental_offer; --", "千".repeat(200)]) {
          const at = `${path}/${id === "%00" ? id : encodeURIComponent(id)}`
          expect([id, (await get(at)).status]).toEqual([id, 404])
          expect([id, (await del(at)).status]).toEqual([id, 404])
          expect([id, (await post(at, {})).status]).toEqual([id, 404])
        }
        for (const body of [[], { version: "1" }, { version: 0 }]) {
          expect((await post(`${path}/x_unknown`, body as object)).status).toBe(400)
        }
      })
    })
  },
})
