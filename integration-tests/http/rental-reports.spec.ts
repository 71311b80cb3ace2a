import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { importRentalHistoryWorkflow } from "../../src/workflows/rental/history"
import { importedRentalsSchema } from "../../src/modules/rental/domain/history-input"
import { addDays } from "../../src/modules/rental/domain/dates"
import { rental, rentalCopies, rentalShop, rentalTitle, rows, type RentalShop } from "../helpers/rental-shop"
import { adminHeaders } from "../helpers/shop"

jest.setTimeout(180_000)

/** Forty whole days ago, midnight in UTC, which is where the shop is. */
const DAY_0 = new Date(Math.floor(Date.now() / 86_400_000 - 40) * 86_400_000)
const day = (n: number) => new Date(DAY_0.getTime() + n * 86_400_000)
const date = (n: number) => day(n).toISOString().slice(0, 10)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: RentalShop
    let admin: { headers: Record<string, string> }
    const report = async (name: string, query = "") =>
      (await api.get(`/admin/media/rental/reports/${name}?${query}`, admin)).data

    /** Past rentals of a copy: [copy, out, back or null, due, rent]. */
    const past = async (
      ...rentals: [barcode: string, out: number, back: number | null, due: number, rent: string][]
    ) => {
      const list = rentals.map(([barcode, out, back, due, rent], index) => ({
        external_id: `${barcode}:${index}:${out}`,
        barcode,
        customer_ref: "past@test.example",
        out_at: day(out).toISOString(),
        returned_at: back === null ? null : day(back).toISOString(),
        due_date: date(due),
        rent,
        currency_code: "eur",
      }))
      const { result } = await importRentalHistoryWorkflow(getContainer()).run({
        input: { rows: importedRentalsSchema.parse(list), create_customers: true },
      })
      return result
    }

    beforeAll(async () => {
      shop = await rentalShop(getContainer(), { copies: 0, terms: { late_amount: { eur: "1.00" }, grace_ms: 0 } })
      admin = await adminHeaders(getContainer())
    })

    /** Three copies in service since day 0, bought for 10 euros each. */
    const threeCopies = async () => {
      const copies = await rentalCopies(getContainer(), shop, shop.title, 3)
      await rows(
        getContainer(),
        `update media_rental_unit set in_service_at = ?, purchase_cost = 10, cost_currency = 'eur'`,
        [DAY_0.toISOString()],
      )
      return copies.map((copy) => copy.barcode) as [string, string, string]
    }

    it("says how far an import of history is by the rows it has seen, also those that were known or turned away", async () => {
      const [a] = await threeCopies()
      const rentals = [
        [a, 1, 2, 2, "5.00"],
        ["nowhere", 1, 2, 2, "5.00"],
      ] as Parameters<typeof past>
      await past(...rentals)
      const info = jest.spyOn(getContainer().resolve(ContainerRegistrationKeys.LOGGER), "info")
      expect(await past(...rentals)).toMatchObject({
        imported: 0,
        known: 1,
        rejected: [{ external_id: "nowhere:1:1" }],
      })
      const said = info.mock.calls
        .map(([message]) => String(message))
        .filter((line) => line.startsWith("rental history"))
      info.mockRestore()
      expect(said).toEqual(["rental history: 2 of 2 rows, 0 imported"])
    })

    it("counts time out by the time that could be rented, clipped to the window, downtime left out", async () => {
      const [a, b] = await threeCopies()
      await past([a, -2, 5, 6, "5.00"], [a, 12, 14, 15, "5.00"], [b, 18, null, 22, "5.00"])
      const [unit] = await rental(getContainer()).listMediaRentalUnits({ barcode: b }, { take: 1 })
      await rental(getContainer()).createMediaRentalAllocations([
        {
          unit_id: unit!.id,
          variant_id: shop.title.variant_id,
          kind: "downtime",
          starts_at: day(2),
          ends_at: day(4),
          blocked_from: day(2),
          blocked_until: day(4),
        },
      ])
      const { rows: list, totals } = await report("utilisation", `from=${date(0)}&to=${date(19)}`)
      // Out: a 5 (of 7, clipped) + 2, b 2 (day 18 to the window's end) = 9 of 3 × 20 − 2 = 58 days.
      const expected = {
        copies: 3,
        rentals: 2,
        out_days: 9,
        rentable_days: 58,
        downtime_days: 2,
        idle_days: 49,
        utilisation: 0.15517,
        turns: 0.6667,
      }
      expect(list).toEqual([expect.objectContaining({ title: "Spirited Away", ...expected })])
      expect(totals).toEqual(expected)
    })

    it("sums the ledger by title and currency, and says when a title had paid for itself", async () => {
      const [a, b] = await threeCopies()
      await past([a, 1, 5, 3, "12.00"], [b, 1, 3, 4, "20.00"])
      const { rows: list, totals } = await report("roi")
      const [{ sum }] = (await rows<{ sum: string }>(
        getContainer(),
        `select sum(amount)::text as sum from media_rental_charge`,
      )) as [{ sum: string }]
      // Due on day 3 at 21:00, back at midnight before day 5: the second late day began on day 4 at 21:00.
      expect(sum).toBe("34.00")
      expect(list).toEqual([
        expect.objectContaining({ revenue: sum, purchase_cost: "30.00", roi: 0.1333, currency_code: "eur" }),
      ])
      expect(list[0].payback_date).toBe(new Date().toISOString().slice(0, 10))
      expect(totals.by_currency).toEqual([expect.objectContaining({ revenue: sum, copies: 3 })])
    })

    it("lists what is overdue with its fee so far, and how often returns were late", async () => {
      const [a, b, c] = await threeCopies()
      await past([a, 1, 5, 3, "5.00"], [b, 1, 3, 4, "5.00"], [c, 35, null, 37, "5.00"])
      const { rows: list, totals, count } = await report("overdue", `from=${date(0)}`)
      expect(count).toBe(1)
      expect(list[0]).toMatchObject({ barcode: c, late_unit: "day", currency_code: "eur" })
      expect(Number(list[0].accrued)).toBe(list[0].late_count)
      // Due on day 37 at 21:00, now some time of day 40.
      expect([3, 4]).toContain(list[0].late_count)
      expect(totals).toEqual({ overdue: 1, returned: 2, returned_late: 1, late_rate: 0.5 })
    })

    it("tells met demand from unmet, the most wanted title first", async () => {
      await threeCopies()
      const other = await rentalTitle(getContainer(), shop, { name: "Wanted", copies: 0 })
      const refusal = (n: number) => [`revt_${n}`, other.variant_id, JSON.stringify({ quantity: n })]
      for (const n of [1, 2]) {
        await rows(
          getContainer(),
          `insert into media_rental_event (id, variant_id, type, actor_type, occurred_at, data)
           values (?, ?, 'demand.refused', 'customer', now(), ?::jsonb)`,
          refusal(n),
        )
      }
      const { rows: list, totals } = await report("demand")
      expect(list).toEqual([
        expect.objectContaining({ title: "Wanted", seated: 0, refused: 3, unmet: 3, fill_rate: 0 }),
      ])
      expect(totals).toMatchObject({ seated: 0, refused: 3, holds_joined: 0 })
    })

    it("counts losses against hand-outs", async () => {
      const [a, b] = await threeCopies()
      await past([a, 1, null, 3, "5.00"], [b, 1, 3, 4, "5.00"])
      const [order] = await rental(getContainer()).listMediaRentalOrders({ status: "out" }, { take: 1 })
      const path = `/admin/media/rental/orders/${order!.id}/lost`
      const { preview } = (await api.post(`${path}/preview`, {}, admin)).data
      await api.post(path, { expected_total: preview.expected_total, currency_code: "eur" }, admin)
      const { rows: list, totals } = await report("losses", `from=${date(0)}`)
      const figures = { rentals: 2, lost: 1, found: 0, missing_now: 1, loss_rate: 0.5 }
      expect(list).toEqual([expect.objectContaining({ title: "Spirited Away", ...figures })])
      expect(totals).toMatchObject(figures)
      expect(totals.charged).toEqual([{ currency_code: "eur", amount: preview.expected_total }])
    })

    it("pages, narrows to a title and a location, and exports every row as CSV", async () => {
      await threeCopies()
      await rentalTitle(getContainer(), shop, { name: "=Another, one", copies: 1 })
      const all = await report("utilisation", "limit=1&offset=1")
      expect(all).toMatchObject({ count: 2, limit: 1, offset: 1 })
      expect(all.rows).toHaveLength(1)
      const one = await report("utilisation", `variant_id=${shop.title.variant_id}&location_id=${shop.locationId}`)
      expect(one.count).toBe(1)
      const csv = await api.get("/admin/media/rental/reports/utilisation?format=csv&limit=1", admin)
      expect(csv.headers["content-type"]).toContain("text/csv")
      expect(csv.headers["content-disposition"]).toMatch(/utilisation-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv/)
      const lines = String(csv.data).trim().split("\r\n")
      expect(lines).toHaveLength(3)
      expect(lines.join("\n")).toContain(`"'=Another, one",dvd,`)
    })

    it("refuses days that are none or run backwards, and unknown places", async () => {
      const status = async (query: string) =>
        (await api.get(`/admin/media/rental/reports/demand?${query}`, { ...admin, validateStatus: () => true })).status
      expect(await status("from=2026-02-31")).toBe(400)
      expect(await status(`from=${date(5)}&to=${addDays(date(5), -1)}`)).toBe(400)
      expect(await status("location_id=sloc_nowhere")).toBe(404)
      expect(await status("limit=201")).toBe(400)
      expect(await status("when=now")).toBe(400)
    })

    it("takes a history in once, and reports what does not fit", async () => {
      const [a, b] = await threeCopies()
      const rowsIn: Parameters<typeof past> = [
        [a, 1, 5, 3, "5.00"],
        [a, 4, 6, 7, "5.00"],
        ["NOBODY", 1, 2, 3, "5.00"],
        [b, 5, 3, 9, "5.00"],
        [b, 9, 11, 9, "5.00"],
        [b, 12, 13, 14, "5.005"],
      ]
      const first = await past(...rowsIn)
      expect(first).toMatchObject({ imported: 1, known: 0 })
      expect(first.rejected.map(({ code }) => code)).toEqual([
        "media_rental_overlap",
        "media_rental_barcode_unknown",
        "media_rental_period",
        "media_rental_period",
        "media_rental_amount",
      ])
      expect(await past(...rowsIn)).toMatchObject({ imported: 0, known: 1 })
    })
  },
})
