import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import type { MedusaContainer } from "@medusajs/framework/types"
import request from "supertest"
import { createItemSchema, type CreateItemBody } from "../../src/modules/catalog/domain/schemas"
import type MediaCatalogService from "../../src/modules/catalog/service"
import { createMediaItemsWorkflow } from "../../src/workflows/catalog/create-items"
import type { AdminItem } from "../../src/workflows/catalog/readers/admin-item"
import { hasSample, sample } from "../helpers/csv"
import { adminHeaders, checkoutShop, type CheckoutShop } from "../helpers/shop"

const BATCH = 200

const GENRES: Record<string, string> = {
  Rock: "rock",
  Jazz: "jazz",
  Metal: "rock",
  "Alternative & Punk": "rock",
  "Rock And Roll": "rock",
  Blues: "blues",
  Latin: "latin",
  Reggae: "reggae",
  Pop: "pop",
  Classical: "classical",
}

function groupBy<T>(list: T[], key: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const entry of list) groups.set(key(entry), [...(groups.get(key(entry)) ?? []), entry])
  return groups
}

/** Everything through the batch workflow, in batches of 200. */
async function load(container: MedusaContainer, bodies: CreateItemBody[]): Promise<void> {
  const items = bodies.map((body) => createItemSchema.parse(body))
  for (let start = 0; start < items.length; start += BATCH) {
    await createMediaItemsWorkflow(container).run({ input: { items: items.slice(start, start + BATCH) } })
  }
}

/** Chinook's albums as digital editions, every track with its exact duration. */
function chinookAlbums(channelId: string): CreateItemBody[] {
  const artists = new Map(sample<"ArtistId" | "Name">("chinook", "artist").map((a) => [a.ArtistId, a.Name]))
  const genres = new Map(sample<"GenreId" | "Name">("chinook", "genre").map((g) => [g.GenreId, g.Name]))
  const tracks = groupBy(
    sample<"AlbumId" | "Name" | "Milliseconds" | "GenreId">("chinook", "track"),
    (track) => track.AlbumId,
  )
  return sample<"AlbumId" | "Title" | "ArtistId">("chinook", "album").map((album) => {
    const list = tracks.get(album.AlbumId) ?? []
    const genre = GENRES[genres.get(list[0]?.GenreId ?? "") ?? ""]
    return {
      product: { title: album.Title, status: "published", sales_channel_ids: [channelId] },
      title_group: { kind: "album", title: album.Title },
      media_type: "digital",
      external_id: `chinook:${album.AlbumId}`,
      attributes: { file_format: "mp3" },
      discs: [
        {
          position: 1,
          format: "file",
          tracks: list.map((track, i) => ({
            position: i + 1,
            title: track.Name,
            duration_ms: Number(track.Milliseconds),
          })),
        },
      ],
      credits: [{ contributor: { name: artists.get(album.ArtistId) ?? "", kind: "group" }, role: "artist" }],
      terms: genre ? [{ vocabulary: "genre", code: genre }] : [],
      offers: [{ condition: "digital", prices: [{ currency_code: "eur", amount: "9.99" }] }],
    }
  })
}

/** Sakila's films as DVDs; two of its actors share a name, so actors are given by id. */
function sakilaFilms(actorIds: Map<string, string>): CreateItemBody[] {
  const cast = groupBy(sample<"actor_id" | "film_id">("sakila", "film_actor"), (entry) => entry.film_id)
  return sample<"film_id" | "title" | "release_year" | "length" | "rating">("sakila", "film").map((film) => ({
    product: { title: film.title },
    title_group: { kind: "film", title: film.title },
    media_type: "dvd",
    external_id: `sakila:${film.film_id}`,
    release_date: film.release_year,
    discs: [
      {
        position: 1,
        format: "dvd",
        tracks: [{ position: 1, title: film.title, duration_ms: Number(film.length) * 60_000 }],
      },
    ],
    credits: (cast.get(film.film_id) ?? []).map((entry, i) => ({
      contributor: { id: actorIds.get(entry.actor_id) ?? "" },
      role: "actor",
      position: i + 1,
    })),
    languages: [{ kind: "audio", lang: "en" }],
    ratings: [{ scheme: "MPA", value: film.rating }],
    offers: [{ condition: "rental" }],
  }))
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const http = () => request(api.defaults.baseURL as string)
    const catalog = () => getContainer().resolve<MediaCatalogService>("mediaCatalog")

    describe("Chinook, a digital music shop", () => {
      if (!hasSample("chinook")) return void it.skip("needs ../shared/data/chinook", () => {})

      it("loads through the batch workflow and is reachable over the store API, exact to the millisecond", async () => {
        const shop: CheckoutShop = await checkoutShop(getContainer())
        const bodies = chinookAlbums(shop.channel.id)
        await load(getContainer(), bodies)

        const items = await storeItems(shop)
        expect(items).toHaveLength(347)
        const tracks = items.flatMap((entry) => entry.item.discs.flatMap((disc) => disc.tracks))
        expect(tracks).toHaveLength(3503)
        const wanted = sample<"Milliseconds">("chinook", "track").reduce((sum, t) => sum + Number(t.Milliseconds), 0)
        expect(wanted).toBe(1_378_778_040)
        expect(tracks.reduce((sum, track) => sum + (track.duration_ms ?? 0), 0)).toBe(wanted)
        expect(items.reduce((sum, entry) => sum + entry.item.total_duration_ms, 0)).toBe(wanted)

        const artists = new Set(items.flatMap((entry) => entry.item.credits.map((credit) => credit.contributor.id)))
        expect(artists.size).toBe(204)
        for (const id of artists) {
          const { body } = await http()
            .get(`/store/media/catalog/contributors/${id}`)
            .set(shop.channel.headers)
            .expect(200)
          expect(body.count).toBeGreaterThan(0)
        }
      })

      /** Every page of the store's list with full structure. */
      async function storeItems(shop: CheckoutShop) {
        const found: { item: AdminItem }[] = []
        for (let offset = 0; ; offset += 100) {
          const { body } = await http()
            .get("/store/media/catalog/items")
            .query({ expand: "full", limit: 100, offset, sort: "title", region_id: shop.regionId })
            .set(shop.channel.headers)
            .expect(200)
          found.push(...body.items)
          if (found.length >= body.count) return found
        }
      }
    })

    describe("Sakila, a DVD rental", () => {
      if (!hasSample("sakila")) return void it.skip("needs ../shared/data/sakila", () => {})

      it("becomes 1,000 DVDs with rating, length, language and 5,462 credits", async () => {
        const actors = sample<"actor_id" | "first_name" | "last_name">("sakila", "actor")
        const created = await catalog().createMediaContributors(
          actors.map((actor) => {
            const name = `${actor.first_name} ${actor.last_name}`
            return { name, sort_name: name, kind: "person" as const, match_keys: [name.toLowerCase()] }
          }),
        )
        await load(getContainer(), sakilaFilms(new Map(actors.map((actor, i) => [actor.actor_id, created[i]!.id]))))

        const films = new Map(sample<"film_id" | "length" | "rating">("sakila", "film").map((f) => [f.film_id, f]))
        const ids = (await catalog().listMediaItems({}, { select: ["id"], take: 2000 })).map((item) => item.id)
        const items = await catalog().loadItems(ids)
        expect(items).toHaveLength(1000)
        expect(items.reduce((sum, item) => sum + item.credits.length, 0)).toBe(5462)
        for (const item of items) {
          const film = films.get(item.external_id!.replace("sakila:", ""))!
          expect(item).toMatchObject({
            total_duration_ms: Number(film.length) * 60_000,
            ratings: [{ scheme: "MPA", value: film.rating }],
            languages: [{ kind: "audio", lang: "en" }],
          })
        }
        const headers = (await adminHeaders(getContainer())).headers
        const susans = created.filter((c) => c.name === "SUSAN DAVIS")
        expect(susans).toHaveLength(2)
        const counts = await Promise.all(
          susans.map((c) => http().get("/admin/media/catalog/items").query({ contributor_id: c.id }).set(headers)),
        )
        const appearances = sample<"actor_id">("sakila", "film_actor")
        const expected = actors
          .filter((actor) => `${actor.first_name} ${actor.last_name}` === "SUSAN DAVIS")
          .map((actor) => appearances.filter((entry) => entry.actor_id === actor.actor_id).length)
        expect(counts.map(({ body }) => body.count)).toEqual(expected)
      })
    })
  },
})
