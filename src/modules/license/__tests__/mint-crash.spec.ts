import { fork } from "node:child_process"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { CHUNK } from "../actions/minting/chunk"
import type MediaLicenseService from "../service"
import { HOST, LICENSE, OTHER, TagShop } from "./tag-shop"

const QUANTITY = 4 * CHUNK + 321

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  moduleOptions: { license: { hosts: [HOST] } },
  testSuite: ({ service, MikroOrmWrapper, dbConfig }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)

    /** Mints in another process until `chunks` are committed, and kills it while it copies the next one. */
    async function mintAndDie(batchId: string, chunks: number): Promise<void> {
      const root = process.cwd()
      const child = fork(join(__dirname, "mint-child.ts"), [dbConfig.clientUrl, batchId], {
        cwd: root,
        execArgv: ["--require", join(root, "bench/lib/typescript.cjs")],
        env: { ...process.env, NODE_OPTIONS: "" },
      })
      const ended = new Promise<string>((resolve) => child.once("exit", (code, signal) => resolve(`${code} ${signal}`)))
      let done = 0
      await new Promise<void>((resolve, reject) => {
        child.on("message", () => (++done === chunks ? resolve() : undefined))
        void ended.then((how) => reject(new Error(`ended before its time: ${how}`)))
      })
      while (child.exitCode === null && (await copied()) === 0) await sleep(5)
      child.kill("SIGKILL")
      expect(await ended).toBe("null SIGKILL")
      while ((await copied()) > 0) await sleep(5)
    }
    /** Rows of the chunk that is being copied right now; nobody else sees them yet. */
    async function copied(): Promise<number> {
      const [row] = await shop.sql.execute<{ rows: number }>(
        `select coalesce(max(tuples_processed), 0)::int as rows from pg_stat_progress_copy where datname = current_database()`,
      )
      return row!.rows
    }

    it("goes on after kill -9: exactly the copies that were ordered, no serial twice", async () => {
      const id = await shop.order({ quantity: QUANTITY })
      await service.batches.act(id, "approve", { actor: OTHER })
      const counted = async () => {
        const [row] = await shop.sql.execute<Record<"tags" | "minted" | "next" | "serials" | "signatures", number>>(
          `select count(*)::int as tags, max(b.minted_count) as minted, max(t.idx) + 1 as next,
             count(distinct t.id)::int as serials, count(distinct t.sig)::int as signatures
           from media_license_tag t join media_license_batch b on b.id = t.batch_id where b.id = ?`,
          [id],
        )
        return row!
      }
      const whole = (tags: number) => ({ tags, minted: tags, next: tags, serials: tags, signatures: tags })

      expect(await service.minting.take(id)).toEqual([id])
      await mintAndDie(id, 1)
      expect(await counted()).toEqual(whole(CHUNK))
      // Nobody touches it as long as its process might be alive.
      expect([await service.minting.takeNext(), (await service.batches.find(id))!.status]).toEqual([null, "minting"])
      await mintAndDie(id, 2)
      expect(await counted()).toEqual(whole(3 * CHUNK))

      await shop.sql.execute(`update media_license_batch set lease_until = now() - interval '1 second' where id = ?`, [
        id,
      ])
      expect(await service.minting.takeNext()).toBe(id)
      const { events } = await service.minting.run(id)
      expect(events).toEqual([{ kind: "batch.minted", data: { id } }])
      expect(await counted()).toEqual(whole(QUANTITY))
      expect((await service.batches.find(id))!).toMatchObject({ status: "ready", lease_until: null, last_error: null })

      // Whichever process made a copy, it is signed by the batch's one key and its PIN is the batch's.
      const tags = await shop.tagsOf(id)
      const samples = [0, CHUNK - 1, CHUNK, 3 * CHUNK - 1, 3 * CHUNK, QUANTITY - 1].map((idx) => tags[idx]!)
      const found: unknown[] = []
      for (const tag_id of samples) {
        const judged = await service.checking.judge({ kind: "url", text: await shop.token(tag_id) })
        const pin = await service.claims.tryPin({ tag_id, pin: await shop.pin(tag_id), customer_id: "cus_1" })
        found.push([judged.ok && judged.tagId === tag_id, pin.value])
      }
      expect(found).toEqual(Array(samples.length).fill([true, "right"]))
      const kids = await shop.sql.execute(`select kid from media_license_key where purpose = 'batch'`)
      expect(kids).toHaveLength(1)
    })
  },
})
