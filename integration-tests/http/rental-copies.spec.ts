import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStockLocationsWorkflow } from "@medusajs/medusa/core-flows"
import request from "supertest"
import { isMistyped } from "../../src/modules/rental/domain/barcodes"
import { addDays } from "../../src/modules/rental/domain/dates"
import { boardOf } from "../../src/workflows/rental/readers/board"
import {
  dateIn,
  rental,
  rentalCopies,
  rentalCustomer,
  rentalShop,
  rentalTerms,
  rentalTitle,
  rows,
  type RentalShop,
  type RentalTitle,
} from "../helpers/rental-shop"
import { adminHeaders, salesChannel } from "../helpers/shop"
import { createItems } from "../helpers/store-catalogue"

const ADMIN = "/admin/media/rental"
const STORE = "/store/media/rental"
const HOUR = 3_600_000
const DAY = 24 * HOUR

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: RentalShop
    let admin: Record<string, string>
    let empty: RentalTitle

    const http = () => request(api.defaults.baseURL as string)
    const get = (path: string, query: object | string = {}) =>
      http()
        .get(`${ADMIN}${path}`)
        .query(query as object)
        .set(admin)
    const post = (path: string, body: object = {}) => http().post(`${ADMIN}${path}`).set(admin).send(body)
    const del = (path: string) => http().delete(`${ADMIN}${path}`).set(admin)
    const store = (path: string, query: object | string = {}, headers = shop.headers) =>
      http()
        .get(`${STORE}${path}`)
        .query(query as object)
        .set(headers)
    const date = (days: number) => dateIn(shop, days)
    const at = (days: number, hours = 0) => new Date(Date.now() + days * DAY + hours * HOUR)

    /** A rental as commit and counter leave it, written as rows; `from` and `until` are its start and due time. */
    const rentOut = async (unitId: string, from: Date, until: Date, more: Record<string, unknown> = {}) => {
      const customer = await rentalCustomer(getContainer(), shop)
      const isOut = more.status === "out"
      const [unit] = await rental(getContainer()).listMediaRentalUnits({ id: unitId })
      const [allocation] = await rental(getContainer()).createMediaRentalAllocations([
        {
          unit_id: unitId,
          variant_id: unit!.variant_id,
          kind: "rental",
          starts_at: from,
          ends_at: until,
          blocked_from: from,
          blocked_until: new Date(until.getTime() + 12 * HOUR),
          pinned: isOut,
          custody_open: isOut,
          late_after: isOut ? new Date(until.getTime() + HOUR / 2) : null,
        },
      ])
      const text = (moment: Date) => moment.toISOString().slice(0, 10)
      const [order] = await rental(getContainer()).createMediaRentalOrders([
        {
          channel: "cart",
          customer_id: customer.id,
          offer_id: unit!.offer_id,
          variant_id: unit!.variant_id,
          unit_id: unitId,
          allocation_id: allocation!.id,
          location_id: shop.locationId,
          fulfilment: "pickup",
          start_date: text(from),
          due_date: text(until) > text(from) ? text(until) : addDays(text(from), 1),
          late_due_date: text(until),
          tz: "UTC",
          days: 3,
          starts_at: from,
          due_at: until,
          status: "reserved",
          ...(isOut ? { out_at: from } : {}),
          currency_code: "eur",
          price_amount: "5.00",
          deposit_share: "0",
          replacement_value: "20.00",
          price_snapshot: {},
          terms_snapshot: {},
          title_snapshot: {},
          ...more,
        },
      ])
      await rental(getContainer()).updateMediaRentalAllocations({ id: allocation!.id, ref_id: order!.id })
      if (isOut) await rental(getContainer()).updateMediaRentalUnits({ id: unitId, status: "out" })
      return { id: order!.id, allocation_id: allocation!.id, customer }
    }

    beforeAll(async () => {
      shop = await rentalShop(getContainer(), { copies: 2 })
      empty = await rentalTitle(getContainer(), shop, { name: "No Copies Yet", copies: 0 })
      admin = (await adminHeaders(getContainer())).headers
    })

    describe("taking copies in", () => {
      const intake = (more: object) => ({ offer_id: empty.offer_id, location_id: shop.locationId, ...more })

      it("generates barcodes by count, with what all copies have in common", async () => {
        const common = { media_grade: "NM", purchase_cost: "12.5", cost_currency: "EUR", purchased_at: "2026-01-31" }
        const { body } = await post("/units/bulk", intake({ count: 3, ...common })).expect(201)
        expect(body.count).toBe(3)
        expect(new Set(body.units.map((unit: { barcode: string }) => unit.barcode)).size).toBe(3)
        for (const unit of body.units) {
          expect(unit).toEqual({
            id: expect.stringMatching(/^runt_/),
            barcode: expect.stringMatching(/^R-\d{8}-\d$/),
            title: "No Copies Yet",
            status: "intake",
          })
          expect(isMistyped(unit.barcode)).toBe(false)
        }
        const detail = await get(`/units/${body.units[0].id}`).expect(200)
        expect(detail.body.unit).toMatchObject({
          media_grade: "NM",
          purchase_cost: "12.50",
          cost_currency: "eur",
          purchased_at: "2026-01-31T00:00:00.000Z",
          home_location_name: "Store",
          current_location_id: shop.locationId,
          version: 1,
          open_rental: null,
          rentals: [],
          allocations: [],
          figures: { utilisation: null, revenue: [], roi: -1 },
        })
        expect(detail.body.unit.events).toEqual([
          expect.objectContaining({ type: "unit.created", actor_type: "user", to_status: "intake" }),
        ])
      })

      it("takes a list by variant, each copy with its own words, and one copy alone", async () => {
        const { body } = await post("/units/bulk", {
          variant_id: empty.variant_id,
          location_id: shop.locationId,
          status: "available",
          media_grade: "NM",
          units: [{ barcode: "DVD-1", serial: "S-1" }, { media_grade: null }, { media_grade: "VG+" }],
        }).expect(201)
        const { body: list } = await get("/units", { offer_id: empty.offer_id, order: "created_at" }).expect(200)
        expect(list.count).toBe(3)
        const grades = Object.fromEntries(
          list.units.map((unit: { barcode: string; media_grade: string | null }) => [unit.barcode, unit.media_grade]),
        )
        expect(body.units.map(({ barcode }: { barcode: string }) => grades[barcode])).toEqual(["NM", null, "VG+"])
        const { body: one } = await post("/units", intake({ barcode: " X.9/ü " })).expect(201)
        expect(one.unit).toMatchObject({ barcode: "X.9/ü", status: "intake", title: "No Copies Yet" })
      })

      it("refuses taken barcodes in any case, naming all of them, and takes none in", async () => {
        await post("/units", intake({ barcode: "Disc-7" })).expect(201)
        const list = ["disc-7", "new", "NEW"].map((barcode) => ({ barcode }))
        const { body } = await post("/units/bulk", intake({ units: list })).expect(409)
        expect(body).toMatchObject({ code: "media_rental_barcode_taken", barcodes: ["disc-7", "NEW"] })
        expect(body.message).toContain("disc-7, NEW")
        expect((await get("/units", { offer_id: empty.offer_id })).body.count).toBe(1)
      })

      it("does it once under one idempotency key", async () => {
        const send = () => post("/units/bulk", intake({ count: 2 })).set("Idempotency-Key", "intake-1")
        const [first, second] = await Promise.all([send(), send()])
        expect([first.status, second.status]).toEqual([201, 201])
        expect(second.body).toEqual(first.body)
        expect((await get("/units", { offer_id: empty.offer_id })).body.count).toBe(2)
      })

      it("refuses what is no intake and names the field", async () => {
        const wrong: [string, object, string][] = [
          ["neither count nor list", {}, "count"],
          ["both", { count: 1, units: [{}] }, "count"],
          ["no copy", { count: 0 }, "count"],
          ["too many", { count: 501 }, "count"],
          ["too long a list", { units: Array.from({ length: 501 }, () => ({})) }, "units"],
          ["a fraction", { count: 1.5 }, "count"],
          ["a text for a number", { count: "3" }, "count"],
          ["spaces in a barcode", { units: [{ barcode: "A 1" }] }, "units.0.barcode"],
          ["a barcode of ours with a wrong check digit", { units: [{ barcode: "R-00000572-5" }] }, "units.0.barcode"],
          ["a cost without currency", { count: 1, purchase_cost: "1" }, "cost_currency"],
          ["a cost the currency cannot say", { count: 1, purchase_cost: "1.5", cost_currency: "jpy" }, "purchase_cost"],
          ["a grade the catalogue lacks", { units: [{}, { media_grade: "A+++" }] }, "units.1.media_grade"],
          ["a date that is none", { count: 1, purchased_at: "2026-02-31" }, "purchased_at"],
          ["an unknown field", { count: 1, rental_count: 7 }, "rental_count"],
          ["a title twice", { count: 1, variant_id: "variant_1" }, "offer_id"],
        ]
        for (const [what, more, path] of wrong) {
          const { status, body } = await post("/units/bulk", intake(more))
          const paths = body.errors?.map((error: { path: string }) => error.path) ?? []
          expect({ what, status, names: paths.includes(path) }).toEqual({ what, status: 400, names: true })
        }
        expect((await get("/units", { offer_id: empty.offer_id })).body.count).toBe(0)
      })

      it("knows no other offer, variant or location", async () => {
        await post("/units/bulk", intake({ offer_id: "rofr_x", count: 1 })).expect(404)
        const sale = { variant_id: shop.title.sale_variant_id, location_id: shop.locationId, count: 1 }
        expect((await post("/units/bulk", sale).expect(404)).body.code).toBe("media_rental_offer_not_found")
        const nowhere = await post("/units/bulk", intake({ location_id: "sloc_x", count: 1 })).expect(404)
        expect(nowhere.body.code).toBe("media_rental_location_not_found")
      })
    })

    describe("the list", () => {
      it("filters, searches, sorts and pages", async () => {
        const [first, second] = shop.title.copies
        await rental(getContainer()).updateMediaRentalUnits({ id: first!.id, media_grade: "VG+", serial: "SER-42" })
        await rentalCopies(getContainer(), shop, empty, 1, { status: "repair" })
        const ids = async (query: object) => {
          const { body } = await get("/units", query).expect(200)
          expect(body.count).toBe(body.units.length)
          return body.units.map((unit: { id: string }) => unit.id).sort()
        }
        const title = [first!.id, second!.id].sort()
        expect(await ids({ variant_id: shop.title.variant_id })).toEqual(title)
        expect(await ids({ product_id: shop.title.product_id, status: ["available", "out"] })).toEqual(title)
        expect(await ids({ grade: "VG+" })).toEqual([first!.id])
        expect(await ids({ q: "ser-42" })).toEqual([first!.id])
        expect(await ids({ q: "spirited AWAY" })).toEqual(title)
        expect(await ids({ q: second!.barcode.toLowerCase() })).toEqual([second!.id])
        expect(await ids({ q: "%" })).toEqual([])
        expect(await ids({ status: "repair" })).toHaveLength(1)
        expect(await ids({ location_id: "sloc_x" })).toEqual([])
        const { body } = await get("/units", { order: "-barcode", limit: 1, offset: 1 }).expect(200)
        expect(body).toMatchObject({ count: 3, limit: 1, offset: 1 })
        for (const query of [{ order: "price" }, { status: "gone" }, { limit: 101 }, { foo: 1 }]) {
          await get("/units", query).expect(400)
        }
      })

      it("says who has a copy, and whether it is late", async () => {
        const [first] = shop.title.copies
        const { customer } = await rentOut(first!.id, at(-9), at(-6), { status: "out" })
        const { body } = await get("/units", { id: first!.id }).expect(200)
        expect(body.units[0].open_rental).toMatchObject({
          status: "out",
          overdue: true,
          customer: { id: customer.id, email: customer.email },
        })
      })
    })

    describe("one copy", () => {
      it("shows its bookings, what it has earned and how much it was out", async () => {
        const [copy] = shop.title.copies
        await rental(getContainer()).updateMediaRentalUnits({
          id: copy!.id,
          in_service_at: at(-10),
          purchase_cost: "4.00",
          cost_currency: "eur",
        })
        const past = await rentOut(copy!.id, at(-9), at(-5), {
          status: "closed",
          out_at: at(-9),
          returned_at: at(-4),
          closed_at: at(-4),
        })
        const next = await rentOut(copy!.id, at(2), at(5))
        await rental(getContainer()).createMediaRentalCharges([
          { rental_order_id: past.id, kind: "rent", period_key: "rent", amount: "5.00", currency_code: "eur" },
          { rental_order_id: past.id, kind: "late", period_key: "late", amount: "1.50", currency_code: "eur" },
          {
            rental_order_id: past.id,
            kind: "damage",
            period_key: "x",
            amount: "9",
            currency_code: "eur",
            status: "void",
          },
        ])
        const { body } = await get(`/units/${copy!.id}`).expect(200)
        expect(body.unit.figures).toMatchObject({
          revenue: [{ currency_code: "eur", amount: "6.50" }],
          roi: 0.625,
        })
        expect(body.unit.figures.utilisation).toBeCloseTo(0.5, 3)
        expect(body.unit.rentals.map((row: { id: string; revenue: string }) => [row.id, row.revenue])).toEqual([
          [next.id, "0.00"],
          [past.id, "6.50"],
        ])
        expect(body.unit.allocations).toEqual([
          expect.objectContaining({
            id: next.allocation_id,
            kind: "rental",
            rental: expect.objectContaining({ id: next.id, status: "reserved" }),
          }),
        ])
      })

      it("is edited at a version, and not behind somebody's back", async () => {
        const [copy, other] = shop.title.copies
        const path = `/units/${copy!.id}`
        const { body } = await post(path, { version: 1, sleeve_grade: "VG+", grading_note: "ring wear" }).expect(200)
        expect(body.unit).toMatchObject({ version: 2, sleeve_grade: "VG+", grading_note: "ring wear" })
        const stale = await post(path, { version: 1, serial: "X" }).expect(409)
        expect(stale.body).toMatchObject({ code: "media_rental_version_conflict", version: 2 })
        const taken = await post(path, { barcode: other!.barcode.toLowerCase() }).expect(409)
        expect(taken.body.code).toBe("media_rental_barcode_taken")
        expect((await post(path, { media_grade: "nope" }).expect(400)).body.errors[0].path).toBe("media_grade")
        await post(path, { home_location_id: "sloc_x" }).expect(404)
        await post(path, {}).expect(400)
        await post(path, { version: 2 }).expect(400)
        await post(path, { status: "available" }).expect(400)
        await post("/units/runt_x", { serial: "X" }).expect(404)
        await get("/units/%00").expect(404)
        await get("/units/runt_x").expect(404)
      })

      it("leaves a trace in the audit log of what staff do with it, and none of what changes nothing", async () => {
        const { offer_id, copies } = shop.title
        const { id } = copies[0]!
        const intake = { offer_id, location_id: shop.locationId, count: 2 }
        const { units } = (await post("/units/bulk", intake).expect(201)).body
        await post(`/units/${id}`, { serial: "S-1" }).expect(200)
        await post(`/units/${id}`, { serial: "S-1" }).expect(200)
        await post(`/units/${id}/downtime`, { status: "repair", note: "scratched" }).expect(200)
        await post(`/units/${id}/shelve`, {}).expect(200)
        await post(`/units/${id}/retire`, { note: "worn" }).expect(200)
        const audit = await rows(
          getContainer(),
          `select action, resource_id, before, after, reason, actor_type from media_system_audit_event
           where action like 'rental.unit.%' order by at, id`,
        )
        const by = { actor_type: "user", resource_id: id }
        expect(audit).toMatchObject([
          {
            ...{ action: "rental.unit.created", resource_id: offer_id, actor_type: "user" },
            after: { count: 2, location_id: shop.locationId, first: units[0].barcode, last: units[1].barcode },
          },
          { action: "rental.unit.updated", ...by, before: { serial: null }, after: { serial: "S-1" } },
          {
            ...{ action: "rental.unit.put_aside", ...by, reason: "scratched" },
            ...{ before: { status: "available" }, after: { status: "repair" } },
          },
          { action: "rental.unit.shelved", ...by, before: { status: "repair" }, after: { status: "available" } },
          { action: "rental.unit.retired", ...by, reason: "worn", after: { status: "retired" } },
        ])
      })

      it("moves to another shop when its bookings find another copy", async () => {
        const { result } = await createStockLocationsWorkflow(getContainer()).run({
          input: { locations: [{ name: "Branch" }] },
        })
        const branch = result[0]!.id
        const [first, second] = shop.title.copies
        const { id } = await rentOut(first!.id, at(2), at(5))
        const moved = await post(`/units/${first!.id}`, { home_location_id: branch, status: "in_transit" }).expect(200)
        expect(moved.body).toMatchObject({
          moved: 1,
          at_risk: 0,
          unit: { status: "in_transit", home_location_id: branch },
        })
        const [order] = await rows(getContainer(), "select unit_id from media_rental_order where id = ?", [id])
        expect(order).toEqual({ unit_id: second!.id })
        const refused = await post(`/units/${second!.id}`, { home_location_id: branch }).expect(409)
        expect(refused.body).toMatchObject({ code: "media_rental_unit_conflict", rental_order_ids: [id] })
        const { body } = await post(`/units/${first!.id}/shelve`, { location_id: branch }).expect(200)
        expect(body.unit).toMatchObject({ status: "available", current_location_name: "Branch" })
      })

      it("goes into repair, is shelved again, and has its planned rest ended", async () => {
        const [copy] = shop.title.copies
        const path = `/units/${copy!.id}`
        const repair = await post(`${path}/downtime`, { status: "repair", note: "scratched" }).expect(200)
        expect(repair.body.unit).toMatchObject({
          status: "repair",
          allocations: [{ kind: "downtime", note: "scratched" }],
        })
        expect((await post(`${path}/retire`).expect(409)).body).toMatchObject({
          code: "media_rental_state",
          status: "repair",
        })
        await post(`${path}/shelve`).expect(200)
        expect((await post(`${path}/shelve`).expect(409)).body.code).toBe("media_rental_state")
        const rest = { starts_at: at(3).toISOString(), ends_at: at(6).toISOString(), note: "stocktaking" }
        const planned = await post(`${path}/downtime`, rest).expect(200)
        const [allocation] = planned.body.unit.allocations
        expect(allocation).toMatchObject({ starts_at: rest.starts_at, ends_at: rest.ends_at })
        const ended = await post(`${path}/downtime`, { allocation_id: allocation.id }).expect(200)
        expect(ended.body.unit.allocations).toEqual([])
        await post(`${path}/downtime`, { allocation_id: allocation.id }).expect(404)
        for (const body of [
          { starts_at: rest.ends_at, ends_at: rest.starts_at },
          { starts_at: "tomorrow" },
          { status: "sold" },
          { status: "repair", starts_at: rest.starts_at },
          { allocation_id: "ralc_1", status: "repair" },
          { starts_at: at(-3).toISOString(), ends_at: at(-2).toISOString() },
        ]) {
          await post(`${path}/downtime`, body).expect(400)
        }
      })

      it("is retired and flags what no other copy can take", async () => {
        const [first, second] = shop.title.copies
        await rentOut(second!.id, at(1), at(9))
        const { id } = await rentOut(first!.id, at(2), at(5))
        const { body } = await post(`/units/${first!.id}/retire`, { note: "worn out" }).expect(200)
        expect(body).toMatchObject({ moved: 0, at_risk: 1, unit: { status: "retired" } })
        expect(body.unit.allocations[0].rental).toMatchObject({ id, at_risk: true })
      })

      it("is deleted unless somebody waits for it", async () => {
        const [first, second] = shop.title.copies
        await rentOut(first!.id, at(2), at(5))
        expect((await del(`/units/${first!.id}`).expect(409)).body.code).toBe("media_rental_unit_conflict")
        const { body } = await del(`/units/${second!.id}`).expect(200)
        expect(body).toEqual({ id: second!.id, object: "rental_unit", deleted: true })
        await get(`/units/${second!.id}`).expect(404)
        await del(`/units/${second!.id}`).expect(404)
      })
    })

    describe("selling a copy", () => {
      /** A title whose used variant counts its stock. */
      const withUsedVariant = async (container: MedusaContainer) => {
        const [item] = await createItems(container, [
          {
            product: { title: "Used One", status: "published", sales_channel_ids: [shop.checkout.channel.id] },
            media_type: "dvd",
            offers: [{ condition: "used", media_grade: "VG+", prices: [{ currency_code: "eur", amount: "7" }] }],
          },
        ])
        const sale_variant_id = item!.offers[0]!.variant_id
        await rental(container).updateMediaRentalOffers({ id: shop.title.offer_id, sale_variant_id })
      }
      const stock = async () =>
        rows<{ stocked: number; location_id: string }>(
          getContainer(),
          `select il.stocked_quantity::int as stocked, il.location_id from inventory_level il
           join product_variant_inventory_item i on i.inventory_item_id = il.inventory_item_id
           join media_rental_offer f on f.sale_variant_id = i.variant_id where f.id = ? and il.deleted_at is null`,
          [shop.title.offer_id],
        )

      it("adds one to the used variant where the copy is, whether or not there were any", async () => {
        await withUsedVariant(getContainer())
        const [first, second] = shop.title.copies
        const { body } = await post(`/units/${first!.id}/sell`, { note: "ex-rental sale" }).expect(200)
        expect(body.unit).toMatchObject({ status: "sold", retired_at: expect.any(String) })
        expect(await stock()).toEqual([{ stocked: 1, location_id: shop.locationId }])
        await post(`/units/${first!.id}/sell`).expect(409)
        await post(`/units/${second!.id}/sell`).expect(200)
        expect(await stock()).toEqual([{ stocked: 2, location_id: shop.locationId }])
      })

      it("counts once for two who sell the copy at the same moment", async () => {
        await withUsedVariant(getContainer())
        const [first] = shop.title.copies
        const answers = await Promise.all([1, 2].map(() => post(`/units/${first!.id}/sell`)))
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
        expect(await stock()).toEqual([{ stocked: 1, location_id: shop.locationId }])
      })

      it("leaves the copy where it was when the stock cannot be counted", async () => {
        await withUsedVariant(getContainer())
        const inventory = getContainer().resolve(Modules.INVENTORY)
        const broken = jest.spyOn(inventory, "adjustInventory").mockRejectedValue(new Error("down"))
        const [first] = shop.title.copies
        try {
          await post(`/units/${first!.id}/sell`).expect(500)
        } finally {
          broken.mockRestore()
        }
        const { body } = await get(`/units/${first!.id}`).expect(200)
        expect(body.unit).toMatchObject({ status: "available", retired_at: null })
        expect(body.unit.events.map((event: { data: { change: string } }) => event.data.change)).toEqual([
          "sale_undone",
          "sold",
        ])
      })

      it("is refused where nothing counts used copies", async () => {
        const [first] = shop.title.copies
        const uncounted = await post(`/units/${first!.id}/sell`).expect(400)
        expect(uncounted.body.code).toBe("media_rental_no_sale_variant")
        await rows(getContainer(), `update product_variant set manage_inventory = true where id = ?`, [
          shop.title.sale_variant_id,
        ])
        const asNew = await post(`/units/${first!.id}/sell`).expect(400)
        expect(asNew.body).toMatchObject({
          code: "media_rental_no_sale_variant",
          message: expect.stringContaining("as new"),
        })
        await rental(getContainer()).updateMediaRentalOffers({ id: shop.title.offer_id, sale_variant_id: null })
        const none = await post(`/units/${first!.id}/sell`).expect(400)
        expect(none.body.message).toContain("sale_variant_id")
        expect((await get(`/units/${first!.id}`)).body.unit.status).toBe("available")
      })
    })

    describe("the board", () => {
      it("shows copies by days with who has them, also those long overdue", async () => {
        const [first, second] = shop.title.copies
        const late = await rentOut(first!.id, at(-20), at(-17), { status: "out" })
        const booked = await rentOut(second!.id, at(2), at(4))
        await post(`/units/${second!.id}/downtime`, {
          starts_at: at(6).toISOString(),
          ends_at: at(8).toISOString(),
          note: "cleaning day",
        }).expect(200)
        const window = { location_id: shop.locationId, from: date(0), to: date(6) }
        const { body } = await get("/board", { ...window, variant_id: shop.title.variant_id }).expect(200)
        expect(body).toMatchObject({ tz: "UTC", count: 2, limit: 50, offset: 0 })
        expect(body.days).toHaveLength(7)
        expect(body.days[0]).toEqual({
          date: date(0),
          open: true,
          starts_at: `${date(0)}T00:00:00.000Z`,
          ends_at: `${date(1)}T00:00:00.000Z`,
        })
        const blocks = Object.fromEntries(
          body.units.map((unit: { id: string; blocks: object[] }) => [unit.id, unit.blocks]),
        )
        expect(blocks[first!.id]).toEqual([
          expect.objectContaining({
            allocation_id: late.allocation_id,
            late: true,
            movable: false,
            rental: expect.objectContaining({ id: late.id, status: "out", customer_name: late.customer.email }),
          }),
        ])
        expect(blocks[second!.id]).toEqual([
          expect.objectContaining({
            allocation_id: booked.allocation_id,
            late: false,
            movable: true,
            rental: expect.objectContaining({ id: booked.id, display_no: expect.any(Number), at_risk: false }),
          }),
          expect.objectContaining({ kind: "downtime", note: "cleaning day", movable: false, rental: null }),
        ])
        const other = await get("/board", { ...window, offset: 1, limit: 1 }).expect(200)
        expect(other.body.units).toHaveLength(1)
        expect((await get("/board", { ...window, q: first!.barcode }).expect(200)).body.count).toBe(1)
      })

      it("shows 62 days and not one more, of a location that exists", async () => {
        const window = { location_id: shop.locationId, from: "2027-01-01" }
        expect((await get("/board", { ...window, to: "2027-03-03" }).expect(200)).body.days).toHaveLength(62)
        for (const to of ["2027-03-04", "2026-12-31"]) {
          expect((await get("/board", { ...window, to }).expect(400)).body.code).toBe("media_rental_period")
        }
        expect((await get("/board", { ...window, to: "2027-02-31" }).expect(400)).body.code).toBe("media_rental_date")
        await get("/board", { location_id: "sloc_x", from: "2027-01-01", to: "2027-01-02" }).expect(404)
      })

      it("is read by copy and not through all allocations", async () => {
        await rows(
          getContainer(),
          `insert into media_rental_unit (id, offer_id, variant_id, barcode, home_location_id, current_location_id, status,
             in_service_at) select 'runt_b' || n, ?, ?, 'BOARD-' || n, ?, ?, 'available', now() from generate_series(1, 400) n`,
          [shop.title.offer_id, shop.title.variant_id, shop.locationId, shop.locationId],
        )
        await rows(
          getContainer(),
          `insert into media_rental_allocation (id, unit_id, variant_id, kind, starts_at, ends_at, blocked_from, blocked_until)
           select 'ralc_b' || n || '_' || b, 'runt_b' || n, ?, 'downtime', s.at, s.at + interval '1 day', s.at,
             s.at + interval '1 day' from generate_series(1, 400) n, generate_series(0, 99) b,
             lateral (select now() + b * interval '2 days' as at) s`,
          [shop.title.variant_id],
        )
        await rows(getContainer(), "analyze media_rental_allocation")
        const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
        const statements: [string, unknown[]][] = []
        const recording = {
          raw: (sql: string, bindings: unknown[]) => (
            statements.push([sql, bindings]),
            knex.raw(sql, bindings as never)
          ),
        }
        const container = { resolve: () => recording } as unknown as MedusaContainer
        const question = { location_id: shop.locationId, from: date(1), to: date(31), limit: 50, offset: 0 }
        const board = await boardOf(container, question, new Date())
        expect(board.units[0]?.blocks.length).toBeGreaterThan(10)
        const plans = await Promise.all(
          statements.map(async ([sql, bindings]) =>
            JSON.stringify(await rows(getContainer(), `explain (format json) ${sql}`, bindings)),
          ),
        )
        const onAllocations = plans.filter((plan) => plan.includes('"Relation Name":"media_rental_allocation"'))
        expect(onAllocations).toHaveLength(1)
        expect(onAllocations[0]).not.toMatch(/"Node Type":"Seq Scan"[^}]*"Relation Name":"media_rental_allocation"/)
        expect(onAllocations[0]).toContain("media_rental_allocation_custody")
      })
    })

    describe("availability", () => {
      const ask = (more: object = {}, headers?: Record<string, string>) =>
        store(
          "/availability",
          { variant_id: shop.title.variant_id, start_date: date(1), due_date: date(4), ...more },
          headers,
        )

      it("answers for a period, and the next one that can be had", async () => {
        const { body } = await ask().expect(200)
        expect(body).toEqual({
          variant_id: shop.title.variant_id,
          location_id: shop.locationId,
          tz: "UTC",
          start_date: date(1),
          due_date: date(4),
          days: 3,
          quantity: 1,
          bookable: true,
          free_copies: 2,
          next_available: null,
          as_of: expect.any(String),
        })
        await rentOut(shop.title.copies[0]!.id, new Date(`${date(2)}T10:00:00Z`), new Date(`${date(5)}T21:00:00Z`))
        expect((await ask().expect(200)).body).toMatchObject({ bookable: true, free_copies: 1 })
        // Due on day 5 at 21:00 and 12 hours of buffer: free from day 6 at 09:00, before the desk opens.
        expect((await ask({ quantity: 2 }).expect(200)).body).toMatchObject({
          bookable: false,
          quantity: 2,
          next_available: { start_date: date(6), due_date: date(9) },
        })
        expect((await ask({ quantity: 3 }).expect(200)).body).toMatchObject({ bookable: false, next_available: null })
      })

      it("needs more time for the way when copies are posted", async () => {
        await rentOut(shop.title.copies[0]!.id, new Date(`${date(4)}T10:00:00Z`), new Date(`${date(7)}T21:00:00Z`))
        await rentOut(shop.title.copies[1]!.id, new Date(`${date(4)}T10:00:00Z`), new Date(`${date(7)}T21:00:00Z`))
        expect((await ask({ due_date: date(2) }).expect(200)).body.bookable).toBe(true)
        expect((await ask({ due_date: date(2), fulfilment: "ship" }).expect(200)).body.bookable).toBe(false)
      })

      it("starts today while the shop is open, and skips closed days for the next start", async () => {
        expect((await ask({ start_date: date(0), due_date: date(1) }).expect(200)).body.bookable).toBe(true)
        const closed = [date(6), date(7)]
        await rows(getContainer(), "update media_rental_calendar set closed_dates = ?", [closed])
        const refused = await ask({ start_date: date(6), due_date: date(8) }).expect(400)
        expect(refused.body).toMatchObject({ code: "media_rental_period", reason: "closed_start" })
        for (const { id } of shop.title.copies) {
          await rentOut(id, new Date(`${date(1)}T10:00:00Z`), new Date(`${date(5)}T21:00:00Z`))
        }
        expect((await ask().expect(200)).body).toMatchObject({
          bookable: false,
          next_available: { start_date: date(8), due_date: date(11) },
        })
      })

      it("knows only what the channel rents out", async () => {
        const other = await salesChannel(getContainer(), "Elsewhere")
        for (const more of [
          { variant_id: "variant_unknown" },
          { variant_id: shop.title.sale_variant_id },
          { location_id: "sloc_unknown" },
        ]) {
          const { body } = await ask(more).expect(404)
          expect(body.code).toMatch(/^media_rental_(offer|location)_not_found$/)
        }
        await ask({}, other.headers).expect(404)
        await rental(getContainer()).updateMediaRentalOffers({ id: shop.title.offer_id, enabled: false })
        await ask().expect(404)
        await rental(getContainer()).updateMediaRentalOffers({ id: shop.title.offer_id, enabled: true })
        await ask().expect(200)
        await getContainer().resolve(Modules.PRODUCT).softDeleteProducts([shop.title.product_id])
        await ask().expect(404)
      })

      it("has nothing of a title without copies, or without a plan", async () => {
        const none = await ask({ variant_id: empty.variant_id }).expect(200)
        expect(none.body).toMatchObject({ bookable: false, free_copies: 0, location_id: null, next_available: null })
        await rental(getContainer()).updateMediaRentalRatePlans({ id: shop.title.plan_id, active: false })
        expect((await ask().expect(200)).body).toMatchObject({ bookable: false, free_copies: 0 })
      })

      it("refuses periods no rental may have, with the reason", async () => {
        await rental(getContainer()).updateMediaRentalRatePlans({ id: shop.title.plan_id, min_days: 2, max_days: 10 })
        await rentalTerms(getContainer(), { horizon_days: 30, notice_ms: 36 * HOUR })
        await rental(getContainer()).updateMediaRentalOffers({ id: shop.title.offer_id, rentable_from: date(4) })
        const reasons: [string, string, string][] = [
          [date(5), date(5), "order"],
          [date(5), date(4), "order"],
          [date(5), date(6), "min_days"],
          [date(5), date(16), "max_days"],
          [date(-1), date(2), "past"],
          [date(1), date(4), "notice"],
          [date(31), date(34), "horizon"],
        ]
        for (const [start_date, due_date, reason] of reasons) {
          const { body } = await ask({ start_date, due_date }).expect(400)
          const codes = body.errors.map((error: { code: string }) => error.code)
          expect(codes).toContain("media_rental_period")
          expect(body.reason).toBe(reason)
        }
        expect((await ask({ start_date: date(3), due_date: date(6) }).expect(400)).body).toMatchObject({
          code: "media_rental_embargo",
          rentable_from: date(4),
        })
        await ask({ start_date: date(4), due_date: date(7) }).expect(200)
      })

      it("never says bookable to what is no question", async () => {
        const wrong: [object, string, string][] = [
          ...["2026-02-31", "2026-13-01", "2026-12-04T10:00:00Z", "1", "", "null", "0000-01-01", "12026-01-01"].flatMap(
            (value): [object, string, string][] => [
              [{ start_date: value }, "media_rental_date", "start_date"],
              [{ due_date: value }, "media_rental_date", "due_date"],
            ],
          ),
          ...["0", "-1", "1.5", '"2"', "1e9", "", "many", "99999999999"].map((quantity): [object, string, string] => [
            { quantity },
            "media_rental_quantity",
            "quantity",
          ]),
          [{ quantity: 21 }, "media_rental_quantity", "quantity"],
          [{ start_date: date(1), due_date: addDays(date(1), 1_000_000) }, "media_rental_period", "due_date"],
          [{ variant_id: "' or 1=1 --" }, "media_invalid", "variant_id"],
          [{ variant_id: "<script>alert(1)</script>" }, "media_invalid", "variant_id"],
          [{ variant_id: "a\u0000b" }, "media_query", "variant_id"],
          [{ location_id: "" }, "media_invalid", "location_id"],
          [{ fulfilment: "drone" }, "media_invalid", "fulfilment"],
          [{ bookable: "true" }, "media_invalid", "bookable"],
        ]
        for (const [more, code, path] of wrong) {
          const { status, body } = await ask(more)
          expect({ more, status, bookable: body.bookable }).toEqual({ more, status: 400, bookable: undefined })
          expect(body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ path, code })]))
        }
        for (const missing of [{ start_date: undefined }, { due_date: undefined }, { variant_id: undefined }]) {
          await ask(missing).expect(400)
        }
        await store("/availability", `variant_id=a&variant_id=b&start_date=${date(1)}&due_date=${date(2)}`).expect(400)
        await store(
          "/availability",
          `variant_id=a&start_date=${date(1)}&start_date=${date(1)}&due_date=${date(2)}`,
        ).expect(400)
      })
    })

    describe("the calendar", () => {
      const show = (more: object = {}) =>
        store("/calendar", { variant_id: shop.title.variant_id, from: date(0), to: date(6), ...more })

      it("counts free copies by days and says when a rental may start", async () => {
        const [first, second] = shop.title.copies
        await rentOut(first!.id, new Date(`${date(2)}T10:00:00Z`), new Date(`${date(4)}T09:00:00Z`))
        await rentOut(second!.id, at(-9), at(-5), { status: "out" })
        await rows(getContainer(), "update media_rental_calendar set closed_dates = ?", [[date(3), date(90)]])
        const { body } = await show({ from: date(-1) }).expect(200)
        expect(body).toEqual({
          variant_id: shop.title.variant_id,
          location_id: shop.locationId,
          tz: "UTC",
          days: [
            { date: date(-1), open: true, free: 0 },
            { date: date(0), open: true, free: 1 },
            { date: date(1), open: true, free: 1 },
            { date: date(2), open: true, free: 0 },
            { date: date(3), open: false, free: 0 },
            { date: date(4), open: true, free: 0 },
            { date: date(5), open: true, free: 1 },
            { date: date(6), open: true, free: 1 },
          ],
          earliest_start: date(0),
          latest_start: date(89),
          as_of: expect.any(String),
        })
      })

      it("has notice, embargo and horizon in its first and last start", async () => {
        await rentalTerms(getContainer(), { horizon_days: 500, notice_ms: 3 * DAY })
        expect((await show().expect(200)).body.latest_start).toBe(date(500))
        await rental(getContainer()).updateMediaRentalOffers({ id: shop.title.offer_id, rentable_from: date(20) })
        expect((await show().expect(200)).body.earliest_start).toBe(date(20))
        const none = await show({ variant_id: empty.variant_id }).expect(200)
        expect(none.body).toMatchObject({ earliest_start: null, latest_start: null, location_id: null })
      })

      it("shows 186 days and not one more, in order", async () => {
        expect((await show({ to: date(185) }).expect(200)).body.days).toHaveLength(186)
        for (const to of [date(186), date(-1), "9999-12-31"]) {
          expect((await show({ to }).expect(400)).body.code).toBe("media_rental_period")
        }
        expect((await show({ from: "2026-02-31" }).expect(400)).body.code).toBe("media_rental_date")
        await show({ variant_id: shop.title.sale_variant_id }).expect(404)
      })

      it("follows the shop's own days, not the server's", async () => {
        await rows(getContainer(), "update media_rental_calendar set tz = 'Pacific/Auckland'")
        const { body } = await show().expect(200)
        const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Pacific/Auckland" }).format(new Date())
        expect(body).toMatchObject({ tz: "Pacific/Auckland", earliest_start: today })
      })
    })

    describe("what the catalogue learns", () => {
      const items = async (query: object) => {
        const { body } = await http().get("/store/media/catalog/items").query(query).set(shop.headers).expect(200)
        return (body.items as { title: string; rentable: boolean }[])
          .map(({ title, rentable }) => [title, rentable])
          .sort()
      }

      it("is what can be rented: an enabled offer with a copy in service", async () => {
        expect(await items({})).toEqual([
          ["No Copies Yet", false],
          ["Spirited Away", true],
        ])
        expect(await items({ rentable: true })).toEqual([["Spirited Away", true]])
        expect(await items({ rentable: false })).toEqual([["No Copies Yet", false]])
        const detail = async () => {
          const { body } = await http()
            .get("/store/media/catalog/items")
            .query({ expand: "full", rentable: true })
            .set(shop.headers)
          return body.items.flatMap((item: { offers: { variant_id: string; rentable: boolean }[] }) =>
            item.offers.filter((offer) => offer.rentable).map((offer) => offer.variant_id),
          )
        }
        expect(await detail()).toEqual([shop.title.variant_id])
        for (const { id } of shop.title.copies) await post(`/units/${id}/retire`).expect(200)
        expect(await items({ rentable: true })).toEqual([])
        await post("/units", { offer_id: empty.offer_id, location_id: shop.locationId, status: "available" }).expect(
          201,
        )
        expect(await items({ rentable: true })).toEqual([["No Copies Yet", true]])
        await rental(getContainer()).updateMediaRentalOffers({ id: empty.offer_id, enabled: false })
        expect(await items({ rentable: true })).toEqual([])
      })

      it("is which copy carries a code, in any case", async () => {
        const [copy] = shop.title.copies
        const lookup = async (code: string) =>
          (await http().get("/admin/media/catalog/identifiers/lookup").query({ code }).set(admin).expect(200)).body
            .unit_matches
        expect(await lookup(copy!.barcode.toLowerCase())).toEqual([
          { kind: "rental_unit", id: copy!.id, label: `Spirited Away · ${copy!.barcode}` },
        ])
        expect(await lookup("nothing-at-all")).toEqual([])
        await del(`/units/${copy!.id}`).expect(200)
        expect(await lookup(copy!.barcode)).toEqual([])
      })
    })
  },
})
