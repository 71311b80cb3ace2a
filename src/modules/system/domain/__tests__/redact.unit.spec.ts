import fc from "fast-check"
import { REDACTED, mask, maskEmail, maskPhone, redact, toJson, type Json } from "../redact"

describe("mask", () => {
  it("leaves the first letters of an e-mail address", () => {
    expect(maskEmail("jane@disc.example")).toBe("j***@d***")
    expect(mask("from jane@disc.example, to 李雷@例子.公司.")).toBe("from j***@d***, to 李***@例***.")
    expect(mask("<owner+cd@sub.disc.example>")).toBe("<o***@s***>")
  })

  it("masks international telephone numbers in texts, but no barcode, date or version", () => {
    expect(mask("call +49 30 1234567 now")).toBe("call +4***67 now")
    expect(mask("+8613800138000")).toBe("+8***00")
    for (const kept of ["0602498681961", "2026-11-22T18:00:00Z", "1.2.3", "ATCO 33-123", "a@b", "C++ 11"]) {
      expect(mask(kept)).toBe(kept)
    }
  })

  it("masks any number under a telephone's key", () => {
    expect(maskPhone("030 1234567")).toBe("0***67")
    expect(redact({ phone: "030 1234567", mobile_no: 15112345678, tel: "12" })).toEqual({
      phone: "0***67",
      mobile_no: "1***78",
      tel: "***",
    })
    expect(redact({ hotel: "12345678" })).toEqual({ hotel: "12345678" })
  })
})

describe("redact", () => {
  it.each([
    "client_secret",
    "accessToken",
    "PASSWORD",
    "key_plain",
    "keyPlain",
    "card_number",
    "Authorization",
    "provider_options",
    "licence_key",
    "license_key",
  ])("blanks %s, whatever it holds and however deep", (key) => {
    for (const value of ["s3cr3t", 42, { inner: "s3cr3t" }, ["s3cr3t"], true] as Json[]) {
      expect(redact({ a: [{ [key]: value }] })).toEqual({ a: [{ [key]: REDACTED }] })
    }
    expect(redact({ [key]: null })).toEqual({ [key]: null })
  })

  it("masks addresses in values and in keys", () => {
    expect(redact({ "jane@disc.example": ["to jane@disc.example"] })).toEqual({ "j***@d***": ["to j***@d***"] })
  })

  it("drops NUL characters, which jsonb refuses", () => {
    expect(redact({ "a\u0000": "b\u0000c" })).toEqual({ a: "bc" })
  })

  it("never lets a secret's value through, wherever it stands", () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.array(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 4 }),
        (noise, path) => {
          const secret: Json = { my_token: "MARKER-5f1c", noise: noise as Json }
          const value = path.reduce<Json>((inner, key) => ({ [key]: [inner] }), secret)
          expect(JSON.stringify(redact(value))).not.toContain("MARKER-5f1c")
        },
      ),
    )
  })
})

describe("toJson", () => {
  it("takes dates, bigints and toJSON as a store would see them", () => {
    const big = { toJSON: () => ({ value: "12.50" }) }
    expect(toJson({ at: new Date(0), n: 10n, big, gone: undefined })).toEqual({
      at: "1970-01-01T00:00:00.000Z",
      n: "10",
      big: { value: "12.50" },
    })
    expect(toJson(undefined)).toBeNull()
  })
})
