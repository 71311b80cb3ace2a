import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { Link } from "@medusajs/framework/modules-sdk"
import request, { type Test } from "supertest"
import { createItemSchema, type CreateItemBody } from "../../src/modules/catalog/domain/schemas"
import type { AdminItem } from "../../src/workflows/catalog/readers/admin-item"
import { createMediaItemsWorkflow } from "../../src/workflows/catalog/create-items"
import { withdrawDeletedWorkflow } from "../../src/workflows/catalog/withdraw-deleted"
import { adminHeaders } from "../helpers/shop"

const ITEMS = "/admin/media/catalog/items"

/** A complete vinyl, changed where a test needs it. */
function vinyl(over: Partial<CreateItemBody> = {}): CreateItemBody {
  return {
    product: { title: "The Wall", status: "draft" },
    media_type: "vinyl",
    title_group: { kind: "album", title: "The Wall", first_year: 1979 },
    release_date: "1979-11-30",
    country: "GB",
    attributes: { rpm: 33, size_in: 12 },
    discs: [
      {
        position: 1,
        format: "vinyl_12",
        tracks: [
          { position: 1, number: "A1", title: "In the Flesh?", duration_ms: 199000 },
          { position: 2, number: "A2", title: "The Thin Ice", duration_ms: 149000, isrc: "GB-AYE-69-00526" },
        ],
      },
    ],
    credits: [{ contributor: { name: "Pink Floyd", kind: "group" }, role: "artist" }],
    labels: [{ label: { name: "Harvest" }, catalog_number: "SHDW 411" }],
    identifiers: [{ type: "ean13", value: "602527291529", is_primary: true }],
    terms: [{ vocabulary: "genre", code: "rock" }],
    offers: [{ condition: "new", sku: "WALL-NEW", prices: [{ currency_code: "eur", amount: "29.90" }] }],
    ...over,
  }
}

/** Events are handled after the answer; a subscriber that never does makes this fail. */
async function eventually(check: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const failed = await check().then(
      () => false,
      () => true,
    )
    if (!failed) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await check()
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let authorization: string

    beforeEach(async () => {
      authorization = (await adminHeaders(getContainer())).headers.authorization!
    })

    const http = () => request(api.defaults.baseURL as string)
    const signed = (test: Test): Test => test.set("authorization", authorization)
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    const post = (path: string, body: object) => signed(http().post(path)).send(body)
    const create = async (body: CreateItemBody): Promise<AdminItem> => {
      const answer = await post(ITEMS, body)
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
      return answer.body.item as AdminItem
    }
    const rows = async (table: string) => Number((await knex()(table).whereNull("deleted_at").count("* as n"))[0]!.n)
    const footprint = async () => ({
      products: await rows("product"),
      items: await rows("media_item"),
      contributors: await rows("media_contributor"),
      groups: await rows("media_title_group"),
      prices: await rows("price"),
    })
    const problemsOf = (body: { errors?: { path: string; code: string }[] }) =>
      (body.errors ?? []).map(({ path, code }) => `${path} ${code}`)

    describe("creating", () => {
      it("makes product, variants, item, offers and links at once", async () => {
        const item = await create(
          vinyl({
            offers: [
              { condition: "new", prices: [{ currency_code: "eur", amount: "29.90" }] },
              {
                condition: "used",
                media_grade: "VG+",
                sleeve_grade: "VG",
                prices: [{ currency_code: "eur", amount: 12 }],
              },
              { condition: "rental" },
            ],
          }),
        )
        expect(item).toMatchObject({
          media_type: "vinyl",
          artist: "Pink Floyd",
          disc_count: 1,
          total_duration_ms: 348000,
          release_date: "1979-11-30",
          date_precision: "day",
          product: { title: "The Wall", handle: "the-wall", status: "draft" },
        })
        expect(item.offers.map((o) => [o.condition, o.variant?.title, o.variant?.manage_inventory])).toEqual([
          ["new", "New", true],
          ["used", "Used VG+/VG", true],
          ["rental", "Rental", false],
        ])
        expect(item.offers[0]!.variant!.prices).toEqual([{ currency_code: "eur", amount: "29.90" }])
        expect(JSON.stringify(item)).not.toContain('"ord"')
        expect(item.identifiers[0]).toMatchObject({ type: "ean13", value_norm: "0602527291529", is_valid: true })
        const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
        const { data } = await query.graph({
          entity: "product",
          fields: ["id", "media_item.*", "variants.media_offer.condition"],
          filters: { id: item.product_id },
        })
        expect(data[0]).toMatchObject({ media_item: { id: item.id } })
        expect(JSON.stringify(data[0])).toContain("rental")
      })

      it("takes the same contributor for the same name, whatever its case, and makes handles distinct", async () => {
        const first = await create(vinyl())
        const second = await create(
          vinyl({
            media_type: "cd",
            attributes: {},
            external_id: "x-2",
            credits: [{ contributor: { name: "PINK  FLOYD", kind: "group" }, role: "artist" }],
            offers: [],
          }),
        )
        expect(second.credits[0]!.contributor.id).toBe(first.credits[0]!.contributor.id)
        expect(second.product!.handle).toBe("the-wall-cd")
        expect(second.labels[0]!.label.id).toBe(first.labels[0]!.label.id)
      })

      it("binds an item to a product that exists and an offer to each of its variants", async () => {
        const { body } = await post("/admin/products", {
          title: "Plain",
          options: [{ title: "Size", values: ["One"] }],
          variants: [{ title: "One", sku: "P1", options: { Size: "One" }, prices: [] }],
        }).expect(200)
        const { product: _, offers: __, ...fields } = vinyl()
        const item = await create({ ...fields, product_id: body.product.id })
        expect(item.offers).toMatchObject([{ condition: "new", variant_id: body.product.variants[0].id }])
        const again = await post(ITEMS, { ...fields, product_id: body.product.id, external_id: "other" })
        expect([again.status, problemsOf(again.body)]).toEqual([400, ["product_id media_item_exists"]])
      })

      it("adds a variant to a product with one option when a new offer is given", async () => {
        const { body } = await post("/admin/products", {
          title: "Plain",
          options: [{ title: "Condition", values: ["New"] }],
          variants: [{ title: "New", sku: "P1", options: { Condition: "New" }, prices: [] }],
        }).expect(200)
        const { product: _, ...fields } = vinyl()
        const item = await create({
          ...fields,
          product_id: body.product.id,
          offers: [
            { condition: "new", variant_id: body.product.variants[0].id },
            { condition: "used", media_grade: "NM", prices: [{ currency_code: "eur", amount: "9" }] },
          ],
        })
        expect(item.offers.map((o) => o.variant?.title)).toEqual(["New", "Used NM"])
      })

      it.each<[string, Record<string, unknown>, string[]]>([
        ["an unknown attribute", { attributes: { bpm: 3 } }, ["attributes.bpm media_attribute_unknown"]],
        [
          "an attribute of another type and a bad value together",
          { media_type: "dvd", attributes: { rpm: 33, anamorphic: "yes" } },
          ["attributes.rpm media_attribute_unknown", "attributes.anamorphic media_attribute_invalid"],
        ],
        [
          "a bad check digit",
          { identifiers: [{ type: "ean13", value: "0602527291526" }] },
          ["identifiers.0.value media_identifier_checksum"],
        ],
        [
          "an ISRC of 11 characters",
          { discs: [{ position: 1, format: "vinyl_12", tracks: [{ position: 1, title: "x", isrc: "GBAYE690052" }] }] },
          ["discs.0.tracks.0.isrc media_identifier_format"],
        ],
        [
          "the same identifier twice",
          {
            identifiers: [
              { type: "ean13", value: "0602527291529" },
              { type: "upc12", value: "602527291529" },
            ],
          },
          ["identifiers.1.value media_identifier_duplicate"],
        ],
        [
          "track 0 and a negative duration",
          {
            discs: [
              { position: 1, format: "x", tracks: [{ position: 0, title: "x" }] },
              { position: 2, format: "x", tracks: [{ position: 1, title: "x", duration_ms: -1 }] },
            ],
          },
          ["discs.0.tracks.0.position media_invalid", "discs.1.tracks.0.duration_ms media_invalid"],
        ],
        [
          "an unknown sales channel",
          { product: { title: "x", sales_channel_ids: ["sc_none"] } },
          ["product.sales_channel_ids.0 media_sales_channel_not_found"],
        ],
        ["an unknown genre", { terms: [{ vocabulary: "genre", code: "nope" }] }, ["terms.0.code media_term_unknown"]],
        [
          "grades on a new copy",
          { offers: [{ condition: "new", media_grade: "NM" }] },
          ["offers.0.media_grade media_offer_grade_condition"],
        ],
        [
          "a grade of no scale",
          { offers: [{ condition: "used", media_grade: "A+" }] },
          ["offers.0.media_grade media_grade_unknown"],
        ],
        [
          "a worn copy published without proof",
          { product: { title: "x", status: "published" }, offers: [{ condition: "used", media_grade: "G" }] },
          ["offers.0.grading_note media_grade_evidence_required", "offers.0.photos media_grade_evidence_required"],
        ],
        [
          "a box set published without contents",
          { product: { title: "x", status: "published" }, media_type: "boxset", attributes: {} },
          ["relations media_boxset_incomplete"],
        ],
        ["an unknown field", { colour: "red" }, ["colour media_invalid"]],
        [
          "faults of form and of content together",
          {
            attributes: { bpm: 1 },
            identifiers: [{ type: "ean13", value: "0602527291526" }],
            terms: [{ vocabulary: "genre", code: "nope" }],
            product: { title: "x", sales_channel_ids: ["sc_none"] },
          },
          [
            "identifiers.0.value media_identifier_checksum",
            "product.sales_channel_ids.0 media_sales_channel_not_found",
            "attributes.bpm media_attribute_unknown",
            "terms.0.code media_term_unknown",
          ],
        ],
        [
          "a set that runs for longer than can be stored",
          {
            discs: [
              {
                position: 1,
                format: "x",
                tracks: Array.from({ length: 25 }, (_, i) => ({
                  position: i + 1,
                  title: "x",
                  duration_ms: 86_400_000,
                })),
              },
            ],
          },
          ["discs media_invalid"],
        ],
        ["two products", { product_id: "prod_1" }, ["product_id media_item_product"]],
        [
          "a duration of a million days",
          { discs: [{ position: 1, format: "x", tracks: [{ position: 1, title: "x", duration_ms: 8.64e13 }] }] },
          ["discs.0.tracks.0.duration_ms media_invalid"],
        ],
      ])("refuses %s and writes nothing", async (_name, over, problems) => {
        const before = await footprint()
        const answer = await post(ITEMS, { ...vinyl(), ...over })
        expect([answer.status, problemsOf(answer.body)]).toEqual([400, problems])
        expect(await footprint()).toEqual(before)
      })

      it("keeps text that would break careless SQL", async () => {
        const title = `Why? \\ "quoted" 'single' ? $1 千与千寻 {x}`
        const item = await create(vinyl({ product: { title }, title_group: { kind: "album", title } }))
        expect(item.product!.title).toBe(title)
        expect(item.title_group.title).toBe(title)
      })

      it("creates a contributor once when twenty requests bring it at the same time", async () => {
        const bodies = Array.from({ length: 20 }, (_, i) =>
          vinyl({
            product: { title: `Parallel ${i}` },
            identifiers: [],
            offers: [],
            credits: [{ contributor: { name: "Nobody Yet", kind: "person" }, role: "artist" }],
          }),
        )
        const answers = await Promise.all(bodies.map((body) => post(ITEMS, body)))
        expect(answers.map((a) => a.status)).toEqual(Array(20).fill(201))
        expect(await knex()("media_contributor").where({ name: "Nobody Yet" })).toHaveLength(1)
      })

      it("lets exactly one of ten parallel requests make a product a media item", async () => {
        const { body } = await post("/admin/products", {
          title: "Wanted",
          options: [{ title: "Condition", values: ["New"] }],
          variants: [{ title: "New", options: { Condition: "New" }, prices: [] }],
        }).expect(200)
        const { product: _, offers: __, identifiers: ___, ...fields } = vinyl()
        const answers = await Promise.all(
          Array.from({ length: 10 }, () => post(ITEMS, { ...fields, product_id: body.product.id })),
        )
        const statuses = answers.map((a) => a.status).sort()
        expect(statuses.filter((s) => s === 201)).toHaveLength(1)
        expect(statuses.every((s) => [201, 400, 409].includes(s))).toBe(true)
        expect(await rows("media_item")).toBe(1)
        expect(await rows("media_title_group")).toBe(1)
      })

      it("leaves nothing when a later step fails", async () => {
        const before = await footprint()
        const link = getContainer().resolve(ContainerRegistrationKeys.LINK) as Link
        const spy = jest.spyOn(link, "create").mockImplementation(async (links) => {
          if (JSON.stringify(links).includes("media_item_id")) throw new Error("the link table is gone")
          return []
        })
        const answer = await post(ITEMS, vinyl())
        spy.mockRestore()
        expect(answer.status).toBe(500)
        expect(await footprint()).toEqual(before)
        const audit = await knex()("media_system_audit_event").where("action", "like", "catalog.item.%")
        const created = audit.filter((row) => row.action === "catalog.item.created")
        const reversed = audit.filter((row) => row.action === "catalog.item.created.rolled_back")
        expect(created).toHaveLength(reversed.length)
      })
    })

    describe("editing", () => {
      it("patches fields and attributes, recomputes what is derived and moves the version on", async () => {
        const item = await create(vinyl())
        const { body } = await post(`${ITEMS}/${item.id}`, {
          version: item.updated_at,
          edition: "2016 remaster",
          release_date: "2016-08",
          attributes: { weight_g: 180, rpm: null },
          product: { subtitle: "Double album" },
        }).expect(200)
        expect(body.item).toMatchObject({
          edition: "2016 remaster",
          release_date: "2016-08-01",
          date_precision: "month",
          attributes: { weight_g: 180, size_in: 12 },
          product: { subtitle: "Double album" },
        })
        expect(body.item.attributes.rpm).toBeUndefined()
        expect(Date.parse(body.item.updated_at)).toBeGreaterThan(Date.parse(item.updated_at))
      })

      it("writes who changed what, on which request, to the audit log", async () => {
        const item = await create(vinyl())
        await post(`${ITEMS}/${item.id}`, { edition: "mono" }).expect(200)
        const [event] = await knex()("media_system_audit_event").where({ action: "catalog.item.updated" })
        expect(event).toMatchObject({
          actor_type: "user",
          resource_id: item.id,
          before: { edition: null },
          after: { edition: "mono" },
          request_id: expect.any(String),
        })
      })

      it("leaves version and audit log alone when an edit changes nothing", async () => {
        const item = await create(vinyl())
        const audited = async () => Number((await knex()("media_system_audit_event").count("* as n"))[0]!.n)
        const before = await audited()
        const same = {
          edition: null,
          attributes: { rpm: 33 },
          identifiers: [{ type: "ean13", value: "602527291529", is_primary: true }],
        }
        for (const [path, body] of [
          ["", {}],
          ["", same],
          ["/credits/batch", {}],
        ] as const) {
          const answer = await post(`${ITEMS}/${item.id}${path}`, body).expect(200)
          expect(answer.body.item.updated_at).toBe(item.updated_at)
        }
        expect(await audited()).toBe(before)
      })

      it("refuses the second of two editors and loses nothing", async () => {
        const item = await create(vinyl())
        await post(`${ITEMS}/${item.id}`, { version: item.updated_at, edition: "first" }).expect(200)
        const second = await post(`${ITEMS}/${item.id}`, { version: item.updated_at, edition: "second" })
        expect([second.status, second.body.code]).toEqual([409, "media_item_version_conflict"])
        const { body } = await signed(http().get(`${ITEMS}/${item.id}`)).expect(200)
        expect(body.item.edition).toBe("first")
      })

      it("lets one of ten parallel editors with the same version win", async () => {
        const item = await create(vinyl())
        const answers = await Promise.all(
          Array.from({ length: 10 }, (_, i) =>
            post(`${ITEMS}/${item.id}`, { version: item.updated_at, edition: `edition ${i}` }),
          ),
        )
        expect(answers.map((a) => a.status).sort()).toEqual([200, ...Array(9).fill(409)])
      })

      it("refuses a change of type that loses data unless it is forced", async () => {
        const item = await create(vinyl())
        const refused = await post(`${ITEMS}/${item.id}`, { media_type: "cd" })
        expect([refused.status, refused.body.code]).toEqual([409, "media_type_change_loses_data"])
        expect(refused.body.lost.sort()).toEqual(["attributes.rpm", "attributes.size_in"])
        const { body } = await post(`${ITEMS}/${item.id}`, { media_type: "cd", force: true }).expect(200)
        expect(body.item).toMatchObject({ media_type: "cd", attributes: {} })
      })

      it("replaces discs and tracks, keeps the rows it is given ids of, and swaps positions", async () => {
        const item = await create(vinyl())
        const [disc] = item.discs
        const [one, two] = disc!.tracks
        const { body } = await signed(http().put(`${ITEMS}/${item.id}/discs`))
          .send({
            version: item.updated_at,
            discs: [
              {
                id: disc!.id,
                position: 2,
                format: "vinyl_12",
                tracks: [
                  { id: two!.id, position: 1, number: "A1", title: two!.title, duration_ms: 1 },
                  { id: one!.id, position: 2, number: "A2", title: one!.title, duration_ms: 2 },
                ],
              },
              { position: 1, format: "vinyl_12", tracks: [{ position: 1, title: "New", duration_ms: 4 }] },
            ],
          })
          .expect(200)
        expect(body.item).toMatchObject({ disc_count: 2, total_duration_ms: 7 })
        expect(body.item.discs[1]).toMatchObject({ id: disc!.id, tracks: [{ id: two!.id }, { id: one!.id }] })
      })

      it("refuses tracks of another item", async () => {
        const item = await create(vinyl())
        const other = await create(vinyl({ external_id: "o", offers: [], identifiers: [] }))
        const answer = await signed(http().put(`${ITEMS}/${item.id}/discs`)).send({
          discs: [
            { position: 1, format: "x", tracks: [{ id: other.discs[0]!.tracks[0]!.id, position: 1, title: "mine" }] },
          ],
        })
        expect([answer.status, problemsOf(answer.body)]).toEqual([400, ["discs.0.tracks.0.id media_track_not_found"]])
      })

      it("edits lists row by row", async () => {
        const item = await create(vinyl())
        const [credit] = item.credits
        const { body } = await post(`${ITEMS}/${item.id}/credits/batch`, {
          create: [
            { contributor: { name: "David Gilmour", kind: "person" }, role: "composer" },
            {
              contributor: { name: "Roger Waters", kind: "person" },
              role: "composer",
              track_id: item.discs[0]!.tracks[0]!.id,
            },
          ],
          update: [{ id: credit!.id, credited_as: "The Pink Floyd" }],
        }).expect(200)
        expect(body.item.artist).toBe("The Pink Floyd")
        expect(body.item.credits).toHaveLength(3)
        const removed = await post(`${ITEMS}/${item.id}/credits/batch`, { delete: [credit!.id] }).expect(200)
        expect(removed.body.item.credits).toHaveLength(2)
        const stranger = await post(`${ITEMS}/${item.id}/credits/batch`, { delete: [credit!.id] })
        expect([stranger.status, problemsOf(stranger.body)]).toEqual([400, ["delete.0 media_part_not_found"]])
        const twice = await post(`${ITEMS}/${item.id}/identifiers/batch`, {
          create: [{ type: "upc12", value: "602527291529" }],
        })
        expect([twice.status, problemsOf(twice.body)]).toEqual([400, ["create.0 media_identifier_duplicate"]])
        const unknown = await post(`${ITEMS}/${item.id}/credits/batch`, {
          update: [{ id: removed.body.item.credits[0].id, contributor: { id: "mctr_none" } }],
        })
        expect([unknown.status, problemsOf(unknown.body)]).toEqual([
          400,
          ["update.0.contributor media_contributor_not_found"],
        ])
      })

      it("asks which contributor is meant when a name fits two", async () => {
        const item = await create(vinyl())
        const id = item.credits[0]!.contributor.id
        await knex().raw(
          `insert into media_contributor (id, name, sort_name, kind, aliases, match_keys)
           values ('mctr_twin', 'Pink Floyd', 'Pink Floyd', 'group', '{}', '{"pink floyd"}')`,
        )
        const answer = await post(ITEMS, vinyl({ external_id: "2", offers: [] }))
        expect([answer.status, problemsOf(answer.body)]).toEqual([
          400,
          ["credits.0.contributor media_contributor_ambiguous"],
        ])
        expect(answer.body.message).toContain(id)
      })

      it("names every problem of an edit, on the product's and the item's side, and writes nothing", async () => {
        const item = await create(vinyl())
        const edit = {
          product: { sales_channel_ids: ["sc_none"] },
          attributes: { spin: 1 },
          terms: [
            { vocabulary: "genre", code: "no-such" },
            { vocabulary: "genre", code: "nor-this" },
          ],
        }
        const found = [
          "product.sales_channel_ids.0 media_sales_channel_not_found",
          "terms.0.code media_term_unknown",
          "terms.1.code media_term_unknown",
          "attributes.spin media_attribute_unknown",
        ]
        const answer = await post(`${ITEMS}/${item.id}`, edit)
        expect([answer.status, problemsOf(answer.body)]).toEqual([400, found])
        const malformed = await post(`${ITEMS}/${item.id}`, { ...edit, country: "Atlantis" })
        expect([malformed.status, problemsOf(malformed.body)]).toEqual([400, ["country media_invalid", ...found]])
        expect((await signed(http().get(`${ITEMS}/${item.id}`))).body.item).toEqual(item)
      })

      it("keeps the product fields of an edit in the audit log, before and after", async () => {
        const item = await create(vinyl())
        await post(`${ITEMS}/${item.id}`, { product: { subtitle: "Mono" } })
        const [event] = await knex()("media_system_audit_event").where({ action: "catalog.item.updated" })
        expect([event.before, event.after]).toEqual([
          { product: { subtitle: null } },
          { product: { subtitle: "Mono" } },
        ])
      })

      it("leaves no trace of a bad batch", async () => {
        const item = await create(vinyl())
        const before = await footprint()
        const answer = await post(`${ITEMS}/batch`, {
          delete: [item.id],
          create: [vinyl({ external_id: "b1", offers: [] }), { ...vinyl({ offers: [] }), attributes: { bpm: 1 } }],
        })
        expect([answer.status, problemsOf(answer.body)]).toEqual([
          400,
          ["create.1.attributes.bpm media_attribute_unknown"],
        ])
        expect(await footprint()).toEqual(before)
        await signed(http().get(`${ITEMS}/${item.id}`)).expect(200)
      })

      it("creates, changes and deletes in one batch", async () => {
        const [first, second] = [await create(vinyl()), await create(vinyl({ external_id: "2", offers: [] }))]
        const { body } = await post(`${ITEMS}/batch`, {
          create: [vinyl({ product: { title: "Animals" }, external_id: "3", offers: [] })],
          update: [{ id: first.id, edition: "mono" }],
          delete: [second.id],
        }).expect(200)
        expect(body).toMatchObject({ created: [{}], updated: [{ id: first.id }], deleted: [second.id] })
      })
    })

    describe("offers", () => {
      it("adds, regrades, reprices and ends an offer together with its variant", async () => {
        const item = await create(vinyl())
        const added = await post(`${ITEMS}/${item.id}/offers`, {
          condition: "used",
          media_grade: "NM",
          sleeve_grade: "VG",
          prices: [{ currency_code: "eur", amount: "15.00" }],
        }).expect(201)
        const offer = (added.body.item as AdminItem).offers.find((o) => o.condition === "used")!
        expect(offer.variant).toMatchObject({ title: "Used NM/VG", prices: [{ amount: "15.00" }] })
        const price = await signed(
          http().get(`/admin/media/catalog/offers/${offer.id}/suggested-price?base=100.00&currency_code=eur`),
        ).expect(200)
        expect(price.body.suggested_price.amount).toBe("70.00")
        const changed = await post(`/admin/media/catalog/offers/${offer.id}`, {
          media_grade: "VG",
          sku: "USED-1",
          prices: [{ currency_code: "usd", amount: "11.5" }],
        }).expect(200)
        expect((changed.body.item as AdminItem).offers.find((o) => o.id === offer.id)).toMatchObject({
          media_grade: "VG",
          variant: { sku: "USED-1", prices: [{ currency_code: "usd", amount: "11.50" }] },
        })
        await signed(http().delete(`/admin/media/catalog/offers/${offer.id}`)).expect(200)
        await signed(http().delete(`/admin/media/catalog/offers/${offer.id}`)).expect(404)
        expect(await knex()("product_variant").where({ id: offer.variant_id }).whereNull("deleted_at")).toHaveLength(0)
      })

      it("refuses a second offer on one variant and a SKU that is taken", async () => {
        const item = await create(vinyl())
        const bound = await post(`${ITEMS}/${item.id}/offers`, {
          condition: "new",
          variant_id: item.offers[0]!.variant_id,
        })
        expect(bound.status).toBeGreaterThanOrEqual(400)
        expect(bound.body.code).toMatch(/media_(duplicate|offer_exists)/)
        await create(vinyl({ external_id: "2", offers: [{ condition: "new", sku: "OTHER" }] }))
        const taken = await post(`${ITEMS}/${item.id}/offers`, { condition: "new", sku: "OTHER" })
        expect([taken.status, problemsOf(taken.body)]).toEqual([400, ["sku media_sku_taken"]])
      })
    })

    describe("deleting", () => {
      it("soft-deletes item and offers, leaves an ordinary product, and is 404 the second time", async () => {
        const item = await create(vinyl())
        const { body } = await signed(http().delete(`${ITEMS}/${item.id}`)).expect(200)
        expect(body).toEqual({ id: item.id, object: "media_item", deleted: true })
        await signed(http().delete(`${ITEMS}/${item.id}`)).expect(404)
        await signed(http().get(`/admin/products/${item.product_id}`)).expect(200)
        expect(await rows("media_offer")).toBe(0)
        const { product: _, offers: __, ...fields } = vinyl()
        await create({ ...fields, product_id: item.product_id })
      })

      it("goes with its product and its variants", async () => {
        const item = await create(vinyl())
        const kept = await create(vinyl({ external_id: "2", offers: [{ condition: "new" }, { condition: "rental" }] }))
        await signed(http().delete(`/admin/products/${item.product_id}`)).expect(200)
        await signed(http().get(`${ITEMS}/${item.id}`)).expect(404)
        const told = () =>
          knex()("media_system_audit_event").where({ action: "catalog.item.deleted", resource_id: item.id })
        await eventually(async () => expect(await told()).toHaveLength(1))
        await withdrawDeletedWorkflow(getContainer()).run({ input: { product_ids: [item.product_id] } })
        expect(await told()).toHaveLength(1)
        const rental = kept.offers[1]!
        await signed(http().delete(`/admin/products/${kept.product_id}/variants/${rental.variant_id}`)).expect(200)
        await eventually(async () => {
          const { body } = await signed(http().get(`${ITEMS}/${kept.id}`)).expect(200)
          expect(body.item.offers.map((o: { condition: string }) => o.condition)).toEqual(["new"])
        })
        expect(await rows("media_offer")).toBe(1)
      })

      it("comes back with its offers when its product is restored, and a late event does not take it away", async () => {
        const item = await create(vinyl())
        await signed(http().delete(`/admin/products/${item.product_id}`)).expect(200)
        const products = getContainer().resolve(Modules.PRODUCT)
        const link = getContainer().resolve(ContainerRegistrationKeys.LINK) as Link
        await products.restoreProducts([item.product_id])
        await link.restore({ [Modules.PRODUCT]: { product_id: [item.product_id] } })
        await withdrawDeletedWorkflow(getContainer()).run({ input: { product_ids: [item.product_id] } })
        const { body } = await signed(http().get(`${ITEMS}/${item.id}`)).expect(200)
        expect(body.item.offers).toMatchObject([{ condition: "new", variant: { sku: "WALL-NEW" } }])
      })
    })

    describe("Medusa's own product routes", () => {
      const plain = {
        title: "Abbey Road",
        options: [{ title: "Condition", values: ["New", "Used"] }],
        variants: [
          { title: "New", sku: "AR-N", options: { Condition: "New" }, prices: [] },
          { title: "Used", sku: "AR-U", options: { Condition: "Used" }, prices: [] },
        ],
      }

      it("take a media item in additional_data and keep product and item in step", async () => {
        const { body } = await post("/admin/products", {
          ...plain,
          additional_data: {
            media_item: {
              media_type: "vinyl",
              attributes: { rpm: 33 },
              offers: [
                { condition: "used", sku: "AR-U", media_grade: "VG" },
                { condition: "new", sku: "AR-N" },
              ],
            },
          },
        }).expect(200)
        const list = await signed(http().get(ITEMS).query({ product_id: body.product.id })).expect(200)
        expect(list.body.count).toBe(1)
        const { id } = list.body.items[0]
        const { body: got } = await signed(http().get(`${ITEMS}/${id}`)).expect(200)
        expect(got.item.offers.map((o: AdminItem["offers"][0]) => [o.condition, o.variant?.sku])).toEqual(
          expect.arrayContaining([
            ["used", "AR-U"],
            ["new", "AR-N"],
          ]),
        )
        await post(`/admin/products/${body.product.id}`, {
          title: "Abbey Road (2019)",
          additional_data: { media_item: { edition: "Anniversary" } },
        }).expect(200)
        const { body: edited } = await signed(http().get(`${ITEMS}/${id}`)).expect(200)
        expect(edited.item).toMatchObject({ edition: "Anniversary", product: { title: "Abbey Road (2019)" } })
      })

      it("take the product back when the media item is refused", async () => {
        const before = await footprint()
        const answer = await post("/admin/products", {
          ...plain,
          additional_data: { media_item: { media_type: "dvd", attributes: { rpm: 33, bpm: 1 } } },
        })
        expect(answer.status).toBe(400)
        expect(answer.body.message).toContain("additional_data.media_item.attributes.rpm: not defined for dvd")
        expect(answer.body.message).toContain("additional_data.media_item.attributes.bpm")
        expect(await footprint()).toEqual(before)
      })

      it("take an edit back when the media item's part of it is refused", async () => {
        const item = await create(vinyl())
        const answer = await post(`/admin/products/${item.product_id}`, {
          title: "Changed",
          additional_data: { media_item: { terms: [{ vocabulary: "genre", code: "nope" }] } },
        })
        expect(answer.status).toBe(400)
        const { body } = await signed(http().get(`${ITEMS}/${item.id}`)).expect(200)
        expect(body.item.product.title).toBe("The Wall")
      })

      it("do not publish what the shop's rules hold back, one by one or in a batch", async () => {
        const box = await create(vinyl({ media_type: "boxset", attributes: {}, discs: [], offers: [] }))
        const one = await post(`/admin/products/${box.product_id}`, { status: "published" })
        expect([one.status, problemsOf(one.body)]).toEqual([400, ["relations media_boxset_incomplete"]])
        const many = await post("/admin/products/batch", { update: [{ id: box.product_id, status: "published" }] })
        expect([many.status, problemsOf(many.body)]).toEqual([400, ["update.0.relations media_boxset_incomplete"]])
        await http().post(`/admin/products/${box.product_id}`).send({ status: "published" }).expect(401)
        const other = await create(vinyl({ external_id: "2", offers: [] }))
        await post(`/admin/products/${other.product_id}`, { status: "published" }).expect(200)
      })

      it("leave products without a media item alone", async () => {
        await post("/admin/products", plain).expect(200)
        expect(await rows("media_item")).toBe(0)
      })
    })

    describe("listing and looking up", () => {
      it("filters, sorts and pages, and refuses what it does not know", async () => {
        await create(vinyl())
        await create(
          vinyl({
            product: { title: "千与千寻", status: "published" },
            title_group: { kind: "film", title: "千与千寻", original_title: "千と千尋の神隠し" },
            media_type: "dvd",
            attributes: {},
            release_date: "2001",
            country: "JP",
            credits: [{ contributor: { name: "宫崎骏", kind: "person" }, role: "director" }],
            labels: [],
            identifiers: [],
            offers: [{ condition: "rental" }],
          }),
        )
        const titles = async (query: object) =>
          (await signed(http().get(ITEMS).query(query)).expect(200)).body.items.map((i: { title: string }) => i.title)
        expect(await titles({ q: "千寻" })).toEqual(["千与千寻"])
        expect(await titles({ q: "shdw411" })).toEqual(["The Wall"])
        expect(await titles({ q: "602527291529" })).toEqual(["The Wall"])
        expect(await titles({ media_type: "dvd" })).toEqual(["千与千寻"])
        expect(await titles({ condition: ["rental", "used"] })).toEqual(["千与千寻"])
        expect(await titles({ status: "published" })).toEqual(["千与千寻"])
        expect(await titles({ year_to: 1980 })).toEqual(["The Wall"])
        expect(await titles({ country: "JP", year_from: 2001 })).toEqual(["千与千寻"])
        expect(await titles({ order: "release_date" })).toEqual(["The Wall", "千与千寻"])
        expect(await titles({ order: "-release_date", limit: 1, offset: 1 })).toEqual(["The Wall"])
        expect(await titles({ q: "100%" })).toEqual([])
        for (const query of [
          { limit: 101 },
          { limit: "1.5" },
          { colour: "red" },
          { order: "price" },
          { status: "x" },
        ]) {
          const answer = await signed(http().get(ITEMS).query(query))
          expect([answer.status, answer.body.code]).toEqual([400, "media_query"])
        }
      })

      it("answers exact for an EAN that new, used and rental copies share, in every spelling", async () => {
        const item = await create(
          vinyl({
            offers: [
              { condition: "new" },
              { condition: "used", media_grade: "VG+", sleeve_grade: "VG" },
              { condition: "rental" },
            ],
          }),
        )
        for (const code of ["0602527291529", "602527291529", "６０２５２７２９１５２９", "SHDW-411", "GBAYE6900526"]) {
          const { body } = await signed(http().get("/admin/media/catalog/identifiers/lookup").query({ code })).expect(
            200,
          )
          expect([code, body.verdict, body.matches[0].media_item_id]).toEqual([code, "exact", item.id])
        }
        await create(vinyl({ external_id: "2", offers: [] }))
        const { body } = await signed(
          http().get("/admin/media/catalog/identifiers/lookup").query({ code: "0602527291529" }),
        ).expect(200)
        expect(body.verdict).toBe("ambiguous")
        const none = await signed(http().get("/admin/media/catalog/identifiers/lookup").query({ code: "nothing" }))
        expect(none.body).toMatchObject({ verdict: "none", matches: [], unit_matches: [] })
      })

      it("keeps a box of 30 discs and 600 tracks exact", async () => {
        const discs = Array.from({ length: 30 }, (_, d) => ({
          position: d + 1,
          format: "cd",
          tracks: Array.from({ length: 20 }, (_, t) => ({
            position: t + 1,
            number: `${String.fromCharCode(65 + (d % 26))}${t + 1}`,
            title: `Track ${d}.${t}`,
            duration_ms: 180_000 + d * 7 + t,
          })),
        }))
        const item = await create(vinyl({ media_type: "cd", attributes: {}, discs }))
        const exact = discs.flatMap((d) => d.tracks).reduce((sum, t) => sum + t.duration_ms, 0)
        expect(item).toMatchObject({ disc_count: 30, total_duration_ms: exact })
        expect(item.discs[1]!.tracks[1]!.number).toBe("B2")
      })

      it("answers 404 or 400 to ids and words no database can hold", async () => {
        await signed(http().get(`${ITEMS}/%00`)).expect(404)
        await signed(http().delete("/admin/media/catalog/offers/a%00b")).expect(404)
        await signed(http().get(`${ITEMS}?q=%00`)).expect(400)
        await signed(http().get("/admin/media/catalog/identifiers/lookup?code=1%00")).expect(400)
        await signed(http().get(`${ITEMS}/${"x".repeat(3000)}`)).expect(404)
      })

      it("needs a signed-in admin", async () => {
        await http().get(ITEMS).expect(401)
        await http().post(ITEMS).send(vinyl()).expect(401)
      })
    })

    describe("the workflow", () => {
      it("emits one event per run and audits a batch as one", async () => {
        const events: unknown[] = []
        getContainer()
          .resolve(Modules.EVENT_BUS)
          .subscribe("media_catalog.item.created", async ({ data }: { data: unknown }) => void events.push(data))
        const items = [1, 2, 3].map((n) =>
          createItemSchema.parse(vinyl({ product: { title: `Batch ${n}` }, external_id: `b${n}`, offers: [] })),
        )
        const { result } = await createMediaItemsWorkflow(getContainer()).run({ input: { items } })
        expect(result).toHaveLength(3)
        await eventually(async () =>
          expect(events.flat()).toEqual(result.map(({ id, product_id }) => ({ id, product_id }))),
        )
        const audit = await knex()("media_system_audit_event").where({ action: "catalog.item.batch_created" })
        expect(audit).toMatchObject([{ after: { count: 3 } }])
      })
    })
  },
})
