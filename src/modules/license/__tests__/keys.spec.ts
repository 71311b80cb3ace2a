import { createHash } from "node:crypto"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { Client } from "pg"
import { encodeBase32 } from "../domain/base32"
import { verifyOffline } from "../domain/trust/offline"
import { readTrustBundle } from "../domain/trust/read"
import { serialOfTag } from "../domain/serial"
import { verdictOf } from "../domain/verdict"
import { openKey, signOnce } from "../actions/keys/sign"
import { selectSigningKey } from "../actions/keys/rows"
import type MediaLicenseService from "../service"
import { HOST, LICENSE, OTHER, USER, TagShop, storeOf } from "./tag-shop"

const MINUTE = 60_000

moduleIntegrationTestRunner<MediaLicenseService>({
  ...LICENSE,
  moduleOptions: { license: { hosts: [HOST] } },
  testSuite: ({ service, MikroOrmWrapper }) => {
    const shop = TagShop.forTests(service, MikroOrmWrapper)
    afterEach(() => jest.restoreAllMocks())

    const store = () => storeOf(service)
    const batchOf = async (tagId: string) => {
      const id = String((await shop.tag(tagId)).batch_id)
      return { id, kid: (await service.batches.find(id))!.kid! }
    }
    const close = (id: string) => service.batches.act(id, "close", { actor: USER })
    const distrust = async (kid: number) => {
      const request = { action: "distrust_key", target_id: String(kid), reason: "key_exposed" } as const
      const { value } = await service.approvals.request(request, { actor: USER })
      await service.approvals.decide(value.id, "approved", { actor: OTHER })
    }
    /** What the public is told of a symbol, as the resolver puts it together. */
    const verdict = async (text: string, { checking } = service) => {
      const judged = await checking.judge({ kind: "url", text })
      if (!judged.ok) return judged.fault
      const tag = await checking.find(judged.tagId, judged.kid)
      return tag
        ? verdictOf({ status: tag.status, publicCaution: false, keyDistrusted: judged.distrusted })
        : "unknown_tag"
    }
    const rootKey = async () => [...(await service.keys.current()).values()].find(({ purpose }) => purpose === "root")!

    it("cannot sign once more after a batch is closed, and closes all of it or nothing", async () => {
      const [tag = ""] = await shop.mint({ quantity: 2 })
      const { id, kid } = await batchOf(tag)
      const stored = () => store().read((sql) => selectSigningKey(sql, kid))
      const privates = () =>
        shop.sql.execute<{ n: number }>(
          `select count(*)::int as n from media_license_key where kid = ? and wrapped_private is not null`,
          [kid],
        )
      expect(await signOnce(store(), (await stored())!, Buffer.from("x"))).toHaveLength(64)

      const { provider } = store()
      const broken = jest.spyOn(provider, "destroyKey").mockRejectedValueOnce(new Error("no answer"))
      await expect(close(id)).rejects.toThrow("no answer")
      expect((await service.batches.find(id))!).toMatchObject({ status: "ready", closed_at: null, has_pin_key: true })
      expect(await signOnce(store(), (await stored())!, Buffer.from("x"))).toHaveLength(64)

      await close(id)
      expect(broken).toHaveBeenCalledTimes(2)
      expect(await privates()).toEqual([{ n: 0 }])
      await expect(openKey(store(), (await stored())!)).rejects.toThrow(/cannot unwrap/)
    })

    it("still knows the tags of three closed batches", async () => {
      const tokens: string[] = []
      for (let n = 0; n < 3; n++) {
        const [tag = ""] = await shop.mint({ quantity: 1 })
        tokens.push(await shop.token(tag))
        await close((await batchOf(tag)).id)
      }
      expect(new Set(tokens.map((token) => token.slice(0, 30))).size).toBe(3)
      expect(await Promise.all(tokens.map((token) => verdict(token)))).toEqual(Array(3).fill("not_released"))
    })

    it("warns of a distrusted key's tags here at once, and in every other process within a minute", async () => {
      const [tag = ""] = await shop.mint({ quantity: 1 })
      const [sound = ""] = await shop.mint({ quantity: 1 })
      const [token, soundToken] = [await shop.token(tag), await shop.token(sound)]
      const elsewhere = secondInstance()
      expect(await verdict(token, elsewhere)).toBe("not_released")
      const { id, kid } = await batchOf(tag)
      await close(id)
      await distrust(kid)
      expect(await verdict(token)).toBe("caution")
      const before = await verdict(token, elsewhere)
      const now = Date.now()
      jest.spyOn(Date, "now").mockReturnValue(now + MINUTE + 1)
      expect([before, await verdict(token, elsewhere)]).toEqual(["not_released", "caution"])
      expect(await verdict(soundToken, elsewhere)).toBe("not_released")
      expect(await elsewhere.checking.isDistrusted(kid)).toBe(true)
      await elsewhere.__hooks.onApplicationShutdown()
    })

    it("lets anybody check a tag with the root key and the bundle, and nothing else", async () => {
      const schemes = {
        gs1_sgtin: await shop.mint({ quantity: 2 }),
        gs1_giai: await shop.mintForRent({ quantity: 1, variant_id: null }),
        opaque: await shop.mint({ quantity: 2, scheme: "opaque", gtin: null, mandate_ref: null }),
      }
      const [good = "", stolen = ""] = schemes.gs1_sgtin
      const [other = "", spoilt = ""] = schemes.opaque
      await shop.force(stolen, "revoked", { status_before_revoke: "sold" })
      await shop.force(spoilt, "void")
      const { kid } = await batchOf(other)
      await distrust(kid)
      const tokens = await Promise.all(
        [good, schemes.gs1_giai[0]!, stolen, spoilt, other].map((tag) => shop.token(tag)),
      )
      const { publicKey } = await rootKey()
      const { body, etag } = (await service.publishing.trustBundle())!
      expect(etag).toBeTruthy()

      const statements = countStatements()
      const reading = readTrustBundle(body, publicKey, Date.now() / 1000)
      if (!reading.ok) throw new Error(reading.fault)
      const { bundle } = reading
      const verdicts = tokens.map((token) => verifyOffline(token, bundle, { hosts: [HOST] }).verdict)
      expect(verdicts).toEqual(["genuine_code", "genuine_code", "revoked", "revoked", "caution"])
      expect(statements()).toBe(0)

      const entries = [stolen, spoilt].map((tag) =>
        createHash("sha256").update(serialOfTag(tag)).digest().subarray(0, 8),
      )
      expect(bundle.rev).toBe(Buffer.concat(entries.sort(Buffer.compare)).toString("base64url"))
      expect(bundle).toMatchObject({ iss: HOST, exp: bundle.iat + 86_400, seq: 1 })
      expect(bundle.keys.map(({ s, v, n, st }) => [s, v, n, st])).toEqual([
        ["01/21", "09506000134352", 2, "a"],
        ["8004", "4012345", 1, "a"],
        ["V", "", 2, "d"],
      ])
      const batchKey = bundle.keys[0]!.x
      expect(readTrustBundle(body, batchKey, Date.now() / 1000)).toEqual({ ok: false, fault: "signature" })
      const accepted = changedBytes(body).filter((text) => readTrustBundle(text, publicKey, Date.now() / 1000).ok)
      expect(accepted).toEqual([])
    })

    it("gives a bundle that differs a higher number, and makes one a minute", async () => {
      const [tag = ""] = await shop.mint({ quantity: 1 })
      const { publicKey } = await rootKey()
      const at = (ms: number) => new Date(Date.now() + ms)
      const seq = async (ms: number) => {
        const { body } = (await service.publishing.trustBundle(at(ms)))!
        const reading = readTrustBundle(body, publicKey, at(ms).getTime() / 1000)
        return reading.ok ? reading.bundle.seq : reading.fault
      }
      expect([await seq(0), await seq(MINUTE)]).toEqual([1, 1])
      await shop.force(tag, "void")
      expect([await seq(MINUTE + 30_000), await seq(2 * MINUTE + 1000)]).toEqual([1, 2])
    })

    it("publishes the root first, then licence and the last fifty batch keys, public halves only", async () => {
      await shop.mint({ quantity: 1 })
      await shop.sql.execute(
        `insert into media_license_key (id, kid, purpose, alg, provider, provider_ref, public_key, scheme, certified_value,
           certified_quantity, certificate, certified_by_kid, state, not_before, created_at, updated_at)
         select 'lkey_' || n, nextval('media_license_kid_seq'), case when n < 3 then 'licence' else 'batch' end, alg, provider,
           provider_ref, public_key, scheme, certified_value, certified_quantity, certificate, certified_by_kid, 'closed',
           not_before, now(), now()
         from media_license_key, generate_series(1, 60) n where purpose = 'batch'`,
      )
      await shop.sql.execute(`update media_license_key set kid = 1000000 where purpose = 'root'`)
      await service.keys.ensureRoot()
      const { body, etag } = await service.publishing.jwks()
      const { keys } = JSON.parse(body) as { keys: Record<string, string>[] }
      const all = await shop.sql.execute<{ kid: string; purpose: string; public_key: string }>(
        `select kid::text, purpose, public_key from media_license_key k order by k.kid`,
      )
      const of = (purpose: string) => all.filter((key) => key.purpose === purpose)
      const wanted = [...of("root"), ...of("licence"), ...of("batch").reverse().slice(0, 50)]
      expect(of("batch").length).toBeGreaterThan(50)
      expect(keys).toEqual(
        wanted.map(({ kid, public_key: x }) => ({ kty: "OKP", crv: "Ed25519", x, kid, use: "sig", alg: "EdDSA" })),
      )
      expect((await service.publishing.jwks()).etag).toBe(etag)
    })

    it("asks the database nothing about keys it does not know", async () => {
      const [tag = ""] = await shop.mint({ quantity: 1 })
      const token = await shop.token(tag)
      const [, stem = ""] = /\/T\/(\w{109})/.exec(token)!
      await service.keys.current()
      const statements = countStatements()
      const faults = new Set<string>()
      for (let kid = 1000; kid < 1200; kid++) {
        const bytes = Buffer.alloc(68, kid)
        bytes.writeUInt32BE(kid)
        faults.add(await verdict(token.replace(stem, encodeBase32(bytes))))
      }
      expect([...faults]).toEqual(["unknown_key"])
      expect(statements()).toBe(0)
      expect(await verdict(token)).toBe("not_released")
      expect(statements()).toBe(1)
    })

    /** Another process of the shop: an instance with key records of its own, on the same database. */
    function secondInstance(): MediaLicenseService {
      const container = (service as unknown as { __container__: object }).__container__
      const Service = service.constructor as new (...dependencies: unknown[]) => MediaLicenseService
      return new Service(container, { license: { hosts: [HOST] } })
    }

    /** Statements of this process from now on, whoever sends them. */
    function countStatements(): () => number {
      const sent = jest.spyOn(Client.prototype, "query")
      return () => sent.mock.calls.length
    }

    /** The text with one byte changed, at every place of header and payload and at every tenth of the signature. */
    function changedBytes(text: string): string[] {
      const signature = text.lastIndexOf(".")
      const places = [...text]
        .map((_, at) => at)
        .filter((at) => at < signature || (at % 10 === 0 && at < text.length - 1))
      return places.map((at) => text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1))
    }
  },
})
