import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import type MediaLicenseService from "../service"
import { Checks } from "./checks"
import { HOST, LICENSE, USER, TagShop, customer, outcome, storeOf } from "./tag-shop"

const WRONG = "QQQQQ-QQQQQ"
const REFUSED = "media_license_claim_refused"
const LOCKED = "media_license_locked"
const DAY = 86_400_000

interface Refusal {
  code?: string
  details?: { retry_after?: number; reason?: string }
}

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  moduleOptions: { license: { hosts: [HOST] } },
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)

    const store = () => storeOf(service)
    const claim = (tag_id: string, customer_id: string, how: "purchase" | "pin" = "pin") =>
      service.claims.activate({ tag_id, customer_id, how })
    const tryPin = (tag_id: string, pin: string, customer_id = "cus_1", now?: Date) =>
      service.claims.tryPin({ tag_id, pin, customer_id }, { actor: customer(customer_id), ...(now ? { now } : {}) })
    const owners = (tagId: string) =>
      shop.sql.execute<{ customer_id: string; how: string; to_at: Date | null }>(
        `select customer_id, how, to_at from media_license_owner where tag_id = ? order by from_at, id`,
        [tagId],
      )
    const soldOnes = async (quantity: number, more: Record<string, unknown> = {}) => {
      const tags = await shop.mint({ quantity, ...more })
      for (const tag of tags) await shop.force(tag, "sold")
      return tags
    }

    it("writes the owner down, and how the copy was claimed", async () => {
      const [bought = "", sealed = ""] = await soldOnes(2)
      const { events } = await claim(bought, "cus_1", "purchase")
      expect(events).toEqual([{ kind: "tag.activated", data: { id: bought } }])
      expect((await tryPin(sealed, await shop.pin(sealed), "cus_2")).value).toBe("right")
      await claim(sealed, "cus_2")
      expect(await owners(bought)).toEqual([{ customer_id: "cus_1", how: "purchase", to_at: null }])
      expect(await owners(sealed)).toEqual([{ customer_id: "cus_2", how: "pin", to_at: null }])
      expect(await shop.tag(sealed)).toMatchObject({ status: "activated", owner_id: "cus_2", pin_fails: 0, ver: 1 })
    })

    it("has one owner of twenty who claim at once, each time", async () => {
      const wrong: unknown[] = []
      for (const tag of await soldOnes(25, { with_pin: false })) {
        const people = Array.from({ length: 20 }, (_, n) => `cus_${n}`)
        const outcomes = await Promise.all(people.map((person) => outcome(claim(tag, person))))
        const winners = people.filter((_, n) => outcomes[n] === "done")
        const others = outcomes.filter((code) => code === "media_license_already_activated")
        const [{ owner_id, ver, status }, rows] = await Promise.all([shop.tag(tag), owners(tag)])
        const events = (await shop.events(tag)).filter(({ kind }) => kind === "tag.activate")
        const seen = [winners.length, others.length, rows.length, events.length, ver, status]
        if (String(seen) !== "1,19,1,1,1,activated") wrong.push(seen)
        if (rows[0]?.customer_id !== winners[0] || owner_id !== winners[0]) wrong.push([rows, owner_id, winners])
      }
      expect(wrong).toEqual([])
    })

    it.each([
      ["unsold", "bound", {}],
      ["rental", "rental_out", {}],
      ["returned", "returned", {}],
      ["revoked", "revoked", {}],
      ["void", "void", {}],
      ["hold", "sold", { hold_reason: "return" }],
    ] as const)("says why a copy cannot be claimed: %s", async (reason, status, more) => {
      const [tag = ""] = await shop.mint({ quantity: 1 })
      await shop.force(tag, status, more)
      await expect(claim(tag, "cus_1", "purchase")).rejects.toMatchObject({
        code: "media_license_not_claimable",
        details: { reason },
      })
      expect([await owners(tag), (await shop.tag(tag)).ver]).toEqual([[], 0])
      // A wrong PIN is a wrong PIN, whatever the copy's state.
      expect(await outcome(tryPin(tag, WRONG))).toBe(REFUSED)
    })

    it("refuses the right PIN after five wrong ones, for a day", async () => {
      const [tag = "", neighbour = ""] = await soldOnes(2)
      const right = await shop.pin(tag)
      const start = new Date()
      for (let n = 0; n < 5; n++) expect(await outcome(tryPin(tag, WRONG, `cus_${n}`, start))).toBe(REFUSED)
      const after = (ms: number) => new Date(start.getTime() + ms)
      const locked = await tryPin(tag, right, "cus_1", after(3_600_000)).catch((error: Refusal) => error)
      expect(locked).toMatchObject({ code: LOCKED, details: { retry_after: 24 * 3600 } })
      expect(JSON.stringify(locked)).not.toContain(right)
      expect(await outcome(tryPin(tag, right, "cus_1", after(DAY - 1000)))).toBe(LOCKED)
      expect(await outcome(tryPin(neighbour, await shop.pin(neighbour)))).toBe("done")
      expect((await tryPin(tag, right, "cus_1", after(DAY + 1000))).value).toBe("right")
    })

    it("counts right PINs as tries, and forgets the count only with a new owner", async () => {
      const [tag = ""] = await soldOnes(1)
      const right = await shop.pin(tag)
      for (let n = 0; n < 5; n++) expect(await outcome(tryPin(tag, right))).toBe("done")
      expect(await outcome(tryPin(tag, right))).toBe(LOCKED)
      await claim(tag, "cus_1", "purchase")
      expect(await outcome(tryPin(tag, WRONG))).toBe(REFUSED)
    })

    it("compares no more than five of twenty PINs that come at once", async () => {
      const compared = jest.spyOn(store().provider, "mac")
      try {
        const wrong: unknown[] = []
        for (const tag of await soldOnes(6)) {
          compared.mockClear()
          const outcomes = await Promise.all(
            Array.from({ length: 20 }, (_, n) => outcome(tryPin(tag, WRONG, `cus_${n}`))),
          )
          const count = (code: string) => outcomes.filter((one) => one === code).length
          const macs = compared.mock.calls.filter(([name]) => name === "pin").length
          const { pin_fails } = await shop.tag(tag)
          const seen = [macs, count(REFUSED), count(LOCKED), pin_fails]
          if (String(seen) !== "5,5,15,5") wrong.push(seen)
        }
        expect(wrong).toEqual([])
      } finally {
        compared.mockRestore()
      }
    })

    it("opens a case when the right PIN comes after somebody else's claim, and none for the owner", async () => {
      const [tag = ""] = await soldOnes(1)
      const right = await shop.pin(tag)
      await claim(tag, "cus_1", "purchase")
      const cases = () =>
        shop.sql.execute(`select kind from media_license_case where tag_id = ? and kind = 'pin_after_activation'`, [
          tag,
        ])
      expect((await tryPin(tag, right, "cus_1")).value).toBe("right")
      expect(await cases()).toEqual([])
      expect((await tryPin(tag, right, "cus_2")).value).toBe("right_after_activation")
      expect((await tryPin(tag, right, "cus_3")).value).toBe("right_after_activation")
      expect(await cases()).toHaveLength(1)
    })

    /** Exports a batch's labels as the printer gets them. */
    async function printedPins(batchId: string): Promise<(string | undefined)[]> {
      const order = { format: "csv", layout: null, symbol: null, start_position: 1, from_idx: 0, to_idx: 1 } as const
      const ordered = await service.labels.order(batchId, { ...order, include_pins: true }, { actor: USER })
      const { row, lines } = await service.labels.open(batchId, ordered.value.id, { actor: USER })
      const pins: (string | undefined)[] = []
      for await (const { pin } of lines) pins.push(pin)
      await service.labels.finish(row, { row_count: pins.length, sha256: "0".repeat(64) }, { actor: USER })
      return pins
    }

    it("leaves no PIN anywhere in the database", async () => {
      const [tag = "", other = ""] = await shop.mint({ quantity: 2 })
      const right = await shop.pin(tag)
      expect(await printedPins(String((await shop.tag(tag)).batch_id))).toContain(right)
      await shop.force(tag, "sold")
      await outcome(tryPin(tag, WRONG, "cus_2"))
      await tryPin(tag, `${right.slice(0, 5)}-${right.slice(5)}`.toLowerCase(), "cus_1")
      await claim(tag, "cus_1")
      await tryPin(tag, right, "cus_2")
      const checks = new Checks(service, shop)
      await checks.store([
        checks.draft(tag, { pin_event: "wrong" }),
        checks.draft(tag, { pin_event: "after_activation" }),
      ])
      const tables = await shop.sql.execute<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
      )
      const written: string[] = []
      for (const { name } of tables) {
        const [row] = await shop.sql.execute<{ text: string }>(
          `select coalesce(string_agg(t::text, ' '), '') as text from "${name}" t`,
        )
        written.push(row!.text.toUpperCase())
      }
      const everything = written.join(" ")
      const macs = [tag, other].map(async (id) =>
        ((await shop.tag(id)).pin_mac as Buffer).toString("hex").toUpperCase(),
      )
      for (const mac of await Promise.all(macs)) expect(everything).toContain(mac)
      const spelt = [right, WRONG, WRONG.replace("-", ""), await shop.pin(other)].flatMap((pin) => [
        pin,
        `${pin.slice(0, 5)}-${pin.slice(5)}`,
        Buffer.from(pin).toString("hex").toUpperCase(),
        Buffer.from(pin).toString("base64").replace(/=+$/, "").slice(0, -1).toUpperCase(),
      ])
      expect(spelt.filter((text) => everything.includes(text))).toEqual([])
    })
  },
})
