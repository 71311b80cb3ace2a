import { deleteCustomersWorkflow } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { TagShop, USER } from "../../src/modules/license/__tests__/tag-shop"
import { ERASED_OWNER } from "../../src/modules/license/domain/erased"
import { fileReport } from "../../src/workflows/license/claims/file-report"
import {
  expireTransfersWorkflow,
  forgetLicenseRecordsWorkflow,
  rescoreTagsWorkflow,
  resumeMintingWorkflow,
} from "../../src/workflows/license/jobs"
import { licenseOf } from "../../src/workflows/license/lib/service"
import { announce } from "../../src/workflows/license/steps/announce"
import { scanQueueOf } from "../../src/workflows/license/verify/scan-queue"
import { eventually } from "../helpers/eventually"
import { rows } from "../helpers/rental-shop"
import { secondProcess } from "../helpers/second-process"
import { customerHeaders } from "../helpers/shop"

jest.setTimeout(300_000)

// Read when the shop's configuration is, before any hook of a test runs.
const port = 21_000 + (process.pid % 9_000)
process.env.MEDIA_RESOLVER_PORT = String(port)
const own = `http://localhost:${port}`

medusaIntegrationTestRunner({
  testSuite: ({ getContainer, dbConfig }) => {
    let tags: TagShop
    const sql = <T = Record<string, unknown>>(text: string, values: unknown[] = []) =>
      rows<T>(getContainer(), text, values)
    const feed = () =>
      sql<{ data: { title: string; description: string }; resource_type: string }>(
        `select data, resource_type from notification where channel = 'feed' and trigger_type like 'media_license.%'
         order by created_at`,
      )
    beforeEach(() => {
      const connection = getContainer().resolve("__pg_connection__")
      tags = TagShop.open(licenseOf(getContainer()), {
        getTransactionContext: () => undefined,
        getKnex: () => connection,
      })
    })

    describe("the resolver on a port of its own", () => {
      it("answers tags there and nothing else, and writes down what it has seen", async () => {
        expect(await (await fetch(`${own}/t`)).text()).toContain("<form")
        expect((await fetch(`${own}/health`)).status).toBe(404)
        const [tag = ""] = await tags.mint({ quantity: 1 })
        await tags.force(tag, "printed")
        const { pathname } = new URL(await tags.token(tag))
        for (let check = 0; check < 11; check++) {
          const answer = await fetch(own + pathname, { headers: { accept: "application/json" } })
          expect(await answer.json()).toMatchObject({ verdict: "not_released" })
        }
        await scanQueueOf(getContainer()).flush()
        expect(await sql(`select kind, severity, status from media_license_case`)).toEqual([
          { kind: "unreleased_scan", severity: "high", status: "open" },
        ])
        expect((await rescoreTagsWorkflow(getContainer()).run({ input: {} })).result).toEqual({ rescored: 1 })
        await eventually(async () => expect(await feed()).toHaveLength(1))
        const [told] = await feed()
        expect([told!.resource_type, told!.data.title]).toEqual([
          "license_case",
          "A tag that should not be out there was checked",
        ])
        expect(JSON.stringify(told)).not.toContain(tag.slice(5))
      })

      it("leaves a process whose port is taken to its other work", async () => {
        const second = await secondProcess(dbConfig.clientUrl)
        try {
          expect((await fetch(`${second.url}/t`)).status).toBe(200)
          expect((await fetch(`${own}/t`)).status).toBe(200)
        } finally {
          await second.stop()
        }
      })
    })

    describe("the jobs", () => {
      it("mint what nobody is minting, whatever happens to one batch", async () => {
        const { minting } = licenseOf(getContainer())
        const done = await tags.order()
        await minting.take(done)
        await minting.run(done)
        const broken = await tags.order({ quantity: 2 })
        const [{ kid } = { kid: 0 }] = await sql<{ kid: number }>(
          `update media_license_batch b set kid = null from media_license_batch old where b.id = old.id and b.id = ?
           returning old.kid`,
          [done],
        )
        await sql(`update media_license_batch set kid = ?, wrapped_pin_key = 'broken' where id = ?`, [kid, broken])
        const waiting = await tags.order({ quantity: 3 })
        expect((await resumeMintingWorkflow(getContainer()).run({ input: {} })).result).toEqual({
          minted: 1,
          failed: 1,
        })
        const [failed, minted] = await sql(
          `select status, minted_count, last_error from media_license_batch where id in (?, ?) order by quantity`,
          [broken, waiting],
        )
        expect(failed).toMatchObject({
          status: "failed",
          minted_count: 0,
          last_error: expect.stringContaining("unwrap"),
        })
        expect(minted).toMatchObject({ status: "ready", minted_count: 3 })
        expect((await resumeMintingWorkflow(getContainer()).run({ input: {} })).result).toEqual({
          minted: 0,
          failed: 0,
        })
      })

      it("expire offers and forget", async () => {
        const [tag = ""] = await tags.mint({ quantity: 1 })
        await tags.force(tag, "activated")
        const { transfers } = licenseOf(getContainer())
        const { code_mac } = await transfers.newCode()
        await transfers.offer(
          { tag_id: tag, customer_id: "cus_1", code_mac },
          { actor: { type: "customer", id: "cus_1" } },
        )
        await sql(`update media_license_transfer set expires_at = now() - interval '1 minute'`)
        expect((await expireTransfersWorkflow(getContainer()).run({ input: {} })).result).toEqual({ expired: 1 })
        expect(await tags.tag(tag)).toMatchObject({ status: "activated", owner_id: "cus_1" })
        await sql(`update media_license_transfer set updated_at = now() - interval '91 days'`)
        expect((await forgetLicenseRecordsWorkflow(getContainer()).run({ input: {} })).result).toEqual({
          scans: 0,
          salts: 0,
          tickets: 0,
          requests: 0,
          transfers: 1,
          approvals: 0,
        })
      })
    })

    describe("what is announced", () => {
      it("asks a second person in the feed, once", async () => {
        const [tag = ""] = await tags.mint({ quantity: 1 })
        await tags.force(tag, "sold")
        const { approvals } = licenseOf(getContainer())
        const { events } = await approvals.request(
          { action: "revoke", target_id: tag, reason: "stolen" },
          { actor: USER },
        )
        await announce(getContainer(), events)
        await announce(getContainer(), events)
        await eventually(async () => expect(await feed()).toHaveLength(1))
        expect((await feed())[0]!.data).toEqual({
          title: "A tag is to be revoked",
          description: "Spirited Away: somebody else than who asked must decide within seven days.",
        })
      })

      it("forgets a deleted customer", async () => {
        const { id } = await customerHeaders(getContainer(), "ann@test.example")
        const [tag = ""] = await tags.mint({ quantity: 1 })
        await tags.force(tag, "sold")
        await licenseOf(getContainer()).claims.activate({ tag_id: tag, customer_id: id, how: "purchase" })
        const caller = { address: "198.51.100.1", device: null, ua_class: "mobile" as const, country: null, cell: null }
        const bytes = Buffer.from("89504e470d0a1a0a", "hex")
        const words = { tag: null, kind: "copy" as const, words: "Ann's words", place: "Ann's street" }
        await fileReport(getContainer(), { ...words, photo: { type: "image/png", bytes }, caller, customerId: id })
        const report = () => sql(`select text, place, photo_file_id from media_license_report`)
        const [{ photo_file_id } = {}] = await report()
        const files = getContainer().resolve(Modules.FILE)
        expect((await files.getAsBuffer(String(photo_file_id))).equals(bytes)).toBe(true)
        await deleteCustomersWorkflow(getContainer()).run({ input: { ids: [id] } })
        await eventually(async () => expect(await report()).toEqual([{ text: "", place: null, photo_file_id: null }]))
        await expect(files.getAsBuffer(String(photo_file_id))).rejects.toThrow()
        await eventually(async () => expect(await tags.tag(tag)).toMatchObject({ owner_id: ERASED_OWNER }))
        const [owner] = await sql(`select customer_id from media_license_owner where tag_id = ?`, [tag])
        expect(owner).toEqual({ customer_id: null })
      })
    })
  },
})
