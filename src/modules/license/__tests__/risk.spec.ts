import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { sqlOf } from "../../../lib/sql"
import { DEFAULT_RISK_WEIGHTS } from "../domain/risk"
import type MediaLicenseService from "../service"
import { Checks, minutesAgo } from "./checks"
import { LICENSE, USER, TagShop } from "./tag-shop"

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)
    const checks = new Checks(service, shop)

    /** Two copies in two towns, and strangers who scratched the second one's PIN free. */
    const copied = (tagId: string, strangers = 3) => [
      checks.draft(tagId, { device_mac: "lisbon", scanned_at: minutesAgo(90) }),
      checks.draft(tagId, { device_mac: "osaka", country: "JP", cell: "34.5,135.5", scanned_at: minutesAgo(60) }),
      ...Array.from({ length: strangers }, (_, n) =>
        checks.draft(tagId, { device_mac: `pin_${n}`, pin_event: "wrong", scanned_at: minutesAgo(30 - n) }),
      ),
    ]

    it("opens one case for a tag that looks copied, and does nothing else to it", async () => {
      const [copy = "", honest = ""] = await shop.mint({ quantity: 2 })
      await shop.force(copy, "sold")
      await checks.store([...copied(copy), checks.draft(honest)])
      expect(await checks.rescore()).toEqual(["case.opened"])
      expect(await checks.cases(copy)).toMatchObject([
        {
          kind: "clone_suspected",
          status: "open",
          severity: "high",
          signals: { travel: 4, dev: 5, pin: 3, country: 2 },
        },
      ])
      expect(await shop.tag(copy)).toMatchObject({ status: "sold", ver: 0, risk_level: "alert", public_caution: false })
      expect((await shop.tag(copy)).risk).toBeGreaterThan(0.6)
      expect(await shop.tag(honest)).toMatchObject({ risk_level: "none" })
      expect([await checks.cases(honest), (await checks.stat(copy)).dirty]).toEqual([[], false])

      await checks.store([checks.draft(copy, { device_mac: "pin_9", pin_event: "wrong" })])
      expect(await checks.rescore()).toEqual([])
      expect(await checks.cases(copy)).toMatchObject([{ status: "open", signals: { pin: 4 } }])
    })

    it("does not come back with what a person has judged, only with more", async () => {
      const [copy = ""] = await shop.mint({ quantity: 1 })
      await checks.store(copied(copy, 2))
      await checks.rescore()
      const [first] = await checks.cases(copy)
      await service.cases.edit(first!.id, { status: "dismissed" }, { actor: USER })
      await checks.store([checks.draft(copy, { device_mac: "curious", scanned_at: minutesAgo(1) })])
      expect(await checks.rescore()).toEqual([])
      expect(await checks.cases(copy)).toHaveLength(1)
      await checks.store([checks.draft(copy, { device_mac: "pin_7", pin_event: "after_activation" })])
      expect(await checks.rescore()).toEqual(["case.opened"])
      expect(await checks.cases(copy)).toMatchObject([{ status: "dismissed" }, { status: "open" }])
    })

    it("sees a photo that went round as that: 1,000 devices, no PIN event, no alert", async () => {
      const [photographed = ""] = await shop.mint({ quantity: 1 })
      await shop.force(photographed, "activated")
      const before = await shop.tag(photographed)
      const places = [
        { country: "PT", cell: "38.5,-9.0" },
        { country: "JP", cell: "34.5,135.5" },
        { country: "BR", cell: "-23.5,-46.5" },
        { country: "DE", cell: "52.5,13.5" },
      ]
      const crowd = Array.from({ length: 1_000 }, (_, n) =>
        checks.draft(photographed, {
          status: "activated",
          device_mac: `phone_${n}`,
          scanned_at: minutesAgo(1_000 - n),
          ...places[n % places.length],
        }),
      )
      await checks.store(crowd)
      expect(await checks.rescore()).toEqual([])
      expect(await checks.cases(photographed)).toEqual([])
      expect((await checks.stat(photographed)).sessions).toBe(1_000)
      const after = await shop.tag(photographed)
      expect(after).toMatchObject({ status: "activated", public_caution: false, ver: before.ver })
      expect(after.risk_level).not.toBe("alert")
      expect(after.risk).toBeGreaterThan(0)
    })

    it("begins anew when the copy changes hands, and leaves the owner's devices out", async () => {
      const [copy = ""] = await shop.mint({ quantity: 1 })
      await checks.store(copied(copy))
      await shop.force(copy, "sold")
      await service.claims.activate({ tag_id: copy, customer_id: "cus_1", how: "pin" })
      await checks.store([
        checks.draft(copy, {
          device_mac: "mine",
          is_owner: true,
          scanned_at: new Date(Date.now() + 1_000).toISOString(),
        }),
        checks.draft(copy, {
          device_mac: "mine",
          pin_event: "wrong",
          scanned_at: new Date(Date.now() + 2_000).toISOString(),
        }),
      ])
      expect(await checks.rescore()).toEqual([])
      expect((await shop.tag(copy)).risk).toBeCloseTo(0.0055, 4)
    })

    it("scores in slices, each tag once, and one process at a time", async () => {
      const tags = await shop.mint({ quantity: 5 })
      await checks.store(tags.map((tag) => checks.draft(tag)))
      const slices: number[] = []
      for (let after: string | null = ""; after !== null;) {
        const { value } = await service.risk.rescore({ weights: DEFAULT_RISK_WEIGHTS, after, limit: 2 })
        slices.push(value.rescored)
        after = value.last
      }
      expect(slices).toEqual([2, 2, 1])
      await checks.store(tags.map((tag) => checks.draft(tag)))
      const other = MikroOrmWrapper.forkManager()
      await other.begin()
      await sqlOf(other).execute(`select pg_advisory_xact_lock(hashtextextended('media_license:risk', 0))`)
      const meanwhile = await service.risk.rescore({ weights: DEFAULT_RISK_WEIGHTS })
      await other.commit()
      expect(meanwhile.value).toEqual({ rescored: 0, last: null })
      expect((await service.risk.rescore({ weights: DEFAULT_RISK_WEIGHTS })).value.rescored).toBe(5)
    })

    it("stays with a tag that was checked while it was scored", async () => {
      const [tag = ""] = await shop.mint({ quantity: 1 })
      await checks.store([checks.draft(tag)])
      // Somebody's check is counted, but not yet committed, when the tag is scored.
      const other = MikroOrmWrapper.forkManager()
      await other.begin()
      await sqlOf(other).execute(
        `update media_license_tag_stat set sessions = sessions + 1, dirty = true where tag_id = ?`,
        [tag],
      )
      const scored = checks.rescore()
      await new Promise((resolve) => setTimeout(resolve, 300))
      await other.commit()
      await scored
      expect((await checks.stat(tag)).dirty).toBe(true)
      await checks.rescore()
      expect((await checks.stat(tag)).dirty).toBe(false)
    })
  },
})
