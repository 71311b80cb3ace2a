import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import { insertInto, sqlOf, type Row, type Sql } from "../../../lib/sql"
import type { Tier } from "../domain/rent-price"
import {
  createCalendarSchema,
  createMemberSchema,
  createPlanSchema,
  createTermsSchema,
  type OfferValues,
} from "../domain/setup"
import type MediaRentalService from "../service"

jest.setTimeout(60_000)

const TIERS = [
  { label: "1 day", days: 1, currency_code: "eur", amount: "2.50" },
  { label: "3 days", days: 3, currency_code: "eur", amount: "5" },
  { label: "1 day", days: 1, currency_code: "jpy", amount: "380" },
]
const plan = (over: object = {}) => createPlanSchema.parse({ name: "Films", tiers: TIERS, ...over })
const offerOf = (rate_plan_id: string, over: Partial<OfferValues> = {}): OfferValues => ({
  variant_id: "variant_1",
  product_id: "prod_1",
  sale_variant_id: null,
  media_type: "dvd",
  enabled: true,
  rate_plan_id,
  rentable_from: null,
  min_age: null,
  rated_age: null,
  disc_count: 2,
  title: "千寻",
  replacement_value: { eur: "20.00", jpy: "3000" },
  ...over,
})

moduleIntegrationTestRunner<MediaRentalService>({
  moduleName: "mediaRental",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  testSuite: ({ MikroOrmWrapper, service }) => {
    let sql: Sql
    const setup = () => service.setup
    const add = (table: string, ...rows: Row[]) => insertInto(sql, table, Object.keys(rows[0]!), rows)
    const tiersIn = async (planId: string) =>
      sql.execute<Tier>(`select * from media_rental_rate_tier where plan_id = ? and deleted_at is null`, [planId])
    const events = () =>
      sql.execute<{ type: string; data: Record<string, unknown> }>(
        `select type, data from media_rental_event order by created_at, id`,
      )
    const newPlan = async (over: object = {}) => (await setup().create("rate_plan", plan(over))).value.after!
    const newOffer = async (over: Partial<OfferValues> = {}) => {
      const { id } = await newPlan()
      return (await setup().create("offer", offerOf(id, over))).value.after!
    }
    const rental = async (status: string, offerId: string) => {
      await add("media_rental_unit", { ...UNIT, offer_id: offerId })
      await add("media_rental_allocation", ALLOCATION)
      const out = status === "out" || status === "lost"
      await add("media_rental_order", {
        ...ORDER,
        offer_id: offerId,
        status,
        ...(out ? { out_at: "2026-12-01T10:00:00Z" } : {}),
      })
    }

    beforeEach(() => {
      sql = sqlOf(MikroOrmWrapper.forkManager())
    })

    describe("a rate plan", () => {
      it("is written with its tiers as one whole, amounts in full", async () => {
        const row = await newPlan({ price_bounds: { eur: { min: 2, max: "40" } } })
        expect(row).toMatchObject({ name: "Films", version: 1, min_days: 1, max_days: 30, active: true })
        expect(row.price_bounds).toEqual({ eur: { min: "2.00", max: "40.00" } })
        expect((row.tiers as Tier[]).map((tier) => [tier.currency_code, tier.days, tier.amount])).toEqual([
          ["eur", 1, "2.50"],
          ["eur", 3, "5.00"],
          ["jpy", 1, "380"],
        ])
      })

      it("keeps the tiers that stay, replaces those that differ and lets go of the rest", async () => {
        const row = await newPlan()
        const before = row.tiers as Tier[]
        const next = [TIERS[0]!, { ...TIERS[1]!, amount: "5.50" }]
        const { value } = await setup().edit("rate_plan", row.id, { version: 1, tiers: plan({ tiers: next }).tiers })
        const after = value.after!.tiers as Tier[]
        expect(value.after!.version).toBe(2)
        expect(after.map((tier) => tier.amount)).toEqual(["2.50", "5.50"])
        expect(after[0]!.id).toBe(before[0]!.id)
        expect(after[1]!.id).not.toBe(before[1]!.id)
        expect(await tiersIn(row.id)).toHaveLength(2)
        const gone = await sql.execute(`select id from media_rental_rate_tier where deleted_at is not null`)
        expect(gone).toHaveLength(2)
      })

      it("may exchange the days of two tiers", async () => {
        const row = await newPlan()
        const swapped = TIERS.map((tier) => (tier.currency_code === "eur" ? { ...tier, days: 4 - tier.days } : tier))
        await setup().edit("rate_plan", row.id, { tiers: plan({ tiers: swapped }).tiers })
        expect((await tiersIn(row.id)).map((tier) => [tier.currency_code, tier.days, Number(tier.amount)])).toEqual(
          expect.arrayContaining([
            ["eur", 3, 2.5],
            ["eur", 1, 5],
          ]),
        )
      })

      it("is left alone by an edit that changes nothing", async () => {
        const row = await newPlan()
        const same = { name: "Films", tiers: plan().tiers, price_bounds: null }
        const { value } = await setup().edit("rate_plan", row.id, same)
        expect(value.after).toEqual(value.before)
        expect(value.after!.version).toBe(1)
      })

      it("is judged together with what an edit leaves as it is", async () => {
        const { id } = await newPlan({ max_days: 5 })
        await expect(setup().edit("rate_plan", id, { min_days: 6 })).rejects.toMatchObject({
          type: "invalid_data",
          problems: [{ path: "min_days", message: "6 is more than max_days 5" }],
        })
      })

      it("cannot be changed from a stale version, and two at once have one winner", async () => {
        const { id } = await newPlan()
        const rename = (name: string) => setup().edit("rate_plan", id, { version: 1, name })
        const results = await Promise.allSettled([rename("A"), rename("B"), rename("C")])
        const refused = results.filter((result) => result.status === "rejected")
        expect(refused).toHaveLength(2)
        for (const { reason } of refused) {
          expect(reason).toMatchObject({ code: "media_rental_version_conflict", details: { version: 2 } })
        }
      })

      it("is neither deleted nor switched off while an enabled offer uses it", async () => {
        const offer = await newOffer()
        const planId = String(offer.rate_plan_id)
        const inUse = { code: "media_rental_in_use", details: { count: 1 } }
        await expect(setup().remove("rate_plan", planId)).rejects.toMatchObject(inUse)
        await expect(setup().edit("rate_plan", planId, { active: false })).rejects.toMatchObject(inUse)
        await setup().edit("offer", offer.id, { enabled: false })
        await setup().remove("rate_plan", planId)
        await expect(setup().edit("offer", offer.id, { enabled: true })).rejects.toMatchObject({
          code: "media_rental_rate_plan_not_found",
        })
        await expect(setup().remove("rate_plan", planId)).rejects.toMatchObject({
          type: "not_found",
          code: "media_rental_rate_plan_not_found",
        })
      })

      it("never ends up switched off under an offer that is switched on at the same moment", async () => {
        for (let round = 0; round < 5; round++) {
          const offer = await newOffer({ enabled: false, variant_id: `variant_${round}` })
          const planId = String(offer.rate_plan_id)
          await Promise.allSettled([
            setup().edit("offer", offer.id, { enabled: true }),
            setup().edit("rate_plan", planId, { active: false }),
          ])
          const bad = await sql.execute(
            `select o.id from media_rental_offer o join media_rental_rate_plan p on p.id = o.rate_plan_id
              where o.enabled and not p.active`,
          )
          expect(bad).toEqual([])
        }
      })
    })

    describe("an offer", () => {
      it("tells of itself when it is made and when it changes", async () => {
        const offer = await newOffer()
        const { events: told } = await setup().edit("offer", offer.id, { min_age: 16, version: 1 })
        expect(told).toMatchObject([
          { type: "offer.updated", variant_id: "variant_1", data: { offer_id: offer.id, enabled: true } },
        ])
        expect((await events()).map((event) => event.type)).toEqual(["offer.created", "offer.updated"])
      })

      it("exists once per variant, however many ask at once", async () => {
        const { id } = await newPlan()
        const results = await Promise.allSettled([1, 2, 3].map(() => setup().create("offer", offerOf(id))))
        expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1)
        for (const result of results) {
          if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "media_rental_offer_exists" })
        }
      })

      it("needs a plan that is switched on, once it is enabled", async () => {
        const { id } = await newPlan({ active: false })
        await expect(setup().create("offer", offerOf(id))).rejects.toMatchObject({
          code: "media_rental_rate_plan_inactive",
        })
        await setup().create("offer", offerOf(id, { enabled: false }))
      })

      it("has a replacement value in every currency of its plan, once it is enabled", async () => {
        const { id } = await newPlan()
        const poor = offerOf(id, { replacement_value: { eur: "20.00" } })
        const refused = {
          code: "media_rental_replacement_value",
          problems: [{ path: "replacement_value.jpy", code: "media_rental_replacement_value" }],
        }
        await expect(setup().create("offer", poor)).rejects.toMatchObject(refused)
        const { value } = await setup().create("offer", { ...poor, enabled: false })
        const edit = (set: object) => setup().edit("offer", value.id, set)
        await expect(edit({ enabled: true })).rejects.toMatchObject(refused)
        await edit({ enabled: true, replacement_value: { eur: "20.00", jpy: "3000" } })
        await expect(edit({ replacement_value: { eur: "20.00" } })).rejects.toMatchObject(refused)
      })

      it.each(["reserved", "ready", "out", "lost"])("is not deleted while a rental is %s", async (status) => {
        const offer = await newOffer()
        await rental(status, offer.id)
        await expect(setup().remove("offer", offer.id)).rejects.toMatchObject({
          type: "conflict",
          code: "media_rental_in_use",
          details: { count: 1, copies: 1, waiting: 0 },
        })
      })

      it("is deleted when its copies are sold and nobody waits, and may be made anew", async () => {
        const offer = await newOffer()
        await rental("canceled", offer.id)
        await expect(setup().remove("offer", offer.id)).rejects.toMatchObject({ details: { count: 0, copies: 1 } })
        await sql.execute(`update media_rental_unit set status = 'sold'`)
        const { events: told } = await setup().remove("offer", offer.id)
        expect(told).toMatchObject([{ type: "offer.updated", data: { enabled: false, deleted: true } }])
        await setup().create("offer", offerOf(String(offer.rate_plan_id)))
      })

      it("follows the catalogue, where something changed and where it still exists", async () => {
        const offer = await newOffer()
        const facts = { id: offer.id, title: "千と千尋の神隠し", media_type: "dvd", disc_count: 3, rated_age: 16 }
        const first = await setup().follow([facts, { id: "rofr_gone", disc_count: 9 }])
        expect(first.value).toMatchObject([
          { after: { title: "千と千尋の神隠し", disc_count: 3, rated_age: 16, version: 2 } },
        ])
        const again = await setup().follow([facts])
        expect([again.value, again.events]).toEqual([[], []])
      })
    })

    describe("undoing", () => {
      it("takes back what was made, changed and deleted", async () => {
        const row = await newPlan()
        const edited = await setup().edit("rate_plan", row.id, { name: "X", tiers: [] })
        const deleted = await setup().remove("rate_plan", row.id)
        await setup().revert([deleted.value])
        expect(await tiersIn(row.id)).toHaveLength(0)
        // Two writes later the edit is no longer the latest.
        expect((await setup().revert([edited.value])).value).toEqual([false])
        const next = await setup().edit("rate_plan", row.id, { tiers: plan().tiers })
        expect((await setup().revert([next.value])).value).toEqual([true])
        expect(await tiersIn(row.id)).toHaveLength(0)
      })

      it("leaves alone what somebody has changed since", async () => {
        const offer = await newOffer()
        const edit = await setup().edit("offer", offer.id, { min_age: 16 })
        await setup().edit("offer", offer.id, { min_age: 18 })
        expect((await setup().revert([edit.value])).value).toEqual([false])
        const [row] = await sql.execute<{ min_age: number }>(`select min_age from media_rental_offer`)
        expect(row!.min_age).toBe(18)
      })

      it("keeps the event log and adds to it", async () => {
        const { id } = await newPlan()
        const created = await setup().create("offer", offerOf(id))
        await setup().revert([created.value])
        expect(await events()).toMatchObject([
          { type: "offer.created" },
          { type: "offer.updated", data: { enabled: false, reverted: true } },
        ])
        expect(await service.listMediaRentalOffers({})).toEqual([])
      })
    })

    describe("terms and calendars", () => {
      it("have one row per scope", async () => {
        const dvd = createTermsSchema.parse({ media_type: "dvd", grace_ms: 0 })
        await setup().create("terms", dvd)
        await expect(setup().create("terms", dvd)).rejects.toMatchObject({ code: "media_rental_terms_exists" })
        await setup().create("terms", createTermsSchema.parse({ media_type: "dvd", location_id: "sloc_1" }))
        const berlin = createCalendarSchema.parse({ location_id: "sloc_1", tz: "Europe/Berlin" })
        await setup().create("calendar", berlin)
        await expect(setup().create("calendar", berlin)).rejects.toMatchObject({ code: "media_rental_calendar_exists" })
      })

      it("keep every kind of column as it was given, and null inherits again", async () => {
        const given = {
          media_type: "vinyl",
          late_amount: { eur: "1.50" },
          cap_at_replacement: false,
          deposit_type: "percent",
          deposit_value: 12.5,
          overdue_notice_days: [7, 1],
        }
        const { value } = await setup().create("terms", createTermsSchema.parse(given))
        const [stored] = await service.listMediaRentalTerms({ id: value.id })
        expect(stored).toMatchObject({ ...given, overdue_notice_days: [1, 7], grace_ms: null })
        const edit = { deposit_type: null, deposit_value: null, late_amount: null, grace_ms: 0 }
        const edited = await setup().edit("terms", value.id, edit)
        expect(edited.value.after).toMatchObject({ ...edit, version: 2, cap_at_replacement: false })
      })

      it("are judged as a whole: hours with closed days left out are refused", async () => {
        const { value } = await setup().create("terms", createTermsSchema.parse({ exclude_closed_days: true }))
        await expect(setup().edit("terms", value.id, { late_unit: "hour" })).rejects.toMatchObject({
          problems: [{ path: "exclude_closed_days" }],
        })
        await setup().edit("terms", value.id, { late_unit: "hour", exclude_closed_days: false })
      })

      it("keep closed dates sorted and without repeats", async () => {
        const input = {
          location_id: "sloc_1",
          tz: "Asia/Tokyo",
          closed_dates: ["2026-12-31", "2026-01-01", "2026-12-31"],
        }
        const { value } = await setup().create("calendar", createCalendarSchema.parse(input))
        const [stored] = await service.listMediaRentalCalendars({ id: value.id })
        expect(stored!.closed_dates).toEqual(["2026-01-01", "2026-12-31"])
        const { value: deleted } = await setup().remove("calendar", value.id)
        expect(deleted.after).toBeNull()
        await expect(setup().remove("calendar", value.id)).rejects.toMatchObject({ type: "not_found" })
      })
    })

    describe("a member", () => {
      const member = (over: object = {}) => createMemberSchema.parse({ customer_id: "cus_1", ...over })
      const now = new Date("2026-12-05T12:00:00Z")

      it("gets the next free number, also beside one that was given by hand", async () => {
        const { value: first } = await setup().create("member", member())
        const next = Number(String(first.after!.member_no).slice(1)) + 1
        await setup().create("member", member({ customer_id: "cus_2", member_no: `m${String(next).padStart(6, "0")}` }))
        const { value: third } = await setup().create("member", member({ customer_id: "cus_3" }))
        expect(Number(String(third.after!.member_no).slice(1))).toBe(next + 1)
        await expect(
          setup().create("member", member({ customer_id: "cus_4", member_no: String(third.after!.member_no) })),
        ).rejects.toMatchObject({ code: "media_rental_member_no_taken" })
        await expect(setup().create("member", member())).rejects.toMatchObject({ code: "media_rental_member_exists" })
      })

      it("is blocked with a reason and let in again, and both are written down", async () => {
        const { value } = await setup().create("member", member())
        await expect(setup().edit("member", value.id, { status: "blocked" })).rejects.toMatchObject({
          problems: [{ path: "block_reason" }],
        })
        const block = { status: "blocked" as const, block_reason: "three lost discs" }
        const { value: blocked } = await setup().edit("member", value.id, block)
        expect(blocked.after).toMatchObject(block)
        const { value: free } = await setup().edit("member", value.id, { status: "active" })
        expect(free.after).toMatchObject({ status: "active", block_reason: null, block_until: null })
        expect(await events()).toMatchObject([
          { type: "member.blocked", data: { block_reason: "three lost discs", customer_id: "cus_1" } },
          { type: "member.unblocked", data: { block_reason: "three lost discs" } },
        ])
      })

      it("is not born in the future, nor blocked until yesterday", async () => {
        const { value } = await setup().create("member", member())
        const edit = { date_of_birth: "2026-12-07", status: "blocked" as const, block_reason: "x" }
        const block_until = "2026-12-04T00:00:00.000Z"
        await expect(setup().edit("member", value.id, { ...edit, block_until }, { now })).rejects.toMatchObject({
          problems: [{ path: "date_of_birth" }, { path: "block_until" }],
        })
      })

      it("keeps the moment its document was seen", async () => {
        const { value } = await setup().create("member", member({ id_verified: true }), { now })
        expect(value.after!.id_verified_at).toBe(now.toISOString())
        const again = await setup().edit("member", value.id, { id_verified: true })
        expect(again.value.after!.version).toBe(1)
        const never = await setup().edit("member", value.id, { id_verified: false })
        expect(never.value.after!.id_verified_at).toBeNull()
        expect(await events()).toMatchObject([{ type: "member.verified" }])
      })

      it("stays while a copy is at home with them", async () => {
        const { value } = await setup().create("member", member())
        const offer = await newOffer()
        await rental("out", offer.id)
        await expect(setup().remove("member", value.id)).rejects.toMatchObject({
          code: "media_rental_in_use",
          details: { count: 1 },
        })
        await sql.execute(`update media_rental_order set status = 'closed', returned_at = out_at`)
        await setup().remove("member", value.id)
        expect(await service.listMediaRentalMembers({})).toEqual([])
      })
    })
  },
})

const UNIT: Row = {
  id: "runt_1",
  variant_id: "variant_1",
  barcode: "ABC-1",
  home_location_id: "sloc_1",
  current_location_id: "sloc_1",
  status: "available",
  in_service_at: "2026-01-01T00:00:00Z",
  rental_count: 0,
  version: 1,
}
const ALLOCATION: Row = {
  id: "ralc_1",
  unit_id: "runt_1",
  variant_id: "variant_1",
  kind: "rental",
  starts_at: "2026-12-01T10:00:00Z",
  ends_at: "2026-12-04T21:00:00Z",
  blocked_from: "2026-12-01T10:00:00Z",
  blocked_until: "2026-12-05T09:00:00Z",
  active: true,
  pinned: false,
  custody_open: false,
}
const ORDER: Row = {
  id: "rent_1",
  display_no: 1,
  channel: "counter",
  unit_seq: 1,
  customer_id: "cus_1",
  variant_id: "variant_1",
  unit_id: "runt_1",
  allocation_id: "ralc_1",
  location_id: "sloc_1",
  fulfilment: "pickup",
  start_date: "2026-12-01",
  due_date: "2026-12-04",
  late_due_date: "2026-12-04",
  tz: "UTC",
  days: 3,
  starts_at: "2026-12-01T10:00:00Z",
  due_at: "2026-12-04T21:00:00Z",
  at_risk: false,
  extension_count: 0,
  currency_code: "eur",
  price_amount: "5.00",
  deposit_share: "0",
  replacement_value: "20.00",
  price_snapshot: {},
  terms_snapshot: {},
  title_snapshot: {},
  version: 1,
}
