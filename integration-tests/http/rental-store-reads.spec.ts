import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import request from "supertest"
import { dateIn, lineBody, rentalCart, rentalCustomer, rentalShop, rows, type RentalShop } from "../helpers/rental-shop"

jest.setTimeout(180_000)

const RENTAL = "/store/media/rental"

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what the routes answer is judged field by field
type Json = any
type Query = Record<string, string | undefined>

const NOT_DATES = ["2026-02-31", "2026-13-01", "2026-12-04T10:00:00Z", "1", "", "null", "20261204", "0000-01-01"]
const NOT_QUANTITIES = ["0", "-1", "1.5", "two", "1e9", "", "NaN", "1000000000"]
const HOSTILE = ["'; drop table media_rental_order; --", "<script>alert(1)</script>", "%00", "../../etc/passwd"]

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: RentalShop

    const http = () => request(String((api as { defaults: { baseURL: string } }).defaults.baseURL))
    const read = async (route: string, query: Query) => {
      const { status, body } = await http().get(`${RENTAL}/${route}`).set(shop.headers).query(query)
      const faults: string[] = (body.errors ?? []).map((error: Json) => error.path)
      return { status, code: body.code as string, faults, bookable: body.bookable, body }
    }
    const period = (): Query => ({
      variant_id: shop.title.variant_id,
      start_date: dateIn(shop, 1),
      due_date: dateIn(shop, 4),
    })
    const month = (): Query => ({ variant_id: shop.title.variant_id, from: dateIn(shop, 0), to: dateIn(shop, 30) })

    it("answers availability for what is a question, and names the field of what is none", async () => {
      shop = await rentalShop(getContainer())
      const fine = await read("availability", period())
      expect([fine.status, fine.bookable, fine.body.free_copies]).toEqual([200, true, 1])
      const cases: [string, Query][] = [
        ...NOT_DATES.map((start_date): [string, Query] => ["start_date", { start_date }]),
        ...NOT_DATES.map((due_date): [string, Query] => ["due_date", { due_date }]),
        ["start_date", { start_date: undefined }],
        ["due_date", { due_date: undefined }],
        ["due_date", { due_date: dateIn(shop, 1) }],
        ["due_date", { due_date: dateIn(shop, 0) }],
        ["due_date", { due_date: "9999-12-31" }],
        ["due_date", { due_date: dateIn(shop, 40) }],
        ["start_date", { start_date: dateIn(shop, -1) }],
        ["start_date", { start_date: dateIn(shop, 91), due_date: dateIn(shop, 94) }],
        ...NOT_QUANTITIES.map((quantity): [string, Query] => ["quantity", { quantity }]),
        ["fulfilment", { fulfilment: "teleport" }],
        ["price", { price: "0.01" }],
      ]
      for (const [field, fault] of cases) {
        const { status, faults, bookable } = await read("availability", { ...period(), ...fault })
        expect([field, fault, status, bookable]).toEqual([field, fault, 400, undefined])
        expect([fault, faults]).toEqual([fault, expect.arrayContaining([field])])
      }
    })

    it("answers a calendar of up to 186 days, and names the field of what is none", async () => {
      shop = await rentalShop(getContainer())
      const fine = await read("calendar", month())
      expect([fine.status, fine.body.days.length, fine.body.days[5].free]).toEqual([200, 31, 1])
      const longest = await read("calendar", { ...month(), to: dateIn(shop, 185) })
      expect([longest.status, longest.body.days.length]).toEqual([200, 186])
      const cases: [string, Query][] = [
        ...NOT_DATES.map((from): [string, Query] => ["from", { from }]),
        ...NOT_DATES.map((to): [string, Query] => ["to", { to }]),
        ["to", { to: dateIn(shop, 186) }],
        ["to", { to: dateIn(shop, -1) }],
        ["to", { to: "9999-12-31" }],
        ["days", { days: "3" }],
      ]
      for (const [field, fault] of cases) {
        const { status, faults } = await read("calendar", { ...month(), ...fault })
        expect([field, fault, status]).toEqual([field, fault, 400])
        expect([fault, faults]).toEqual([fault, expect.arrayContaining([field])])
      }
    })

    it("knows neither titles nor places that are unknown, deleted, for sale or hostile", async () => {
      shop = await rentalShop(getContainer())
      const customer = await rentalCustomer(getContainer(), shop)
      const cart = await rentalCart(api, shop, { customer, lines: [], unpaid: true })
      const line = async (variant_id: string) => {
        const body = lineBody(shop, { title: { variant_id } })
        return (await http().post(`${RENTAL}/carts/${cart.id}/lines`).set(customer.headers).send(body)).status
      }
      for (const variant_id of ["variant_none", shop.title.sale_variant_id]) {
        const answers = [await read("availability", { ...period(), variant_id })]
        answers.push(await read("calendar", { ...month(), variant_id }))
        expect(answers.map(({ status, code }) => `${status} ${code}`)).toEqual(
          Array(2).fill("404 media_rental_offer_not_found"),
        )
      }
      for (const hostile of HOSTILE) {
        for (const field of ["variant_id", "location_id"]) {
          const answers = [await read("availability", { ...period(), [field]: hostile })]
          answers.push(await read("calendar", { ...month(), [field]: hostile }))
          const refused = answers.map(({ status, bookable }) => [status === 400 || status === 404, bookable])
          expect([hostile, field, refused]).toEqual([hostile, field, Array(2).fill([true, undefined])])
        }
      }
      await rows(getContainer(), `update product_variant set deleted_at = now() where id = ?`, [shop.title.variant_id])
      const gone = [(await read("availability", period())).status, (await read("calendar", month())).status]
      expect([...gone, await line(shop.title.variant_id)]).toEqual([404, 404, 404])
    })

    it("takes no body of a megabyte", async () => {
      shop = await rentalShop(getContainer())
      const customer = await rentalCustomer(getContainer(), shop)
      const cart = await rentalCart(api, shop, { customer, lines: [], unpaid: true })
      const body = { ...lineBody(shop, {}), variant_id: "x".repeat(1_000_000) }
      for (const path of [`${RENTAL}/quotes`, `${RENTAL}/carts/${cart.id}/lines`, `${RENTAL}/me/holds`]) {
        const { status } = await http().post(path).set(customer.headers).send(body)
        expect([path, [400, 413].includes(status)]).toEqual([path, true])
      }
    })
  },
})
