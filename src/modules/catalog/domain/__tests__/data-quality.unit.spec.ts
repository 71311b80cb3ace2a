import { assessQuality, type QualityFacts } from "../data-quality"
import { getMediaType, type RuntimeAttribute } from "../media-types"

const nothing: QualityFacts = {
  title_group: { kind: "album" },
  thumbnail: null,
  description: null,
  release_date: null,
  country: null,
  region_codes: [],
  attributes: {},
  discs: [],
  credits: [],
  labels: [],
  identifiers: [],
  languages: [],
  ratings: [],
  terms: [],
  relations: [],
}

const common: Partial<QualityFacts> = {
  thumbnail: "/cover.svg",
  description: "A record.",
  release_date: "1984-01-01",
  country: "US",
  identifiers: [{ is_valid: true }],
  terms: [{ vocabulary: "genre" }],
}

const album: QualityFacts = {
  ...nothing,
  ...common,
  discs: [{ tracks: [{ duration_ms: 1000, is_data: false }] }],
  credits: [{ role: "artist", track_id: null }],
  labels: [{ catalog_number: null }],
}

const film: QualityFacts = {
  ...nothing,
  ...common,
  discs: [{ tracks: [{ duration_ms: 5_400_000, is_data: false }] }],
  credits: [
    { role: "director", track_id: null },
    { role: "actor", track_id: null },
  ],
  languages: [{ kind: "audio" }],
  ratings: [{ scheme: "NRTA" }],
  region_codes: ["6"],
}

const assess = (code: string, facts: QualityFacts, runtime: RuntimeAttribute[] = []) => {
  const type = getMediaType(code)
  if (!type) throw new Error(code)
  return assessQuality(facts, type, runtime)
}

const COMMON_FIELDS = ["cover", "identifier", "release_date", "genre", "country", "description"]

describe("completeness", () => {
  it("is 0 for nothing and 100 for everything, by kind of release", () => {
    expect(assess("cd", nothing)).toEqual({
      data_quality: 0,
      missing_fields: [
        "tracks",
        "artist",
        "cover",
        "identifier",
        "release_date",
        "genre",
        "label",
        "country",
        "description",
        "track_durations",
      ],
    })
    expect(assess("cd", album)).toEqual({ data_quality: 100, missing_fields: [] })
    expect(assess("dvd", film)).toEqual({ data_quality: 100, missing_fields: [] })
    const game = { ...nothing, ...common, ratings: [1], languages: [{ kind: "menu" }] }
    const attributes = { platform: "ps2", developer: "Team Ico", publisher: "Sony" }
    expect(assess("game", { ...game, attributes })).toEqual({ data_quality: 100, missing_fields: [] })
    expect(assess("game", game).missing_fields).toEqual(["platform", "developer", "publisher"])
  })

  it("wants tracks of music and a director, a running time, languages and a rating of films", () => {
    expect(assess("vinyl", { ...album, discs: [] }).missing_fields).toEqual(["tracks", "track_durations"])
    expect(assess("dvd", { ...nothing, ...common }).missing_fields).toEqual(
      expect.arrayContaining(["director", "running_time", "language", "rating", "region_codes"]),
    )
    expect(assess("vhs", { ...film, region_codes: [] }).missing_fields).toEqual([])
  })

  it("asks a file and a set for what their title is, a set for its releases and merchandise for neither", () => {
    expect(assess("digital", { ...nothing, ...common, title_group: { kind: "film" } }).missing_fields).toContain(
      "director",
    )
    const set = { ...album, discs: [] }
    expect(assess("boxset", set).missing_fields).toEqual(["contains"])
    const contains = [{ kind: "contains" }, { kind: "contains" }]
    expect(assess("boxset", { ...set, relations: contains }).data_quality).toBe(100)
    expect(assess("merch", nothing).missing_fields.sort()).toEqual([...COMMON_FIELDS].sort())
    expect(assess("merch", { ...nothing, ...common }).data_quality).toBe(100)
  })

  it("takes a catalogue number for an identifier but not a misprinted barcode", () => {
    const misprint = { ...album, identifiers: [{ is_valid: false }] }
    expect(assess("cd", misprint).missing_fields).toEqual(["identifier"])
    expect(assess("cd", { ...misprint, labels: [{ catalog_number: "LSP-4289" }] }).missing_fields).toEqual([])
  })

  it("falls when an attribute is made required later", () => {
    const attribute: RuntimeAttribute = {
      key: "signed",
      kind: "bool",
      required: true,
      labels: { en: "Signed", zhCN: "签名" },
      is_active: true,
    }
    const { data_quality, missing_fields } = assess("cd", album, [attribute])
    expect(missing_fields).toEqual(["attributes.signed"])
    expect(data_quality).toBeLessThan(100)
    expect(assess("cd", { ...album, attributes: { signed: false } }, [attribute]).data_quality).toBe(100)
    expect(assess("cd", album, [{ ...attribute, is_active: false }]).data_quality).toBe(100)
  })
})
