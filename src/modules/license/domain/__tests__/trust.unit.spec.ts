import { generateKeyPairSync, sign } from "node:crypto"
import { certificateMessage, isCertificate } from "../keys/certificate"
import { publicKeyOf } from "../keys/ed25519"
import { serialOf } from "../serial"
import { stemOf, tokenMessage, tokenUrl, type TagClaim } from "../token"
import { bundleSigningInput, type BundleKey, type TrustBundle } from "../trust/bundle"
import { verifyOffline } from "../trust/offline"
import { readTrustBundle } from "../trust/read"
import { isRevoked, revocationEntry, revocationList } from "../trust/revocations"

const root = generateKeyPairSync("ed25519")
const batch = generateKeyPairSync("ed25519")
const x = (key: typeof root.publicKey) => key.export({ format: "jwk" }).x!
const NOW = 1_800_000_000
const CLAIM: TagClaim = { scheme: "gs1_sgtin", value: "09506000134352", serial: serialOf(Buffer.alloc(10, 7)) }
const KEY: BundleKey = { kid: 9, x: x(batch.publicKey), s: "01/21", v: CLAIM.value, n: 5000, nbf: NOW - 9, st: "c" }
const bundleOf = (more: Partial<TrustBundle> = {}): TrustBundle => ({
  iss: "shop",
  iat: NOW,
  exp: NOW + 86_400,
  seq: 1,
  keys: [KEY],
  rev: "",
  ...more,
})
const jwsOf = (bundle: TrustBundle, key = root.privateKey, input = bundleSigningInput(1, bundle)) =>
  `${input}.${sign(null, Buffer.from(input), key).toString("base64url")}`
const token = (claim: TagClaim, kid = 9, key = batch.privateKey) =>
  tokenUrl("t.shop.com", stemOf(kid, sign(null, tokenMessage(kid, claim), key)), claim)
const ROOT = x(root.publicKey)

describe("the trust bundle", () => {
  it("is read with the root key alone", () => {
    const bundle = bundleOf()
    expect(readTrustBundle(jwsOf(bundle), ROOT, NOW)).toEqual({ ok: true, bundle })
  })

  it.each([
    ["signature", jwsOf(bundleOf(), batch.privateKey)],
    ["expired", jwsOf(bundleOf({ iat: NOW - 200_000, exp: NOW - 100_000 }))],
    ["not_yet", jwsOf(bundleOf({ iat: NOW + 4000 }))],
    ["shape", "a.b"],
    ["shape", ""],
    [
      "algorithm",
      jwsOf(bundleOf(), root.privateKey, bundleSigningInput(1, bundleOf()).replace(/^[^.]+/, part({ alg: "none" }))),
    ],
    [
      "algorithm",
      jwsOf(
        bundleOf(),
        root.privateKey,
        bundleSigningInput(1, bundleOf()).replace(/^[^.]+/, part({ alg: "EdDSA", typ: "jwt" })),
      ),
    ],
  ])("refuses: %s", (fault, jws) => {
    expect(readTrustBundle(jws, ROOT, NOW)).toEqual({ ok: false, fault })
  })

  it("refuses every changed byte", () => {
    const jws = jwsOf(bundleOf())
    for (let at = 0; at < jws.length; at++) {
      for (const other of "ABQgw!") {
        if (jws[at] === other) continue
        expect(readTrustBundle(jws.slice(0, at) + other + jws.slice(at + 1), ROOT, NOW).ok).toBe(false)
      }
    }
    for (const more of ["=", "!", "\0"]) expect(readTrustBundle(jws + more, ROOT, NOW).ok).toBe(false)
  })
})

describe("offline verification", () => {
  it("knows a genuine code, also of a closed batch", () => {
    expect(verifyOffline(token(CLAIM), bundleOf())).toEqual({ verdict: "genuine_code", kid: 9, claim: CLAIM })
  })

  it("finds a revoked tag", () => {
    const others = Array.from({ length: 1000 }, (_, n) => serialOf(Buffer.alloc(10, n % 250).fill(n >> 8, 0, 2)))
    const rev = revocationList([CLAIM.serial, ...others].map(revocationEntry))
    expect(verifyOffline(token(CLAIM), bundleOf({ rev })).verdict).toBe("revoked")
    const list = Buffer.from(rev, "base64url")
    expect(others.every((serial) => isRevoked(list, serial))).toBe(true)
    expect(isRevoked(list, serialOf(Buffer.alloc(10, 254)))).toBe(false)
    expect(isRevoked(Buffer.alloc(0), CLAIM.serial)).toBe(false)
  })

  it("asks for care when the key is distrusted", () => {
    expect(verifyOffline(token(CLAIM), bundleOf({ keys: [{ ...KEY, st: "d" }] })).verdict).toBe("caution")
  })

  it.each([
    ["unknown_key", token(CLAIM, 10)],
    ["other_item", token({ ...CLAIM, value: "09506000134369" })],
    ["other_item", token({ ...CLAIM, scheme: "opaque", value: "" })],
    ["signature", token(CLAIM, 9, root.privateKey)],
    ["foreign_host", token(CLAIM).replace("T.SHOP.COM", "T.SH0P.COM")],
    ["shape", "https://t.shop.com/"],
  ])("does not recognise: %s", (fault, text) => {
    expect(verifyOffline(text, bundleOf(), { hosts: ["t.shop.com"] })).toEqual({ verdict: "not_recognised", fault })
  })
})

describe("batch certificates", () => {
  const certificate = {
    kid: 9,
    publicKey: Buffer.from(x(batch.publicKey), "base64url"),
    scheme: "gs1_giai",
    value: "4012345",
    quantity: 5000,
    notBefore: NOW,
  } as const

  it("covers every field in 77 bytes", () => {
    const message = certificateMessage(certificate)
    expect(message).toHaveLength(77)
    expect(message.subarray(51, 65).toString("latin1")).toBe("4012345\0\0\0\0\0\0\0")
    const signature = sign(null, message, root.privateKey)
    expect(isCertificate(publicKeyOf(ROOT), certificate, signature)).toBe(true)
    const changes = [
      { kid: 8 },
      { scheme: "opaque" as const },
      { value: "4012346" },
      { quantity: 5001 },
      { notBefore: 0 },
      { publicKey: Buffer.alloc(32, 1) },
    ]
    for (const change of changes) {
      expect(isCertificate(publicKeyOf(ROOT), { ...certificate, ...change }, signature)).toBe(false)
    }
  })
})

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url")
}
