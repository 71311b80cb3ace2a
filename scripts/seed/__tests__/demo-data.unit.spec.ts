import { GRADE_SCALE_SEED, gradeScaleOf } from "../../../src/modules/catalog/domain/grading"
import { getMediaType, registerMediaTypes } from "../../../src/modules/catalog/domain/media-types"
import { SHIPPED_MEDIA_TYPES } from "../../../src/modules/catalog/domain/media-types/shipped"
import { validateAttributes } from "../../../src/modules/catalog/domain/media-types/validate"
import { createItemSchema } from "../../../src/modules/catalog/domain/schemas"
import { VOCABULARY_SEED } from "../../../src/modules/catalog/domain/vocabularies"
import { internalBarcode } from "../barcode"
import { coverArtist, readContributors, readEntries, toItemBody, type DemoEntry } from "../entries"

const TYPES = "bluray boxset cassette cd digital dvd game laserdisc merch minidisc vhs vinyl".split(" ")
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

registerMediaTypes(SHIPPED_MEDIA_TYPES, "medusa-plugin-media-store")

const entries = readEntries()
const byRef = new Map(entries.map((entry) => [entry.ref, entry]))
const context = {
  itemIds: new Map(entries.map(({ ref }) => [ref, `mitm_${ref}`])),
  groupIds: new Map<string, string>(),
  salesChannelId: "sc_1",
  shippingProfileId: "sp_1",
}

/** Ref and fault of every entry that has one, so that a failure names all of them. */
function faults(find: (entry: DemoEntry) => string[]): string[] {
  return entries.flatMap((entry) => find(entry).map((fault) => `${entry.ref}: ${fault}`))
}

const repeated = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index)

describe("the demo catalogue", () => {
  it("has more than 120 releases in all twelve media types", () => {
    expect(entries.length).toBeGreaterThanOrEqual(120)
    expect([...new Set(entries.map((entry) => entry.media_type))].sort()).toEqual(TYPES)
  })

  it("has Chinese, Japanese and Korean releases under their own titles", () => {
    expect(entries.filter((entry) => CJK.test(entry.product.title)).length).toBeGreaterThanOrEqual(20)
  })

  it("consists of bodies the admin API takes", () => {
    const problems = faults((entry) => {
      const result = createItemSchema.safeParse(toItemBody(entry, context))
      return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`)
    })
    expect(problems).toEqual([])
  })

  it("has only attributes that its media types define", () => {
    const problems = faults(({ media_type, attributes = {} }) => {
      const type = getMediaType(media_type)
      if (!type) return [`type ${media_type}`]
      const check = validateAttributes(type, attributes as Record<string, unknown>, [], { requireAll: true })
      return check.problems.map(({ path, message }) => `${path} ${message}`)
    })
    expect(problems).toEqual([])
  })

  it("uses only terms and roles of the seeded vocabularies", () => {
    const seeded = new Set(VOCABULARY_SEED.map(({ vocabulary, code }) => `${vocabulary}:${code}`))
    const problems = faults(({ credits = [], terms = [], discs = [], packaging, attributes }) => {
      const platform = (attributes as { platform?: string } | undefined)?.platform
      return [
        ...credits.map(({ role }) => `role:${role}`),
        ...terms.map(({ vocabulary, code }) => `${vocabulary}:${code}`),
        ...discs.map(({ format }) => `medium_format:${format}`),
        ...(packaging ? [`packaging:${packaging}`] : []),
        ...(platform ? [`platform:${platform}`] : []),
      ].filter((term) => !seeded.has(term))
    })
    expect(problems).toEqual([])
  })

  it("invents no EAN: every release has the in-store code made from its ref", () => {
    const problems = faults(({ ref, identifiers = [] }) => {
      const bad = identifiers.filter(({ type }) => !["internal_barcode", "catalogue_no"].includes(type))
      const own = identifiers.find(({ type }) => type === "internal_barcode")?.value
      return [...bad.map(({ type }) => `has ${type}`), ...(own === internalBarcode(ref) ? [] : [`code ${own}`])]
    })
    expect(problems).toEqual([])
  })

  it("uses no ref, handle, barcode or SKU twice", () => {
    expect(repeated(entries.map(({ ref }) => ref))).toEqual([])
    expect(repeated(entries.map(({ product }) => product.handle ?? ""))).toEqual([])
    expect(repeated(entries.map(({ ref }) => internalBarcode(ref)))).toEqual([])
    expect(repeated(entries.flatMap(({ offers }) => offers.map(({ sku }) => sku ?? "")))).toEqual([])
  })

  it("prices every offer in every currency of the shop and stocks what is counted", () => {
    const problems = faults(({ offers }) =>
      offers.flatMap((offer) => {
        const currencies = (offer.prices ?? []).map(({ currency_code }) => currency_code).join()
        const stocked = offer.stock !== undefined
        const counted = offer.condition === "new" || offer.condition === "used"
        return [
          ...(currencies === "eur,usd,cny" ? [] : [`${offer.sku} is priced in ${currencies}`]),
          ...(counted === stocked ? [] : [`${offer.sku} has stock ${offer.stock}`]),
        ]
      }),
    )
    expect(problems).toEqual([])
  })

  it("grades every used copy with a note", () => {
    const used = entries.flatMap(({ offers }) => offers.filter(({ condition }) => condition === "used"))
    expect(used.length).toBeGreaterThanOrEqual(25)
    expect(used.filter((offer) => !offer.media_grade || !offer.grading_note).map(({ sku }) => sku)).toEqual([])
  })

  it("uses grades of the scale that fits the carrier, none so low that it needs a photo", () => {
    const problems = faults(({ media_type, offers }) => {
      const type = getMediaType(media_type)
      const scale = type ? gradeScaleOf(type.carrier) : "disc"
      const rankOf = (code: string) =>
        GRADE_SCALE_SEED.find((grade) => grade.scale === scale && grade.code === code)?.rank
      const floor = rankOf("VG") ?? 0
      return offers
        .flatMap(({ media_grade, sleeve_grade }) => [media_grade, sleeve_grade])
        .flatMap((grade) => (grade && (rankOf(grade) ?? -1) < floor ? [`${grade} on the ${scale} scale`] : []))
    })
    expect(problems).toEqual([])
  })

  it("sells downloads only as downloads", () => {
    const problems = faults((entry) =>
      entry.offers
        .filter(({ condition }) => (condition === "digital") !== (entry.media_type === "digital"))
        .map(({ condition }) => `${entry.media_type} offered as ${condition}`),
    )
    expect(problems).toEqual([])
  })

  it("fills every box set with at least two releases of the catalogue", () => {
    const problems = faults(({ media_type, relations = [] }) => {
      const missing = relations.filter(({ ref }) => !byRef.has(ref)).map(({ ref }) => `refers to ${ref}`)
      const contents = relations.filter(({ kind }) => kind === "contains").length
      return media_type === "boxset" && contents < 2 ? [...missing, `contains ${contents}`] : missing
    })
    expect(problems).toEqual([])
  })

  it("describes a title the same way in all its editions", () => {
    const groups = new Map<string, string>()
    const problems = faults(({ title_group }) => {
      const key = `${title_group.kind} ${title_group.title}`
      const described = JSON.stringify(title_group)
      const known = groups.get(key) ?? described
      groups.set(key, known)
      return known === described ? [] : [`${described} is not ${known}`]
    })
    expect(problems).toEqual([])
    expect(groups.size).toBeLessThan(entries.length)
  })

  it("names somebody on every cover", () => {
    expect(
      entries.filter((entry) => coverArtist(entry) === "" && entry.media_type !== "boxset").map(({ ref }) => ref),
    ).toEqual([])
  })

  it("gives native names to contributors that are credited", () => {
    const named = new Set(
      entries.flatMap((entry) => [
        ...(entry.credits ?? []).map(({ contributor }) => `${contributor.kind}:${contributor.name}`),
        ...(entry.labels ?? []).map(({ label }) => `label:${label.name}`),
      ]),
    )
    const contributors = readContributors()
    expect(contributors.filter(({ kind, name }) => !named.has(`${kind}:${name}`))).toEqual([])
    expect(repeated(contributors.map(({ kind, name }) => `${kind}:${name}`))).toEqual([])
  })
})
