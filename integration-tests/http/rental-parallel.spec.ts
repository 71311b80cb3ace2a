import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import request from "supertest"
import {
  rental,
  rentalCart,
  rentalCustomer,
  rentalShop,
  rentalTitle,
  rows,
  type RentalCart,
  type RentalCustomer,
  type RentalLineInput,
  type RentalShop,
} from "../helpers/rental-shop"

jest.setTimeout(900_000)

/** Carts that are built at the same time; more only wait for the processor. */
const BUILDERS = 8

/** What a rush on one title came to. */
interface Rush {
  statuses: number[]
  codes: string[]
  orderIds: string[]
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const http = () => request(String((api as { defaults: { baseURL: string } }).defaults.baseURL))

    const options = () => rental(getContainer()).rentalOptions
    const patience = 5_000
    // These machines do other work as well: nobody is to be sent away because of them.
    beforeEach(() => Object.assign(options(), { checkoutGate: true, lockTimeoutMs: 60_000 }))
    afterEach(() => Object.assign(options(), { checkoutGate: true, lockTimeoutMs: patience }))

    /** Ready to be paid, each of a customer of its own. Copies are not held before a cart is completed. */
    async function carts(shop: RentalShop, count: number, linesOf: (i: number) => RentalLineInput[]) {
      const built: RentalCart[] = []
      for (let start = 0; start < count; start += BUILDERS) {
        const indexes = Array.from({ length: Math.min(BUILDERS, count - start) }, (_, k) => start + k)
        const customers: RentalCustomer[] = []
        for (const _ of indexes) customers.push(await rentalCustomer(getContainer(), shop))
        const lines = indexes.map((i, k) => ({ customer: customers[k]!, lines: linesOf(i) }))
        built.push(...(await Promise.all(lines.map((input) => rentalCart(api, shop, input)))))
      }
      return built
    }

    /** Completes all carts at once. */
    async function rush(ready: readonly RentalCart[]): Promise<Rush> {
      const answers = await Promise.all(
        ready.map((cart) => http().post(`/store/carts/${cart.id}/complete`).set(cart.headers).send({})),
      )
      return {
        statuses: answers.map(({ status }) => status),
        codes: answers.filter(({ status }) => status >= 400).map(({ status, body }) => `${status} ${body.code}`),
        orderIds: answers.flatMap(({ body }) => (body.type === "order" ? [body.order.id as string] : [])),
      }
    }

    async function expectWinners(rushed: Rush, ready: readonly RentalCart[], winners: number, refusal: string) {
      expect(rushed.codes).toEqual(Array(ready.length - winners).fill(refusal))
      expect(new Set(rushed.orderIds).size).toBe(winners)
      const books = await booked(getContainer())
      expect(books.orders.sort()).toEqual([...rushed.orderIds].sort())
      expect(books.rentals.map(({ order_id }) => order_id).sort()).toEqual([...rushed.orderIds].sort())
      expect(books.paid).toBe(winners)
      expect(books.overlaps).toBe(0)
    }

    it("gives one copy to one of fifty, and money is taken from nobody else", async () => {
      const shop = await rentalShop(getContainer(), { copies: 1 })
      // Different periods that all meet on one day.
      const ready = await carts(shop, 50, (i) => [{ days: 1 + (i % 5) }])
      await expectWinners(await rush(ready), ready, 1, "409 media_rental_unavailable")
    })

    it("does so again and again: four more titles, each wanted by ten", async () => {
      const shop = await rentalShop(getContainer(), { copies: 0 })
      for (const name of ["Totoro", "Kiki", "Ponyo", "Mononoke"]) {
        const title = await rentalTitle(getContainer(), shop, { name, copies: 1 })
        const ready = await carts(shop, 10, (i) => [{ title, days: 1 + (i % 5) }])
        const rushed = await rush(ready)
        expect(rushed.codes).toEqual(Array(9).fill("409 media_rental_unavailable"))
        expect(rushed.orderIds).toHaveLength(1)
      }
      const books = await booked(getContainer())
      expect([books.orders.length, books.rentals.length, books.paid, books.overlaps]).toEqual([4, 4, 4, 0])
    })

    it("gives two copies to two of fifty", async () => {
      const shop = await rentalShop(getContainer(), { copies: 2 })
      const ready = await carts(shop, 50, () => [{ days: 3 }])
      await expectWinners(await rush(ready), ready, 2, "409 media_rental_unavailable")
    })

    it.each([1, 2])(
      "holds without the gate too, %s of twenty: the order is refused before it is paid",
      async (copies) => {
        const shop = await rentalShop(getContainer(), { copies })
        const ready = await carts(shop, 20, (i) => [{ days: 1 + (i % 5) }])
        options().checkoutGate = false
        await expectWinners(await rush(ready), ready, copies, "400 media_rental_unavailable")
      },
    )

    it("completes carts of three titles in any order without deadlock, wholly or not at all", async () => {
      const shop = await rentalShop(getContainer(), { copies: 10, terms: { max_open: 50 } })
      const titles = [shop.title]
      for (const name of ["Totoro", "Kiki"]) titles.push(await rentalTitle(getContainer(), shop, { name, copies: 10 }))
      const ready = await carts(shop, 30, (i) => shuffled(titles, i).map((title) => ({ title, days: 2 })))
      const rushed = await rush(ready)
      expect(rushed.codes).toEqual(Array(20).fill("409 media_rental_unavailable"))
      expect(rushed.orderIds).toHaveLength(10)
      const books = await booked(getContainer())
      const perOrder = rushed.orderIds.map((id) => books.rentals.filter(({ order_id }) => order_id === id).length)
      expect(perOrder).toEqual(Array(10).fill(3))
      expect([books.rentals.length, books.overlaps]).toEqual([30, 0])
    })

    it("makes one order of a cart that is completed five times at once and again later", async () => {
      const shop = await rentalShop(getContainer(), { copies: 1 })
      const [cart] = await carts(shop, 1, () => [{ days: 3 }])
      const rushed = await rush(Array(5).fill(cart))
      const again = await rush([cart!])
      expect([...rushed.statuses, ...again.statuses]).toEqual(Array(6).fill(200))
      expect(new Set([...rushed.orderIds, ...again.orderIds]).size).toBe(1)
      expect((await booked(getContainer())).rentals).toHaveLength(1)
    })
  },
})

/** What the database holds when the dust has settled. */
async function booked(container: MedusaContainer) {
  const orders = await rows<{ id: string }>(container, `select id from "order" where deleted_at is null`)
  const rentals = await rows<{ order_id: string }>(
    container,
    `select order_id from media_rental_order where status <> 'canceled'`,
  )
  const [money] = await rows<{ paid: number }>(
    container,
    `select count(*)::int as paid from payment_session where status in ('authorized', 'captured')`,
  )
  const [meeting] = await rows<{ count: number }>(
    container,
    `select count(*)::int as count from media_rental_allocation a join media_rental_allocation b
       on a.unit_id = b.unit_id and a.id < b.id
      and tstzrange(a.blocked_from, a.blocked_until) && tstzrange(b.blocked_from, b.blocked_until)
      where a.active and b.active`,
  )
  return { orders: orders.map(({ id }) => id), rentals, paid: money!.paid, overlaps: meeting!.count }
}

/** Another order for every cart, the same in every run. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const turned = [...list.slice(seed % list.length), ...list.slice(0, seed % list.length)]
  return seed % 2 === 0 ? turned : turned.reverse()
}
