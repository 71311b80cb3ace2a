import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type MediaLicenseService from "../service"
import { Checks, minutesAgo } from "./checks"
import { LICENSE, TagShop } from "./tag-shop"

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)
    const checks = new Checks(service, shop)

    it("opens one case for a tag that was never released, and adds the next ten checks to it", async () => {
      const [tag = ""] = await shop.mint({ quantity: 1 })
      await shop.force(tag, "printed")
      const seen = (n: number) =>
        checks.draft(tag, { status: "printed", verdict: "not_released", device_mac: `d_${n}` })
      expect(await checks.store([seen(0)])).toEqual(["case.opened"])
      for (let n = 1; n <= 5; n++) expect(await checks.store([seen(n)])).toEqual([])
      expect(await checks.store([6, 7, 8, 9, 10].map(seen))).toEqual([])
      const [opened, ...others] = await checks.cases(tag)
      expect([opened, others]).toMatchObject([
        { kind: "unreleased_scan", status: "open", severity: "high", signals: { status: "printed" } },
        [],
      ])
      const scans = await checks.scans(tag)
      expect(scans).toHaveLength(11)
      expect(new Set(scans.map((scan) => scan.case_id))).toEqual(new Set([opened!.id]))
      expect(await shop.tag(tag)).toMatchObject({ status: "printed", ver: 0, public_caution: false })
    })

    it("opens cases for minted, void and revoked tags too, and for no others", async () => {
      const [minted = "", voided = "", revoked = "", sold = ""] = await shop.mint({ quantity: 4 })
      await checks.store([
        checks.draft(minted, { status: "minted" }),
        checks.draft(voided, { status: "void" }),
        checks.draft(revoked, { status: "revoked" }),
        checks.draft(sold, { status: "sold" }),
      ])
      const counts = await Promise.all(
        [minted, voided, revoked, sold].map(async (id) => (await checks.cases(id)).length),
      )
      expect(counts).toEqual([1, 1, 1, 0])
    })

    it("counts sessions: one device within an hour is one, whenever it is written down", async () => {
      const [tag = ""] = await shop.mint({ quantity: 1 })
      const at = (minutes: number, device_mac = "a") =>
        checks.draft(tag, { device_mac, scanned_at: minutesAgo(minutes) })
      await checks.store([at(300), at(290), at(200, "b")])
      expect((await checks.stat(tag)).sessions).toBe(2)
      // After an outage of the database: a later and an earlier check at once, in the wrong order.
      await checks.store([at(100), at(250), at(95)])
      const { sessions, first_at, last_at, dirty } = await checks.stat(tag)
      expect([sessions, dirty]).toEqual([3, true])
      expect((await checks.scans(tag)).map((scan) => scan.new_session)).toEqual([true, false, false, true, true, false])
      expect(Math.round((Date.now() - first_at.getTime()) / 60_000)).toBe(300)
      expect(Math.round((Date.now() - last_at.getTime()) / 60_000)).toBe(95)
    })

    it("knows an address for a day, everywhere in the shop, and IPv6 by its household", async () => {
      const day = (text: string) => new Date(`2026-11-${text}T12:00:00Z`)
      const { observation } = service
      const monday = await observation.addressMac("203.0.113.9", day("23"))
      expect(monday).toMatch(/^[0-9a-f]{32}$/)
      expect(await observation.addressMac("203.0.113.9", day("23"))).toBe(monday)
      expect(await observation.addressMac("::ffff:203.0.113.9", day("23"))).toBe(monday)
      expect(await observation.addressMac("203.0.113.10", day("23"))).not.toBe(monday)
      expect(await observation.addressMac("203.0.113.9", day("24"))).not.toBe(monday)
      // Back on the first day: the salt of the day is the stored one, not a new one.
      expect(await observation.addressMac("203.0.113.9", day("23"))).toBe(monday)
      const home = await observation.addressMac("2001:db8:1:2::1", day("23"))
      expect(await observation.addressMac("2001:0db8:0001:0002:ffff::9", day("23"))).toBe(home)
      expect(await observation.addressMac("2001:db8:1:3::1", day("23"))).not.toBe(home)
      const salts = await shop.sql.execute<{ day: string; wrapped_salt: string }>(
        `select day, wrapped_salt from media_license_salt order by day`,
      )
      expect(salts.map((salt) => salt.day)).toEqual(["2026-11-23", "2026-11-24"])
      for (const { wrapped_salt } of salts) expect(Buffer.from(wrapped_salt, "base64").length).toBeGreaterThan(32 + 28)
    })
  },
})
