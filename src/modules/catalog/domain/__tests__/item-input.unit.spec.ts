import { z } from "@medusajs/framework/zod"
import fc from "fast-check"
import { toProblems } from "../../../../lib/problems"
import {
  createItemSchema,
  creditBatchSchema,
  identifierBatchSchema,
  itemBatchSchema,
  itemFieldsPatchSchema,
  itemFieldsSchema,
  labelBatchSchema,
  languageBatchSchema,
  ratingBatchSchema,
  relationBatchSchema,
  replaceDiscsSchema,
  termBatchSchema,
  updateItemSchema,
  updateOfferSchema,
} from "../schemas"

const body = (over: Record<string, unknown> = {}) => ({
  product: { title: "The Wall" },
  title_group: { kind: "album", title: "The Wall", first_year: 1979 },
  media_type: "vinyl",
  ...over,
})

const problems = (schema: z.ZodType, value: unknown) => {
  const result = schema.safeParse(value)
  return result.success ? [] : toProblems(result.error, "media_invalid").map(({ path, code }) => `${path} ${code}`)
}

const ok = <T extends z.ZodType>(schema: T, value: unknown): z.output<T> => schema.parse(value)

const track = (position: number, over: object = {}) => ({ position, title: `Track ${position}`, ...over })
const disc = (position: number, over: object = {}) => ({ position, format: "lp", tracks: [track(1)], ...over })

describe("body of a new item", () => {
  it("needs little and fills in empty lists", () => {
    expect(ok(createItemSchema, body())).toMatchObject({ attributes: {}, discs: [], credits: [], offers: [] })
  })

  it("takes the whole of it and settles dates, positions, codes and amounts", () => {
    const item = ok(
      createItemSchema,
      body({
        release_date: "1979-11",
        country: "gb",
        discs: [disc(1, { tracks: [track(1, { isrc: "GB-N9Y-11-00095", duration_ms: 199_000 })] })],
        credits: [{ contributor: { name: "Pink Floyd", kind: "group" }, role: "artist" }],
        labels: [{ label: { name: "Harvest" }, catalog_number: "SHDW 411" }],
        identifiers: [{ type: "catalogue_no", value: "SHDW 411" }],
        languages: [{ kind: "audio", lang: "EN-gb" }],
        ratings: [{ scheme: "NRTA", value: "approved", country: "cn" }],
        terms: [
          { vocabulary: "genre", code: "rock" },
          { vocabulary: "style", code: "prog_rock" },
        ],
        relations: [{ to_id: "mitm_1", kind: "reissue_of" }],
        offers: [
          { condition: "new", prices: [{ currency_code: "EUR", amount: 29.9 }] },
          {
            condition: "used",
            media_grade: "VG+",
            sleeve_grade: "VG",
            prices: [{ currency_code: "eur", amount: "15.00" }],
          },
          { condition: "rental" },
        ],
      }),
    )
    expect(item).toMatchObject({
      release_date: "1979-11-01",
      date_precision: "month",
      country: "GB",
      credits: [{ position: 1 }],
      labels: [{ position: 1 }],
      terms: [{ position: 1 }, { position: 2 }],
      languages: [{ lang: "en-GB" }],
    })
    expect(item.discs[0]?.tracks[0]?.isrc).toBe("GBN9Y1100095")
    expect(item.offers[0]?.prices).toEqual([{ currency_code: "eur", amount: "29.9" }])
  })

  it("reads its own answer again", () => {
    const once = ok(createItemSchema, body({ release_date: "1979", discs: [disc(1)], country: "gb" }))
    expect(ok(createItemSchema, once)).toEqual(once)
  })

  it("wants exactly one of product and product_id", () => {
    expect(problems(createItemSchema, body({ product_id: "prod_1" }))).toEqual(["product_id media_item_product"])
    expect(problems(createItemSchema, body({ product: undefined }))).toEqual(["product_id media_item_product"])
    expect(problems(createItemSchema, body({ product: undefined, product_id: "prod_1" }))).toEqual([])
  })

  it("binds an existing variant only to an existing product", () => {
    const offers = [{ condition: "new", variant_id: "variant_1" }]
    expect(problems(createItemSchema, body({ offers }))).toEqual(["offers.0.variant_id media_invalid"])
    expect(problems(createItemSchema, body({ offers, product: undefined, product_id: "prod_1" }))).toEqual([])
    const { product: _, ...fields } = body({ offers })
    expect(problems(itemFieldsSchema, fields)).toEqual([])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ["an unknown field", { colour: "red" }, "colour media_invalid"],
    ["a field that is computed", { data_quality: 100 }, "data_quality media_invalid"],
    ["a type nobody registered", { media_type: "betamax" }, "media_type media_type_unknown"],
    ["a date that is none", { release_date: "1979-02-30" }, "release_date media_invalid"],
    ["a precision the date lacks", { release_date: "1979", date_precision: "day" }, "date_precision media_invalid"],
    ["a country that is none", { country: "UK" }, "country media_invalid"],
    ["a region twice", { region_codes: ["1", "1"] }, "region_codes media_invalid"],
    ["a region that is none", { region_codes: ["9"] }, "region_codes.0 media_invalid"],
    ["an empty title", { product: { title: "  " } }, "product.title media_invalid"],
    ["a NUL in a text", { edition: "a\u0000b" }, "edition media_invalid"],
    ["a lone surrogate", { edition: "a\ud800" }, "edition media_invalid"],
    ["a text without end", { edition: "x".repeat(501) }, "edition media_invalid"],
    ["track 0", { discs: [disc(1, { tracks: [track(0)] })] }, "discs.0.tracks.0.position media_invalid"],
    ["track 1.5", { discs: [disc(1, { tracks: [track(1.5)] })] }, "discs.0.tracks.0.position media_invalid"],
    [
      "a negative duration",
      { discs: [disc(1, { tracks: [track(1, { duration_ms: -1 })] })] },
      "discs.0.tracks.0.duration_ms media_invalid",
    ],
    [
      "a track of two days",
      { discs: [disc(1, { tracks: [track(1, { duration_ms: 172_800_000 })] })] },
      "discs.0.tracks.0.duration_ms media_invalid",
    ],
    [
      "an ISRC of 11 characters",
      { discs: [disc(1, { tracks: [track(1, { isrc: "GBN9Y110009" })] })] },
      "discs.0.tracks.0.isrc media_identifier_format",
    ],
    ["a disc position twice", { discs: [disc(1), disc(1)] }, "discs.1.position media_invalid"],
    [
      "a track position twice",
      { discs: [disc(1, { tracks: [track(1), track(1)] })] },
      "discs.0.tracks.1.position media_invalid",
    ],
    ["101 discs", { discs: Array.from({ length: 101 }, (_, i) => disc(i + 1, { tracks: [] })) }, "discs media_invalid"],
    [
      "a wrong check digit",
      { identifiers: [{ type: "ean13", value: "0602527291526" }] },
      "identifiers.0.value media_identifier_checksum",
    ],
    [
      "a shop's code as an EAN",
      { identifiers: [{ type: "ean13", value: "2001234567893" }] },
      "identifiers.0.value media_identifier_restricted",
    ],
    ["a rating nobody gives", { ratings: [{ scheme: "FSK", value: "17" }] }, "ratings.0.value media_rating_value"],
    ["a scheme that is none", { ratings: [{ scheme: "XYZ", value: "17" }] }, "ratings.0.scheme media_rating_scheme"],
    [
      "a language that is none",
      { languages: [{ kind: "audio", lang: "mandarin chinese" }] },
      "languages.0.lang media_invalid",
    ],
    ["a credit of nobody", { credits: [{ contributor: {}, role: "artist" }] }, "credits.0.contributor media_invalid"],
    [
      "a name without a kind",
      { credits: [{ contributor: { name: "A" }, role: "artist" }] },
      "credits.0.contributor.kind media_invalid",
    ],
    [
      "a term twice",
      {
        terms: [
          { vocabulary: "genre", code: "rock" },
          { vocabulary: "genre", code: "rock" },
        ],
      },
      "terms.1 media_invalid",
    ],
    [
      "a graded new copy",
      { offers: [{ condition: "new", media_grade: "NM" }] },
      "offers.0.media_grade media_offer_grade_condition",
    ],
    [
      "counted copies for rent",
      { offers: [{ condition: "rental", manage_inventory: true }] },
      "offers.0.manage_inventory media_offer_rental_inventory",
    ],
    [
      "a negative price",
      { offers: [{ condition: "new", prices: [{ currency_code: "eur", amount: -1 }] }] },
      "offers.0.prices.0.amount media_invalid",
    ],
    [
      "a price of 13 digits",
      { offers: [{ condition: "new", prices: [{ currency_code: "eur", amount: "1000000000000" }] }] },
      "offers.0.prices.0.amount media_invalid",
    ],
    [
      "a price that is no number",
      { offers: [{ condition: "new", prices: [{ currency_code: "eur", amount: "1e3" }] }] },
      "offers.0.prices.0.amount media_invalid",
    ],
    [
      "a currency twice",
      {
        offers: [
          {
            condition: "new",
            prices: [
              { currency_code: "eur", amount: 1 },
              { currency_code: "EUR", amount: 2 },
            ],
          },
        ],
      },
      "offers.0.prices.1.currency_code media_invalid",
    ],
    [
      "a script for a picture",
      { product: { title: "A", thumbnail: "javascript:alert(1)" } },
      "product.thumbnail media_invalid",
    ],
    [
      "a title group and its id",
      { title_group: { id: "mtgr_1", kind: "album", title: "A" } },
      "title_group media_invalid",
    ],
    ["a title group without a name", { title_group: { kind: "album" } }, "title_group.title media_invalid"],
  ])("refuses %s, at one place", (_what, over, problem) => {
    expect(problems(createItemSchema, body(over))).toEqual([problem])
  })

  it("finds one barcode under two spellings", () => {
    const identifiers = [
      { type: "ean13", value: "0602527291529" },
      { type: "upc12", value: "602527291529" },
    ]
    expect(problems(createItemSchema, body({ identifiers }))).toEqual([
      "identifiers.1.value media_identifier_duplicate",
    ])
  })

  it("counts the tracks of all discs together", () => {
    const discs = [1, 2].map((position) =>
      disc(position, { tracks: Array.from({ length: 1001 }, (_, i) => track(i + 1)) }),
    )
    expect(problems(createItemSchema, body({ discs }))).toEqual(["discs media_invalid"])
  })

  it.each([
    ["credits", { contributor: { name: "Pink Floyd", kind: "group" }, role: "artist", position: 1 }, "role"],
    ["credits", { contributor: { name: "Pink Floyd", kind: "group" }, role: "artist", position: 1 }, "position"],
    ["labels", { label: { name: "Harvest" }, catalog_number: "SHDW 411" }, "catalog_number"],
    ["ratings", { scheme: "FSK", value: "12" }, "scheme"],
    ["terms", { vocabulary: "genre", code: "rock" }, "code"],
    ["relations", { to_id: "mitm_1", kind: "contains" }, "to_id"],
    ["offers", { condition: "used", media_grade: "VG" }, "condition"],
  ])("names %s %j when its %s is an object no text can be made of", (list, entry, field) => {
    const odd = { ...entry, [field]: { toString: null, constructor: { prototype: {} } } }
    expect(problems(createItemSchema, body({ [list]: [odd, odd] }))[0]).toMatch(`${list}.0.${field} media_`)
  })

  it("lists faults of every depth in one answer", () => {
    const faulty = body({
      product_id: "prod_1",
      nonsense: true,
      release_date: "1979-02-30",
      discs: [disc(0), disc(2, { tracks: [track(1, { title: 5 }), track(1)] })],
      identifiers: [{ type: "ean13", value: "0602527291526" }],
      offers: [{ condition: "new", sleeve_grade: "VG" }],
    })
    expect(problems(createItemSchema, faulty).sort()).toEqual([
      "discs.0.position media_invalid",
      "discs.1.tracks.0.title media_invalid",
      "discs.1.tracks.1.position media_invalid",
      "identifiers.0.value media_identifier_checksum",
      "nonsense media_invalid",
      "offers.0.sleeve_grade media_offer_grade_condition",
      "product_id media_item_product",
      "release_date media_invalid",
    ])
  })
})

describe("changes", () => {
  it("leave out what is not given: no default sneaks in", () => {
    expect(ok(updateItemSchema, {})).toEqual({})
    expect(ok(itemFieldsPatchSchema, { edition: null })).toEqual({ edition: null })
    expect(ok(updateOfferSchema, { grading_note: "Seam split" })).toEqual({ grading_note: "Seam split" })
  })

  it("carry the version an editor has seen", () => {
    expect(problems(updateItemSchema, { version: "2026-11-22T18:00:00.123Z" })).toEqual([])
    expect(problems(updateItemSchema, { version: "yesterday" })).toEqual(["version media_invalid"])
  })

  it("keep rows by id, each once", () => {
    const discs = [disc(1, { id: "mdsc_1" }), disc(2, { id: "mdsc_1", tracks: [track(1, { id: "mtrk_1" })] })]
    expect(problems(replaceDiscsSchema, { discs })).toEqual(["discs.1.id media_invalid"])
    expect(ok(replaceDiscsSchema, { discs: [disc(1, { id: "mdsc_1" })] }).discs[0]?.id).toBe("mdsc_1")
  })

  it("do not name one row twice in a batch", () => {
    const update = [{ id: "mcrd_1", role: "artist" }, { id: "mcrd_2" }]
    expect(problems(creditBatchSchema, { update, delete: ["mcrd_1"] })).toEqual(["delete.0 media_invalid"])
    expect(ok(creditBatchSchema, { delete: ["mcrd_1"] })).toEqual({ create: [], update: [], delete: ["mcrd_1"] })
    expect(problems(itemBatchSchema, { update: [{ id: "a" }, { id: "a" }] })).toEqual(["update.1.id media_invalid"])
  })

  it("check an identifier and its type together", () => {
    const change = (over: object) => problems(identifierBatchSchema, { update: [{ id: "midn_1", ...over }] })
    expect(change({ value: "0602527291529" })).toEqual(["update.0 media_invalid"])
    expect(change({ type: "ean13", value: "0602527291526" })).toEqual(["update.0.value media_identifier_checksum"])
    expect(change({ is_primary: true })).toEqual([])
    const create = [{ type: "matrix", value: "A1", disc_id: "mdsc_1", track_id: "mtrk_1" }]
    expect(problems(identifierBatchSchema, { create })).toEqual(["create.0 media_invalid"])
  })

  it("refuse grades when the condition given has none", () => {
    expect(problems(updateOfferSchema, { condition: "rental", media_grade: "NM" })).toEqual([
      "media_grade media_offer_grade_condition",
    ])
    expect(problems(updateOfferSchema, { condition: "new", media_grade: null })).toEqual([])
    expect(problems(updateOfferSchema, { variant_id: "variant_1" })).toEqual(["variant_id media_invalid"])
  })
})

describe("every schema", () => {
  const schemas: [string, z.ZodType][] = Object.entries({
    createItemSchema,
    updateItemSchema,
    itemFieldsSchema,
    itemFieldsPatchSchema,
    itemBatchSchema,
    replaceDiscsSchema,
    creditBatchSchema,
    labelBatchSchema,
    identifierBatchSchema,
    languageBatchSchema,
    ratingBatchSchema,
    termBatchSchema,
    relationBatchSchema,
    updateOfferSchema,
  })

  it.each(schemas)("%s has a JSON Schema for the API's description", (_name, schema) => {
    const json = z.toJSONSchema(schema, { io: "input", target: "draft-2020-12" })
    expect(json).toMatchObject({ type: "object", additionalProperties: false })
  })

  const keys = [
    ...["product", "discs", "tracks", "credits", "contributor", "labels", "label", "catalog_number", "identifiers"],
    ...[
      "type",
      "value",
      "ratings",
      "scheme",
      "terms",
      "relations",
      "offers",
      "prices",
      "currency_code",
      "amount",
      "sku",
    ],
    ...[
      "create",
      "update",
      "delete",
      "id",
      "position",
      "release_date",
      "title_group",
      "lang",
      "languages",
      "is_primary",
    ],
  ]
  const junk = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom<unknown>(null, 0, -1, 1.5, "", "x", "ean13", "FSK", "2001-02-30", true, [null], [[]], {}),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie("value"), { maxKeys: 6 }),
    ),
  })).value

  it.each(schemas)("%s refuses any junk instead of failing on it", (_name, schema) => {
    fc.assert(
      fc.property(junk, (value) => {
        expect(typeof schema.safeParse(value).success).toBe("boolean")
      }),
      { numRuns: 300 },
    )
  })
})
