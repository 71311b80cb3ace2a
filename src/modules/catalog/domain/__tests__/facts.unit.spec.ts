import fc from "fast-check"
import { displayArtist } from "../artist"
import { COUNTRY_CODES, isCountryCode } from "../countries"
import { defaultTrackNumber, totalDuration } from "../discs"
import { formatDuration, parseDuration } from "../duration"
import { VOCABULARIES } from "../enums"
import { GRADE_SCALE_SEED, currencyDecimals, gradeScaleOf, suggestedPrice } from "../grading"
import { canonicalLanguage } from "../language-tag"
import { foldName, normalizeCatalogueNumber, sortName, sortTitle } from "../names"
import { RATING_SCHEMES, RATING_SCHEME_CODES, isRatingValue, minAge, strictestMinAge } from "../ratings"
import { countryRegions, regionNotice } from "../regions"
import { formatReleaseDate, parseReleaseDate } from "../release-date"
import { FILM_GENRES, MUSIC_GENRES, VOCABULARY_SEED } from "../vocabularies"

describe("age ratings", () => {
  it("ships every scheme once, mildest value first", () => {
    expect(RATING_SCHEMES.map(({ code }) => code)).toEqual([...RATING_SCHEME_CODES])
    for (const { code, values } of RATING_SCHEMES) {
      const ages = values.map((entry) => entry.minAge).filter((age) => age !== null)
      expect({ code, ages }).toEqual({ code, ages: [...ages].sort((a, b) => a - b) })
      expect(new Set(values.map(({ value }) => value)).size).toBe(values.length)
    }
  })

  it.each<[string, string, number | null]>([
    ["FSK", "16", 16],
    ["MPA", "PG-13", 13],
    ["MPA", "NC-17", 18],
    ["MPA", "NR", null],
    ["BBFC", "12A", 12],
    ["EIRIN", "R15+", 15],
    ["ESRB", "E10+", 10],
    ["PEGI", "3", 3],
    ["USK", "0", 0],
    ["NRTA", "approved", null],
    ["FSK", "17", null],
    ["XYZ", "18", null],
  ])("%s %s is from %s", (scheme, value, age) => expect(minAge(scheme, value)).toBe(age))

  it("takes the strictest of the schemes that count", () => {
    const ratings = [
      { scheme: "FSK", value: "12" },
      { scheme: "BBFC", value: "15" },
    ]
    expect(strictestMinAge(ratings)).toBe(15)
    expect(strictestMinAge(ratings, [])).toBe(15)
    expect(strictestMinAge(ratings, ["FSK"])).toBe(12)
    expect(strictestMinAge(ratings, ["PEGI"])).toBeNull()
  })

  it("never calls an approved Chinese film suitable for all", () => {
    expect(isRatingValue("NRTA", "approved")).toBe(true)
    expect(strictestMinAge([{ scheme: "NRTA", value: "approved" }])).toBeNull()
    expect(strictestMinAge([])).toBeNull()
  })
})

describe("regions", () => {
  it("places countries", () => {
    expect(countryRegions("CN")).toEqual({ dvd: ["6"], bluray: ["C"] })
    expect(countryRegions("us")).toEqual({ dvd: ["1"], bluray: ["A"] })
    expect(countryRegions("JP")).toEqual({ dvd: ["2"], bluray: ["A"] })
    expect(countryRegions("HK")).toEqual({ dvd: ["3"], bluray: ["A"] })
    expect(countryRegions("DE")).toEqual({ dvd: ["2"], bluray: ["B"] })
    expect(countryRegions("AU")).toEqual({ dvd: ["4"], bluray: ["B"] })
    expect(countryRegions("AQ")).toBeUndefined()
  })

  it("knows every inhabited ISO country and none twice", () => {
    const without = COUNTRY_CODES.filter((code) => !countryRegions(code))
    expect(without).toEqual(["AQ", "BV", "GS", "HM", "IO", "TF"])
  })

  it("gives a notice only when no region of a kind plays", () => {
    expect(regionNotice(["1"], "CN")).toEqual({ item_regions: ["1"], country_region: "6" })
    expect(regionNotice(["1", "6"], "CN")).toBeNull()
    expect(regionNotice(["0"], "CN")).toBeNull()
    expect(regionNotice([], "CN")).toBeNull()
    expect(regionNotice(["A"], "DE")).toEqual({ item_regions: ["A"], country_region: "B" })
    expect(regionNotice(["1", "A"], "JP")).toEqual({ item_regions: ["1", "A"], country_region: "2" })
    expect(regionNotice(["1"], "XW")).toBeNull()
  })
})

describe("grading", () => {
  it("prices the example of the catalogue at 70.00", () => {
    const price = { base: "100.00", mediaFactor: 0.9, sleeveFactor: 0.4, sleeveFloor: 0.5, decimals: 2 }
    expect(suggestedPrice(price)).toBe("70.00")
    expect(suggestedPrice({ ...price, sleeveFactor: null })).toBe("90.00")
    expect(suggestedPrice({ ...price, mediaFactor: 0.05 })).toBe("5.00")
  })

  it("rounds half up, exactly, to the currency's decimals", () => {
    const price = { sleeveFloor: 0.5, sleeveFactor: null }
    expect(suggestedPrice({ ...price, base: "1.005", mediaFactor: 1, decimals: 2 })).toBe("1.01")
    expect(suggestedPrice({ ...price, base: "2.45", mediaFactor: 0.1, decimals: 2 })).toBe("0.25")
    expect(suggestedPrice({ ...price, base: 1500, mediaFactor: 0.333, decimals: 0 })).toBe("500")
    expect(suggestedPrice({ ...price, base: "999999999999.99", mediaFactor: "2", decimals: 3 })).toBe(
      "1999999999999.980",
    )
    expect(currencyDecimals("jpy")).toBe(0)
    expect(currencyDecimals("eur")).toBe(2)
    expect(currencyDecimals("kwd")).toBe(3)
  })

  it("never asks more for a worse sleeve or a worse disc", () => {
    const factor = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
    fc.assert(
      fc.property(factor, factor, factor, factor, (media, better, worse, floor) => {
        const at = (sleeveFactor: number) =>
          Number(suggestedPrice({ base: "100", mediaFactor: media, sleeveFactor, sleeveFloor: floor, decimals: 6 }))
        const [low, high] = [Math.min(better, worse), Math.max(better, worse)]
        expect(at(low)).toBeLessThanOrEqual(at(high))
        expect(at(high)).toBeLessThanOrEqual(100 * media + 1e-6)
      }),
    )
  })

  it("ranks the better grade higher and prices it higher, on each scale", () => {
    for (const scale of ["record", "disc"] as const) {
      const grades = GRADE_SCALE_SEED.filter((grade) => grade.scale === scale).sort((a, b) => b.rank - a.rank)
      const factors = grades.map((grade) => grade.price_factor)
      expect(factors).toEqual([...factors].sort((a, b) => b - a))
      expect(new Set(grades.map(({ code }) => code)).size).toBe(grades.length)
    }
    const record = Object.fromEntries(
      GRADE_SCALE_SEED.filter(({ scale }) => scale === "record").map(({ code, price_factor }) => [code, price_factor]),
    )
    expect(record).toEqual({ M: 1, NM: 0.9, "VG+": 0.6, VG: 0.4, "G+": 0.2, G: 0.12, F: 0.05, P: 0.02 })
    expect(gradeScaleOf("record")).toBe("record")
    expect(gradeScaleOf("disc")).toBe("disc")
  })
})

describe("vocabularies", () => {
  it("have the genres promised, both labels each, no code twice", () => {
    expect(Object.keys(MUSIC_GENRES)).toHaveLength(15)
    expect(Object.keys(FILM_GENRES)).toHaveLength(19)
    expect(new Set(VOCABULARY_SEED.map(({ vocabulary }) => vocabulary))).toEqual(new Set(VOCABULARIES))
    const keys = VOCABULARY_SEED.map(({ vocabulary, code }) => `${vocabulary}:${code}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { code, labels } of VOCABULARY_SEED) {
      expect(code).toMatch(/^[a-z0-9][a-z0-9_]*$/)
      expect(Object.values(labels).every((label) => label.trim() !== "")).toBe(true)
    }
  })
})

describe("release dates", () => {
  it.each([
    ["2001", "2001-01-01", "year"],
    ["2001-05", "2001-05-01", "month"],
    ["2001-05-04", "2001-05-04", "day"],
    ["2000-02-29", "2000-02-29", "day"],
    ["１９８４", "1984-01-01", "year"],
  ] as const)("reads %s", (text, release_date, date_precision) =>
    expect(parseReleaseDate(text)).toEqual({ release_date, date_precision }),
  )

  it.each(["2001-02-29", "1900-02-29", "2001-13", "2001-00", "2001-01-00", "2001-4-1", "1859", "2101", "", "May 2001"])(
    "refuses %j",
    (text) => expect(typeof parseReleaseDate(text)).toBe("string"),
  )

  it("lets a precision take away but not add", () => {
    expect(parseReleaseDate("2001-05-04", "year")).toEqual({ release_date: "2001-01-01", date_precision: "year" })
    expect(parseReleaseDate("2001", "day")).toBe('"2001" does not give the day')
  })

  it("prints what it read", () => {
    const dates = fc
      .date({ min: new Date("1860-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
      .chain((date) => fc.constantFrom(4, 7, 10).map((length) => date.toISOString().slice(0, length)))
    fc.assert(
      fc.property(dates, (text) => {
        const date = parseReleaseDate(text)
        if (typeof date === "string") throw new Error(date)
        expect(formatReleaseDate(date.release_date, date.date_precision)).toBe(text)
        expect(parseReleaseDate(date.release_date, date.date_precision)).toEqual(date)
      }),
    )
  })
})

describe("names", () => {
  it.each([
    ["The Wall", "Wall, The"],
    ["A Night at the Opera", "Night at the Opera, A"],
    ["The The", "The, The"],
    ["The", "The"],
    ["Die Zauberflöte", "Zauberflöte, Die"],
    ["L'Avventura", "Avventura, L'"],
    ["Les Misérables", "Misérables, Les"],
    ["Theremin", "Theremin"],
    ["千与千寻", "千与千寻"],
    ["  The   Wall ", "Wall, The"],
  ])("%s sorts as %s", (title, sorted) => expect(sortTitle(title)).toBe(sorted))

  it.each([
    ["David Bowie", "person", "Bowie, David"],
    ["Ludwig van Beethoven", "person", "van Beethoven, Ludwig"],
    ["Sammy Davis Jr.", "person", "Davis, Sammy, Jr."],
    ["Björk", "person", "Björk"],
    ["久石譲", "person", "久石譲"],
    ["The Beatles", "group", "Beatles, The"],
    ["Pink Floyd", "group", "Pink Floyd"],
    ["Bowie, David", "person", "Bowie, David"],
  ])("%s, a %s, sorts as %s", (name, kind, sorted) => expect(sortName(name, kind)).toBe(sorted))

  it("folds what is one name to people", () => {
    expect(foldName("ＢＪÖＲＫ")).toBe(foldName("björk"))
    expect(foldName("Motörhead ")).toBe(foldName("MOTÖRHEAD"))
    expect(foldName("Groß")).toBe(foldName("GROSS"))
    expect(foldName("GROẞ")).toBe(foldName("GROSS"))
    expect(foldName("ΣΊΣΥΦΟΣ")).toBe(foldName("σίσυφος"))
    expect(foldName("AC/DC")).not.toBe(foldName("ACDC"))
  })

  it("folds a folded name to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name))
      }),
    )
  })

  it("reduces catalogue numbers to letters and digits, once and for all", () => {
    expect(normalizeCatalogueNumber("ABC 123-4 (X)")).toBe("ABC1234X")
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (printed) => {
        const norm = normalizeCatalogueNumber(printed)
        expect(normalizeCatalogueNumber(norm)).toBe(norm)
      }),
    )
  })
})

describe("countries and languages", () => {
  it("knows the 249 codes of ISO 3166-1 and worldwide", () => {
    expect(new Set(COUNTRY_CODES).size).toBe(249)
    const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" })
    expect(COUNTRY_CODES.filter((code) => names.of(code) === undefined)).toEqual([])
    expect(isCountryCode("XW")).toBe(true)
    expect(isCountryCode("us")).toBe(false)
    expect(isCountryCode("UK")).toBe(false)
  })

  it.each([
    ["zh-hans", "zh-Hans"],
    ["CMN", "cmn"],
    ["yue", "yue"],
    ["pt-br", "pt-BR"],
    ["zh-hant-hk", "zh-Hant-HK"],
  ])("writes %s as %s and keeps what the sleeve says", (tag, written) => expect(canonicalLanguage(tag)).toBe(written))

  it.each(["", "english language", "x", "zh_CN", "a-b-c-d"])("refuses %j", (tag) =>
    expect(canonicalLanguage(tag)).toBeUndefined(),
  )
})

describe("durations and track numbers", () => {
  it.each([
    ["3:05", 185_000],
    ["0:00", 0],
    ["1:02:03", 3_723_000],
    ["75:30", 4_530_000],
    ["185000", 185_000],
    ["4:33.25", 273_250],
  ])("reads %s", (text, ms) => expect(parseDuration(text)).toBe(ms))

  it.each(["3:60", "1:60:00", "3:5", "-3:05", "abc", "", "1:2:3:4", ":30"])("refuses %j", (text) =>
    expect(parseDuration(text)).toBeUndefined(),
  )

  it("reads whole seconds back as it writes them", () => {
    fc.assert(
      fc.property(fc.nat(86_400), (seconds) => {
        expect(parseDuration(formatDuration(seconds * 1000))).toBe(seconds * 1000)
      }),
    )
  })

  it("adds up to the millisecond and passes over tracks without a duration", () => {
    const discs = [{ tracks: [{ duration_ms: 1 }, { duration_ms: null }] }, {}, { tracks: [{ duration_ms: 2 }, {}] }]
    expect(totalDuration(discs)).toBe(3)
  })

  it("numbers records by side and everything else by position", () => {
    const record = [1, 2, 3, 4, 5].map((position) => defaultTrackNumber("record", position, 5))
    expect(record).toEqual(["A1", "A2", "A3", "B1", "B2"])
    expect(defaultTrackNumber("disc", 12, 12)).toBe("12")
    expect(defaultTrackNumber("tape", 1, 1)).toBe("1")
    expect(defaultTrackNumber("record", 1, 1)).toBe("A1")
    expect(defaultTrackNumber("record", 4, 4, 4)).toBe("D1")
  })

  it("gives every track of a record another number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 6 }), (count, sides) => {
        const numbers = Array.from({ length: count }, (_, i) => defaultTrackNumber("record", i + 1, count, sides))
        expect(new Set(numbers).size).toBe(count)
      }),
    )
  })
})

describe("the artist of a release", () => {
  const credit = (name: string, over: object = {}) => ({ contributor: { name }, role: "artist", position: 1, ...over })

  it("joins names as the sleeve does", () => {
    expect(
      displayArtist([
        credit("David Bowie", { position: 2 }),
        credit("Queen", { join_phrase: " & " }),
        credit("Reinhold Mack", { role: "producer" }),
      ]),
    ).toBe("Queen & David Bowie")
    expect(displayArtist([credit("A"), credit("B", { position: 2, credited_as: "B." })])).toBe("A, B.")
  })

  it("falls back to director or developer and passes over single tracks", () => {
    expect(displayArtist([credit("Ueda", { role: "developer" })])).toBe("Ueda")
    expect(displayArtist([credit("Guest", { track_id: "mtrk_1" }), credit("Ozu", { role: "director" })])).toBe("Ozu")
    expect(displayArtist([])).toBe("")
  })
})
