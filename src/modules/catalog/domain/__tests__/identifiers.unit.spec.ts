import fc from "fast-check"
import { IDENTIFIER_TYPES, type IdentifierType } from "../enums"
import { gs1CheckDigit } from "../../../../lib/gs1"
import { candidateIdentifiers, checkIdentifier } from "../identifiers"

const accepted = (type: IdentifierType, raw: string) => {
  const check = checkIdentifier(type, raw)
  if (!check.ok) throw new Error(`${type} ${raw}: ${check.message}`)
  return check
}
const refused = (type: IdentifierType, raw: string) => {
  const check = checkIdentifier(type, raw)
  if (check.ok) throw new Error(`${type} ${raw} was accepted as ${check.valueNorm}`)
  return check
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

describe("barcodes", () => {
  it("files a UPC-A as ean13 with a leading zero, the same as its EAN", () => {
    const upc = accepted("upc12", "602527291529")
    expect(upc).toMatchObject({ type: "ean13", valueNorm: "0602527291529" })
    expect(accepted("ean13", "0602527291529")).toEqual(upc)
    expect(accepted("ean13", "602527291529")).toEqual(upc)
  })

  it("reads hyphens, spaces and full-width digits", () => {
    expect(accepted("ean13", " 0-602527-29152-9 ").valueNorm).toBe("0602527291529")
    expect(accepted("upc12", "６０２５２７２９１５２９").valueNorm).toBe("0602527291529")
    expect(accepted("ean8", "9638－5074").valueNorm).toBe("96385074")
    expect(accepted("gtin14", "10614141000415").valueNorm).toBe("10614141000415")
  })

  it("refuses a wrong check digit, names the right one and keeps the digits for a misprint", () => {
    expect(refused("ean13", "0602527291526")).toEqual({
      ok: false,
      type: "ean13",
      valueNorm: "0602527291526",
      code: "media_identifier_checksum",
      message: "0602527291526 has check digit 6, expected 9",
    })
  })

  it("refuses a wrong length and what is no number", () => {
    expect(refused("ean13", "12345")).toMatchObject({ code: "media_identifier_format", valueNorm: null })
    expect(refused("upc12", "5901234123457").code).toBe("media_identifier_format")
    expect(refused("ean8", "96385074X").code).toBe("media_identifier_format")
    expect(refused("ean13", "").code).toBe("media_identifier_format")
  })

  it.each(["020", "029", "040", "049", "200", "299"])("keeps prefix %s for the shop's own barcodes", (prefix) => {
    const body = prefix + "123456789"
    const code = body + gs1CheckDigit(body)
    expect(refused("ean13", code).code).toBe("media_identifier_restricted")
    expect(refused("gtin14", "0" + code).code).toBe("media_identifier_restricted")
    expect(accepted("internal_barcode", code).valueNorm).toBe(code)
  })

  it.each(["019", "030", "039", "050", "300", "690"])("takes prefix %s as a world-wide code only", (prefix) => {
    const body = prefix + "123456789"
    const code = body + gs1CheckDigit(body)
    expect(accepted("ean13", code).valueNorm).toBe(code)
    expect(refused("internal_barcode", code).code).toBe("media_identifier_format")
  })

  it("keeps the eight-digit prefixes 0 and 2 for the shop too", () => {
    expect(refused("ean8", "2012345" + gs1CheckDigit("2012345")).code).toBe("media_identifier_restricted")
    expect(refused("ean8", "0012345" + gs1CheckDigit("0012345")).code).toBe("media_identifier_restricted")
  })

  it("takes any printable text as a shop's own barcode and checks its digit where there is one", () => {
    expect(accepted("internal_barcode", "shelf-0042 b").valueNorm).toBe("SHELF-0042 B")
    expect(accepted("internal_barcode", "00042").valueNorm).toBe("00042")
    expect(refused("internal_barcode", "2001234567890").code).toBe("media_identifier_checksum")
    expect(refused("internal_barcode", "货架").code).toBe("media_identifier_format")
  })

  it("refuses every GS1 code of which one digit was changed", () => {
    fc.assert(
      fc.property(digits(12), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const code = body + gs1CheckDigit(body)
        const changed = [...code].map((digit, i) => (i === at ? String((Number(digit) + shift) % 10) : digit)).join("")
        const check = checkIdentifier("ean13", changed)
        return !check.ok && check.code === "media_identifier_checksum"
      }),
    )
  })
})

describe("books and printed music", () => {
  it("accepts ISBN-13 and turns an ISBN-10 into it", () => {
    expect(accepted("isbn13", "978-7-88012-345-6").valueNorm).toBe("9787880123456")
    expect(accepted("cn_isbn", "9787880123456")).not.toHaveProperty("note")
    expect(accepted("isbn10", "0-8044-2957-X")).toMatchObject({ type: "isbn10", valueNorm: "9780804429573" })
    expect(accepted("isbn10", "080442957x").valueNorm).toBe("9780804429573")
    expect(accepted("isbn13", "ISBN 9780804429573").valueNorm).toBe("9780804429573")
  })

  it("notes a Chinese ISBN of another language group", () => {
    expect(accepted("cn_isbn", "9780804429573").note).toContain("978-7")
  })

  it("tells wrong check digits from wrong forms", () => {
    expect(refused("isbn13", "9787880123457").code).toBe("media_identifier_checksum")
    expect(refused("isbn10", "0804429571").message).toContain("expected X")
    expect(refused("isbn13", "0602527291529").code).toBe("media_identifier_format")
    expect(refused("isbn13", "9790230671187").message).toContain("ISMN")
  })

  it("reads both forms of an ISMN", () => {
    expect(accepted("ismn", "979-0-2306-7118-7").valueNorm).toBe("9790230671187")
    expect(accepted("ismn", "M-2306-7118-7").valueNorm).toBe("9790230671187")
    expect(refused("ismn", "9790230671188").code).toBe("media_identifier_checksum")
    expect(refused("ismn", "9787880123456").code).toBe("media_identifier_format")
  })
})

describe("ISRC", () => {
  it.each([
    "GB-AYE-69-00526",
    "ISRC GBAYE6900526",
    "gb aye 69 00526",
    "ＧＢ－ＡＹＥ－６９－００５２６",
    "GB–AYE–69–00526",
  ])("reads %s", (raw) => expect(accepted("isrc", raw).valueNorm).toBe("GBAYE6900526"))

  it("says how many characters are there when one is missing", () => {
    expect(refused("isrc", "GBAYE690052")).toMatchObject({
      code: "media_identifier_format",
      message: '"GBAYE690052" has 11 characters, an ISRC has 12',
    })
    expect(refused("isrc", "G1AYE6900526").code).toBe("media_identifier_format")
  })
})

describe("old Chinese AV code", () => {
  it.each([
    "ISRC CN-C18-90-0009-0/V·J4",
    "CN-C18-90-0009-0/V.J4",
    "ＣＮ－Ｃ１８－９０－０００９－０／Ｖ．Ｊ４",
    "cn c18 90 0009 0 / v・j4",
    "CNC189000090/V･J4",
    "ISRC: CN-C18-90-00090/V.J4",
  ])("reads %s", (raw) => expect(accepted("cn_av_code", raw).valueNorm).toBe("CNC189000090/V.J4"))

  it("takes records of three digits with items of two", () => {
    expect(accepted("cn_av_code", "CN-A08-96-301-12/A.J6").valueNorm).toBe("CNA089630112/A.J6")
    expect(accepted("cn_av_code", "CNA089699999/A.J").valueNorm).toBe("CNA089699999/A.J")
  })

  it("refuses records outside their range and names it", () => {
    expect(refused("cn_av_code", "CN-C18-90-3009-0/V.J4")).toMatchObject({
      code: "media_identifier_format",
      message: "record 3009 is outside 0000–2999",
    })
    expect(refused("cn_av_code", "CN-C18-90-299-12/V.J4").message).toBe("record 299 is outside 300–999")
    expect(refused("cn_av_code", "CN-C18-90-12-345/V.J4").message).toContain("record 12 has 2 digits")
    expect(refused("cn_av_code", "CN-C18-90-1-234-5/V.J4").message).toContain("more than")
  })

  it.each([
    ["CN-C18-90-0009-0", 'no "/"'],
    ["CN-C18-90-0009/V.J4", "has 11 characters"],
    ["CN-C18-90-0009-0/X.J4", "not A or V"],
    ["CN-C18-90-0009-0/VJ4", "not A or V"],
    ["CN-C18-90-0009-0/V.J456", "not A or V"],
    ["CN-C18-90-0009-0/V.44", "not A or V"],
  ])("refuses %s", (raw, why) => expect(refused("cn_av_code", raw).message).toContain(why))
})

describe("other codes", () => {
  it.each<[IdentifierType, string, string]>([
    ["catalogue_no", "LSP-4289", "LSP4289"],
    ["catalogue_no", "ｌｓｐ　４２８９", "LSP4289"],
    ["catalogue_no", "滚石 RD-1075", "滚石RD1075"],
    ["cn_approval_no", "国权像字 20-2001-2345 号", "国权像字20-2001-2345号"],
    ["matrix", " mpo  LSP-4289 a1 ", "MPO LSP-4289 A1"],
    ["label_code", "LC 0193", "LC00193"],
    ["label_code", "lc-00193", "LC00193"],
    ["sid_mastering", "ifpi l123", "IFPI L123"],
    ["sid_mould", "IFPI 94V1", "IFPI 94V1"],
    ["rights_society", "biem / gema", "BIEM/GEMA"],
    ["asin", "b000002uaa", "B000002UAA"],
    ["imdb", "tt0133093", "tt0133093"],
    ["tmdb", "Movie/603", "movie/603"],
    ["mbid", "B84EE12A-09EF-421B-82DE-0441A926375B", "b84ee12a-09ef-421b-82de-0441a926375b"],
    ["discogs", "[r249504]", "r249504"],
    ["discogs", "249504", "r249504"],
    ["discogs", "m10362", "m10362"],
  ])("%s %s is %s", (type, raw, norm) => expect(accepted(type, raw).valueNorm).toBe(norm))

  it.each<[IdentifierType, string]>([
    ["catalogue_no", "---"],
    ["label_code", "LC 12"],
    ["sid_mastering", "IFPI 1234"],
    ["asin", "X000002UAA"],
    ["imdb", "nm0000206"],
    ["tmdb", "0603"],
    ["mbid", "b84ee12a"],
    ["discogs", "a249504"],
    ["matrix", ""],
    ["matrix", "a\u0000b"],
    ["catalogue_no", "A".repeat(300)],
  ])("%s refuses %j", (type, raw) => expect(refused(type, raw).code).toBe("media_identifier_format"))
})

describe("every type", () => {
  const seeds: Partial<Record<IdentifierType, fc.Arbitrary<string>>> = {
    ean13: digits(12).map((body) => body + gs1CheckDigit(body)),
    isbn10: digits(9),
    isrc: fc.stringMatching(/^[A-Z]{2}-[A-Z0-9]{3}-\d{2}-\d{5}$/),
    cn_av_code: fc.stringMatching(/^CN-[A-Z]\d\d-\d\d-[0-2]\d{3}-\d\/[AV]·[A-Z]\d{0,2}$/),
  }

  it.each(IDENTIFIER_TYPES)("%s: normalising twice changes nothing", (type) => {
    const raw = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), seeds[type] ?? fc.string({ unit: "binary" }))
    fc.assert(
      fc.property(raw, (text) => {
        const once = checkIdentifier(type, text)
        if (!once.ok) return
        expect(checkIdentifier(once.type, once.valueNorm)).toMatchObject({ ok: true, valueNorm: once.valueNorm })
      }),
      { numRuns: 300 },
    )
  })

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.constantFrom(...IDENTIFIER_TYPES), fc.string({ unit: "binary" }), (type, text) => {
        expect(typeof checkIdentifier(type, text).ok).toBe("boolean")
      }),
    )
  })
})

describe("readings of a scanned code", () => {
  const read = (code: string) => candidateIdentifiers(code).map(({ type, value_norm }) => `${type}:${value_norm}`)

  it("finds the item of a UPC, its EAN and its GTIN-14 alike", () => {
    for (const code of ["602527291529", "0602527291529", "00602527291529", "6 02527 29152 9"]) {
      expect(read(code)).toContain("ean13:0602527291529")
    }
  })

  it("includes a misprinted barcode, which is stored as it is printed", () => {
    expect(read("0602527291526")).toContain("ean13:0602527291526")
  })

  it("reads a number as book, shop code and catalogue number, but not as a foreign database's id", () => {
    expect(read("9787880123456")).toEqual(
      expect.arrayContaining([
        "ean13:9787880123456",
        "isbn13:9787880123456",
        "cn_isbn:9787880123456",
        "isbn10:9787880123456",
      ]),
    )
    expect(read("080442957X")).toContain("isbn10:9780804429573")
    expect(read("12345").map((reading) => reading.split(":")[0])).not.toEqual(expect.arrayContaining(["tmdb"]))
    expect(read("12345")).toEqual(expect.arrayContaining(["internal_barcode:12345", "catalogue_no:12345"]))
    expect(read("12345").join()).not.toMatch(/tmdb|discogs|label_code|sid_/)
    expect(read("r249504")).toContain("discogs:r249504")
  })

  it("reads catalogue numbers, ISRC and AV codes as typed", () => {
    expect(read("lsp-4289")).toEqual(expect.arrayContaining(["catalogue_no:LSP4289", "matrix:LSP-4289"]))
    expect(read("GB-AYE-69-00526")).toContain("isrc:GBAYE6900526")
    expect(read("ISRC CN-C18-90-0009-0／V·J4")).toContain("cn_av_code:CNC189000090/V.J4")
  })

  it("finds every stored identifier by its own normal form and as printed", () => {
    fc.assert(
      fc.property(digits(12), (body) => {
        const code = body + gs1CheckDigit(body)
        const check = checkIdentifier("ean13", code)
        if (check.ok) expect(read(code)).toContain(`ean13:${check.valueNorm}`)
      }),
    )
  })

  it("gives no reading of nothing", () => {
    expect(candidateIdentifiers("   ")).toEqual([])
  })
})
