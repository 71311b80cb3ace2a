import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { Modules } from "@medusajs/framework/utils"
import {
  createCustomerGroupsWorkflow,
  createPriceListsWorkflow,
  deleteProductsWorkflow,
  linkCustomersToCustomerGroupWorkflow,
  updateProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import request from "supertest"
import type MediaSystemService from "../../src/modules/system/service"
import { customerHeaders } from "../helpers/shop"
import { createItems, storeCatalogue, type StoreCatalogue } from "../helpers/store-catalogue"

const STORE = "/store/media/catalog"

/** What a list row or a full item looks like to these tests. */
interface Row {
  id: string
  handle: string
  [key: string]: unknown
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let store: StoreCatalogue

    const get = (path: string, query: object | string = {}, headers: object = store.shop.channel.headers) =>
      request(api.defaults.baseURL as string)
        .get(`${STORE}${path}`)
        .query(query as object)
        .set(headers as Record<string, string>)
    const inEuro = () => ({ region_id: store.shop.regionId })
    const handles = async (query: object | string, headers?: object): Promise<string[]> => {
      const { body } = await get("/items", query, headers).expect(200)
      expect(body.count).toBe(body.items.length)
      return (body.items as Row[]).map((item) => item.handle).sort()
    }
    const setting = async (changes: Record<string, unknown>) => {
      const system = getContainer().resolve<MediaSystemService>("mediaSystem")
      await system.writeSettings(
        Object.entries(changes).map(([key, value]) => ({ key, value, version: 0 })),
        { type: "system", id: "test" },
      )
    }

    beforeAll(async () => {
      store = await storeCatalogue(getContainer())
    })

    // The database is restored between tests, the settings' cache is not.
    beforeEach(() => getContainer().resolve<MediaSystemService>("mediaSystem").dropSettingCache())

    describe("GET /items", () => {
      it("lists what is published in the key's channels, newest first", async () => {
        const { body } = await get("/items", inEuro()).expect(200)
        expect(body).toMatchObject({ count: 7, offset: 0, limit: 20 })
        const listed = (body.items as Row[]).map((item) => item.handle)
        expect(new Set(listed)).toEqual(
          new Set([
            "the-wall-lp",
            "the-wall-cd",
            "spirited-away",
            "farewell-my-concubine",
            "fight-club",
            "sold-out",
            "download-only",
          ]),
        )
        expect(listed.at(-1)).toBe("the-wall-lp")
      })

      it("answers a row with artist, year, offers in one glance, price and stock", async () => {
        const { body } = await get("/items", { ...inEuro(), media_type: "vinyl" }).expect(200)
        expect(body.items).toEqual([
          {
            id: store.items.wallVinyl?.id,
            product_id: store.items.wallVinyl?.product_id,
            handle: "the-wall-lp",
            title: "The Wall",
            edition: "UK first press",
            title_group_id: expect.stringMatching(/^mtgr_/),
            artist: "Pink Floyd",
            media_type: "vinyl",
            year: 1979,
            country: "GB",
            thumbnail: "http://localhost/wall.jpg",
            conditions: ["new", "used", "rental"],
            price: { currency_code: "eur", amount: "18.50", from: true },
            in_stock: true,
            rentable: false,
            age_gate: { min_age: null, blurred: false },
          },
        ])
      })

      it("filters: OR within a name, AND across names", async () => {
        // One test for all: none of them writes, and a fresh database for each would take minutes.
        const expected: Record<string, string[]> = {
          "media_type=dvd": ["farewell-my-concubine", "spirited-away"],
          "media_type=dvd&media_type=vinyl": ["farewell-my-concubine", "spirited-away", "the-wall-lp"],
          "media_type[]=dvd&media_type[]=vinyl": ["farewell-my-concubine", "spirited-away", "the-wall-lp"],
          "genre=rock": ["the-wall-cd", "the-wall-lp"],
          "genre=rock&media_type=cd": ["the-wall-cd"],
          "genre=rock&genre=animation": ["spirited-away", "the-wall-cd", "the-wall-lp"],
          "style=rock": [],
          "label=harvest": ["the-wall-lp"],
          "artist=PINK%20floyd": ["the-wall-cd", "the-wall-lp"],
          "artist=%EF%BC%B0ink%20Floyd": ["the-wall-cd", "the-wall-lp"],
          "artist=BJ%C3%96RK": ["download-only"],
          "artist=hayao%20miyazaki": ["spirited-away"],
          "artist=Bob%20Ezrin": [],
          "country=gb&country=JP": ["spirited-away", "the-wall-lp"],
          "decade=1970": ["the-wall-lp"],
          "decade=1990s": ["farewell-my-concubine", "the-wall-cd"],
          "condition=used": ["the-wall-lp"],
          "condition=rental": ["the-wall-lp"],
          "condition=digital&condition=used": ["download-only", "the-wall-lp"],
          "grade=VG%2B": ["the-wall-lp"],
          "grade=NM": [],
          "region=2": ["spirited-away"],
          "region=2&region=B": ["fight-club", "spirited-away"],
          "language=zh-hans": ["spirited-away"],
          "language=ja&language=cmn": ["farewell-my-concubine", "spirited-away"],
          "year_from=1979&year_to=1985": ["sold-out", "the-wall-lp"],
          "year_from=2002": ["fight-club", "spirited-away"],
          "year_to=1979": ["the-wall-lp"],
          "in_stock=false": ["sold-out"],
          "in_stock=true&media_type=cassette": [],
          "rentable=true": [],
          "rentable=false&media_type=vinyl": ["the-wall-lp"],
          "media_type=nothing": [],
        }
        const found = await Promise.all(
          Object.keys(expected).map(async (query) => [query, await handles(query)] as const),
        )
        expect(Object.fromEntries(found)).toEqual(expected)
      })

      it("filters by price over sale offers in the request's currency", async () => {
        expect(await handles({ ...inEuro(), price_from: "15", price_to: "20" })).toEqual([
          "farewell-my-concubine",
          "spirited-away",
          "the-wall-lp",
        ])
        expect(await handles({ currency_code: "JPY", price_from: "1" })).toEqual(["the-wall-lp"])
        expect(await handles({ currency_code: "jpy", price_to: "4799.99" })).toEqual([])
      })

      it("finds all items of a contributor, whatever the role, by id", async () => {
        const { body } = await get("/products/the-wall-lp").expect(200)
        const [band, producer] = body.item.credits
        expect(await handles({ contributor_id: producer.contributor.id })).toEqual(["the-wall-lp"])
        expect(await handles({ artist: band.contributor.id })).toEqual(["the-wall-cd", "the-wall-lp"])
        expect(await handles({ contributor_id: body.item.labels[0].label.id })).toEqual(["the-wall-lp"])
      })

      it("sorts", async () => {
        const expected: Record<string, string[]> = {
          title: ["download-only", "farewell-my-concubine", "fight-club", "sold-out", "spirited-away"],
          release_date: ["fight-club", "spirited-away", "the-wall-cd", "farewell-my-concubine", "sold-out"],
          price_asc: ["download-only", "sold-out", "fight-club", "the-wall-cd", "farewell-my-concubine"],
          price_desc: ["spirited-away", "the-wall-lp", "farewell-my-concubine", "the-wall-cd", "fight-club"],
        }
        for (const [sort, order] of Object.entries(expected)) {
          const { body } = await get("/items", { ...inEuro(), sort, limit: 5 }).expect(200)
          expect([sort, (body.items as Row[]).map((item) => item.handle)]).toEqual([sort, order])
          expect(body.count).toBe(7)
        }
      })

      it("puts items without a price last, whichever way prices are sorted", async () => {
        for (const sort of ["price_asc", "price_desc"]) {
          const { body } = await get("/items", { currency_code: "jpy", sort }).expect(200)
          expect(body.items[0].handle).toBe("the-wall-lp")
          expect(body.items[1].price).toBeNull()
        }
      })

      it("pages without overlap and without gaps", async () => {
        const pages = await Promise.all(
          [0, 3, 6].map((offset) => get("/items", { sort: "title", limit: 3, offset }).expect(200)),
        )
        expect(pages.map(({ body }) => body.items.length)).toEqual([3, 3, 1])
        const ids = pages.flatMap(({ body }) => (body.items as Row[]).map((item) => item.id))
        expect(new Set(ids).size).toBe(7)
        const beyond = await get("/items", { offset: 50 }).expect(200)
        expect(beyond.body).toMatchObject({ items: [], count: 7, offset: 50 })
      })

      it("expand=full answers each item as the detail route does", async () => {
        const { body } = await get("/items", { ...inEuro(), expand: "full", country_code: "cn" }).expect(200)
        expect(body.items).toHaveLength(7)
        for (const full of body.items) {
          const path = `/products/${full.product.handle}`
          const detail = await get(path, { ...inEuro(), country_code: "cn" }).expect(200)
          expect(full).toEqual(detail.body)
        }
      })

      it("shows another key its own channel's items only", async () => {
        expect(await handles({}, store.other.headers)).toEqual(["market-record"])
        expect(await handles({ artist: "Pink Floyd" }, store.other.headers)).toEqual(["market-record"])
      })

      it("shows no product that was unpublished or deleted since", async () => {
        const { fightClub, soldOut } = store.items
        await updateProductsWorkflow(getContainer()).run({
          input: { selector: { id: fightClub?.product_id ?? "" }, update: { status: "draft" } },
        })
        await deleteProductsWorkflow(getContainer()).run({ input: { ids: [soldOut?.product_id ?? ""] } })
        const left = await handles({})
        expect(left).toHaveLength(5)
        expect(left).not.toContain("fight-club")
        expect(left).not.toContain("sold-out")
      })

      it("leaves ordinary products alone", async () => {
        await getContainer()
          .resolve(Modules.PRODUCT)
          .createProducts({ title: "T-shirt", status: "published", options: [{ title: "Size", values: ["M"] }] })
        expect(await handles({})).toHaveLength(7)
        await get("/products/t-shirt").expect(404)
      })
    })

    describe("bad parameters", () => {
      it("are refused, each by its name", async () => {
        const faults: [query: string, path: string][] = [
          ["limit=0", "limit"],
          ["limit=101", "limit"],
          ["limit=1.5", "limit"],
          ["limit=1e2", "limit"],
          ["offset=-1", "offset"],
          ["offset=abc", "offset"],
          ["sort=cheapest", "sort"],
          ["expand=everything", "expand"],
          ["condition=mint", "condition.0"],
          ["condition=new&condition=mint", "condition.1"],
          ["region=9", "region.0"],
          ["country=GBR", "country.0"],
          ["decade=1985", "decade.0"],
          ["decade=19", "decade.0"],
          ["year_from=79", "year_from"],
          ["year_to=soon", "year_to"],
          ["price_from=-1", "price_from"],
          ["price_to=1e3", "price_to"],
          ["price_to=NaN", "price_to"],
          ["in_stock=maybe", "in_stock"],
          ["in_stock=1", "in_stock"],
          ["rentable=", "rentable"],
          ["age_confirmed=yes", "age_confirmed"],
          ["country_code=Germany", "country_code"],
          ["currency_code=euros", "currency_code"],
          ["artist=", "artist.0"],
          ["artist[name]=x", "artist.0"],
          [`artist=${"x".repeat(201)}`, "artist.0"],
          ["unknown=1", "unknown"],
          ["q=wall", "q"],
          ["facets=genre", "facets"],
          ["attr[rpm]=33", "attr"],
          ["price_from=1", "price_from"],
          ["sort=price_asc", "sort"],
          ["region_id=reg_nowhere", "region_id"],
          ["currency_code=zzz", "currency_code"],
        ]
        const refusals = await Promise.all(
          faults.map(async ([query]) => {
            const { status, body } = await get("/items", query)
            return [query, status, body.code, body.errors?.map((error: { path: string }) => error.path)]
          }),
        )
        expect(refusals).toEqual(faults.map(([query, path]) => [query, 400, "media_search_param", [path]]))
      })

      it("holds no NUL character, which the database could not even look for", async () => {
        const { body } = await get("/items", "artist=a%00b").expect(400)
        expect(body).toMatchObject({ code: "media_query", errors: [{ path: "artist" }] })
        expect((await get("/products/%00").expect(404)).body.code).toBe("media_not_found")
      })

      it("lists every fault of one request", async () => {
        const { body } = await get("/items", "limit=0&sort=x&country=XYZ&nope=1").expect(400)
        expect(body.errors.map((e: { path: string }) => e.path).sort()).toEqual(["country.0", "limit", "nope", "sort"])
      })

      it("refuses pages deeper than 10,000 rows", async () => {
        const { body } = await get("/items", "offset=9990&limit=20").expect(400)
        expect(body.code).toBe("media_search_depth")
        await get("/items", "offset=9980&limit=20").expect(200)
      })

      it("refuses a currency that is not the region's", async () => {
        const { body } = await get("/items", { ...inEuro(), currency_code: "usd" }).expect(400)
        expect(body.message).toContain("usd is not the currency of region")
      })

      it("takes SQL for names that nobody has", async () => {
        const values = [
          "'; drop table media_item; --",
          "x' or '1'='1",
          "\\'; select pg_sleep(5); --",
          "%' union select token from api_key --",
          "{a,b}",
          '{"a"}',
          "?",
          "$1",
          ":name",
        ]
        for (const value of values) {
          for (const name of ["artist", "label", "genre", "language", "grade", "contributor_id", "media_type"]) {
            expect(await handles({ [name]: value })).toEqual([])
          }
          await get(`/products/${encodeURIComponent(value)}`).expect(404)
          await get(`/contributors/${encodeURIComponent(value)}`).expect(404)
        }
        expect(await handles({})).toHaveLength(7)
      })

      it("treats a hundred values of one filter as one list and refuses more", async () => {
        const values = (n: number) => Array.from({ length: n }, (_, i) => `media_type=t${i}`).join("&")
        expect(await handles(values(100))).toEqual([])
        await get("/items", values(101)).expect(400)
      })
    })

    describe("keys", () => {
      it("needs a publishable key that exists", async () => {
        await request(api.defaults.baseURL as string)
          .get(`${STORE}/items`)
          .expect(400)
        await get("/items", {}, { "x-publishable-api-key": "pk_unknown" }).expect(400)
      })

      it("says so when the key has no sales channel", async () => {
        for (const path of ["/items", "/products/the-wall-lp"]) {
          const { body } = await get(path, {}, store.emptyKey).expect(400)
          expect(body.code).toBe("media_sales_channel_required")
        }
      })
    })

    describe("GET /products/:handle", () => {
      it("answers the whole release", async () => {
        const { body } = await get("/products/the-wall-lp", inEuro()).expect(200)
        expect(body.product).toMatchObject({
          handle: "the-wall-lp",
          title: "The Wall",
          images: [{ url: "http://localhost/wall.jpg" }],
        })
        expect(body.item).toMatchObject({
          media_type: "vinyl",
          artist: "Pink Floyd",
          release_date: "1979-11-30",
          date_precision: "day",
          year: 1979,
          disc_count: 2,
          total_duration_ms: 630_001,
          labels: [{ label: { name: "Harvest", kind: "label" }, catalog_number: "SHDW 411", position: 1 }],
          terms: [{ vocabulary: "genre", code: "rock", label: "Rock" }],
        })
        expect(body.item.discs.map((d: { tracks: { number: string }[] }) => d.tracks.map((t) => t.number))).toEqual([
          ["A1", "A2"],
          ["C1"],
        ])
        expect(body.item.credits.map((c: { role: string }) => c.role)).toEqual(["artist", "producer"])
        expect(body.region_notice).toBeNull()
      })

      it("shows public identifiers only", async () => {
        const { body } = await get("/products/the-wall-lp").expect(200)
        expect(body.item.identifiers).toEqual([
          expect.objectContaining({ type: "ean13", value_norm: "0602527291529", is_primary: true }),
        ])
        expect(JSON.stringify(body)).not.toContain("B000002U82")
      })

      it("keeps the shop's own columns to itself", async () => {
        const { body } = await get("/products/the-wall-lp").expect(200)
        for (const column of ["data_quality", "missing_fields", "external_id", "data_source", "attr_version"]) {
          expect(body.item).not.toHaveProperty(column)
        }
      })

      it("labels attributes in the language asked for", async () => {
        const attributes = async (locale: string) => {
          const { body } = await get("/products/the-wall-lp", { locale }).expect(200)
          return Object.fromEntries(body.item.attributes.map((a: { key: string }) => [a.key, a]))
        }
        expect((await attributes("en")).weight_g).toMatchObject({ label: "Weight", value: 140, display: "140 g" })
        expect((await attributes("zh-CN")).weight_g.label).toMatch(/\p{Script=Han}/u)
        expect((await attributes("fr")).weight_g.label).toBe("Weight")
        const { body } = await get("/products/the-wall-lp", { locale: "zh-Hans" }).expect(200)
        expect(body.item.terms[0].label).toBe("摇滚")
      })

      it("prices sale offers, not the rental one", async () => {
        const { body } = await get("/products/the-wall-lp", inEuro()).expect(200)
        expect(body.offers).toMatchObject([
          { condition: "new", price: { currency_code: "eur", amount: "30.00", from: false }, in_stock: true },
          { condition: "used", media_grade: "VG+", sleeve_grade: "VG", price: { amount: "18.50" }, in_stock: true },
          { condition: "rental", price: null, in_stock: false, rentable: false },
        ])
      })

      it("writes amounts with the currency's own decimals", async () => {
        const { body } = await get("/products/the-wall-lp", { region_id: store.yenRegionId }).expect(200)
        expect(body.offers[0].price).toMatchObject({ currency_code: "jpy", amount: "4800" })
      })

      it("has no prices without a currency", async () => {
        const { body } = await get("/products/the-wall-lp").expect(200)
        expect(body.offers.map((o: { price: unknown }) => o.price)).toEqual([null, null, null])
      })

      it("names the other editions of the title with their price, and not itself", async () => {
        const { body } = await get("/products/the-wall-lp", inEuro()).expect(200)
        expect(body.title_group).toMatchObject({ kind: "album", title: "The Wall", first_year: 1979 })
        expect(body.title_group.siblings).toEqual([
          {
            id: store.items.wallCd?.id,
            handle: "the-wall-cd",
            media_type: "cd",
            edition: "1994 remaster",
            year: 1994,
            thumbnail: null,
            price: { currency_code: "eur", amount: "12.50", from: false },
          },
        ])
      })

      it("names no sibling the caller may not see", async () => {
        const { body: before } = await get("/products/the-wall-lp").expect(200)
        await createItems(getContainer(), [
          { product: { title: "Hidden Wall" }, media_type: "cd", title_group: { id: before.title_group.id } },
        ])
        const { body } = await get("/products/the-wall-lp").expect(200)
        expect(body.title_group.siblings).toHaveLength(1)
      })

      it("has no draft, no other channel's product, no unknown handle", async () => {
        for (const handle of ["secret-draft", "market-record", "no-such-thing", "THE-WALL-LP"]) {
          const { body } = await get(`/products/${handle}`).expect(404)
          expect(body.code).toBe("media_product_not_found")
          expect(JSON.stringify(body)).not.toContain("Secret Draft")
        }
      })
    })

    describe("region notice", () => {
      it("warns where a disc will not play", async () => {
        const notice = async (handle: string, country: string) =>
          (await get(`/products/${handle}`, { country_code: country }).expect(200)).body.region_notice
        expect(await notice("spirited-away", "cn")).toEqual({ item_regions: ["2"], country_region: "6" })
        expect(await notice("spirited-away", "DE")).toBeNull()
        expect(await notice("fight-club", "US")).toEqual({ item_regions: ["B"], country_region: "A" })
        expect(await notice("the-wall-cd", "CN")).toBeNull()
      })
    })

    describe("prices", () => {
      const saleFor = async (groupId?: string) => {
        const container = getContainer()
        await createPriceListsWorkflow(container).run({
          input: {
            price_lists_data: [
              {
                title: "Sale",
                description: "Sale",
                type: "sale",
                status: "active",
                ...(groupId ? { rules: { "customer.groups.id": [groupId] } } : {}),
                prices: [
                  { amount: 9, currency_code: "eur", variant_id: store.items.wallCd?.offers[0]?.variant_id ?? "" },
                ],
              },
            ],
          } as never,
        })
      }
      const cdPrice = async (headers: object = {}) => {
        const all = { ...store.shop.channel.headers, ...headers }
        return (await get("/products/the-wall-cd", inEuro(), all).expect(200)).body.offers[0].price
      }

      it("are Medusa's calculated prices: a sale lowers them and names the price before", async () => {
        await saleFor()
        expect(await cdPrice()).toEqual({
          currency_code: "eur",
          amount: "9.00",
          from: false,
          original_amount: "12.50",
        })
      })

      it("follow the customer's groups", async () => {
        const customer = await customerHeaders(getContainer())
        const { result } = await createCustomerGroupsWorkflow(getContainer()).run({
          input: { customersData: [{ name: "Club" }] },
        })
        const groupId = result[0]?.id ?? ""
        await linkCustomersToCustomerGroupWorkflow(getContainer()).run({ input: { id: groupId, add: [customer.id] } })
        await saleFor(groupId)
        expect((await cdPrice(customer.headers)).amount).toBe("9.00")
        expect((await cdPrice()).amount).toBe("12.50")
      })

      it("are the same as Medusa's own route answers", async () => {
        await saleFor()
        const { body } = await request(api.defaults.baseURL as string)
          .get("/store/products")
          .query({ region_id: store.shop.regionId, fields: "*variants.calculated_price", limit: 50 })
          .set(store.shop.channel.headers)
          .expect(200)
        const own = await get("/items", { ...inEuro(), expand: "full", limit: 50 }).expect(200)
        const core = new Map<string, number>(
          body.products.flatMap((p: { variants: { id: string; calculated_price?: { calculated_amount: number } }[] }) =>
            p.variants.map((v) => [v.id, v.calculated_price?.calculated_amount]),
          ),
        )
        const offers = own.body.items.flatMap((item: { offers: object[] }) => item.offers)
        expect(offers.length).toBeGreaterThan(7)
        for (const offer of offers as { variant_id: string; condition: string; price: { amount: string } | null }[]) {
          if (offer.condition === "rental") continue
          expect(Number(offer.price?.amount)).toBe(core.get(offer.variant_id))
        }
      })

      it("come with and without tax when the country is known", async () => {
        const tax = getContainer().resolve(Modules.TAX)
        const [region] = await tax.listTaxRegions({ country_code: "de" })
        await tax.createTaxRates([
          { tax_region_id: region?.id ?? "", name: "VAT", rate: 19, code: "vat", is_default: true },
        ])
        const { body } = await get("/products/the-wall-cd", { ...inEuro(), country_code: "DE" }).expect(200)
        expect(body.offers[0].price).toMatchObject({
          amount: "12.50",
          amount_without_tax: "12.50",
          amount_with_tax: "14.88",
        })
      })
    })

    describe("age gate", () => {
      it("is off by default but names the age, the strictest of the schemes", async () => {
        const { body } = await get("/products/fight-club").expect(200)
        expect(body.age_gate).toEqual({ min_age: 18, blurred: false })
      })

      it("never takes an unrated Chinese film for one for all ages", async () => {
        const { body: unrated } = await get("/products/farewell-my-concubine").expect(200)
        expect(unrated.age_gate).toEqual({ min_age: null, blurred: false })
        expect(unrated.item.ratings).toMatchObject([{ scheme: "NRTA", value: "approved", min_age: null }])
        const { body: forAll } = await get("/products/spirited-away").expect(200)
        expect(forAll.age_gate.min_age).toBe(0)
      })

      it("blurs until the visitor has confirmed", async () => {
        await setting({ "catalog.age_gate_mode": "blur" })
        const gate = async (query: object) => (await get("/products/fight-club", query).expect(200)).body.age_gate
        expect(await gate({})).toEqual({ min_age: 18, blurred: true })
        expect(await gate({ age_confirmed: true })).toEqual({ min_age: 18, blurred: false })
      })

      it("hides from lists, details, titles and counts until the visitor has confirmed", async () => {
        await setting({ "catalog.age_gate_mode": "hide" })
        expect(await handles({})).not.toContain("fight-club")
        expect(await handles({})).toContain("farewell-my-concubine")
        await get("/products/fight-club").expect(404)
        expect(await handles({ age_confirmed: true })).toContain("fight-club")
        const { body } = await get("/products/fight-club", { age_confirmed: true }).expect(200)
        await get(`/title-groups/${body.title_group.id}`).expect(404)
        await get(`/title-groups/${body.title_group.id}`, { age_confirmed: true }).expect(200)
      })

      it("counts the schemes of the setting only", async () => {
        await setting({ "catalog.age_gate_mode": "hide", "catalog.age_schemes": ["MPA"] })
        const { body } = await get("/products/fight-club").expect(200)
        expect(body.age_gate).toEqual({ min_age: 17, blurred: false })
      })
    })

    describe("titles, contributors and terms", () => {
      it("answers a title with its editions", async () => {
        const { body: detail } = await get("/products/the-wall-lp").expect(200)
        const { body } = await get(`/title-groups/${detail.title_group.id}`, inEuro()).expect(200)
        expect(body).toMatchObject({
          title_group: { title: "The Wall", kind: "album" },
          items: [{ handle: "the-wall-cd" }, { handle: "the-wall-lp" }],
          count: 2,
          limit: 20,
        })
      })

      it("answers a contributor with a page of items, one channel's only", async () => {
        const { body: detail } = await get("/products/the-wall-lp").expect(200)
        const id = detail.item.credits[0].contributor.id
        const { body } = await get(`/contributors/${id}`, { limit: 1, sort: "title" }).expect(200)
        expect(body).toMatchObject({ contributor: { name: "Pink Floyd", kind: "group" }, count: 2, limit: 1 })
        expect(body.items).toHaveLength(1)
        const elsewhere = await get(`/contributors/${id}`, {}, store.other.headers).expect(200)
        expect(elsewhere.body.items).toMatchObject([{ handle: "market-record" }])
      })

      it("knows nobody who appears on drafts only", async () => {
        const container = getContainer()
        const [band] = await container
          .resolve<{ listMediaContributors(f: object): Promise<{ id: string }[]> }>("mediaCatalog")
          .listMediaContributors({ name: "Unannounced Band" })
        const { body } = await get(`/contributors/${band?.id}`).expect(404)
        expect(body.code).toBe("media_contributor_not_found")
        expect(body.message).not.toContain("Unannounced")
      })

      it("lists a vocabulary in the language asked for", async () => {
        const { body } = await get("/terms", { vocabulary: "genre", locale: "zh-CN", limit: 100 }).expect(200)
        expect(body.terms).toContainEqual(expect.objectContaining({ code: "rock", label: "摇滚" }))
        expect(body.count).toBeGreaterThanOrEqual(34)
        const page = await get("/terms", { vocabulary: "genre", limit: 2, offset: 1 }).expect(200)
        expect(page.body.terms).toHaveLength(2)
        expect(page.body.count).toBe(body.count)
      })

      it("refuses a vocabulary that does not exist, and parameters it does not know", async () => {
        for (const query of ["", "vocabulary=nothing", "vocabulary=genre&limit=101", "vocabulary=genre&q=x"]) {
          await get("/terms", query).expect(400)
        }
      })
    })

    describe("GET /carts/:id/notices", () => {
      const cartWith = async (...names: string[]) => {
        const post = async (path: string, body: object) =>
          (await api.post(path, body, { headers: store.shop.channel.headers })).data
        const { cart } = await post("/store/carts", { region_id: store.shop.regionId })
        for (const name of names) {
          await post(`/store/carts/${cart.id}/line-items`, {
            variant_id: store.items[name]?.offers[0]?.variant_id,
            quantity: 1,
          })
        }
        const { data } = await api.get(`/store/carts/${cart.id}`, { headers: store.shop.channel.headers })
        return data.cart as { id: string; items: { id: string; product_handle: string }[] }
      }
      const lineOf = (cart: Awaited<ReturnType<typeof cartWith>>, handle: string) =>
        cart.items.find((item) => item.product_handle === handle)?.id

      it("names the lines that will not play in the country", async () => {
        const cart = await cartWith("spiritedAway", "wallCd")
        const { body } = await get(`/carts/${cart.id}/notices`, { country_code: "CN" }).expect(200)
        expect(body.notices).toEqual([
          {
            line_item_id: lineOf(cart, "spirited-away"),
            code: "media_region_mismatch",
            params: { item_regions: ["2"], country_region: "6" },
          },
        ])
        expect((await get(`/carts/${cart.id}/notices`, { country_code: "JP" })).body.notices).toEqual([])
      })

      it("names restricted lines while the age gate is on", async () => {
        const cart = await cartWith("fightClub")
        expect((await get(`/carts/${cart.id}/notices`)).body.notices).toEqual([])
        await setting({ "catalog.age_gate_mode": "blur" })
        const { body } = await get(`/carts/${cart.id}/notices`).expect(200)
        expect(body.notices).toEqual([
          { line_item_id: lineOf(cart, "fight-club"), code: "media_age_restricted", params: { min_age: 18 } },
        ])
      })

      it("takes the shipping address when no country is sent", async () => {
        const cart = await cartWith("farewell")
        const address = { first_name: "C", last_name: "M", address_1: "1", city: "Berlin", country_code: "de" }
        await api.post(
          `/store/carts/${cart.id}`,
          { shipping_address: address },
          { headers: store.shop.channel.headers },
        )
        const { body } = await get(`/carts/${cart.id}/notices`).expect(200)
        expect(body.notices).toMatchObject([{ code: "media_region_mismatch", params: { country_region: "2" } }])
      })

      it("knows no other cart", async () => {
        const { body } = await get("/carts/cart_nowhere/notices").expect(404)
        expect(body.code).toBe("media_cart_not_found")
        await get("/carts/cart_nowhere/notices", { country_code: "deu" }).expect(400)
      })
    })

    it("answers forty requests at once, all the same", async () => {
      const answers = await Promise.all(
        Array.from({ length: 40 }, () => get("/items", { ...inEuro(), expand: "full", sort: "title" })),
      )
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
      expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
    })
  },
})
