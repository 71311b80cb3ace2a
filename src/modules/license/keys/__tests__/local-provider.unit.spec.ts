import { createDecipheriv, createPublicKey, verify } from "node:crypto"
import { kekOf, localProvider } from "../local-provider"
import type { MacName } from "../provider"

const MASTER = Buffer.alloc(32, 0x33)
const PLAIN = Buffer.from("PKCS#8 of something", "ascii")
const LABEL = "media-key/v1|7|batch"

describe("the local key provider", () => {
  const provider = localProvider(MASTER)

  it("derives the published key-encryption key (RFC 5869), and wraps with just that", async () => {
    expect(kekOf(MASTER).toString("hex")).toBe("a13f0a1314451133eb89c0f3481463cd1c8b1bf9896ad918646f829b479c5ba2")
    const blob = Buffer.from(await provider.wrap(LABEL, PLAIN), "base64")
    expect([blob[0], blob.length]).toEqual([1, 1 + 12 + 16 + PLAIN.length])

    const decipher = createDecipheriv("aes-256-gcm", kekOf(MASTER), blob.subarray(1, 13))
    decipher.setAAD(Buffer.from(LABEL)).setAuthTag(blob.subarray(13, 29))
    expect(Buffer.concat([decipher.update(blob.subarray(29)), decipher.final()])).toEqual(PLAIN)
  })

  it("unwraps under the same label only", async () => {
    const blob = await provider.wrap(LABEL, PLAIN)
    expect(await provider.unwrap(LABEL, blob)).toEqual(PLAIN)
    for (const label of ["media-key/v1|8|batch", "media-key/v1|7|root", `${LABEL} `, "", "media-pinkey/v1|7"]) {
      await expect(provider.unwrap(label, blob)).rejects.toThrow(/cannot unwrap/)
    }
  })

  it("refuses every changed byte, every truncation and another master key", async () => {
    const blob = Buffer.from(await provider.wrap(LABEL, PLAIN), "base64")
    const opened: string[] = []
    const attempt = async (what: string, bytes: Buffer, by = provider) => {
      const text = await by.unwrap(LABEL, bytes.toString("base64")).catch((error: Error) => error.message)
      if (typeof text !== "string" || !text.startsWith("cannot unwrap")) opened.push(what)
      else if (text.includes(PLAIN.toString())) opened.push(`${what} tells`)
    }
    for (let at = 0; at < blob.length; at++) {
      const changed = Buffer.from(blob)
      changed[at]! ^= 1 << (at % 8)
      await attempt(`byte ${at}`, changed)
      await attempt(`${at} bytes`, blob.subarray(0, at))
    }
    await attempt("another master key", blob, localProvider(Buffer.alloc(32, 0x34)))
    expect(opened).toEqual([])
  })

  it("never wraps the same thing to the same text", async () => {
    const blobs = await Promise.all(Array.from({ length: 100 }, () => provider.wrap(LABEL, PLAIN)))
    expect(new Set(blobs.map((blob) => blob.slice(0, 16))).size).toBe(100)
  })

  it("signs with the key it made, for its own kid and purpose, until closed", async () => {
    const { publicKey, ref } = await provider.createKey("batch", 7)
    const signer = await provider.openSigner(7, "batch", ref)
    const signature = await signer.sign(PLAIN)
    const key = createPublicKey({
      key: { kty: "OKP", crv: "Ed25519", x: publicKey.toString("base64url") },
      format: "jwk",
    })
    expect(verify(null, PLAIN, key, signature)).toBe(true)
    signer.close()
    await expect(signer.sign(PLAIN)).rejects.toThrow(/closed/)
    await expect(provider.openSigner(8, "batch", ref)).rejects.toThrow(/cannot unwrap/)
    await expect(provider.openSigner(7, "root", ref)).rejects.toThrow(/cannot unwrap/)
    await expect(provider.openSigner(7, "batch", "local")).rejects.toThrow(/cannot unwrap/)
  })

  it("makes a MAC of its own for each use", async () => {
    const names: MacName[] = ["pin", "licence", "licence-key", "device", "transfer", "request"]
    const macs = await Promise.all(names.map((name) => provider.mac(name, PLAIN)))
    expect(new Set(macs.map((mac) => mac.toString("hex"))).size).toBe(names.length)
  })

  it("says what is missing without a master key", async () => {
    const none = localProvider(null)
    expect(none.configured).toBe(false)
    const missing = { code: "media_license_not_configured" }
    await expect(none.createKey("batch", 1)).rejects.toMatchObject(missing)
    await expect(none.mac("pin", PLAIN)).rejects.toMatchObject(missing)
  })
})
