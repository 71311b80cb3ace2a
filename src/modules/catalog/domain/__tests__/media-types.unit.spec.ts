import { z } from "@medusajs/framework/zod"
import fc from "fast-check"
import {
  SHIPPED_MEDIA_TYPES,
  attributeKeyProblem,
  attributesJsonSchema,
  defineMediaType,
  describeAttributes,
  getMediaType,
  listMediaTypes,
  lostAttributes,
  mediaTypeSource,
  mergeAttributes,
  migrateAttributes,
  missingAttributes,
  registerMediaTypes,
  validateAttributes,
  type MediaTypeInput,
  type RuntimeAttribute,
} from "../media-types"

const type = (code: string) => {
  const found = getMediaType(code)
  if (!found) throw new Error(`no type ${code}`)
  return found
}

const define = (over: Partial<MediaTypeInput> = {}) =>
  defineMediaType({
    code: "wire",
    carrier: "tape",
    label: { en: "Wire", zhCN: "钢丝录音" },
    attributes: z.strictObject({ length_m: z.int().min(1).optional() }),
    attributeLabels: { length_m: { en: "Length", zhCN: "长度" } },
    facets: [],
    rentable: true,
    digital: false,
    attrVersion: 1,
    ...over,
  })

const runtime = (over: Partial<RuntimeAttribute> = {}): RuntimeAttribute => ({
  key: "mood_colour",
  kind: "enum",
  options: [
    { value: "red", label: { en: "Red", zhCN: "红" } },
    { value: "blue", label: { en: "Blue", zhCN: "蓝" }, hidden: true },
  ],
  required: false,
  labels: { en: "Mood colour", zhCN: "情绪色" },
  is_active: true,
  ...over,
})

/** One valid set of attributes per shipped type. */
const SAMPLES: Record<string, Record<string, unknown>> = {
  cd: { format: "shm_cd", spars: "ADD", copy_protected: false, obi_strip: true },
  vinyl: { rpm: 33, size_in: 12, weight_g: 180, colour: "透明红", is_flexi: false, stereo_mode: "quad" },
  cassette: { tape_type: "IV", length_min: 90, noise_reduction: "dolby_b", shell_colour: "white" },
  dvd: {
    disc_type: "9",
    aspect_ratios: ["1.85:1", "16:9"],
    audio_formats: ["dts"],
    anamorphic: true,
    extras: ["Trailer"],
  },
  bluray: { kind: "uhd", hdr: "dolby_vision", resolution: "2160p", audio_formats: ["dolby_atmos"], steelbook: true },
  game: {
    platform: "ps2",
    developer: "Team Ico",
    players_min: 1,
    players_max: 1,
    physical: "disc",
    save_battery: false,
  },
  digital: {
    file_format: "flac",
    bitrate_kbps: 1411,
    sample_rate_hz: 44100,
    bit_depth: 16,
    drm: "none",
    size_bytes: 1,
  },
  vhs: { tape_format: "vhs", recording_speed: "sp", length_min: 120, hi_fi: true },
  laserdisc: { size_in: 12, encoding: "clv", audio_formats: ["pcm"] },
  minidisc: { kind: "prerecorded", length_min: 74 },
  boxset: { box_kind: "slipcase", booklet_pages: 64, numbered: true, edition_size: 500 },
  merch: { kind: "tshirt", size: "xl", colour: "black", licensed: true },
}

describe("shipped types", () => {
  it("are the twelve of the catalogue, in order", () => {
    expect(SHIPPED_MEDIA_TYPES.map(({ code }) => code)).toEqual(Object.keys(SAMPLES))
    expect(mediaTypeSource("cd")).toBe("medusa-plugin-media-store")
  })

  it.each(Object.entries(SAMPLES))("%s accepts its sample unchanged", (code, attributes) => {
    expect(validateAttributes(type(code), attributes, [], { requireAll: true })).toEqual({
      attributes,
      removed: [],
      problems: [],
      missing: [],
    })
  })

  it.each(SHIPPED_MEDIA_TYPES.map((one) => [one.code, one] as const))("%s labels all it shows", (_code, one) => {
    const schema = attributesJsonSchema(one)
    for (const [key, property] of Object.entries(schema.properties)) {
      expect({ key, ...property["x-label"] }).toEqual({
        key,
        en: expect.stringMatching(/./),
        zhCN: expect.stringMatching(/./),
      })
    }
    for (const [key, values] of Object.entries(one.optionLabels ?? {})) {
      const offered = (schema.properties[key]?.["x-options"] ?? []).map(({ value }) => String(value))
      expect({ key, values: Object.keys(values).sort() }).toEqual({ key, values: [...offered].sort() })
    }
  })
})

describe("validation", () => {
  it("names an attribute of another type", () => {
    expect(validateAttributes(type("dvd"), { rpm: 33 }, [], { requireAll: true }).problems).toEqual([
      { path: "attributes.rpm", code: "media_attribute_unknown", message: "not defined for dvd" },
    ])
  })

  it("lists every fault once, inside lists too", () => {
    const { problems } = validateAttributes(
      type("dvd"),
      { rpm: 33, nonsense: 1, disc_type: "7", anamorphic: "yes", extras: ["ok", 3], audio_formats: ["dts", "dts"] },
      [],
      { requireAll: true },
    )
    expect(problems.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      "attributes.anamorphic media_attribute_invalid",
      "attributes.audio_formats media_attribute_invalid",
      "attributes.disc_type media_attribute_invalid",
      "attributes.extras.1 media_attribute_invalid",
      "attributes.nonsense media_attribute_unknown",
      "attributes.rpm media_attribute_unknown",
    ])
  })

  it.each(["constructor", "toString", "__proto__", "hasOwnProperty"])("does not take %s for an attribute", (key) => {
    const value = Object.fromEntries([[key, "x"]])
    expect(validateAttributes(type("cd"), value, [], { requireAll: true }).problems).toMatchObject([
      { path: `attributes.${key}`, code: "media_attribute_unknown" },
    ])
  })

  it("takes a number chosen in a form or read from a file as text", () => {
    expect(validateAttributes(type("vinyl"), { rpm: "45" }, [], { requireAll: true })).toMatchObject({
      attributes: { rpm: 45 },
      problems: [],
    })
    expect(validateAttributes(type("vinyl"), { rpm: "46" }, [], { requireAll: true }).problems).toHaveLength(1)
  })

  it("refuses text the database cannot store, also where a type forgot to", () => {
    const careless = define({ attributes: z.strictObject({ length_m: z.string() }) })
    expect(validateAttributes(careless, { length_m: "a\u0000" }, [], { requireAll: true }).problems).toMatchObject([
      { path: "attributes.length_m", code: "media_attribute_invalid" },
    ])
    expect(validateAttributes(type("vinyl"), { colour: "\ud800" }, [], { requireAll: true }).problems).toHaveLength(1)
  })

  it("never throws and never accepts what it reports", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHIPPED_MEDIA_TYPES), fc.dictionary(fc.string(), fc.jsonValue()), (one, value) => {
        const { problems, attributes } = validateAttributes(one, value, [], { requireAll: false })
        if (problems.length === 0) {
          expect(validateAttributes(one, attributes, [], { requireAll: true })).toMatchObject({
            attributes,
            problems: [],
          })
        }
      }),
    )
  })
})

describe("run-time attributes", () => {
  it.each<[RuntimeAttribute["kind"], unknown, unknown]>([
    ["text", "abc", 5],
    ["int", 5, 5.5],
    ["decimal", 5.5, "5.5"],
    ["bool", true, "true"],
    ["date", "2024-02-29", "2023-02-29"],
    ["enum", "red", "green"],
    ["enum_multi", ["red", "blue"], ["red", "red"]],
  ])("%s accepts %j and refuses %j", (kind, good, bad) => {
    const list = [runtime({ kind })]
    const check = (value: unknown) => validateAttributes(type("cd"), { mood_colour: value }, list, { requireAll: true })
    expect(check(good)).toMatchObject({ problems: [], attributes: { mood_colour: good } })
    expect(check(bad).problems).toMatchObject([{ code: "media_attribute_invalid" }])
  })

  it("keeps an option that is no longer offered", () => {
    const value = { mood_colour: "blue" }
    expect(validateAttributes(type("cd"), value, [runtime()], { requireAll: true }).problems).toEqual([])
  })

  it("knows no attribute that was switched off", () => {
    const list = [runtime({ is_active: false, required: true })]
    const check = validateAttributes(type("cd"), { mood_colour: "red" }, list, { requireAll: true })
    expect(check.problems).toMatchObject([{ code: "media_attribute_unknown" }])
    expect(check.missing).toEqual([])
  })

  it("enforces what is required when an item is created", () => {
    const check = validateAttributes(type("cd"), {}, [runtime({ required: true })], { requireAll: true })
    expect(check.missing).toEqual(["mood_colour"])
    expect(check.problems).toEqual([
      { path: "attributes.mood_colour", code: "media_attribute_invalid", message: "is required" },
    ])
  })

  it("lets other edits pass when an attribute was made required later, but not its removal", () => {
    const list = [runtime({ required: true })]
    const edit = validateAttributes(type("cd"), { spars: "DDD" }, list, { requireAll: false })
    expect(edit).toMatchObject({ problems: [], missing: ["mood_colour"] })
    const removal = validateAttributes(type("cd"), { mood_colour: null }, list, { requireAll: false })
    expect(removal.problems).toMatchObject([{ path: "attributes.mood_colour", message: "is required" }])
    expect(missingAttributes(type("cd"), { spars: "DDD" }, list)).toEqual(["mood_colour"])
  })

  it("clears with null and keeps what an edit does not mention", () => {
    const edit = validateAttributes(type("cd"), { spars: null, format: "sacd" }, [], { requireAll: false })
    expect(edit.removed).toEqual(["spars"])
    expect(mergeAttributes({ spars: "AAD", obi_strip: true }, edit)).toEqual({ obi_strip: true, format: "sacd" })
  })

  it("cannot take the key of the type or a key that is none", () => {
    expect(attributeKeyProblem(type("vinyl"), "rpm")).toMatchObject({ path: "key", code: "media_attribute_key_taken" })
    expect(attributeKeyProblem(type("dvd"), "rpm")).toBeNull()
    for (const key of ["Rpm", "1st", "", "a-b", "a".repeat(41)]) {
      expect(attributeKeyProblem(type("cd"), key)).toMatchObject({ code: "media_attribute_key_invalid" })
    }
    expect(attributeKeyProblem(type("cd"), "constructor")).toBeNull()
  })
})

describe("JSON Schema", () => {
  it("carries labels, units, vocabularies and the labels of choices", () => {
    const { properties, $schema, additionalProperties } = attributesJsonSchema(type("vinyl"))
    expect($schema).toBe("https://json-schema.org/draft/2020-12/schema")
    expect(additionalProperties).toBe(false)
    expect(properties.weight_g).toMatchObject({ type: "integer", "x-unit": "g", "x-label": { en: "Weight" } })
    expect(properties.rpm).toMatchObject({ enum: [33, 45, 78] })
    expect(properties.rpm?.["x-options"]?.[0]).toEqual({ value: 33, label: { en: "33⅓ rpm", zhCN: "33⅓ 转" } })
    expect(attributesJsonSchema(type("game")).properties.platform?.["x-vocabulary"]).toBe("platform")
  })

  it("has run-time attributes and says which are required", () => {
    const list = [runtime({ required: true, unit: "nm", facetable: true })]
    const schema = attributesJsonSchema(type("cd"), list)
    expect(schema.required).toEqual(["mood_colour"])
    expect(schema.properties.mood_colour).toMatchObject({
      enum: ["red", "blue"],
      "x-unit": "nm",
      "x-label": { en: "Mood colour", zhCN: "情绪色" },
      "x-options": [{ value: "red" }, { value: "blue", hidden: true }],
    })
    expect(describeAttributes(type("cd"), list).find(({ key }) => key === "mood_colour")).toMatchObject({
      kind: "enum",
      required: true,
      runtime: true,
      facet: true,
      unit: "nm",
    })
  })

  it("describes each kind of value a column or a form field needs", () => {
    const kinds = (code: string) =>
      Object.fromEntries(describeAttributes(type(code)).map(({ key, kind }) => [key, kind]))
    expect(kinds("dvd")).toMatchObject({
      disc_type: "enum",
      extras: "text_multi",
      audio_formats: "enum_multi",
      anamorphic: "bool",
    })
    expect(kinds("vinyl")).toMatchObject({ rpm: "enum", weight_g: "int", colour: "text" })
  })
})

describe("a type of somebody else", () => {
  it("is validated, described and listed with no other change", () => {
    const wax = define({
      code: "wax_cylinder",
      attributes: z.strictObject({
        minutes: z.literal([2, 4]),
        material: z.enum(["wax", "celluloid"]).optional(),
        maker: z.string().optional(),
      }),
      attributeLabels: {
        minutes: { en: "Minutes", zhCN: "分钟" },
        material: { en: "Material", zhCN: "材质" },
        maker: { en: "Maker", zhCN: "制造商" },
      },
      facets: ["material"],
    })
    registerMediaTypes([wax], "a test")
    registerMediaTypes([wax], "a test")
    expect(listMediaTypes().at(-1)?.code).toBe("wax_cylinder")
    expect(validateAttributes(wax, {}, [], { requireAll: true }).missing).toEqual(["minutes"])
    expect(Object.keys(attributesJsonSchema(wax).properties)).toEqual(["minutes", "material", "maker"])
    expect(() =>
      registerMediaTypes([define({ code: "wax_cylinder", label: { en: "Other", zhCN: "别" } })], "elsewhere"),
    ).toThrow('media type "wax_cylinder" is defined twice: "Wire" by a test and "Other" by elsewhere')
  })

  it.each<[string, Partial<MediaTypeInput>, string]>([
    ["a code with capitals", { code: "Wire" }, "code does not match"],
    ["an attribute without label", { attributeLabels: {} }, 'attribute "length_m" has no label'],
    ["a facet that is no attribute", { facets: ["depth"] }, 'facets names "depth"'],
    ["a version of zero", { attrVersion: 0 }, "attrVersion"],
  ])("is refused at start with %s", (_what, over, message) => expect(() => define(over)).toThrow(message))
})

describe("changes over time", () => {
  const moved = define({
    attrVersion: 3,
    attributes: z.strictObject({ length_m: z.int().optional() }),
    migrate: {
      1: ({ length_ft, ...rest }) => ({ ...rest, length_m: Math.round(Number(length_ft) * 0.3048) }),
    },
  })

  it("migrates stored attributes step by step", () => {
    expect(migrateAttributes(moved, { length_ft: 1000 }, 1)).toEqual({ attributes: { length_m: 305 }, attrVersion: 3 })
    expect(migrateAttributes(moved, { length_m: 7 }, 3)).toEqual({ attributes: { length_m: 7 }, attrVersion: 3 })
    expect(migrateAttributes(moved, { future: 1 }, 4)).toEqual({ attributes: { future: 1 }, attrVersion: 4 })
  })

  it("says what a change of type would lose: unknown keys and values that do not fit", () => {
    const stored = { size_in: 12, obi_strip: true, rpm: 33, audio_formats: ["pcm"], colour: null }
    expect(lostAttributes(type("laserdisc"), stored, [])).toEqual(["attributes.rpm"])
    expect(lostAttributes(type("vinyl"), { size_in: 8, rpm: 45 }, [])).toEqual(["attributes.size_in"])
    expect(lostAttributes(type("cd"), {}, [runtime({ required: true })])).toEqual([])
  })
})
