import { createHmac, createPrivateKey, sign } from "node:crypto"
import fc from "fast-check"
import { BASE32, decodeBase32, encodeBase32 } from "../base32"
import { checkCharacter } from "../check-character"
import { readGtin } from "../gtin"
import { isSignedBy, publicKeyOf } from "../keys/ed25519"
import { pinMessage, pinOf, readTypedPin } from "../pin"
import { printedSerial, rawOfSerial, readSerial, readTypedSerial, serialOf, serialOfTag, tagIdOf } from "../serial"
import { readToken, stemOf, tokenMessage, tokenUrl, type TagClaim } from "../token"

/** RFC 8032, test 1. */
const SECRET = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
const PUBLIC = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
const PRIVATE_KEY = createPrivateKey({
  key: { kty: "OKP", crv: "Ed25519", d: Buffer.from(SECRET, "hex").toString("base64url"), x: PUBLIC },
  format: "jwk",
})
const KID = 7
const RAW = Buffer.from("00010203040506070809", "hex")
const SGTIN: TagClaim = { scheme: "gs1_sgtin", value: "09506000134352", serial: serialOf(RAW) }
const SGTIN_URL =
  "https://T.SHOP.COM/T/000001W10B4JYN0TVXMKCZ1B9M23AABTPC64ZV3T4WKFTEBFW3JR3E2C6GXF9CQM3QZSN37QNYFH99B5QGMN9HXA4PHMS0MHHJJFHPF0A8AG2/01/09506000134352/21/000G40R40M30E209J"
const OPAQUE: TagClaim = {
  scheme: "opaque",
  value: "",
  serial: serialOf(Buffer.from("7c3b9e5512f04ad8a6e1", "hex")),
}
const OPAQUE_PATH =
  "/T/V/000001SFMHQMM8GX0Z73EMBQH05DSTP7A30JR0Z9MC1841MMNQW766J6TB0PJQCGR5JZDB1M2WNP1Z5TK813NTQ4JM0WJNBS3FKGHWZ4GYM0GFGXSWN8JY15DH9Q13"

const signed = (claim: TagClaim) => stemOf(KID, sign(null, tokenMessage(KID, claim), PRIVATE_KEY))
const isGenuine = (text: string) => {
  const reading = readToken(text)
  if (!reading.ok) return false
  const { kid, claim, signature } = reading.token
  return kid === KID && isSignedBy(publicKeyOf(PUBLIC), tokenMessage(kid, claim), signature)
}
const raws = fc.uint8Array({ minLength: 10, maxLength: 10 })

describe("serials", () => {
  it.each([
    ["00010203040506070809", "000G40R40M30E209J"],
    ["ffffffffffffffffffff", "ZZZZZZZZZZZZZZZZM"],
    ["7c3b9e5512f04ad8a6e1", "FGXSWN8JY15DH9Q13"],
  ])("%s is %s", (raw, serial) => {
    expect(serialOf(Buffer.from(raw, "hex"))).toBe(serial)
    expect(Buffer.from(rawOfSerial(serial)).toString("hex")).toBe(raw)
    expect(serialOfTag(tagIdOf(serial))).toBe(serial)
  })

  it("reads what people type", () => {
    expect(printedSerial("0NWNFM2TE91VXPZVZ")).toBe("0NWNF-M2TE-91VX-PZVZ")
    expect(readTypedSerial(" ooog4-or4o m3oe–2o9j ")).toBe("000G40R40M30E209J")
    expect(readTypedSerial("000G4-0R40-M30E-209K")).toBeNull()
    expect(readTypedSerial("000G4-0R40-M30E-20UJ")).toBeNull()
  })

  it("refuses every substitution and every swap of two different characters of 10,000 serials", () => {
    const accepted: string[] = []
    let swaps = 0
    let seed = 1
    const next = () => (seed = (seed * 48271) % 2147483647)
    for (let count = 0; count < 10_000; count++) {
      const serial = serialOf(Uint8Array.from({ length: 10 }, () => next() & 255))
      const at = count % 17
      for (const character of BASE32) {
        if (character === serial[at]) continue
        const text = replaced(serial, at, character)
        if (readSerial(text) !== null) accepted.push(text)
      }
      for (let other = 0; other < 17; other++) {
        if (serial[at] === serial[other]) continue
        const swapped = replaced(replaced(serial, at, serial[other]!), other, serial[at]!)
        if (readSerial(swapped) !== null) accepted.push(swapped)
        swaps++
      }
    }
    expect(accepted).toEqual([])
    expect(swaps).toBeGreaterThan(100_000)
  })

  it("base32 goes there and back, one spelling each", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const text = encodeBase32(bytes)
        expect(decodeBase32(text)).toEqual(bytes)
        expect(decodeBase32(text.toLowerCase().replaceAll("0", "o").replaceAll("1", "l"))).toEqual(bytes)
        expect(decodeBase32(`${text}U`)).toBeNull()
      }),
    )
    expect(decodeBase32("Z")).toBeNull()
    expect(decodeBase32("ZZ")).toBeNull()
    expect(decodeBase32("ZW")).toEqual(Uint8Array.of(255))
    expect(checkCharacter("U")).toBeNull()
  })
})

describe("tokens", () => {
  it("has the bytes of the published vectors", () => {
    expect(tokenMessage(KID, SGTIN)).toHaveLength(53)
    expect(tokenUrl("t.shop.com", signed(SGTIN), SGTIN)).toBe(SGTIN_URL)
    expect(SGTIN_URL).toHaveLength(169)
    expect(tokenUrl("x", signed(OPAQUE), OPAQUE).replace("https://X", "")).toBe(OPAQUE_PATH)
    expect(isGenuine(SGTIN_URL)).toBe(true)
    expect(isGenuine(OPAQUE_PATH)).toBe(true)
  })

  it("reads a rental token", () => {
    const claim: TagClaim = { scheme: "gs1_giai", value: "4012345", serial: serialOf(RAW) }
    const reading = readToken(tokenUrl("t.shop.com", signed(claim), claim))
    expect(reading).toMatchObject({ ok: true, token: { host: "t.shop.com", kid: 7, claim } })
  })

  it("reads small letters, O, I, L, a trailing slash, query and fragment", () => {
    const path = SGTIN_URL.replace("https://T.SHOP.COM", "")
    const [, stem = ""] = /\/T\/(\w{109})/.exec(path) ?? []
    const typed = path.replace(stem, stem.replaceAll("0", "O").replaceAll("1", "L"))
    for (const text of [path.toLowerCase(), typed, `${path}/`, `${path}?utm=1#x`, `http://other.example${path}`]) {
      expect(isGenuine(text)).toBe(true)
    }
    expect(isGenuine(`${path}//`)).toBe(false)
    expect(isGenuine(`HTTPS://T.SHOP.COM${path}`)).toBe(true)
  })

  it("tells the host, whatever is in front of it", () => {
    const path = SGTIN_URL.replace("https://T.SHOP.COM", "")
    const host = (text: string) => {
      const reading = readToken(text)
      return reading.ok ? reading.token.host : "none"
    }
    expect(host(path)).toBeNull()
    expect(host(`https://t.shop.com@evil.example${path}`)).toBe("t.shop.com@evil.example")
    expect(host(`https://evil.example\\@t.shop.com${path}`)).toBe("none")
    expect(host(`ftp://t.shop.com${path}`)).toBe("none")
    expect(host(`//t.shop.com${path}`)).toBe("none")
    expect(host(` ${SGTIN_URL}`)).toBe("none")
  })

  it("refuses every truncation", () => {
    for (let length = 0; length < SGTIN_URL.length; length++) expect(isGenuine(SGTIN_URL.slice(0, length))).toBe(false)
  })

  it("refuses every changed character, and every other spelling of the last one of the stem", () => {
    const path = SGTIN_URL.replace("https://T.SHOP.COM", "")
    const same: Record<string, string> = { "0": "O", "1": "IL" }
    const accepted: string[] = []
    for (let at = 3; at < path.length; at++) {
      for (const character of `${BASE32}U%/-`) {
        const was = path[at]!
        if (character === was || same[was]?.includes(character)) continue
        const text = replaced(path, at, character)
        if (isGenuine(text)) accepted.push(text)
      }
    }
    expect(accepted).toEqual([])
  })

  it("refuses what was mutated at random", () => {
    const path = OPAQUE_PATH
    const mutation = fc.record({
      at: fc.nat(path.length - 1),
      cut: fc.nat(4),
      put: fc.string({ unit: "binary", maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        let text = path
        for (const { at, cut, put } of mutations) text = text.slice(0, at) + put + text.slice(at + cut)
        const reading = readToken(text)
        if (reading.ok && JSON.stringify(reading.token.claim) === JSON.stringify(OPAQUE)) {
          expect(Buffer.from(reading.token.signature).equals(signature(OPAQUE_PATH))).toBe(isGenuine(text))
        } else {
          expect(isGenuine(text)).toBe(false)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it("is bound to scheme, item and serial", () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const other = serialOf(raw)
        fc.pre(other !== OPAQUE.serial)
        expect(isGenuine(OPAQUE_PATH.slice(0, -17) + other)).toBe(false)
      }),
      { numRuns: 200 },
    )
    expect(isGenuine(SGTIN_URL.replace("09506000134352", "09506000134369"))).toBe(false)
    expect(isGenuine(`/T/V/${signed(SGTIN)}${SGTIN.serial}`)).toBe(false)
  })
})

describe("PINs", () => {
  it("has the bytes of the published vector", () => {
    const pin = pinOf(Buffer.alloc(32, 0x11), RAW)
    expect(pin).toBe("ER7PRSW5SR")
    const mac = createHmac("sha256", Buffer.alloc(32, 0x22)).update(pinMessage(RAW, pin)).digest("hex")
    expect(mac).toBe("eae2120e50754e75408691fb859dd7dd1e2345226de0c184886dd29d16c0c469")
  })

  it("is read as typed", () => {
    expect(readTypedPin("er7pr-sw5sr")).toBe("ER7PRSW5SR")
    expect(readTypedPin("ER7PRSW5S")).toBeNull()
    expect(readTypedPin("ER7PRSW5SU")).toBeNull()
  })
})

describe("GTINs", () => {
  it("pads and checks", () => {
    expect(readGtin("9506000134352")).toBe("09506000134352")
    expect(readGtin("9506000134353")).toBeNull()
    expect(readGtin("96385074")).toBe("00000096385074")
    expect(readGtin("950600013435")).toBeNull()
    expect(readGtin("abc")).toBeNull()
  })
})

const replaced = (text: string, at: number, character: string) => text.slice(0, at) + character + text.slice(at + 1)
const signature = (path: string) => {
  const reading = readToken(path)
  return Buffer.from(reading.ok ? reading.token.signature : [])
}
