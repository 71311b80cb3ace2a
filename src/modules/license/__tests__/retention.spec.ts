import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { DEFAULT_RISK_WEIGHTS } from "../domain/risk"
import type MediaLicenseService from "../service"
import { Checks, minutesAgo } from "./checks"
import { LICENSE, USER, TagShop, customer } from "./tag-shop"

const DAY = 24 * 60

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)
    const checks = new Checks(service, shop)
    const count = async (table: string) => {
      const [row] = await shop.sql.execute<{ count: number }>(
        `select count(*)::int as count from media_license_${table}`,
      )
      return row!.count
    }

    it("deletes checks of day 91, keeps those of day 89 and those of a tag with an open case", async () => {
      const [tag = "", suspect = ""] = await shop.mint({ quantity: 2 })
      const days = (n: number, tagId = tag) =>
        checks.draft(tagId, { device_mac: `day_${n}`, scanned_at: minutesAgo(n * DAY) })
      await checks.store([days(91), days(120), days(89), days(91, suspect)])
      await service.cases.report({ tag_id: suspect, kind: "copy", text: "sold twice" })
      expect((await service.retention.scans({ days: 90 })).value).toBe(2)
      expect((await checks.scans(tag)).map((scan) => scan.device_mac)).toEqual(["day_89"])
      expect((await checks.scans(suspect)).map((scan) => scan.device_mac)).toEqual(["day_91"])
      expect((await checks.stat(tag)).sessions).toBe(3)

      const [opened] = await checks.cases(suspect)
      await service.cases.edit(opened!.id, { status: "investigating" }, { actor: USER })
      expect((await service.retention.scans({ days: 90 })).value).toBe(0)
      await service.cases.edit(opened!.id, { status: "dismissed" }, { actor: USER })
      expect((await service.retention.scans({ days: 90 })).value).toBe(1)
      expect((await service.retention.scans({ days: 30 })).value).toBe(1)
      expect(await checks.stat(tag)).toMatchObject({ sessions: 3 })
    })

    it("goes in slices, and scores a suspect by what is left of it", async () => {
      const [tag = "", quiet = ""] = await shop.mint({ quantity: 2 })
      const old = Array.from({ length: 7 }, (_, n) =>
        checks.draft(tag, { device_mac: `d_${n}`, pin_event: "wrong", scanned_at: minutesAgo(100 * DAY + n) }),
      )
      await checks.store([...old, checks.draft(quiet, { scanned_at: minutesAgo(100 * DAY) })])
      await checks.rescore()
      const [opened] = await checks.cases(tag)
      await service.cases.edit(opened!.id, { status: "confirmed" }, { actor: USER })
      const slices: number[] = []
      do slices.push((await service.retention.scans({ days: 90, limit: 3 })).value)
      while (slices[slices.length - 1]! > 0)
      expect(slices).toEqual([3, 3, 2, 0])
      expect([(await checks.stat(tag)).dirty, (await checks.stat(quiet)).dirty]).toEqual([true, false])
      await service.risk.rescore({ weights: DEFAULT_RISK_WEIGHTS })
      expect(await shop.tag(tag)).toMatchObject({ risk_level: "none" })
    })

    it("forgets whose addresses the MACs are after 48 hours", async () => {
      const { observation } = service
      for (const day of ["20", "21", "22"]) {
        await observation.addressMac("203.0.113.9", new Date(`2026-11-${day}T12:00:00Z`))
      }
      const days = async () => {
        const rows = await shop.sql.execute<{ day: string }>(`select day from media_license_salt order by day`)
        return rows.map(({ day }) => day.slice(-2))
      }
      expect(await days()).toEqual(["21", "22"])
      expect((await service.retention.old("salts", { now: new Date("2026-11-22T23:59:00Z") })).value).toBe(0)
      expect((await service.retention.old("salts", { now: new Date("2026-11-23T00:00:00Z") })).value).toBe(1)
      expect(await days()).toEqual(["22"])
    })

    it("deletes links, kept answers and ended transfers when their time is over, and nothing that still counts", async () => {
      const now = Date.now()
      const at = (minutes: number) => new Date(now + minutes * 60_000)
      await shop.sql.execute(
        `insert into media_license_ticket (id, download_id, ticket_mac, expires_at) values ('ltik_1', 'd', 'a', ?), ('ltik_2', 'd', 'b', ?)`,
        [at(-1), at(5)],
      )
      await service.requests.claim({ scope: "customer:cus_1 POST /x", key: "old", bodyHash: "h" })
      await service.requests.claim({ scope: "customer:cus_1 POST /x", key: "new", bodyHash: "h" })
      await shop.sql.execute(`update media_license_request set expires_at = ? where idempotency_key = 'old'`, [at(-1)])
      await shop.sql.execute(
        `insert into media_license_transfer (id, tag_id, code_mac, expires_at, status, updated_at) values
          ('ltrf_old', 'ltag_a', 'a', now(), 'accepted', now() - interval '91 days'),
          ('ltrf_late', 'ltag_b', 'b', now(), 'expired', now() - interval '89 days'),
          ('ltrf_open', 'ltag_c', 'c', now(), 'pending', now() - interval '91 days'),
          ('ltrf_case', 'ltag_d', 'd', now(), 'disputed', now() - interval '91 days')`,
      )
      await shop.sql.execute(
        `insert into media_license_case (id, tag_id, kind, severity, status, signals)
         values ('lcas_1', 'ltag_d', 'ownership_dispute', 'high', 'open', '{}')`,
      )
      await shop.sql.execute(
        `insert into media_license_approval (id, action, target_id, reason, payload, requested_by, expires_at, decision, decided_at) values
          ('lapr_old', 'revoke', 'ltag_a', 'stolen', '{}', 'u1', now(), 'expired', now() - interval '91 days'),
          ('lapr_late', 'revoke', 'ltag_a', 'stolen', '{}', 'u1', now(), 'expired', now() - interval '89 days'),
          ('lapr_said', 'revoke', 'ltag_a', 'stolen', '{}', 'u1', now(), 'rejected', now() - interval '91 days')`,
      )
      for (const kind of service.retention.kinds) {
        const { value } = await service.retention.old(kind, { now: new Date(now) })
        expect([kind, value]).toEqual([kind, kind === "salts" ? 0 : 1])
      }
      const left = await shop.sql.execute<{ id: string }>(`select id from media_license_transfer order by id`)
      expect(left.map(({ id }) => id)).toEqual(["ltrf_case", "ltrf_late", "ltrf_open"])
      expect([await count("ticket"), await count("request"), await count("approval")]).toEqual([1, 1, 2])
    })

    it("ends requests nobody has agreed to within seven days", async () => {
      const [tag = "", other = ""] = await shop.mint({ quantity: 2 })
      for (const target_id of [tag, other]) {
        await shop.force(target_id, "sold")
        await service.approvals.request({ action: "revoke", target_id, reason: "stolen" }, { actor: USER })
      }
      await shop.sql.execute(`update media_license_approval set expires_at = now() where target_id = ?`, [tag])
      const { value, events } = await service.retention.approvals()
      expect([value, events.map(({ kind }) => kind)]).toEqual([1, ["approval.decided"]])
      const rows = await shop.sql.execute<{ target_id: string; decision: string | null; decided_by: string | null }>(
        `select target_id, decision, decided_by from media_license_approval order by target_id = ? desc`,
        [tag],
      )
      expect(rows).toMatchObject([{ decision: "expired", decided_by: null }, { decision: null }])
      expect(await shop.tag(tag)).toMatchObject({ status: "sold" })
      expect((await service.retention.approvals()).value).toBe(0)
    })

    it("ends offers whose code has run out, as many as there are", async () => {
      const tags = await shop.mint({ quantity: 3 })
      for (const tag_id of tags) {
        await shop.force(tag_id, "activated")
        const { code_mac } = await service.transfers.newCode()
        await service.transfers.offer({ tag_id, customer_id: "cus_1", code_mac }, { actor: customer("cus_1") })
      }
      const now = new Date(Date.now() + 25 * 3_600_000)
      expect((await service.transfers.expire({}, 2)).value).toBe(0)
      expect((await service.transfers.expire({ now }, 2)).value).toBe(2)
      expect((await service.transfers.expire({ now }, 2)).value).toBe(1)
      for (const id of tags) expect(await shop.tag(id)).toMatchObject({ status: "activated", owner_id: "cus_1" })
    })
  },
})
