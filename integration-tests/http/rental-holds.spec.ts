import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { Modules } from "@medusajs/framework/utils"
import type { ZodType } from "@medusajs/framework/zod"
import request, { type Test } from "supertest"
import { holdAnswer, listHoldsAnswer } from "../../src/api/admin/media/rental/holds-validators"
import { listMyHoldsAnswer, myHoldAnswer } from "../../src/api/store/media/rental/holds-validators"
import { DEFAULT_CALENDAR } from "../../src/modules/rental/domain/shop-time"
import { DEFAULT_TERMS, type Terms } from "../../src/modules/rental/domain/terms"
import type MediaSystemService from "../../src/modules/system/service"
import {
  callOffNoShowsWorkflow,
  cleanUpRentalsWorkflow,
  expireRentalHoldsWorkflow,
  giveUpLostRentalsWorkflow,
  markOverdueRentalsWorkflow,
  reconcileRentalsWorkflow,
  seeToRentalDepositsWorkflow,
  sendRentalNoticesWorkflow,
} from "../../src/workflows/rental/jobs"
import { eventually } from "../helpers/eventually"
import {
  completeCart,
  dateIn,
  rental,
  rentalCart,
  rentalCopies,
  rentalCustomer,
  rentalShop,
  rentalTitle,
  rows,
  type RentalCustomer,
  type RentalShop,
} from "../helpers/rental-shop"
import { adminHeaders, salesChannel } from "../helpers/shop"

const ADMIN = "/admin/media/rental/holds"
const MINE = "/store/media/rental/me/holds"
const DAY = 86_400_000

/** The answer is what the API reference says, and nothing beside. */
function conforms(schema: ZodType, body: unknown): void {
  expect(schema.parse(body)).toEqual(body)
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: string
    let shop: RentalShop
    let customer: RentalCustomer

    const http = () => request(api.defaults.baseURL as string)
    const post = (path: string, body: object) => http().post(path).set("authorization", admin).send(body)
    const get = (path: string) => http().get(path).set("authorization", admin)
    const as = (who: RentalCustomer, test: Test) => test.set(who.headers)
    const join = (who: RentalCustomer, body: object = {}) =>
      as(who, http().post(MINE)).send({
        variant_id: shop.title.variant_id,
        location_id: shop.locationId,
        days: 3,
        ...body,
      })
    const joined = async (who: RentalCustomer, body: object = {}) => {
      const answer = await join(who, body)
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
      return answer.body.hold as { id: string; status: string; expires_at: string }
    }
    const mine = async (who: RentalCustomer, query = "") => (await as(who, http().get(`${MINE}${query}`))).body
    const newCustomer = () => rentalCustomer(getContainer(), shop)
    const sql = <T = Record<string, unknown>>(text: string, bindings: unknown[] = []) =>
      rows<T>(getContainer(), text, bindings)
    const faults = (body: { errors?: { path: string; code: string }[] }) =>
      (body.errors ?? []).map(({ path, code }) => `${path} ${code}`).sort()

    /** A rental of a copy as if it had been handed out in the past; instants are relative to now. */
    let rentals = 0
    const rentalRow = async (
      unitId: string,
      { from, until, status = "out", terms = {}, more = {} }: RentalRowInput,
    ): Promise<string> => {
      const id = `rent_http_${++rentals}`
      const isOut = status === "out"
      const [start, due] = [new Date(Date.now() + from), new Date(Date.now() + until)]
      const date = (at: Date) => at.toISOString().slice(0, 10)
      const clock = due.toISOString().slice(11, 16)
      await sql(
        `insert into media_rental_allocation (id, unit_id, variant_id, kind, ref_id, starts_at, ends_at, blocked_from,
           blocked_until, active, pinned, custody_open, late_after)
         values (?, ?, ?, 'rental', ?, ?, ?, ?, ?, true, ?, ?, ?)`,
        [
          `ralc_${id}`,
          unitId,
          shop.title.variant_id,
          id,
          ...[start, due, start, new Date(due.getTime() + DAY / 2)].map((at) => at.toISOString()),
          isOut,
          isOut,
          isOut ? due.toISOString() : null,
        ],
      )
      const row: Record<string, unknown> = {
        id,
        channel: "counter",
        customer_id: customer.id,
        offer_id: shop.title.offer_id,
        variant_id: shop.title.variant_id,
        unit_id: unitId,
        allocation_id: `ralc_${id}`,
        location_id: shop.locationId,
        fulfilment: "pickup",
        start_date: date(start),
        due_date: date(due),
        late_due_date: date(due),
        tz: "UTC",
        days: 3,
        starts_at: start.toISOString(),
        due_at: due.toISOString(),
        status,
        out_at: isOut ? start.toISOString() : null,
        currency_code: "eur",
        price_amount: "5.00",
        deposit_share: "0",
        replacement_value: "20.00",
        price_snapshot: "{}",
        // Due at that very minute, without grace.
        terms_snapshot: JSON.stringify({
          terms: { ...DEFAULT_TERMS, grace_ms: 0, late_amount: { eur: "1.50" }, exclude_closed_days: false, ...terms },
          calendar: { ...DEFAULT_CALENDAR, due_time: clock },
        }),
        title_snapshot: "{}",
        ...more,
      }
      const columns = Object.keys(row)
      await sql(
        `insert into media_rental_order (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`,
        Object.values(row),
      )
      if (isOut) await sql(`update media_rental_unit set status = 'out' where id = ?`, [unitId])
      await sql(
        `insert into media_rental_charge (id, rental_order_id, kind, period_key, amount, currency_code, status)
         values (?, ?, 'rent', 'rent', 5, 'eur', 'paid')`,
        [`rchg_${id}`, id],
      )
      return id
    }

    beforeEach(async () => {
      const container = getContainer()
      admin = (await adminHeaders(container)).headers["authorization"]!
      shop = await rentalShop(container, { copies: 0 })
      customer = await newCustomer()
    })

    describe("a customer", () => {
      it("waits, sees the place and a date", async () => {
        const [copy] = await rentalCopies(getContainer(), shop, shop.title, 1)
        await rentalRow(copy!.id, { from: -2 * DAY, until: 2 * DAY })
        const second = await newCustomer()
        const answer = await join(customer)
        expect(answer.status).toBe(201)
        conforms(myHoldAnswer, answer.body)
        expect(answer.body.hold).toMatchObject({
          status: "waiting",
          place: 1,
          estimated_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          title: "Spirited Away",
          location_id: shop.locationId,
          location_name: "Store",
          days: 3,
        })
        expect(answer.body.hold.estimated_date >= dateIn(shop, 2)).toBe(true)
        await joined(second)
        const { holds } = await mine(second)
        expect(holds[0]).toMatchObject({ place: 2 })
        expect(holds[0].estimated_date > answer.body.hold.estimated_date).toBe(true)
      })

      it("has a copy set aside at once when one is on the shelf", async () => {
        await rentalCopies(getContainer(), shop, shop.title, 1)
        // Where, the shop knows by itself: there is only one place with copies.
        const { status, expires_at } = await joined(customer, { location_id: undefined })
        expect(status).toBe("ready")
        expect(new Date(expires_at).getTime() - Date.now()).toBeGreaterThan(2 * DAY - 60_000)
      })

      it("suspends, resumes and leaves", async () => {
        const { id } = await joined(customer)
        const until = dateIn(shop, 10)
        const change = (body: object) => as(customer, http().post(`${MINE}/${id}`)).send(body)
        const suspended = await change({ suspended_until: until })
        expect(suspended.status).toBe(200)
        conforms(myHoldAnswer, suspended.body)
        expect(suspended.body.hold).toMatchObject({ status: "suspended", suspended_until: until, place: 1 })
        expect((await change({ suspended_until: null })).body.hold).toMatchObject({ status: "waiting" })
        const left = await as(customer, http().delete(`${MINE}/${id}`))
        expect(left.body.hold).toMatchObject({ id, status: "canceled", place: null })
        expect((await as(customer, http().delete(`${MINE}/${id}`))).body).toMatchObject({
          code: "media_rental_state",
          status: "canceled",
        })
        conforms(listMyHoldsAnswer, await mine(customer))
        expect((await mine(customer)).count).toBe(0)
        expect((await mine(customer, "?status=canceled&limit=1")).count).toBe(1)
      })

      it("sees and changes nobody else's holds", async () => {
        const { id } = await joined(customer)
        const other = await newCustomer()
        expect((await mine(other)).holds).toEqual([])
        for (const test of [
          as(other, http().post(`${MINE}/${id}`)).send({ suspended_until: dateIn(shop, 3) }),
          as(other, http().delete(`${MINE}/${id}`)),
        ]) {
          expect((await test).status).toBe(404)
        }
        expect((await mine(customer)).holds[0].status).toBe("waiting")
      })

      it("has to be signed in", async () => {
        const test = (method: "get" | "post" | "delete", path: string) => http()[method](path).set(shop.headers)
        for (const answer of [
          await test("get", MINE),
          await test("post", MINE).send({ variant_id: shop.title.variant_id, days: 3 }),
          await test("post", `${MINE}/rhld_x`).send({ suspended_until: null }),
          await test("delete", `${MINE}/rhld_x`),
        ]) {
          expect(answer.status).toBe(401)
        }
      })

      it("waits once per title, also with two requests at once, and once per idempotency key", async () => {
        const both = await Promise.all([join(customer), join(customer)])
        expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
        expect(both.find(({ status }) => status === 409)!.body).toMatchObject({ code: "media_rental_hold_exists" })
        const other = await newCustomer()
        const keyed = await Promise.all([1, 2].map(() => join(other).set("idempotency-key", "k-1")))
        expect(keyed.map(({ status }) => status)).toEqual([201, 201])
        expect(keyed[0]!.body).toEqual(keyed[1]!.body)
        expect((await join(other, { days: 4 }).set("idempotency-key", "k-1")).body).toMatchObject({
          code: "media_rental_idempotency_mismatch",
        })
      })

      it("is refused by the limits, each with its code", async () => {
        const blocked = await rentalCustomer(getContainer(), shop, { status: "blocked" })
        expect((await join(blocked)).body).toMatchObject({ code: "media_rental_blocked" })
        expect((await join(customer, { days: 365 })).body).toMatchObject({ code: "media_rental_period" })
        await rental(getContainer()).createMediaRentalTerms([{ max_holds: 1 } as never])
        await joined(customer)
        const other = await rentalTitle(getContainer(), shop, { name: "Ran" })
        expect((await join(customer, { variant_id: other.variant_id })).body).toMatchObject({
          code: "media_rental_limit_holds",
        })
      })

      it("is told what is wrong with a request", async () => {
        const bodies: [body: object, path: string][] = [
          [{ days: undefined }, "days"],
          [{ days: 0 }, "days"],
          [{ days: 1.5 }, "days"],
          [{ days: "3" }, "days"],
          [{ days: 1e9 }, "days"],
          [{ priority: 9 }, "priority"],
          [{ customer_id: "cus_x" }, "customer_id"],
          [{ variant_id: "'; drop table media_rental_hold; --" }, "variant_id"],
          [{ location_id: null }, "location_id"],
        ]
        for (const [body, path] of bodies) {
          const answer = await join(customer, body)
          expect([body, answer.status, faults(answer.body)]).toEqual([body, 400, [`${path} media_invalid`]])
        }
        const { id } = await joined(customer)
        for (const suspended_until of ["2026-02-31", "1", "", "2026-12-01T10:00:00Z", 7, undefined]) {
          const answer = await as(customer, http().post(`${MINE}/${id}`)).send({ suspended_until })
          expect([suspended_until, answer.status, answer.body.errors?.[0]?.path]).toEqual([
            suspended_until,
            400,
            "suspended_until",
          ])
        }
      })

      it("cannot suspend until a day that has begun", async () => {
        const { id } = await joined(customer)
        const answer = await as(customer, http().post(`${MINE}/${id}`)).send({ suspended_until: dateIn(shop, 0) })
        expect(answer.body).toMatchObject({ code: "media_rental_date" })
      })

      it("waits for a copy in repair without naming a place, and for none that is gone", async () => {
        const [copy] = await rentalCopies(getContainer(), shop, shop.title, 1, { status: "repair" })
        expect(await joined(customer, { location_id: undefined })).toMatchObject({ status: "waiting" })
        const holds = await sql(`select location_id from media_rental_hold`)
        expect(holds).toEqual([{ location_id: shop.locationId }])
        await sql(`update media_rental_unit set status = 'retired' where id = ?`, [copy!.id])
        expect((await join(await newCustomer(), { location_id: undefined })).body).toMatchObject({
          code: "media_rental_location_not_found",
        })
      })

      it("finds only what can be rented in the shop's channel and place", async () => {
        const channel = await salesChannel(getContainer(), "Other")
        const elsewhere = { ...customer, headers: { ...customer.headers, ...channel.headers } }
        expect((await join(elsewhere)).body).toMatchObject({ code: "media_rental_offer_not_found" })
        expect((await join(customer, { variant_id: shop.title.sale_variant_id })).status).toBe(404)
        expect((await join(customer, { variant_id: "variant_x" })).status).toBe(404)
        for (const location_id of ["sloc_x", undefined]) {
          expect((await join(customer, { location_id })).body).toMatchObject({
            code: "media_rental_location_not_found",
          })
        }
        await sql(`update media_rental_offer set enabled = false`)
        expect((await join(customer)).status).toBe(404)
      })
    })

    describe("staff", () => {
      it("see who waits for what, filtered, ordered and by page", async () => {
        const other = await rentalTitle(getContainer(), shop, { name: "Ran", copies: 1 })
        const second = await newCustomer()
        await getContainer()
          .resolve(Modules.CUSTOMER)
          .updateCustomers(second.id, { first_name: "Rita", last_name: "Renter" })
        await joined(customer)
        await joined(second)
        await joined(second, { variant_id: other.variant_id })
        const { body } = await get(ADMIN)
        conforms(listHoldsAnswer, body)
        expect(body.holds.map((hold: Row) => [hold["title"], hold["place"], hold["status"]])).toEqual([
          ["Ran", null, "ready"],
          ["Spirited Away", 1, "waiting"],
          ["Spirited Away", 2, "waiting"],
        ])
        expect(body.holds[0].unit).toEqual({ id: other.copies[0]!.id, barcode: other.copies[0]!.barcode })
        expect(body.holds[2].customer).toEqual({ id: second.id, name: "Rita Renter", email: second.email })
        const count = async (query: string) => (await get(`${ADMIN}?${query}`)).body.count
        expect(await count("status=ready&status=canceled")).toBe(1)
        expect(await count(`customer_id=${customer.id}`)).toBe(1)
        expect(await count("q=rita")).toBe(2)
        expect(await count("q=Spirited")).toBe(2)
        expect(await count("q=%25")).toBe(0)
        expect(await count(`location_id=${shop.locationId}&variant_id=${other.variant_id}`)).toBe(1)
        const page = await get(`${ADMIN}?limit=1&offset=1&order=-requested_at`)
        expect(page.body).toMatchObject({ count: 3, limit: 1, offset: 1 })
        expect(page.body.holds[0].customer_id).toBe(second.id)
        expect((await get(`${ADMIN}?order=customer`)).status).toBe(400)
        expect((await get(`${ADMIN}?limit=101`)).status).toBe(400)
      })

      it("add a customer, who then is first by priority", async () => {
        await joined(customer)
        const second = await newCustomer()
        const body = {
          customer_id: second.id,
          variant_id: shop.title.variant_id,
          location_id: shop.locationId,
          days: 2,
        }
        const added = await post(ADMIN, { ...body, priority: 3 })
        expect(added.status).toBe(201)
        conforms(holdAnswer, added.body)
        expect(added.body.hold).toMatchObject({ place: 1, priority: 3, days: 2 })
        expect((await post(ADMIN, body)).body).toMatchObject({ code: "media_rental_hold_exists" })
        expect((await post(ADMIN, { ...body, customer_id: "cus_x" })).body).toMatchObject({
          code: "media_rental_customer_not_found",
        })
      })

      it("reorder, suspend, resume and cancel with a reason, one at a time", async () => {
        const { id } = await joined(customer)
        const change = (body: object) => post(`${ADMIN}/${id}`, body)
        const moved = await change({ priority: 5, version: 1 })
        conforms(holdAnswer, moved.body)
        expect(moved.body.hold).toMatchObject({ priority: 5, version: 2 })
        expect((await change({ priority: 6, version: 1 })).body).toMatchObject({
          code: "media_rental_version_conflict",
          version: 2,
        })
        expect((await change({ suspended: true })).body.hold).toMatchObject({
          status: "suspended",
          suspended_until: null,
        })
        expect((await change({ suspended: false })).body.hold).toMatchObject({ status: "waiting" })
        expect(faults((await change({})).body)).toEqual([" media_invalid"])
        expect(faults((await change({ priority: 1, suspended: true })).body)).toEqual([" media_invalid"])
        expect(faults((await change({ cancel: true })).body)).toEqual(["reason media_invalid"])
        expect(faults((await change({ priority: 1001 })).body)).toEqual(["priority media_invalid"])
        const canceled = await change({ cancel: true, reason: "the disc was sold" })
        expect(canceled.body.hold).toMatchObject({ status: "canceled", cancel_reason: "the disc was sold" })
        expect((await post(`${ADMIN}/rhld_x`, { priority: 1 })).body).toMatchObject({
          code: "media_rental_hold_not_found",
        })
        const events = await sql(`select actor_type from media_rental_event where type = 'hold.canceled'`)
        expect(events).toEqual([{ actor_type: "user" }])
      })

      it("need another right to take a customer off the queue than to move one", async () => {
        const { id } = await joined(customer)
        const system = getContainer().resolve<MediaSystemService>("mediaSystem")
        const allow = (right: string) =>
          jest.spyOn(system, "isAllowed").mockImplementation(async (_actor, permission) => permission === right)
        const cancel = { cancel: true, reason: "the disc was sold" }
        const denied = (permission: string) => ({ code: "media_permission_denied", permission })
        allow("rental.hold:update")
        expect((await post(`${ADMIN}/${id}`, cancel)).body).toMatchObject(denied("rental.hold:delete"))
        expect((await post(`${ADMIN}/${id}`, { priority: 2 })).status).toBe(200)
        allow("rental.hold:delete")
        expect((await post(`${ADMIN}/${id}`, { priority: 3 })).body).toMatchObject(denied("rental.hold:update"))
        expect((await post(`${ADMIN}/${id}`, cancel)).status).toBe(200)
        jest.restoreAllMocks()
      })

      it("have to be signed in, and customers are not staff", async () => {
        expect((await http().get(ADMIN)).status).toBe(401)
        expect((await as(customer, http().get(ADMIN))).status).toBe(401)
      })
    })

    describe("notices", () => {
      /** The local provider takes letters too; it keeps them as sent. */
      const withEmail = () => sql(`update notification_provider set channels = '{feed,email}'`)
      const sent = (channel: string) =>
        sql<{ to: string; template: string; data: Row; status: string; resource_id: string }>(
          `select "to", template, data, status, resource_id from notification where channel = ? order by created_at, id`,
          [channel],
        )
      const claims = async () =>
        (
          await sql<{ key: string }>(
            `select idempotency_key as key from media_rental_event where idempotency_key like 'notice:%' order by 1`,
          )
        ).map((row) => row.key)

      it("tell of a copy set aside and of one not fetched, once, in the customer's language", async () => {
        await withEmail()
        await getContainer()
          .resolve(Modules.CUSTOMER)
          .updateCustomers(customer.id, { first_name: "丽塔", metadata: { locale: "zh-CN" } })
        await rentalCopies(getContainer(), shop, shop.title, 1)
        const { id } = await joined(customer)
        // A letter is noted before it is handed to the provider.
        await eventually(async () =>
          expect(await sent("email")).toMatchObject([
            {
              to: customer.email,
              template: "media-rental-hold-ready",
              status: "success",
              resource_id: id,
              data: { language: "zhCN", kind: "hold_ready", hold: { title: "Spirited Away" } },
            },
          ]),
        )
        await sql(`update media_rental_hold set expires_at = now() - interval '1 minute'`)
        await sql(`update media_rental_allocation set expires_at = now() - interval '1 minute'`)
        await Promise.all([1, 2, 3].map(() => expireRentalHoldsWorkflow(getContainer()).run({ input: {} })))
        await eventually(async () => expect(await sent("email")).toHaveLength(2))
        await sendRentalNoticesWorkflow(getContainer()).run({ input: {} })
        expect((await sent("email")).map(({ template }) => template)).toEqual([
          "media-rental-hold-ready",
          "media-rental-hold-expired",
        ])
        expect(await claims()).toEqual([`notice:${id}:hold_expired:once`, `notice:${id}:hold_ready:once`])
      })

      it("are recorded and harm nobody in a shop without e-mail", async () => {
        await rentalCopies(getContainer(), shop, shop.title, 1)
        const { id, status } = await joined(customer)
        expect(status).toBe("ready")
        await eventually(async () => expect(await claims()).toEqual([`notice:${id}:hold_ready:once`]))
        expect(await sent("email")).toEqual([])
        expect(await sql(`select 1 from media_rental_event where type = 'notice.failed'`)).toEqual([])
      })

      it("are found again by the job when their event was lost, and told once", async () => {
        await withEmail()
        await rentalCopies(getContainer(), shop, shop.title, 1)
        // Straight through the service: nobody announces it.
        const { value } = await rental(getContainer()).holds.join(
          {
            variant_id: shop.title.variant_id,
            location_id: shop.locationId,
            customer_id: customer.id,
            days: 3,
            group_ids: [],
          },
          { now: new Date(Date.now() - 120_000) },
        )
        for (let run = 0; run < 3; run++) await sendRentalNoticesWorkflow(getContainer()).run({ input: {} })
        expect(await claims()).toEqual([`notice:${value.id}:hold_ready:once`])
        expect(await sent("email")).toHaveLength(1)
      })

      it("are tried again when the provider refuses, without the address in our log", async () => {
        await withEmail()
        const module = getContainer().resolve(Modules.NOTIFICATION)
        const refusing = jest
          .spyOn(module, "createNotifications")
          .mockRejectedValue(new Error(`550 mailbox of ${customer.email} is full`))
        try {
          await rentalCopies(getContainer(), shop, shop.title, 1)
          expect((await joined(customer)).status).toBe("ready")
          await eventually(async () =>
            expect(await sql(`select data from media_rental_event where type = 'notice.failed'`)).toHaveLength(1),
          )
        } finally {
          refusing.mockRestore()
        }
        const [failed] = await sql<{ data: Row }>(`select data from media_rental_event where type = 'notice.failed'`)
        expect(failed!.data).toMatchObject({ kind: "hold_ready", attempt: 1, error: expect.stringContaining("550") })
        expect(JSON.stringify(failed)).not.toContain(customer.email)
        for (let run = 0; run < 3; run++) await sendRentalNoticesWorkflow(getContainer()).run({ input: {} })
        expect(await sent("email")).toHaveLength(1)
      })

      it("remind of everything a customer has to bring back in one letter", async () => {
        await withEmail()
        const copies = await rentalCopies(getContainer(), shop, shop.title, 3)
        const soon = { from: -3 * DAY, until: DAY / 2 }
        await rentalRow(copies[0]!.id, soon)
        await rentalRow(copies[1]!.id, soon)
        const late = await rentalRow(copies[2]!.id, { from: -9 * DAY, until: -3 * DAY - 60_000 })
        await Promise.all([1, 2].map(() => sendRentalNoticesWorkflow(getContainer()).run({ input: {} })))
        await sendRentalNoticesWorkflow(getContainer()).run({ input: {} })
        const letters = await sent("email")
        expect(letters.map(({ template }) => template).sort()).toEqual([
          "media-rental-due-soon",
          "media-rental-overdue",
        ])
        const [dueSoon, overdue] = [...letters].sort((a, b) => a.template.localeCompare(b.template))
        expect((dueSoon!.data["rentals"] as Row[]).length).toBe(2)
        expect(overdue!.data).toMatchObject({
          late_day: 3,
          rentals: [{ id: late, accrued_late: { amount: "6.00", count: 4 } }],
        })
      })

      it("say due soon to the rest of the shop as well", async () => {
        const [copy] = await rentalCopies(getContainer(), shop, shop.title, 1)
        const id = await rentalRow(copy!.id, { from: -3 * DAY, until: DAY / 2 })
        const heard = jest.fn()
        const bus = getContainer().resolve(Modules.EVENT_BUS)
        bus.subscribe("media_rental.order.due_soon", async ({ data }) => heard(data), { subscriberId: "spec-due-soon" })
        for (let run = 0; run < 2; run++) await sendRentalNoticesWorkflow(getContainer()).run({ input: {} })
        await eventually(async () => expect(heard).toHaveBeenCalled())
        expect(heard.mock.calls).toEqual([[expect.objectContaining({ rental_order_id: id })]])
      })

      it("put a booking at risk before its customer and the staff, once however often the job runs", async () => {
        await withEmail()
        const [copy] = await rentalCopies(getContainer(), shop, shop.title, 1)
        await rentalRow(copy!.id, { from: -5 * DAY, until: -2 * DAY })
        const booked = await newCustomer()
        const next = await rentalRow(copy!.id, {
          from: DAY,
          until: 3 * DAY,
          status: "reserved",
          more: { customer_id: booked.id },
        })
        for (let run = 0; run < 3; run++) await markOverdueRentalsWorkflow(getContainer()).run({ input: {} })
        await eventually(async () => {
          expect(await sent("email")).toHaveLength(1)
          expect(await sent("feed")).toHaveLength(1)
        })
        await sendRentalNoticesWorkflow(getContainer()).run({ input: {} })
        const [letter] = (await sent("email")).filter(({ template }) => template === "media-rental-at-risk")
        expect(letter).toMatchObject({ to: booked.email, resource_id: next })
        const feed = await sent("feed")
        expect(feed).toHaveLength(1)
        expect(feed[0]).toMatchObject({
          to: "",
          template: "admin-ui",
          data: { title: expect.stringContaining("at risk"), description: expect.stringContaining("Spirited Away") },
        })
      })

      it("are a receipt of a return, and another one only when the inspection comes later and adds to it", async () => {
        await withEmail()
        const copies = await rentalCopies(getContainer(), shop, shop.title, 2)
        const { counter } = rental(getContainer())
        const now = new Date(Date.now() - 120_000)
        const inspection = {
          ...{ case_ok: true, inserts_ok: true, plays_ok: true, missing_parts: [], photo_urls: [], note: null },
          charges: [{ kind: "damage", amount: "3.00" }],
          next_status: "available",
        } as const
        const back = async (barcode: string, more: { inspection?: typeof inspection; total: string }) => {
          const expected = { total: more.total, currency_code: "eur" }
          await counter.takeBack({ barcode, location_id: shop.locationId, ...more, expected }, { now })
        }
        const rental_id = await rentalRow(copies[0]!.id, { from: -2 * DAY, until: 3 * DAY })
        await rentalRow(copies[1]!.id, { from: -2 * DAY, until: 3 * DAY })
        const letters = async () => {
          await sendRentalNoticesWorkflow(getContainer()).run({ input: {} })
          return (await sent("email")).map(({ template, data }) => [template, (data["rentals"] as Row[])[0]!["unpaid"]])
        }
        await back(copies[0]!.barcode, { total: "0.00" })
        expect(await letters()).toEqual([["media-rental-returned", "0.00"]])
        await counter.inspect({ rental_id, inspection, currency_code: "eur" }, { now: new Date(now.getTime() + 1000) })
        expect(await letters()).toEqual([
          ["media-rental-returned", "0.00"],
          ["media-rental-returned", "3.00"],
        ])
        await back(copies[1]!.barcode, { inspection, total: "3.00" })
        expect(await letters()).toHaveLength(3)
        expect(await letters()).toHaveLength(3)
      })

      it("confirm a cart's rentals in one letter", async () => {
        await withEmail()
        await rentalCopies(getContainer(), shop, shop.title, 2)
        const cart = await rentalCart(api, shop, { customer, lines: [{ quantity: 2 }] })
        await completeCart(api, cart)
        await eventually(async () => expect(await sent("email")).toHaveLength(1))
        await sendRentalNoticesWorkflow(getContainer()).run({ input: {} })
        const letters = await sent("email")
        expect(letters).toHaveLength(1)
        expect(letters[0]).toMatchObject({ to: customer.email, template: "media-rental-booked" })
        expect((letters[0]!.data["rentals"] as Row[]).length).toBe(2)
        expect(await claims()).toHaveLength(2)
      })
    })

    describe("jobs", () => {
      it("all run on an empty shop and find nothing to do", async () => {
        for (const job of [
          expireRentalHoldsWorkflow,
          markOverdueRentalsWorkflow,
          sendRentalNoticesWorkflow,
          callOffNoShowsWorkflow,
          giveUpLostRentalsWorkflow,
          seeToRentalDepositsWorkflow,
          reconcileRentalsWorkflow,
          cleanUpRentalsWorkflow,
        ]) {
          const { result } = await job(getContainer()).run({ input: {} })
          expect(JSON.stringify(result)).not.toMatch(/[1-9]/)
        }
      })

      it("call off who did not come and give up who did not return, charged once", async () => {
        const copies = await rentalCopies(getContainer(), shop, shop.title, 2)
        await rentalRow(copies[0]!.id, {
          from: -2 * DAY,
          until: DAY,
          status: "reserved",
          terms: { no_show_fee: { eur: "2.00" } },
        })
        await rentalRow(copies[1]!.id, { from: -40 * DAY, until: -30 * DAY })
        for (let run = 0; run < 2; run++) {
          const runs = [callOffNoShowsWorkflow, giveUpLostRentalsWorkflow].flatMap((job) => [job, job])
          await Promise.all(runs.map((job) => job(getContainer()).run({ input: {} })))
        }
        const statuses = await sql(`select status from media_rental_order order by starts_at desc`)
        expect(statuses).toEqual([{ status: "no_show" }, { status: "lost" }])
        const charges = await sql(
          `select kind, amount::text as amount from media_rental_charge where kind in ('no_show', 'lost') order by kind`,
        )
        expect(charges.map(({ kind, amount }) => [kind, Number(amount)])).toEqual([
          ["lost", 20],
          ["no_show", 2],
        ])
        await eventually(async () => {
          const feed = await sql(`select data from notification where channel = 'feed'`)
          expect(JSON.stringify(feed)).toContain("is lost")
        })
      })

      it("reconcile: zero for a booked cart; an order line without its rental is found, alerted of once and on the health page", async () => {
        await rentalCopies(getContainer(), shop, shop.title, 2)
        const order = await completeCart(api, await rentalCart(api, shop, { customer }))
        await sql(`update "order" set created_at = now() - interval '1 hour'`)
        await sql(`update media_rental_order set updated_at = now() - interval '1 hour'`)
        const run = async () =>
          (await reconcileRentalsWorkflow(getContainer()).run({ input: {} })).result as unknown as Row
        expect(await run()).toEqual({ transferred: 0, findings: {} })
        const health = async () =>
          (await get("/admin/media/system/health")).body.checks.find(
            (check: Row) => check["key"] === "rental.reconciliation",
          )
        expect(await health()).toMatchObject({ status: "ok" })
        await sql(`update media_rental_charge set amount = amount + 1 where kind = 'rent'`)
        expect(await run()).toMatchObject({ findings: { ledger_differs_from_order: { count: 1, ids: [order.id] } } })
        await sql(`update media_rental_order set deleted_at = now()`)
        expect(await run()).toMatchObject({ findings: { order_line_without_rental: { count: 1, ids: [order.id] } } })
        await run()
        expect(await health()).toMatchObject({
          status: "warn",
          detail: expect.stringContaining("order_line_without_rental: 1"),
        })
        const alerts = await sql<{ data: Row }>(`select data from notification where channel = 'feed'`)
        expect(alerts.map(({ data }) => data["description"])).toEqual([
          "ledger_differs_from_order: 1",
          "order_line_without_rental: 1",
        ])
      })

      it("reconcile: rentals go with a transferred order", async () => {
        await rentalCopies(getContainer(), shop, shop.title, 1)
        const order = await completeCart(api, await rentalCart(api, shop, { customer }))
        const other = await newCustomer()
        await sql(`update "order" set customer_id = ? where id = ?`, [other.id, order.id])
        const { result } = await reconcileRentalsWorkflow(getContainer()).run({ input: {} })
        expect(result).toMatchObject({ transferred: 1, findings: {} })
        expect(await sql(`select customer_id from media_rental_order`)).toEqual([{ customer_id: other.id }])
      })

      it("clean up what nobody will ask for again, and nothing else", async () => {
        await rentalCopies(getContainer(), shop, shop.title, 3)
        const dead = await rentalCart(api, shop, { customer, unpaid: true })
        const alive = await rentalCart(api, shop, { customer: await newCustomer(), unpaid: true })
        const booked = await rentalCart(api, shop, { customer: await newCustomer() })
        await completeCart(api, booked)
        await sql(`update media_rental_cart_line set updated_at = now() - interval '31 days'`)
        await sql(`update cart set updated_at = now() - interval '31 days' where id <> ?`, [alive.id])
        await sql(
          `insert into media_rental_request (id, scope, idempotency_key, body_hash, expires_at)
           values ('rreq_1', 's', 'old', 'h', now() - interval '1 day'), ('rreq_2', 's', 'new', 'h', now() + interval '1 day')`,
        )
        const { result } = await cleanUpRentalsWorkflow(getContainer()).run({ input: {} })
        expect(result).toEqual({ cart_lines: 1, requests: 1 })
        const left = await sql<{ cart_id: string }>(`select cart_id from media_rental_cart_line`)
        expect(left.map((line) => line.cart_id).sort()).toEqual([alive.id, booked.id].sort())
        expect(left.map((line) => line.cart_id)).not.toContain(dead.id)
      })
    })
  },
})

type Row = Record<string, unknown>

interface RentalRowInput {
  /** Start and due time in ms from now. */
  from: number
  until: number
  status?: "out" | "reserved"
  terms?: Partial<Terms>
  more?: Row
}
