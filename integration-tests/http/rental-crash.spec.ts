import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import type { AxiosInstance } from "axios"
import { setTimeout as sleep } from "node:timers/promises"
import request from "supertest"
import { reconcileRentalsWorkflow } from "../../src/workflows/rental/jobs"
import {
  completeCart,
  rentalCart,
  rentalCustomer,
  rentalShop,
  rentalsOf,
  rows,
  type RentalCart,
  type RentalShop,
} from "../helpers/rental-shop"
import { secondProcess } from "../helpers/second-process"
import { adminHeaders } from "../helpers/shop"

jest.setTimeout(600_000)

const CARTS = 6
/** Moments after the requests were sent, in ms: early, in the middle, late. */
const MOMENTS = [150, 500, 900]

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of two servers
type Json = any

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConfig }) => {
    let shop: RentalShop
    let second: Awaited<ReturnType<typeof secondProcess>>

    const client = () => api as unknown as AxiosInstance
    const here = () => String(client().defaults.baseURL)
    const sql = <T = Record<string, Json>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)
    const start = async () => {
      second = await secondProcess(dbConfig.clientUrl)
    }
    /** Sends all requests to the other process and kills it a moment later; answers that still came are answers. */
    const killAfter = async (ms: number, send: (url: string) => Promise<unknown>[]) => {
      await start()
      // The first request of a process is slow; the kill shall meet the work.
      await request(second.url).get("/health")
      const sent = send(second.url).map((answer) => answer.catch(() => null))
      await sleep(ms)
      await second.stop()
      await Promise.all(sent)
      // The platform's lock on a cart outlives its process by up to two minutes; nobody waits for that here.
      await sql(`delete from locking`)
    }
    const overlaps = async () => {
      const [{ count }] = (await sql<{ count: number }>(
        `select count(*)::int as count from media_rental_allocation a join media_rental_allocation b
           on a.unit_id = b.unit_id and a.id < b.id and a.active and b.active
          and tstzrange(a.blocked_from, a.blocked_until) && tstzrange(b.blocked_from, b.blocked_until)`,
      )) as [{ count: number }]
      return count
    }

    it.each(MOMENTS)("a server killed %i ms into a rush of checkouts leaves no booking by halves", async (ms) => {
      shop = await rentalShop(getContainer(), { copies: CARTS })
      const carts: RentalCart[] = []
      for (let i = 0; i < CARTS; i++) {
        const customer = await rentalCustomer(getContainer(), shop)
        carts.push(await rentalCart(client(), shop, { customer, lines: [{ days: 2 }] }))
      }
      const complete = (url: string, cart: RentalCart) =>
        request(url).post(`/store/carts/${cart.id}/complete`).set(cart.headers).send({})
      await killAfter(ms, (url) => carts.map((cart) => complete(url, cart).then((answer) => answer)))

      const retried = await Promise.all(carts.map((cart) => complete(here(), cart)))
      expect(retried.filter(({ status }) => status >= 500)).toEqual([])
      const books = await sql<{ cart_id: string; orders: number; rentals: number; paid: number }>(
        `select c.id as cart_id,
           (select count(*)::int from order_cart oc where oc.cart_id = c.id and oc.deleted_at is null) as orders,
           (select count(*)::int from media_rental_order r where r.cart_id = c.id and r.status <> 'canceled') as rentals,
           (select count(*)::int from payment_session s join cart_payment_collection l
              on l.payment_collection_id = s.payment_collection_id
            where l.cart_id = c.id and s.status in ('authorized', 'captured')) as paid
         from cart c where c.id = any(?)`,
        [carts.map(({ id }) => id)],
      )
      expect(await overlaps()).toBe(0)
      expect(books.filter(({ orders, rentals }) => orders > 1 || rentals > orders)).toEqual([])
      // Nobody has paid for a copy that is not theirs.
      expect(books.filter(({ rentals, paid }) => paid > 0 && rentals === 0)).toEqual([])
      // Orders the platform had made when it died, before anything was booked or paid: they are named to the staff.
      await sql(`update "order" set created_at = created_at - interval '1 hour'`)
      const { findings } = (await reconcileRentalsWorkflow(getContainer()).run({ input: {} })).result as Json
      const orphans = await sql(
        `select id from "order" o where not exists (select 1 from media_rental_order r where r.order_id = o.id)`,
      )
      expect(findings.order_line_without_rental?.count ?? 0).toBe(orphans.length)
    })

    it.each(MOMENTS.slice(0, 2))("a server killed %i ms into a pile of returns takes each back once", async (ms) => {
      shop = await rentalShop(getContainer(), { copies: CARTS, terms: { max_open: 99, inspect_on_return: false } })
      const customer = await rentalCustomer(getContainer(), shop)
      const cart = await rentalCart(client(), shop, { customer, lines: [{ days: 2, quantity: CARTS }] })
      const order = await completeCart(client(), cart)
      const { headers } = await adminHeaders(getContainer())
      const barcodes: string[] = []
      for (const { id, unit_id } of await rentalsOf(getContainer(), order.id)) {
        const [unit] = await sql<{ barcode: string }>(`select barcode from media_rental_unit where id = ?`, [unit_id])
        await client().post("/admin/media/rental/handouts", { rental_id: id, barcode: unit!.barcode }, { headers })
        barcodes.push(unit!.barcode)
      }
      const nothing = { location_id: shop.locationId, expected_total: "0.00", currency_code: "eur" }
      const back = (url: string, barcode: string) =>
        request(url)
          .post("/admin/media/rental/returns")
          .set(headers)
          .send({ barcode, ...nothing })
      await killAfter(ms, (url) => barcodes.map((barcode) => back(url, barcode).then((answer) => answer)))

      const retried = await Promise.all(barcodes.map((barcode) => back(here(), barcode)))
      expect(retried.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([])
      const states = await sql(
        `select r.status, u.status as unit, a.custody_open, count(e.id)::int as returns
         from media_rental_order r join media_rental_unit u on u.id = r.unit_id
         join media_rental_allocation a on a.id = r.allocation_id
         left join media_rental_event e on e.rental_order_id = r.id and e.type = 'order.returned'
         group by r.id, r.status, u.status, a.custody_open`,
      )
      expect(states).toEqual(
        Array(CARTS).fill({ status: "closed", unit: "available", custody_open: false, returns: 1 }),
      )
    })
  },
})
