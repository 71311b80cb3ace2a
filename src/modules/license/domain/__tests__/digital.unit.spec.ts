import { createHmac, generateKeyPairSync, sign } from "node:crypto"
import fc from "fast-check"
import { BASE32 } from "../base32"
import {
  DIGITAL_STATUSES,
  FILE_TYPE,
  YEAR_MS,
  algorithmOf,
  budgetAt,
  createTermsSchema,
  editTermsSchema,
  fileSigningInput,
  freeSlot,
  isFreshProof,
  isRefunded,
  keyMessage,
  licenceKeyMessage,
  licenceKeyOf,
  offlineFileOf,
  printedKey,
  publicJwkSchema,
  reachedFrom,
  readOfflineFile,
  readTicket,
  readTypedKey,
  snapshotOf,
  spend,
  subjectOfKey,
  suspensionsOf,
  ticketMessage,
  ticketText,
  variantRuleSchema,
  type OfflineFile,
} from "../digital"

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const NOW = new Date("2026-11-23T10:00:00Z")
const NOW_S = NOW.getTime() / 1000

describe("licence keys", () => {
  it("are derived from id and version, byte for byte", () => {
    expect(licenceKeyMessage("ldig_1", 258).toString("hex")).toBe(
      Buffer.concat([Buffer.from("media-lic-key/v1\0ldig_1"), Buffer.of(0, 0, 1, 2)]).toString("hex"),
    )
    const mac = createHmac("sha256", Buffer.alloc(32, 0x44)).update(licenceKeyMessage("ldig_1", 1)).digest()
    const key = licenceKeyOf(mac)
    expect(key).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/)
    // 95 bits, most significant first
    const bits = [...mac.subarray(0, 12)].map((byte) => byte.toString(2).padStart(8, "0")).join("")
    const data = Array.from({ length: 19 }, (_, i) => BASE32[parseInt(bits.slice(i * 5, i * 5 + 5), 2)]).join("")
    expect(key.slice(0, 19)).toBe(data)
    expect(licenceKeyOf(Buffer.alloc(32))).toBe("0".repeat(20))
    expect(() => licenceKeyOf(Buffer.alloc(11))).toThrow(RangeError)
  })

  it("are read as people type them", () => {
    fc.assert(
      fc.property(bytes(32), (mac) => {
        const key = licenceKeyOf(mac)
        const typed = printedKey(key).toLowerCase().replace(/0/g, "o").replace(/1/g, "l").replace(/-/g, " – ")
        expect(printedKey(key)).toMatch(/^(\w{5}-){3}\w{5}$/)
        expect(readTypedKey(typed)).toBe(key)
        expect(readTypedKey(key.slice(1))).toBeNull()
        expect(readTypedKey(`${key}0`)).toBeNull()
      }),
    )
  })

  it("with one character changed or two swapped are no keys", () => {
    fc.assert(
      fc.property(bytes(32), fc.nat(19), fc.nat(19), fc.nat(30), (mac, at, other, shift) => {
        const key = licenceKeyOf(mac)
        const changed = BASE32[(BASE32.indexOf(key[at]!) + 1 + shift) % 32]!
        expect(readTypedKey(key.slice(0, at) + changed + key.slice(at + 1))).toBeNull()
        if (key[at] === key[other]) return
        const swapped = [...key]
        ;[swapped[at], swapped[other]] = [swapped[other]!, swapped[at]!]
        expect(readTypedKey(swapped.join(""))).toBeNull()
      }),
    )
  })

  it("are not repeated in what a proof is for", () => {
    const key = licenceKeyOf(Buffer.alloc(32, 5))
    expect(subjectOfKey(key)).toMatch(/^[\w-]{43}$/)
    expect(subjectOfKey(key)).not.toContain(key.slice(0, 5))
  })
})

describe("tickets", () => {
  it("survive being written and read, and share no MAC with a key", () => {
    fc.assert(
      fc.property(bytes(16), (raw) => {
        const text = ticketText(raw)
        expect(text).toHaveLength(26)
        expect(Buffer.from(readTicket(text)!).equals(raw)).toBe(true)
        expect(readTicket(text.slice(1))).toBeNull()
        expect(ticketMessage(raw).length).not.toBe(keyMessage("0".repeat(20)).length)
      }),
    )
    expect(readTicket("U".repeat(26))).toBeNull()
    expect(readTicket("../../../../etc/passwd....")).toBeNull()
  })
})

describe("terms", () => {
  const terms = { name: "Album" }

  it("have defaults within what the database accepts", () => {
    expect(createTermsSchema.parse(terms)).toMatchObject({ max_devices: 5, offline_ttl_days: 30, grace_days: 7 })
  })

  it.each([
    ["offline_ttl_days", 31],
    ["offline_ttl_days", 0],
    ["grace_days", 15],
    ["grace_days", -1],
    ["max_devices", 0],
    ["max_devices", 101],
    ["download_cap", 1001],
    ["max_deactivations_per_year", 1.5],
  ])("refuse %s of %s", (field, value) => {
    expect(createTermsSchema.safeParse({ ...terms, [field]: value }).success).toBe(false)
    expect(editTermsSchema.safeParse({ [field]: value }).success).toBe(false)
  })

  it("are edited field by field, without defaults", () => {
    expect(editTermsSchema.parse({ grace_days: 14, version: 3 })).toEqual({ grace_days: 14, version: 3 })
  })

  it("are copied into a licence without name or id", () => {
    const row = { ...createTermsSchema.parse(terms), quality: "FLAC", id: "lter_1", version: 4 }
    expect(Object.keys(snapshotOf(row)).sort()).toEqual([
      ...["download_cap", "follows_tag", "grace_days", "max_deactivations_per_year", "max_devices"],
      ...["offline_ttl_days", "quality", "transferable"],
    ])
  })

  it("list a file once", () => {
    const file = { file_id: "a.flac", title: "A" }
    const rule = { variant_id: "variant_1", tag_mode: "none" }
    expect(variantRuleSchema.parse(rule)).toMatchObject({ files: [] })
    expect(variantRuleSchema.safeParse({ ...rule, files: [file, { ...file, title: "B" }] }).success).toBe(false)
  })
})

describe("slots", () => {
  it("are given out smallest first, each once, up to the limit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.array(fc.nat(14)), (max, ends) => {
        const held = new Set<number>()
        for (const end of ends) {
          const slot = freeSlot(held, max)
          if (slot === null) expect(held.size).toBe(max)
          else {
            for (let smaller = 1; smaller < slot; smaller++) expect(held.has(smaller)).toBe(true)
            expect(held.has(slot)).toBe(false)
            expect(slot).toBeLessThanOrEqual(max)
            held.add(slot)
          }
          if (end % 3 === 0) held.delete((end % max) + 1)
        }
      }),
    )
  })
})

describe("the yearly budget", () => {
  const at = (ms: number) => new Date(NOW.getTime() + ms)

  it("counts from zero in a year of its own, whatever steps time takes", () => {
    const span = fc.integer({ min: 0, max: 20 * 365 * 86_400 }).map((s) => s * 1000)
    fc.assert(
      fc.property(fc.nat(9), span, span, (used, first, then) => {
        const start = { year_at: NOW, used }
        const direct = budgetAt(start, at(first + then))
        const stepped = budgetAt(budgetAt(start, at(first)), at(first + then))
        expect(stepped).toEqual(direct)
        expect(at(first + then).getTime() - direct.year_at.getTime()).toBeLessThan(YEAR_MS)
        expect(direct.used).toBe(direct.year_at.getTime() === NOW.getTime() ? used : 0)
      }),
    )
  })

  it("is spent exactly so often a year", () => {
    fc.assert(
      fc.property(fc.nat(5), fc.array(fc.nat(30), { maxLength: 60 }), (max, waits) => {
        let budget = { year_at: NOW, used: 0 }
        let now = NOW.getTime()
        const perYear = new Map<number, number>()
        for (const days of waits) {
          now += days * 86_400_000
          const next = spend(budget, max, new Date(now))
          const year = Math.floor((now - NOW.getTime()) / YEAR_MS)
          const sofar = perYear.get(year) ?? 0
          expect(next === null).toBe(sofar >= max)
          if (!next) continue
          budget = next
          perYear.set(year, sofar + 1)
        }
      }),
    )
  })
})

describe("status", () => {
  it("leaves only a suspended licence able to wake up", () => {
    expect(reachedFrom("active")).toEqual(["suspended"])
    for (const to of DIGITAL_STATUSES) expect(reachedFrom(to)).not.toContain(to)
    for (const to of DIGITAL_STATUSES) expect(reachedFrom(to)).not.toContain("revoked")
  })
})

describe("an order's licences", () => {
  const line = (quantity: number, returned: number) => ({ order_line_item_id: "li", quantity, returned })
  const order = { canceled: false, captured: 30, refunded: 0, lines: [line(3, 0)] }

  it("stay while nothing has gone back", () => {
    expect(suspensionsOf(order)).toEqual([])
    expect(suspensionsOf({ ...order, refunded: 29.99 })).toEqual([])
    expect(isRefunded({ captured: 0, refunded: 0 })).toBe(false)
  })

  it("all end with the order or its money", () => {
    expect(suspensionsOf({ ...order, canceled: true, refunded: 30 })).toEqual([{ cause: "order_canceled" }])
    expect(suspensionsOf({ ...order, refunded: 0.1 + 0.2 + 29.7 })).toEqual([{ cause: "order_refunded" }])
  })

  it("end with as many units as came back, the last first", () => {
    expect(suspensionsOf({ ...order, lines: [line(3, 1)] })).toEqual([
      { cause: "line_returned", order_line_item_id: "li", from_unit: 2 },
    ])
    expect(suspensionsOf({ ...order, lines: [line(3, 4)] })).toMatchObject([{ from_unit: 0 }])
  })
})

describe("a device", () => {
  const okp = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" })
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "jwk" })

  it("has a public key of one of two kinds, which fixes the algorithm", () => {
    expect(publicJwkSchema.parse({ ...okp, ext: true, key_ops: ["verify"] })).toEqual(okp)
    expect(publicJwkSchema.parse(ec)).toEqual(ec)
    expect(algorithmOf(publicJwkSchema.parse(okp))).toBe("EdDSA")
    expect(algorithmOf(publicJwkSchema.parse(ec))).toBe("ES256")
  })

  it.each([
    ["a private key", { ...okp, d: okp.x }],
    ["a symmetric key", { kty: "oct", k: "AAAA" }],
    ["an RSA key", { kty: "RSA", n: "AQAB", e: "AQAB" }],
    ["another curve", { ...ec, crv: "P-384" }],
    ["a short coordinate", { ...okp, x: okp.x!.slice(1) }],
    ["a second spelling", { ...okp, x: `${okp.x!.slice(0, -1)}${"B"}` }],
  ])("does not have %s", (_what, jwk) => {
    expect(publicJwkSchema.safeParse(jwk).success).toBe(false)
  })

  it.each([
    [0, true],
    [300, true],
    [301, false],
    [-60, true],
    [-61, false],
  ])("whose proof is %s s old is believed: %s", (age, believed) => {
    expect(isFreshProof(NOW_S - age, NOW)).toBe(believed)
    expect(isFreshProof(String(NOW_S), NOW)).toBe(false)
    expect(isFreshProof(Number.NaN, NOW)).toBe(false)
  })
})

describe("an offline file", () => {
  const licence = generateKeyPairSync("ed25519")
  const other = generateKeyPairSync("ed25519")
  const terms = snapshotOf({ ...createTermsSchema.parse({ name: "x" }), quality: null })
  const made = offlineFileOf({
    iss: "https://t.shop.com",
    jti: "lfil_1",
    digital: { id: "ldig_1", terms: { ...terms, offline_ttl_days: 10, grace_days: 2 } },
    device: { id: "ldev_1", slot: 2, thumbprint: "jkt" },
    now: NOW,
  })
  const signed = (file: OfflineFile, header?: object, key = licence.privateKey) => {
    const [head, body] = fileSigningInput(7, file).split(".") as [string, string]
    const input = `${header ? Buffer.from(JSON.stringify(header)).toString("base64url") : head}.${body}`
    return `${input}.${sign(null, Buffer.from(input), key).toString("base64url")}`
  }
  const x = licence.publicKey.export({ format: "jwk" }).x!
  const read = (jws: string, now = NOW_S, jkt = "jkt") => readOfflineFile(jws, { keys: new Map([["7", x]]), jkt, now })

  it("says who may play what on which device until when", () => {
    expect(made).toEqual({
      ...{ iss: "https://t.shop.com", sub: "ldig_1", jti: "lfil_1", iat: NOW_S, exp: NOW_S + 864_000 },
      ...{ grace: 172_800, cnf: { jkt: "jkt" }, dev: "ldev_1", slot: 2, terms: { quality: null, max_devices: 5 } },
    })
    expect(read(signed(made))).toEqual({ ok: true, file: made, in_grace: false })
  })

  it("is never valid for more than 30 days and 14 of grace, whatever a row says", () => {
    const digital = { id: "ldig_1", terms: { ...terms, offline_ttl_days: 400, grace_days: 400 } }
    const device = { id: "ldev_1", slot: 1, thumbprint: "jkt" }
    const file = offlineFileOf({ iss: "i", jti: "j", digital, device, now: NOW })
    expect([file.exp - file.iat, file.grace]).toEqual([30 * 86_400, 14 * 86_400])
  })

  it("ends after its grace", () => {
    expect(read(signed(made), made.exp)).toMatchObject({ ok: true, in_grace: true })
    expect(read(signed(made), made.exp + made.grace)).toEqual({ ok: false, fault: "expired" })
  })

  it.each([
    ["alg none", signed(made, { alg: "none", typ: FILE_TYPE, kid: "7" }), "algorithm"],
    ["another type", signed(made, { alg: "EdDSA", typ: "media-dev+jwt", kid: "7" }), "algorithm"],
    ["a crit header", signed(made, { alg: "EdDSA", typ: FILE_TYPE, kid: "7", crit: ["b64"] }), "algorithm"],
    ["an unknown key", signed(made, { alg: "EdDSA", typ: FILE_TYPE, kid: "8" }), "key"],
    ["another's signature", signed(made, undefined, other.privateKey), "signature"],
    ["no signature", signed(made).replace(/[^.]*$/, ""), "shape"],
    ["half of it", signed(made).slice(0, 150), "shape"],
    ["a truncated signature", signed(made).slice(0, -4), "signature"],
  ])("is refused with %s", (_what, jws, fault) => {
    expect(read(jws)).toEqual({ ok: false, fault })
  })

  it("is refused with any character changed", () => {
    const jws = signed(made)
    fc.assert(
      fc.property(fc.nat(jws.length - 1), fc.constantFrom(..."ABCdef019-_."), (at, character) => {
        if (character === jws[at]) return
        expect(read(jws.slice(0, at) + character + jws.slice(at + 1)).ok).toBe(false)
      }),
    )
    // The last character of a signature has bits that no byte holds.
    for (const last of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") {
      expect(read(jws.slice(0, -1) + last).ok).toBe(last === jws.at(-1))
    }
    expect(read(`${jws}=`)).toEqual({ ok: false, fault: "signature" })
  })

  it("is worth nothing on another device", () => {
    expect(read(signed(made), NOW_S, "other")).toEqual({ ok: false, fault: "device" })
  })
})
