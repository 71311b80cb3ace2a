import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { join } from "node:path"
import request from "supertest"
import { addDays } from "../../src/modules/rental/domain/dates"
import { commitRentals, reconcileRentalsWorkflow, revertRentals, type RentalCommit } from "../../src/workflows/rental"
import { eventually } from "../helpers/eventually"
import { command } from "../helpers/processes"
import {
  completeCart,
  dateIn,
  lineBody,
  rentalCart,
  rentalCustomer,
  rentalShop,
  rentalsOf,
  rows,
  type RentalCart,
  type RentalCartInput,
  type RentalCustomer,
  type RentalShop,
  type RentalShopInput,
} from "../helpers/rental-shop"
import { secondProcess } from "../helpers/second-process"
import { adminHeaders } from "../helpers/shop"
import { ROOT } from "../helpers/source-tree"

jest.setTimeout(900_000)

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what Medusa's own routes answer is theirs to type
type Json = any
type Headers = Record<string, string>
type Answer = { status: number; body: Record<string, Json> }

const HOUR = 3_600_000

/** What the host's own handler has been asked to do, in order. */
const asked: string[] = []

/** The hook as a shop has it that handles it itself, by our documentation. */
function ownHook(): void {
  const hooks = completeCartWorkflow.hooks as unknown as {
    beforePaymentAuthorization(
      invoke: (data: { input: { id: string } }, context: { container: MedusaContainer }) => Promise<unknown>,
      compensate: (commit: RentalCommit | null, context: { container: MedusaContainer }) => Promise<void>,
    ): void
  }
  hooks.beforePaymentAuthorization(
    async ({ input }, { container }) => {
      asked.push("commit")
      const commit = await commitRentals(input.id, container)
      return new StepResponse(commit, commit)
    },
    async (commit, { container }) => {
      asked.push("revert")
      await revertRentals(commit, container)
    },
  )
}

// This whole file runs in a shop with `registerHooks: false` and a checkout hook of its own.
medusaIntegrationTestRunner({
  hooks: {
    beforeServerStart: async (container: MedusaContainer) => {
      const { modules } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
      for (const key of ["mediaCatalog", "mediaRental", "mediaSystem"]) {
        const declared = (modules as Record<string, { options?: Record<string, unknown> }>)[key]
        if (!declared?.options) throw new Error(`${key} has no options`)
        declared.options["registerHooks"] = false
      }
      ownHook()
    },
  },
  testSuite: ({ api, getContainer, dbConfig }) => {
    let shop: RentalShop
    let customer: RentalCustomer
    let admin: Headers

    const here = () => String((api as { defaults: { baseURL: string } }).defaults.baseURL)
    const http = (url = here()) => request(url)
    const post = async (path: string, body: object, headers: Headers = admin): Promise<Answer> =>
      http().post(path).set(headers).send(body)
    const get = async (path: string, headers: Headers = admin): Promise<Answer> => http().get(path).set(headers)
    const remove = async (path: string): Promise<Answer> => http().delete(path).set(admin)
    const code = ({ status, body }: Answer) => `${status} ${body.code}`
    const sql = <T = Record<string, Json>>(text: string, bindings: unknown[] = []) =>
      rows<T>(getContainer(), text, bindings)
    const open = async (input: RentalShopInput = {}) => {
      shop = await rentalShop(getContainer(), input)
      customer = await rentalCustomer(getContainer(), shop, { date_of_birth: "1990-05-05" })
      admin = (await adminHeaders(getContainer())).headers
    }
    const cartWith = (lines: RentalCartInput["lines"], by = customer) =>
      rentalCart(api, shop, { customer: by, ...(lines ? { lines } : {}) })
    const complete = (cart: Pick<RentalCart, "id" | "headers">, url = here()): Promise<Answer> =>
      http(url)
        .post(`/store/carts/${cart.id}/complete`)
        .set(cart.headers)
        .send({})
        .then((answer) => answer)
    /** Comes again while the shop asks for that, which a machine that does other work as well makes it do. */
    async function patiently(cart: RentalCart, url: string): Promise<Answer> {
      for (;;) {
        const answer = await complete(cart, url)
        if (answer.status !== 429) return answer
      }
    }
    /** A shop order with its rentals and their copies' barcodes. */
    async function book(lines: RentalCartInput["lines"], by = customer) {
      const order = await completeCart(api, await cartWith(lines, by))
      const found = await rentalsOf(getContainer(), order.id)
      const copies = await sql(`select id, barcode from media_rental_unit`)
      return {
        order_id: order.id,
        rentals: found.map((row: Json) => ({
          ...{ id: row.id as string, order_line_id: row.order_line_id as string, unit_id: row.unit_id as string },
          barcode: copies.find(({ id }) => id === row.unit_id)!["barcode"] as string,
        })),
      }
    }
    type Booked = Awaited<ReturnType<typeof book>>["rentals"][number]
    const handOut = ({ id, barcode }: Pick<Booked, "id" | "barcode">, more: object = {}) =>
      post("/admin/media/rental/handouts", { rental_id: id, barcode, ...more })
    const giveBack = async (barcode: string, inspection: object = {}) => {
      const given = { barcode, location_id: shop.locationId, inspection }
      const { preview } = (await post("/admin/media/rental/returns/preview", given)).body
      const { expected_total, currency_code } = preview
      return post("/admin/media/rental/returns", { ...given, expected_total, currency_code })
    }
    const statuses = async () =>
      (await sql<{ status: string }>(`select status from media_rental_order order by display_no`)).map(
        (row) => row.status,
      )
    /** What the nightly comparison finds once everything has settled. */
    async function findings(): Promise<unknown> {
      await sql(`update "order" set created_at = now() - interval '1 hour'`)
      await sql(`update media_rental_order set updated_at = now() - interval '1 hour'`)
      return ((await reconcileRentalsWorkflow(getContainer()).run({ input: {} })).result as Json).findings
    }

    beforeEach(() => asked.splice(0))
    afterEach(() => jest.restoreAllMocks())

    describe("a host with a checkout hook of its own", () => {
      it("books through it, once, and the health page is content", async () => {
        await open()
        const { order_id } = await book([{ days: 2 }])
        expect([asked, (await rentalsOf(getContainer(), order_id)).length]).toEqual([["commit"], 1])
        const { checks } = (await get("/admin/media/system/health")).body
        expect(checks.find(({ key }: Json) => key === "rental.commit_hook")).toMatchObject({ status: "ok" })
      })

      it("takes the rentals back when the payment fails, and books at the next try", async () => {
        await open()
        const cart = await cartWith([{ days: 2 }])
        const payments = getContainer().resolve("payment") as Json
        const declined = jest.spyOn(payments, "authorizePaymentSession").mockRejectedValue(new Error("declined"))
        expect((await complete(cart)).body.type).not.toBe("order")
        expect([asked, await statuses()]).toEqual([["commit", "revert"], ["canceled"]])
        declined.mockRestore()
        expect((await complete(cart)).body.type).toBe("order")
        expect((await statuses()).sort()).toEqual(["canceled", "reserved"])
      })
    })

    describe("a limit that begins to bind between booking and pick-up", () => {
      const member = (set: string) => () => sql(`update media_rental_member set ${set}`)
      const age = (birth: string) => async () => {
        await sql(`update media_rental_offer set min_age = 18`)
        await sql(`update media_rental_member set date_of_birth = ${birth}`)
      }
      const owes = async () => {
        const [row] = await sql(`select id from media_rental_order limit 1`)
        await sql(
          `insert into media_rental_charge (id, rental_order_id, kind, period_key, amount, currency_code, status)
           values ('rchg_owed', ?, 'damage', 'damage', 2, 'eur', 'pending')`,
          [row!["id"]],
        )
      }
      const eighteenYearsAgo =
        "to_char(now() at time zone 'UTC' - interval '18 years' + interval '1 day', 'YYYY-MM-DD')"

      it.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
        ["media_rental_blocked", member(`status = 'blocked'`), member(`status = 'active'`)],
        ["media_rental_debt", owes, () => sql(`update media_rental_charge set status = 'paid' where id = 'rchg_owed'`)],
        ["media_rental_limit_open", member(`max_open = 1`), member(`max_open = 2`)],
        ["media_rental_age_required", age(eighteenYearsAgo), age(`'1990-05-05'`)],
        ["media_rental_age_unverified", age("null"), age(`'1990-05-05'`)],
        [
          "media_rental_embargo",
          () => sql(`update media_rental_offer set rentable_from = ?`, [dateIn(shop, 1)]),
          () => sql(`update media_rental_offer set rentable_from = ?`, [dateIn(shop, 0)]),
        ],
        [
          "media_rental_guest",
          () => sql(`update customer set has_account = false`),
          () => sql(`update customer set has_account = true`),
        ],
      ])("refuses the hand-out with %s and nothing changes; lifted, the copy goes out", async (refusal, bind, lift) => {
        await open({ copies: 2 })
        const { rentals } = await book([{ days: 2, quantity: 2 }])
        await bind()
        expect(code(await handOut(rentals[0]!))).toBe(`400 ${refusal}`)
        expect(await statuses()).toEqual(["reserved", "reserved"])
        expect(await sql(`select distinct status, rental_count from media_rental_unit`)).toEqual([
          { status: "available", rental_count: 0 },
        ])
        await lift()
        expect((await handOut(rentals[0]!)).status).toBe(200)
        expect(await statuses()).toEqual(["out", "reserved"])
      })
    })

    describe("the buffer between two rentals", () => {
      it.each([
        ["touches the next pick-up: both are taken", 13 * HOUR, "200 undefined"],
        ["is a minute longer: the second is refused", 13 * HOUR + 60_000, "409 media_rental_unavailable"],
      ])("%s", async (_, buffer_after_ms, outcome) => {
        await open({ terms: { buffer_after_ms } })
        // Back by 21:00 of one day, fetched from 10:00 of the next: thirteen hours between.
        await book([{ start_date: dateIn(shop, 3), days: 2 }])
        const other = await rentalCustomer(getContainer(), shop)
        for (const start of [6, 1]) {
          const cart = await rentalCart(api, shop, { customer: other, lines: [], unpaid: true })
          const line = lineBody(shop, { start_date: dateIn(shop, start), due_date: dateIn(shop, start + 1) })
          const added = await post(`/store/media/rental/carts/${cart.id}/lines`, line, other.headers)
          expect([start, code(added)]).toEqual([start, outcome.replace("200", "201")])
        }
      })
    })

    it("an early return frees the rest of its time for somebody else, and leaves the order's other copies out", async () => {
      await open({ copies: 4, terms: { buffer_after_ms: 0 } })
      const { rentals } = await book([{ start_date: dateIn(shop, 0), days: 7, quantity: 4 }])
      for (const one of rentals) expect((await handOut(one)).status).toBe(200)
      const other = await rentalCustomer(getContainer(), shop)
      const wish = { start_date: dateIn(shop, 1), days: 3 }
      await expect(cartWith([wish], other)).rejects.toMatchObject({ response: { status: 409 } })
      expect((await giveBack(rentals[2]!.barcode)).status).toBe(200)
      const next = await book([wish], other)
      expect(next.rentals.map(({ unit_id }) => unit_id)).toEqual([rentals[2]!.unit_id])
      expect((await handOut(next.rentals[0]!)).status).toBe(200)
      expect(await statuses()).toEqual(["out", "out", "closed", "out", "out"])
      const third = await rentalCustomer(getContainer(), shop)
      await expect(cartWith([wish], third)).rejects.toMatchObject({ response: { status: 409 } })
      expect(await findings()).toEqual({})
    })

    it("an order that is edited, goes to somebody else and whose variant is to be deleted leaves no contradiction", async () => {
      await open({ copies: 2, terms: { deposit_mode: "charge", deposit_type: "fixed", deposit_value: { eur: "10" } } })
      const { order_id, rentals } = await book([{ days: 2 }, { days: 2, start_date: dateIn(shop, 9) }])
      expect(await findings()).toEqual({})

      expect((await post("/admin/order-edits", { order_id })).status).toBe(200)
      const edit = `/admin/order-edits/${order_id}`
      await post(`${edit}/items/item/${rentals[1]!.order_line_id}`, { quantity: 0 })
      await post(`${edit}/request`, {})
      expect((await post(`${edit}/confirm`, {})).status).toBe(200)
      await eventually(async () => expect(await statuses()).toEqual(["reserved", "canceled"]))
      // Its deposit goes back by a change of the order, beside which Medusa lets no other begin.
      await eventually(async () =>
        expect(
          await sql(`select data->>'credited' as credited from media_rental_event where type = 'deposit.released'`),
        ).toEqual([{ credited: "10.00" }]),
      )
      expect(await findings()).toEqual({})

      const heir = await rentalCustomer(getContainer(), shop)
      const wanted = await post(`/store/orders/${order_id}/transfer/request`, {}, heir.headers)
      expect([wanted.status, wanted.body.message]).toEqual([200, undefined])
      const [action] = await sql<{ token: string }>(
        `select details ->> 'token' as token from order_change_action where order_id = ? and action = 'TRANSFER_CUSTOMER'`,
        [order_id],
      )
      const accept = `/store/orders/${order_id}/transfer/accept`
      expect((await post(accept, { token: action!.token }, customer.headers)).status).toBe(200)
      await eventually(async () =>
        expect(await sql(`select distinct customer_id from media_rental_order`)).toEqual([{ customer_id: heir.id }]),
      )
      expect(await findings()).toEqual({})

      const variant = `/admin/products/${shop.title.product_id}/variants/${shop.title.variant_id}`
      expect(code(await remove(variant))).toBe("409 media_rental_in_use")
      expect((await handOut(rentals[0]!)).status).toBe(200)
      expect(code(await remove(variant))).toBe("409 media_rental_in_use")
      expect((await giveBack(rentals[0]!.barcode)).status).toBe(200)
      expect((await remove(variant)).status).toBe(200)
      // The title is gone; who rented what is still told.
      const shown = await get(`/store/media/rental/me/${rentals[0]!.id}`, heir.headers)
      expect(shown.body.rental).toMatchObject({ status: "closed", title: "Spirited Away" })
      expect(await findings()).toEqual({})
    })

    it("a deposit that is held outlives edits of its order, each way Medusa has to make one", async () => {
      await open({ terms: { deposit_mode: "hold", deposit_type: "fixed", deposit_value: { eur: "10" } } })
      const { order_id, rentals } = await book([{ days: 3 }])
      expect((await handOut(rentals[0]!)).body.deposit).toMatchObject({ mode: "hold", status: "authorized" })
      const held = () =>
        sql(
          `select d.status, p.canceled_at, (select sum(c.amount)::float from capture c where c.payment_id = p.id) as taken
           from media_rental_deposit d join payment p on p.id = d.payment_id where d.order_id = ?`,
          [order_id],
        )
      const untouched = [{ status: "authorized", canceled_at: null, taken: null }]
      expect(await held()).toEqual(untouched)
      const edit = async (path: string, body: object) => {
        expect((await post("/admin/order-edits", { order_id })).status).toBe(200)
        expect((await post(`/admin/order-edits/${order_id}${path}`, body)).status).toBe(200)
        expect((await post(`/admin/order-edits/${order_id}/confirm`, {})).status).toBe(200)
      }
      // More than before: Medusa cancels what is authorised for the order and asks for the new total.
      await edit("/items", { items: [{ variant_id: shop.title.sale_variant_id, quantity: 2 }] })
      expect(await held()).toEqual(untouched)
      const { order } = (await get(`/admin/orders/${order_id}`)).body
      const sold = order.items.find(({ variant_id }: Json) => variant_id === shop.title.sale_variant_id)
      await edit(`/items/item/${sold.id}`, { quantity: 1 })
      expect(await held()).toEqual(untouched)

      const back = await giveBack(rentals[0]!.barcode, { charges: [{ kind: "damage", amount: "4.00" }] })
      expect(back.body).toMatchObject({ total: "4.00", deposit: { kept: "4.00", returned: "6.00" }, due: "0.00" })
      expect(await held()).toEqual([{ status: "captured", canceled_at: expect.any(Date), taken: 4 }])
      expect(await findings()).toEqual({})
    })

    it("a second migration changes nothing, and every guard of the first is there", async () => {
      const guards = () =>
        sql<{ guard: string }>(
          `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as guard from pg_constraint
             where conrelid::regclass::text like 'media_rental_%'
           union all select indexdef from pg_indexes where tablename like 'media_rental_%'
           union all select pg_get_triggerdef(oid) from pg_trigger where tgname like '%media_rental_%'
           order by 1`,
        )
      const before = await guards()
      const text = before.map(({ guard }) => guard).join("\n")
      for (const name of [
        ...["ex_media_rental_allocation_overlap EXCLUDE USING gist", "tr_media_rental_event_append_only"],
        ...["ck_media_rental_allocation_times", "ck_media_rental_order_status", "uq_media_rental_order_out"],
        ...["uq_media_rental_unit_barcode", "ix_media_rental_allocation_title", "ix_media_rental_allocation_custody"],
      ]) {
        expect(text).toContain(name)
      }
      const cli = join(ROOT, "node_modules/@medusajs/cli/cli.js")
      const env = { ...process.env, NODE_ENV: "development", DATABASE_URL: dbConfig.clientUrl }
      await command(process.execPath, [cli, "db:migrate", "--execute-safe-links"], { cwd: ROOT, env })
      expect(await guards()).toEqual(before)
    })

    describe("two server processes on one database, one of them in Auckland", () => {
      const CARTS = 50
      const ZONE = "America/Los_Angeles"
      let second: Awaited<ReturnType<typeof secondProcess>>
      // Started for a test and ended with it: the runner replaces the database between tests.
      beforeEach(async () => {
        await open({ calendar: { tz: ZONE } })
        second = await secondProcess(dbConfig.clientUrl, { TZ: "Pacific/Auckland" })
      })
      afterEach(() => second.stop())

      it("give one copy to one cart, and tell the same days whatever the server's zone", async () => {
        const ask = async (url: string, start_date: string, due_date: string) => {
          const body = { ...lineBody(shop, { start_date, due_date }), region_id: shop.regionId }
          const answer = await http(url).post("/store/media/rental/quotes").set(customer.headers).send(body)
          const { starts_at, due_at, days, reasons } = answer.body.quote ?? {}
          return { status: answer.status, starts_at, due_at, days, reasons }
        }
        const today = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(new Date())
        for (const [from, until] of [
          [-1, 1],
          [0, 1],
          [1, 2],
          [20, 27],
        ] as const) {
          const dates = [addDays(today, from), addDays(today, until)] as const
          const answers = [await ask(here(), ...dates), await ask(second.url, ...dates)]
          expect(answers[1]).toEqual(answers[0])
          expect(answers[1]).toMatchObject({ status: 200, days: until - from })
          expect([from, answers[1]!.reasons.includes("media_rental_period")]).toEqual([from, from < 0])
          expect([wall(answers[1]!.starts_at, ZONE), wall(answers[1]!.due_at, ZONE)]).toEqual([
            `${dates[0]} 10:00`,
            `${dates[1]} 21:00`,
          ])
        }

        const carts: RentalCart[] = []
        for (let i = 0; i < CARTS; i++) {
          const by = await rentalCustomer(getContainer(), shop)
          carts.push(await rentalCart(api, shop, { customer: by, lines: [{ days: 1 + (i % 5) }] }))
        }
        const answers = await Promise.all(carts.map((cart, i) => patiently(cart, i % 2 ? second.url : here())))
        const refused = answers.filter(({ status }) => status >= 400)
        expect(refused.map(code)).toEqual(Array(CARTS - 1).fill("409 media_rental_unavailable"))
        const [winner] = answers.filter(({ body }) => body.type === "order")
        expect(await sql(`select id from "order" where deleted_at is null`)).toEqual([{ id: winner!.body.order.id }])
        const [booked, ...more] = await sql(`select order_id, start_date, tz, starts_at from media_rental_order`)
        expect(more).toEqual([])
        expect([booked!["order_id"], booked!["tz"]]).toEqual([winner!.body.order.id, ZONE])
        expect(wall(booked!["starts_at"], ZONE)).toBe(`${booked!["start_date"]} 10:00`)
        const [{ paid }] = (await sql<{ paid: number }>(
          `select count(*)::int as paid from payment_session where status in ('authorized', 'captured')`,
        )) as [{ paid: number }]
        expect(paid).toBe(1)
      })
    })
  },
})

/** A moment on the wall of a place. */
function wall(moment: string | Date, timeZone: string): string {
  const style = { dateStyle: "short", timeStyle: "short", timeZone } as const
  return new Intl.DateTimeFormat("sv-SE", style).format(new Date(moment))
}
