import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import request from "supertest"
import type { AdminItem } from "../../src/workflows/catalog/readers/admin-item"
import { adminHeaders } from "../helpers/shop"

const CATALOG = "/admin/media/catalog"

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let authorization: string
    beforeEach(async () => {
      authorization = (await adminHeaders(getContainer())).headers.authorization!
    })

    const knex = () => getContainer().resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    const http = () => request(String((api as { defaults: { baseURL: string } }).defaults.baseURL))
    const post = (path: string, body: object) =>
      http()
        .post(CATALOG + path)
        .set({ authorization })
        .send(body)
    const remove = (path: string) =>
      http()
        .delete(CATALOG + path)
        .set({ authorization })
    const times = <T>(count: number, work: (i: number) => PromiseLike<T>) =>
      Promise.all(Array.from({ length: count }, (_, i) => work(i)))
    const outcomes = (answers: { status: number; body: { code?: string } }[]) =>
      answers.map(({ status, body }) => (status < 300 ? "done" : `${status} ${body.code}`)).sort()
    const create = async (title: string): Promise<AdminItem> =>
      (await post("/items", { product: { title }, media_type: "cd" }).expect(201)).body.item

    it("adds every one of ten offers, each with a variant and an option value of its own", async () => {
      const item = await create("Offers")
      const answers = await times(10, () => post(`/items/${item.id}/offers`, { condition: "new" }))
      expect(outcomes(answers)).toEqual(Array(10).fill("done"))
      const variants = await knex()("product_variant").where({ product_id: item.product_id }).whereNull("deleted_at")
      expect(new Set(variants.map((v) => v.title)).size).toBe(10)
      const values = await knex()("product_variant_option").whereIn(
        "variant_id",
        variants.map((v) => v.id),
      )
      expect(values).toHaveLength(10)
    })

    it("makes one item of one product and leaves the winner's option value alone", async () => {
      const { body } = await http()
        .post("/admin/products")
        .set({ authorization })
        .send({
          title: "Wanted",
          options: [{ title: "Condition", values: ["New"] }],
          variants: [{ title: "New", options: { Condition: "New" }, prices: [] }],
        })
      const answers = await times(6, () =>
        post("/items", { product_id: body.product.id, media_type: "cd", offers: [{ condition: "used" }] }),
      )
      expect(outcomes(answers)).toEqual([...Array(5).fill("400 media_item_exists"), "done"])
      const [used] = await knex()("product_variant").where({ product_id: body.product.id, title: "Used" })
      expect(await knex()("product_variant_option").where({ variant_id: used.id })).toHaveLength(1)
    })

    it("names what is taken, and finds every item of one title a handle", async () => {
      const item = (over: object, product: object = {}) => ({
        product: { title: "T", ...product },
        media_type: "cd",
        ...over,
      })
      const sku = await times(4, (i) =>
        post("/items", item({ offers: [{ condition: "new", sku: "S" }] }, { title: `S ${i}` })),
      )
      expect(outcomes(sku)).toEqual([...Array(3).fill("400 media_sku_taken"), "done"])
      const handle = await times(4, (i) => post("/items", item({}, { title: `H ${i}`, handle: "taken" })))
      expect(outcomes(handle)).toEqual([...Array(3).fill("400 media_handle_taken"), "done"])
      const titles = await times(4, () => post("/items", item({}, { title: "Greatest Hits" })))
      expect(outcomes(titles)).toEqual(Array(4).fill("done"))
    })

    it("lets one request delete an item or an offer, and records it once", async () => {
      const item = await create("Deleted")
      await times(2, () => post(`/items/${item.id}/offers`, { condition: "new" }))
      const [offer] = await knex()("media_offer").where({ media_item_id: item.id })
      const offers = await times(4, () => remove(`/offers/${offer.id}`))
      expect(outcomes(offers)).toEqual([...Array(3).fill("404 media_offer_not_found"), "done"])
      const links = knex()("product_product_variant_mediacatalog_media_offer").whereNull("deleted_at")
      expect(await links.where({ media_offer_id: offer.id })).toEqual([])
      const items = await times(4, () => remove(`/items/${item.id}`))
      expect(outcomes(items)).toEqual([...Array(3).fill("404 media_item_not_found"), "done"])
      for (const resource_id of [offer.id, item.id]) {
        const events = await knex()("media_system_audit_event")
          .where({ resource_id })
          .andWhereLike("action", "%.deleted")
        expect(events).toHaveLength(1)
      }
    })

    it("refuses a year no database can hold", async () => {
      const answer = await http().get(`${CATALOG}/items?updated_since=0000-01-01T00:00:00Z`).set({ authorization })
      expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, "updated_since"])
    })

    it("refuses a sales channel no database can hold", async () => {
      const change = { key: "catalog.age_gate_min_age", scope_id: "a\u0000b", value: 18, version: 0 }
      const answer = await http()
        .post("/admin/media/system/settings")
        .set({ authorization })
        .send({ changes: [change] })
      expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, "changes.0.scope_id"])
    })
  },
})
