import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import { z } from "@medusajs/framework/zod"
import type { PrepareInput } from "../actions/prepare-items"
import { defineMediaType, registerMediaTypes } from "../domain/media-types"
import { itemFieldsSchema } from "../domain/schemas"
import type MediaCatalogService from "../service"

jest.setTimeout(60_000)

registerMediaTypes(
  [
    defineMediaType({
      code: "test_roll",
      carrier: "tape",
      label: { en: "Piano roll", zhCN: "钢琴纸卷" },
      attributes: z.strictObject({ holes: z.int().optional(), maker: z.string().optional() }),
      attributeLabels: { holes: { en: "Holes", zhCN: "孔数" }, maker: { en: "Maker", zhCN: "制造商" } },
      facets: [],
      rentable: false,
      digital: false,
      attrVersion: 2,
      migrate: { 1: ({ perforations, ...rest }) => ({ ...rest, holes: perforations }) },
    }),
  ],
  "this test",
)

const cd = (title: string, over: object = {}): PrepareInput => ({
  title,
  ...itemFieldsSchema.parse({
    media_type: "cd",
    discs: [{ position: 1, format: "cd", tracks: [{ position: 1, title: "One", duration_ms: 1000 }] }],
    credits: [{ contributor: { name: "Miles Davis", kind: "person" }, role: "artist" }],
    labels: [{ label: { name: "Columbia" }, catalog_number: "CK 64935" }],
    identifiers: [{ type: "ean13", value: "0602527291529" }],
    terms: [{ vocabulary: "genre", code: "jazz" }],
    ...over,
  }),
})

const at = (index: number) => `items.${index}`
const NO_PRODUCT = { thumbnail: null, description: null }

moduleIntegrationTestRunner<MediaCatalogService>({
  moduleName: "mediaCatalog",
  resolve: join(__dirname, ".."),
  pathToMigrations: join(__dirname, "../migrations"),
  testSuite: ({ service, MikroOrmWrapper }) => {
    const sql = async (text: string, params: unknown[] = []): Promise<Record<string, unknown>[]> =>
      (await MikroOrmWrapper.forkManager().execute(text, params as never)) as never

    /** Writes items on made-up products. */
    const insert = async (...inputs: PrepareInput[]) => {
      const prepared = await service.prepareItems(inputs, at)
      return service.insertItems(
        prepared.map((p, i) => ({
          prepared: p,
          product_id: `prod_${p.id}`,
          product: NO_PRODUCT,
          offers: [{ variant_id: `variant_${i}_${p.id}`, input: { condition: "new" } }],
        })),
      )
    }
    const load = async (id: string) => (await service.loadItems([id]))[0]!

    beforeEach(async () => {
      await service.syncRegistry()
    })

    describe("registry", () => {
      it("mirrors types, vocabularies and grades, and respects what the merchant changed", async () => {
        await sql(`update media_term set labels = '{"en":"Jazz!","zhCN":"爵士"}' where code = 'jazz'`)
        await sql(`update media_term set deleted_at = now() where vocabulary = 'genre' and code = 'reggae'`)
        await sql(`update media_grade_scale set price_factor = 0.55 where scale = 'record' and code = 'VG'`)
        await service.syncRegistry()
        expect(await sql(`select labels from media_term where code = 'jazz' and vocabulary = 'genre'`)).toEqual([
          { labels: { en: "Jazz!", zhCN: "爵士" } },
        ])
        expect(await service.listMediaTerms({ vocabulary: "genre", code: "reggae" })).toEqual([])
        const [grade] = await service.listMediaGradeScales({ scale: "record", code: "VG" })
        expect(grade!.price_factor).toBe(0.55)
        expect((await service.listMediaTypes({ code: "test_roll" }))[0]).toMatchObject({ carrier: "tape" })
      })
    })

    describe("the database refuses", () => {
      it.each<[string, string]>([
        ["track position 0", `update media_track set position = 0`],
        ["a negative duration", `update media_track set duration_ms = -1`],
        ["disc position 0", `update media_disc set position = 0`],
        ["grades on a new copy", `update media_offer set media_grade = 'NM'`],
        ["completeness above 100", `update media_item set data_quality = 101`],
        ["a date that is none", `update media_item set release_date = '01.01.1999', date_precision = 'day'`],
        ["a date without precision", `update media_item set release_date = '1999-01-01'`],
        ["a credit without owner", `update media_credit set media_item_id = null`],
        [
          "an item related to itself",
          `insert into media_relation (id, from_id, to_id, kind) select 'r', id, id, 'contains' from media_item`,
        ],
        [
          "a second item on a product",
          `insert into media_item (id, product_id, title_group_id, media_type, attributes) select 'x', product_id, title_group_id, media_type, '{}' from media_item`,
        ],
        [
          "the same identifier twice",
          `insert into media_identifier (id, media_item_id, type, value_raw, value_norm) select 'x', media_item_id, type, value_raw, value_norm from media_identifier`,
        ],
        [
          "the same label twice",
          `insert into media_label (id, media_item_id, contributor_id, catalog_number_norm, position) select 'x', media_item_id, contributor_id, catalog_number_norm, 2 from media_label`,
        ],
        ["a price factor above 2", `update media_grade_scale set price_factor = 2.1`],
      ])("%s", async (_name, statement) => {
        await insert(cd("Kind of Blue"))
        await expect(sql(statement)).rejects.toThrow(/constraint|unique/)
      })
    })

    describe("inserting", () => {
      it("derives counts, duration and completeness", async () => {
        const { items } = await insert(cd("Kind of Blue"))
        const item = await load(items[0]!.id)
        expect(item).toMatchObject({ disc_count: 1, total_duration_ms: 1000, title_group: { title: "Kind of Blue" } })
        expect(item.data_quality).toBeGreaterThan(50)
        expect(item.missing_fields).toContain("cover")
      })

      it("shares contributors within a batch and can take the batch back without a trace", async () => {
        const kept = await insert(cd("Kind of Blue"))
        const count = async () =>
          (
            await sql(`select (select count(*) from media_item)::int as items, (select count(*) from media_track)::int as tracks,
              (select count(*) from media_contributor)::int as people, (select count(*) from media_title_group)::int as groups`)
          )[0]
        const before = await count()
        const inserted = await insert(
          cd("A", { credits: [{ contributor: { name: "New", kind: "person" }, role: "artist" }] }),
          cd("B", { credits: [{ contributor: { name: "new", kind: "person" }, role: "artist" }] }),
        )
        expect(inserted.contributorIds).toHaveLength(1)
        await service.removeInsertedItems(inserted)
        expect(await count()).toEqual(before)
        expect(await load(kept.items[0]!.id)).toBeDefined()
      })

      it("keeps a contributor of a failed batch that another item has begun to use", async () => {
        const person = { credits: [{ contributor: { name: "New", kind: "person" }, role: "artist" }] }
        const failed = await insert(cd("A", person))
        await insert(cd("B", person))
        await service.removeInsertedItems(failed)
        expect(await service.listMediaContributors({ name: "New" })).toHaveLength(1)
      })

      it("refuses what was deleted or merged between the check and the writing", async () => {
        const person = await service.createEntry("contributor", { name: "Short-lived", kind: "person" })
        const group = await service.createEntry("title_group", { title: "Short-lived", kind: "album" })
        const style = { vocabulary: "style" as const, labels: { en: "x" } }
        const gone = await service.createEntry("term", { ...style, code: "gone" })
        const merged = await service.createEntry("term", { ...style, code: "merged" })
        const [target] = await service.listMediaTerms({ vocabulary: "genre", code: "rock" })
        const into = await service.createEntry("term", { ...style, code: "kept" })
        const writing = async (over: object, meanwhile: () => Promise<unknown>) => {
          const [prepared] = await service.prepareItems([cd("Late", over)], at)
          await meanwhile()
          const placement = { prepared: prepared!, product_id: "prod_late", product: NO_PRODUCT, offers: [] }
          return service.insertItems([placement]).then(
            () => "written",
            (error: { code: string }) => error.code,
          )
        }
        const code = (name: string) => ({ terms: [{ vocabulary: "style", code: name }] })
        const credit = { credits: [{ contributor: { id: person.result!.id }, role: "artist" }] }
        expect(await writing(credit, () => service.deleteEntry("contributor", person.result!.id))).toBe(
          "media_contributor_not_found",
        )
        expect(
          await writing({ title_group: { id: group.result!.id } }, () =>
            service.deleteEntry("title_group", group.result!.id),
          ),
        ).toBe("media_title_group_not_found")
        expect(await writing(code("gone"), () => service.deleteEntry("term", gone.result!.id))).toBe(
          "media_term_unknown",
        )
        expect(await writing(code("merged"), () => service.mergeTerm(merged.result!.id, into.result!.id))).toBe(
          "media_term_unknown",
        )
        expect(await writing({ terms: [{ vocabulary: "genre", code: target!.code }] }, async () => {})).toBe("written")
      })

      it("lists the problems of every item of the batch", async () => {
        await expect(
          service.prepareItems(
            [cd("A", { attributes: { rpm: 33 } }), cd("B", { terms: [{ vocabulary: "genre", code: "x" }] })],
            at,
          ),
        ).rejects.toMatchObject({
          problems: [
            { path: "items.0.attributes.rpm", code: "media_attribute_unknown" },
            { path: "items.1.terms.0.code", code: "media_term_unknown" },
          ],
        })
      })
    })

    describe("editing", () => {
      const change = (id: string, set: object, rest: object = {}) => service.changeItems([{ id, set, ...rest }], {})

      it("gives every edit a later version, even within one millisecond", async () => {
        const { items } = await insert(cd("Kind of Blue"))
        const versions = [(await load(items[0]!.id)).updated_at]
        for (let i = 0; i < 5; i++)
          versions.push((await change(items[0]!.id, { edition: `${i}` }))[0]!.after.updated_at)
        expect(new Set(versions).size).toBe(6)
        expect([...versions].sort()).toEqual(versions)
      })

      it("keeps the ids of entries that a whole new list repeats", async () => {
        const { items } = await insert(cd("Kind of Blue"))
        const before = await load(items[0]!.id)
        const [{ after }] = (await change(items[0]!.id, {
          identifiers: [
            { type: "ean13", value: "0602527291529" },
            { type: "catalogue_no", value: "CK 64935" },
          ],
        })) as unknown as [{ after: typeof before }]
        expect(after.identifiers.map((n) => n.id)).toContain(before.identifiers[0]!.id)
        expect(after.identifiers).toHaveLength(2)
      })

      it("drops what was printed on a track that is gone, and only that", async () => {
        const { items } = await insert(cd("Kind of Blue"))
        const id = items[0]!.id
        const track = (await load(id)).discs[0]!.tracks[0]!
        await service.changeItems(
          [
            {
              id,
              set: {},
              batches: {
                credits: {
                  create: [
                    {
                      contributor: { name: "Bill Evans", kind: "person" },
                      role: "performer",
                      track_id: track.id,
                      position: 1,
                    },
                  ],
                  update: [],
                  delete: [],
                },
              },
            },
          ],
          {},
        )
        expect((await load(id)).credits).toHaveLength(2)
        const [{ after }] = (await change(id, { discs: [] })) as unknown as [
          { after: Awaited<ReturnType<typeof load>> },
        ]
        expect(after.credits.map((c) => c.contributor.name)).toEqual(["Miles Davis"])
      })

      it("rolls an edit back exactly, but never over somebody else's", async () => {
        const { items } = await insert(cd("Kind of Blue"))
        const id = items[0]!.id
        const original = await load(id)
        const discs = [{ position: 1, format: "cd", tracks: [] }]
        const first = await change(id, { edition: "mono", discs, credits: [] })
        await service.restoreItems(first, {})
        const { updated_at: _a, ...restored } = await load(id)
        const { updated_at: _b, ...wanted } = original
        expect(restored).toEqual(wanted)
        const second = await change(id, { edition: "mono" })
        await change(id, { edition: "theirs" })
        await service.restoreItems(second, {})
        expect((await load(id)).edition).toBe("theirs")
      })

      it("migrates attributes of an older version on read and stores them with the next edit", async () => {
        const { items } = await insert(cd("Roll", { media_type: "test_roll", attributes: { holes: 1 } }))
        const id = items[0]!.id
        await sql(`update media_item set attr_version = 1, attributes = '{"perforations": 88}' where id = ?`, [id])
        expect((await load(id)).attributes).toEqual({ holes: 88 })
        await change(id, { attributes: { maker: "Welte" } })
        const [row] = await sql(`select attributes, attr_version from media_item where id = ?`, [id])
        expect(row).toEqual({ attributes: { holes: 88, maker: "Welte" }, attr_version: 2 })
      })
    })

    describe("parallel edits", () => {
      it("of items that relate to each other do not lock each other out", async () => {
        const { items } = await insert(cd("A"), cd("B"))
        const [a, b] = [items[0]!.id, items[1]!.id]
        const kinds = ["contains", "reissue_of", "remaster_of", "soundtrack_of", "sequel_of", "part_of_series"] as const
        const relate = (id: string, to_id: string, kind: (typeof kinds)[number]) =>
          service.changeItems(
            [{ id, set: {}, batches: { relations: { create: [{ to_id, kind }], update: [], delete: [] } } }],
            {},
          )
        await Promise.all(kinds.flatMap((kind) => [relate(a, b, kind), relate(b, a, kind)]))
        expect((await load(a)).relations).toHaveLength(kinds.length)
        expect((await load(b)).relations).toHaveLength(kinds.length)
      })
    })

    describe("deleting", () => {
      it("takes the offers along and brings exactly those back", async () => {
        const { items } = await insert(cd("Kind of Blue"))
        const { id } = items[0]!
        await sql(
          `insert into media_offer (id, variant_id, media_item_id, condition, deleted_at) values ('old', 'v', ?, 'new', '2020-01-01')`,
          [id],
        )
        await service.deleteItems([id])
        expect(await service.loadItems([id])).toEqual([])
        expect(await service.deleteItems([id])).toEqual([])
        await service.undeleteItems([id])
        expect((await load(id)).offers).toHaveLength(1)
      })
    })
  },
})
