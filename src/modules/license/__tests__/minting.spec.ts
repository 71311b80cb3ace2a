import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { createHmac, hkdfSync } from "node:crypto"
import { batchInputSchema } from "../domain/batch-input"
import { isCertificate } from "../domain/keys/certificate"
import { isSignedBy, publicKeyOf } from "../domain/keys/ed25519"
import { pinMessage, pinOf } from "../domain/pin"
import { rawOfSerial, serialOfTag } from "../domain/serial"
import { tokenMessage } from "../domain/token"
import { localProvider } from "../keys/local-provider"
import type MediaLicenseService from "../service"
import { API_KEY, LICENSE, MASTER, OTHER, USER, TagShop } from "./tag-shop"

const order = (more: Record<string, unknown> = {}) =>
  batchInputSchema.parse({
    scheme: "gs1_sgtin",
    purpose: "sale",
    gtin: "9506000134352",
    mandate_ref: "contract 7",
    quantity: 25,
    title: { en: "Spirited Away" },
    ...more,
  })

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)

    const ordered = async (more: Record<string, unknown> = {}) =>
      (await service.batches.create(order(more), { actor: USER })).value.id
    const minted = async (more: Record<string, unknown> = {}) => {
      const id = await ordered(more)
      await service.minting.take(id)
      await service.minting.run(id)
      return id
    }
    const tags = (batchId: string) =>
      shop.sql.execute<{ id: string; idx: number; status: string; sig: Buffer; pin_mac: Buffer | null }>(
        `select id, idx, status, sig, pin_mac from media_license_tag where batch_id = ? order by idx`,
        [batchId],
      )

    it("mints signed copies under a key that was certified for just them", async () => {
      const id = await minted()
      const batch = (await service.batches.find(id))!
      expect(batch).toMatchObject({ status: "ready", minted_count: 25, lease_until: null, gtin: "09506000134352" })
      const rows = await tags(id)
      expect(rows.map((row) => row.idx)).toEqual(Array.from({ length: 25 }, (_, n) => n))
      const ring = await service.keys.current()
      const key = ring.get(batch.kid!)!
      const root = [...ring.values()].find(({ purpose }) => purpose === "root")!
      for (const row of rows) {
        const claim = { scheme: "gs1_sgtin", value: "09506000134352", serial: serialOfTag(row.id) } as const
        expect(isSignedBy(key.key, tokenMessage(key.kid, claim), row.sig)).toBe(true)
      }
      const [{ certificate, public_key, not_before }] = (await shop.sql.execute(
        `select certificate, public_key, not_before from media_license_key where kid = ?`,
        [key.kid],
      )) as [{ certificate: string; public_key: string; not_before: Date }]
      const certified = {
        kid: key.kid,
        publicKey: Buffer.from(public_key, "base64url"),
        scheme: "gs1_sgtin",
        value: "09506000134352",
        quantity: 25,
        notBefore: not_before.getTime() / 1000,
      } as const
      expect(isCertificate(publicKeyOf(root.publicKey), certified, Buffer.from(certificate, "base64url"))).toBe(true)
    })

    it("keeps of a PIN only a MAC under a pepper that is not in the database", async () => {
      const id = await minted({ quantity: 3 })
      const pepper = Buffer.from(hkdfSync("sha256", MASTER, "media-license", "pin-pepper/v1", 32))
      const [{ wrapped_pin_key }] = (await shop.sql.execute(
        `select wrapped_pin_key from media_license_batch where id = ?`,
        [id],
      )) as [{ wrapped_pin_key: string }]
      const pinKey = await localProvider(MASTER).unwrap(`media-pinkey/v1|${id}`, wrapped_pin_key)
      for (const row of await tags(id)) {
        const raw = rawOfSerial(serialOfTag(row.id))
        const mac = createHmac("sha256", pepper)
          .update(pinMessage(raw, pinOf(pinKey, raw)))
          .digest()
        expect(row.pin_mac).toEqual(mac)
      }
      expect((await tags(await minted({ with_pin: false })))[0]!.pin_mac).toBeNull()
    })

    it("burns the keys with the batch", async () => {
      const id = await minted()
      await service.batches.act(id, "close", { actor: USER })
      const [key] = await shop.sql.execute(
        `select state, wrapped_private from media_license_key where kid = (select kid from media_license_batch where id = ?)`,
        [id],
      )
      expect(key).toEqual({ state: "closed", wrapped_private: null })
      const [batch] = await shop.sql.execute(`select status, wrapped_pin_key from media_license_batch where id = ?`, [
        id,
      ])
      expect(batch).toEqual({ status: "closed", wrapped_pin_key: null })
      await expect(service.batches.act(id, "close", { actor: USER })).rejects.toMatchObject({
        code: "media_license_batch_state",
      })
      await expect(
        shop.sql.execute(`update media_license_key set wrapped_private = 'x' where purpose = 'batch'`),
      ).rejects.toThrow(/burned/)
    })

    it("closes a partly minted batch, and then nothing more is minted", async () => {
      const id = await ordered({ quantity: 30_000 })
      await service.batches.act(id, "approve", { actor: OTHER })
      const chunks: number[] = []
      let closing: Promise<unknown> | undefined
      await service.minting.run(id, {}, ({ minted_count }) => {
        chunks.push(minted_count)
        closing ??= service.batches.act(id, "close", { actor: USER })
      })
      await closing
      const count = (await service.batches.find(id))!.minted_count
      expect(count).toBeLessThan(30_000)
      expect(await tags(id)).toHaveLength(count)
      await service.minting.run(id)
      expect(await tags(id)).toHaveLength(count)
    })

    it("waits for a second person above 10,000", async () => {
      const id = await ordered({ quantity: 10_001 })
      expect((await service.batches.find(id))!.status).toBe("awaiting_approval")
      expect(await service.minting.take()).toEqual([])
      const refused = { code: "media_license_self_approval", type: "forbidden" }
      await expect(service.batches.act(id, "approve", { actor: USER })).rejects.toMatchObject(refused)
      await expect(service.batches.act(id, "approve", { actor: API_KEY })).rejects.toMatchObject(refused)
      const outcomes = await Promise.allSettled([
        service.batches.act(id, "approve", { actor: OTHER }),
        service.batches.act(id, "cancel", { actor: USER }),
      ])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
      expect(["minting", "canceled"]).toContain((await service.batches.find(id))!.status)
    })

    it("goes on where another process died, without a gap or a repeated copy", async () => {
      const id = await ordered({ quantity: 10_000 })
      expect(await service.minting.take()).toEqual([id])
      expect(await service.minting.take()).toEqual([])
      await shop.sql.execute(`update media_license_batch set lease_until = now() - interval '1 second' where id = ?`, [
        id,
      ])
      const taken = await Promise.all([service.minting.take(), service.minting.take(), service.minting.take()])
      expect(taken.flat()).toEqual([id])
      await Promise.all([service.minting.run(id), service.minting.run(id), service.minting.run(id)])
      const rows = await tags(id)
      expect(rows).toHaveLength(10_000)
      expect(new Set(rows.map((row) => row.id)).size).toBe(10_000)
      expect(rows.at(-1)!.idx).toBe(9_999)
    })

    it("ends in failed with its message, and can be tried again", async () => {
      const id = await ordered()
      await shop.sql.execute(`alter table media_license_tag add constraint ck_full check (idx < 10)`)
      await expect(service.minting.run(id)).rejects.toThrow()
      const failed = (await service.batches.find(id))!
      expect(failed).toMatchObject({ status: "failed", minted_count: 0 })
      expect(failed.last_error).toContain("ck_full")
      expect(await tags(id)).toEqual([])
      await shop.sql.execute(`alter table media_license_tag drop constraint ck_full`)
      await service.batches.act(id, "retry", { actor: USER })
      await service.minting.take(id)
      await service.minting.run(id)
      expect(await tags(id)).toHaveLength(25)
    })

    it("forgets the key of the PINs when they are printed", async () => {
      const id = await minted()
      await service.batches.act(id, "finish_pins", { actor: USER })
      await expect(service.batches.act(id, "finish_pins", { actor: USER })).rejects.toMatchObject({
        code: "media_license_pins_gone",
      })
      expect((await service.batches.find(id))!.has_pin_key).toBe(false)
    })

    it("writes an event for each step and lets nobody rewrite them", async () => {
      const id = await minted()
      const kinds = await shop.sql.execute<{ kind: string }>(
        `select kind from media_license_event where batch_id = ? order by occurred_at, id`,
        [id],
      )
      expect(kinds.map(({ kind }) => kind).sort()).toEqual(["batch.certified", "batch.minted", "batch.ordered"])
      await expect(shop.sql.execute(`update media_license_event set kind = 'x'`)).rejects.toThrow(/append-only/)
      await expect(shop.sql.execute(`delete from media_license_event`)).rejects.toThrow(/append-only/)
      await shop.sql.execute(`update media_license_event set actor_id = null`)
    })
  },
})
