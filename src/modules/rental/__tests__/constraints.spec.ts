import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import { insertInto, sqlOf, type Row, type Sql } from "../../../lib/sql"
import type MediaRentalService from "../service"

jest.setTimeout(60_000)

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 11, day, hour)).toISOString()

const UNIT: Row = {
  id: "runt_1",
  offer_id: "rofr_1",
  variant_id: "variant_1",
  barcode: "ABC-1",
  home_location_id: "sloc_1",
  current_location_id: "sloc_1",
  status: "available",
  in_service_at: at(1),
  rental_count: 0,
  version: 1,
}
const OFFER: Row = {
  id: "rofr_1",
  variant_id: "variant_1",
  product_id: "prod_1",
  media_type: "dvd",
  enabled: true,
  disc_count: 1,
  title: "千寻",
  replacement_value: { eur: "20.00" },
  version: 1,
}
const allocation = (id: string, from: string, until: string, more: Row = {}): Row => ({
  id,
  unit_id: "runt_1",
  variant_id: "variant_1",
  kind: "rental",
  starts_at: from,
  ends_at: until,
  blocked_from: from,
  blocked_until: until,
  active: true,
  pinned: false,
  custody_open: false,
  ...more,
})

moduleIntegrationTestRunner<MediaRentalService>({
  moduleName: "mediaRental",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  testSuite: ({ MikroOrmWrapper }) => {
    let sql: Sql
    const add = (table: string, ...rows: Row[]) => insertInto(sql, table, Object.keys(rows[0]!), rows)
    const refused = (work: Promise<unknown>, code: string, constraint?: string) =>
      expect(work).rejects.toMatchObject({ code, ...(constraint ? { constraint } : {}) })

    beforeEach(async () => {
      sql = sqlOf(MikroOrmWrapper.forkManager())
      await add("media_rental_offer", OFFER)
      await add("media_rental_unit", UNIT)
    })

    it("has the exclusion constraint, the checks and the trigger after its migrations", async () => {
      const [{ definition, deferrable } = { definition: "", deferrable: false }] = await sql.execute<{
        definition: string
        deferrable: boolean
      }>(
        `select pg_get_constraintdef(oid) as definition, condeferrable as deferrable from pg_constraint
         where conname = 'ex_media_rental_allocation_overlap'`,
      )
      expect(definition).toContain("EXCLUDE USING gist")
      expect(deferrable).toBe(true)
      const triggers = await sql.execute(
        `select tgname from pg_trigger where tgname like 'tr_media_rental_event%' order by 1`,
      )
      expect(triggers).toHaveLength(2)
    })

    it("never lets two blocks of one copy overlap, and lets them touch", async () => {
      await add("media_rental_allocation", allocation("ralc_1", at(1), at(4)))
      await add("media_rental_allocation", allocation("ralc_2", at(4), at(6)))
      await refused(
        add("media_rental_allocation", allocation("ralc_3", at(3, 23), at(4))),
        "23P01",
        "ex_media_rental_allocation_overlap",
      )
    })

    it("lets a block through that is switched off", async () => {
      await add("media_rental_allocation", allocation("ralc_1", at(1), at(4), { active: false }))
      await add("media_rental_allocation", allocation("ralc_2", at(1), at(4)))
    })

    it("refuses empty and reversed ranges", async () => {
      await refused(
        add("media_rental_allocation", allocation("ralc_1", at(1), at(1))),
        "23514",
        "ck_media_rental_allocation_times",
      )
    })

    it("refuses a hold without an end and custody without a late limit", async () => {
      await refused(
        add("media_rental_allocation", allocation("ralc_1", at(1), at(2), { kind: "pickup_hold" })),
        "23514",
        "ck_media_rental_allocation_expiry",
      )
      await refused(
        add("media_rental_allocation", allocation("ralc_1", at(1), at(2), { custody_open: true })),
        "23514",
        "ck_media_rental_allocation_custody",
      )
    })

    it("knows one copy by its barcode, whatever its case", async () => {
      await refused(
        add("media_rental_unit", { ...UNIT, id: "runt_2", barcode: "abc-1" }),
        "23505",
        "uq_media_rental_unit_barcode",
      )
    })

    it("does not change or remove an event", async () => {
      await add("media_rental_event", {
        id: "revt_1",
        type: "order.out",
        actor_type: "user",
        occurred_at: at(1),
        data: {},
      })
      await refused(sql.execute(`update media_rental_event set type = 'x'`), "23001")
      await refused(sql.execute(`delete from media_rental_event`), "23001")
      await refused(sql.execute(`truncate media_rental_event`), "23001")
    })

    it("keeps the sign of a charge and the reason of a reversal", async () => {
      await add("media_rental_allocation", allocation("ralc_1", at(1), at(4)))
      await add("media_rental_order", ORDER)
      const charge: Row = {
        id: "rchg_1",
        rental_order_id: "rent_1",
        kind: "late",
        period_key: "late:2026-12-04",
        amount: "1.50",
        currency_code: "eur",
        status: "pending",
        reason: null,
      }
      await add("media_rental_charge", charge)
      await refused(add("media_rental_charge", { ...charge, id: "rchg_2", period_key: "x", amount: "-1" }), "23514")
      const waiver = { ...charge, id: "rchg_3", kind: "waiver", amount: "-1.50" }
      await refused(add("media_rental_charge", waiver), "23514")
      await add("media_rental_charge", { ...waiver, reason: "our mistake" })
      await refused(add("media_rental_charge", { ...charge, id: "rchg_4" }), "23505")
    })

    it("refuses a status that its times contradict", async () => {
      await add("media_rental_allocation", allocation("ralc_1", at(1), at(4)))
      await refused(add("media_rental_order", { ...ORDER, status: "out" }), "23514", "ck_media_rental_order_status")
      await refused(
        add("media_rental_order", { ...ORDER, status: "closed", out_at: at(3), returned_at: at(2) }),
        "23514",
        "ck_media_rental_order_status",
      )
    })
  },
})

const ORDER: Row = {
  id: "rent_1",
  display_no: 1,
  channel: "cart",
  unit_seq: 1,
  customer_id: "cus_1",
  offer_id: "rofr_1",
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
  starts_at: at(1),
  due_at: at(4),
  status: "reserved",
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
