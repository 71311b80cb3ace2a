import { adminApi, closeBrowser, openAdmin } from "./harness"

afterAll(closeBrowser)

interface Item {
  id: string
  product_id: string
  updated_at: string
  edition: string | null
  country: string | null
  credits: { contributor: { name: string }; role: string }[]
  discs: { tracks: { title: string; duration_ms: number | null }[] }[]
}

const API = "/admin/media/catalog/items"
const read = (id: string) => adminApi<{ item: Item }>(`${API}/${id}`).then((answer) => answer.item)
const made: Item[] = []

async function create(more: Record<string, unknown> = {}): Promise<Item> {
  const { item } = await adminApi<{ item: Item }>(API, {
    product: { title: `Edited release ${Date.now().toString(36)}` },
    media_type: "cd",
    ...more,
  })
  made.push(item)
  return item
}

afterAll(async () => {
  for (const { product_id: id } of made) await adminApi(`/admin/products/${id}`, undefined, "DELETE").catch(() => null)
})

describe("two people editing one item", () => {
  it("tells the second that somebody else saved, and loses neither's text", async () => {
    const { id } = await create()
    const admin = await openAdmin({ path: `/media/items/${id}/edit` })
    const { page } = admin
    await page.getByLabel("Edition", { exact: true }).fill("My words")
    await adminApi(`${API}/${id}`, { country: "JP", external_id: `theirs-${id}` })
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText(/Somebody else saved on/).waitFor()
    await admin.shot("media-item-conflict")
    expect(await admin.axe()).toEqual([])
    expect(await page.getByLabel("Edition", { exact: true }).inputValue()).toBe("My words")

    await page.getByRole("button", { name: "Keep my changes" }).click()
    expect(await page.getByLabel("External id", { exact: true }).inputValue()).toBe(`theirs-${id}`)
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Saved", { exact: true }).first().waitFor()
    expect(await read(id)).toMatchObject({ edition: "My words", country: "JP" })
    await admin.close()
  })

  it("merges a list row by row", async () => {
    const artist = (name: string) => ({ contributor: { name, kind: "person" }, role: "artist" })
    const { id } = await create({ credits: [artist("Trial Singer")] })
    const admin = await openAdmin({ path: `/media/items/${id}/credits` })
    const { page } = admin
    await page.getByLabel("Credited as").fill("The Singer")
    await adminApi(`${API}/${id}/credits/batch`, { create: [{ ...artist("Trial Drummer"), position: 2 }] })
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByRole("button", { name: "Keep my changes" }).click()
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Saved", { exact: true }).first().waitFor()
    const { credits } = await read(id)
    expect(credits.map((credit) => credit.contributor.name).sort()).toEqual(["Trial Drummer", "Trial Singer"])
    expect(credits.find((credit) => credit.contributor.name === "Trial Singer")).toMatchObject({
      credited_as: "The Singer",
    })
    await admin.close()
  })
})

describe("a box of thirty discs", () => {
  const discs = Array.from({ length: 30 }, (_, disc) => ({
    position: disc + 1,
    format: "cd",
    tracks: Array.from({ length: 20 }, (_, track) => ({
      position: track + 1,
      title: `Track ${disc + 1}-${track + 1}`,
      duration_ms: 61_001,
    })),
  }))

  it("draws only the tracks in view and reaches the last one", async () => {
    const { id } = await create({ discs })
    const admin = await openAdmin({ path: `/media/items/${id}` })
    const { page } = admin
    const table = page.getByRole("region", { name: "Discs and tracks" })
    await table.getByText("Track 1-1", { exact: true }).waitFor()
    await page.getByText("30 discs · 600 tracks · 10:10:00").waitFor()
    expect(await table.locator("tbody tr").count()).toBeLessThan(60)
    await table.evaluate((element) => (element.scrollTop = element.scrollHeight))
    await table.getByText("Track 30-20", { exact: true }).waitFor()
    expect(await admin.axe()).toEqual([])
    await admin.close()
  })

  it("keeps every track when one of them is changed", async () => {
    const { id } = await create({ discs })
    const admin = await openAdmin({ path: `/media/items/${id}/discs` })
    const { page } = admin
    await page.getByRole("button", { name: /^Disc 30\b/ }).click()
    await page.getByLabel("Title of track 20").fill("The last one")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Saved", { exact: true }).first().waitFor()
    const item = await read(id)
    expect(item.discs.flatMap((disc) => disc.tracks)).toHaveLength(600)
    expect(item.discs[29]?.tracks[19]?.title).toBe("The last one")
    expect(item.discs[0]?.tracks[0]?.duration_ms).toBe(61_001)
    await admin.close()
  })
})

describe("one item", () => {
  it("shows a fault of a track where it is typed", async () => {
    const { id } = await create({ discs: [{ position: 1, format: "cd", tracks: [{ position: 1, title: "One" }] }] })
    const admin = await openAdmin({ path: `/media/items/${id}/discs` })
    const { page } = admin
    await page.getByLabel("Duration of track 1").fill("long")
    await page.getByLabel("ISRC of track 1").fill("GBAYE690052")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Write the duration as 4:13 or 1:02:05.").waitFor()
    await page.getByLabel("Duration of track 1").fill("4:13")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("This code does not have the form of its type.").waitFor()
    await page.getByLabel("ISRC of track 1").fill("GB-AYE-69-00526")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Saved", { exact: true }).first().waitFor()
    expect((await read(id)).discs[0]?.tracks[0]).toMatchObject({ duration_ms: 253_000, isrc: "GBAYE6900526" })
    await admin.close()
  })

  it("gets a used offer with grades and a price, which can be changed and taken away", async () => {
    const { id } = await create()
    const admin = await openAdmin({ path: `/media/items/${id}/offer` })
    const { page } = admin
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("combobox", { name: "Media grade" }).click()
    await page.getByRole("option", { name: /^VG\+/ }).click()
    await dialog.getByLabel("EUR").fill("8.90")
    await dialog.getByRole("button", { name: "Save" }).click()
    await dialog.waitFor({ state: "detached" })
    await page.getByText("Used · VG+").waitFor()
    await page.getByRole("link", { name: "Edit offer Used · VG+" }).click()
    await dialog.getByLabel("EUR").fill("7.50")
    await dialog.getByRole("button", { name: "Save" }).click()
    await dialog.waitFor({ state: "detached" })
    await page.getByText("€7.50").waitFor()
    await page.getByRole("button", { name: "Delete offer Used · VG+" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click()
    await page.getByText("No offers yet: this release cannot be bought or rented.").waitFor()
    await admin.close()
  })

  it("is deleted only after asking; its product stays", async () => {
    const { id, product_id: productId } = await create()
    const admin = await openAdmin({ path: `/media/items/${id}` })
    const { page } = admin
    await page.getByRole("button", { name: "Delete media item" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click()
    await page.waitForURL(/\/media\/items$/)
    const { product } = await adminApi<{ product: { id: string } }>(`/admin/products/${productId}`)
    expect(product.id).toBe(productId)
    await admin.goto(`/media/items/${id}`)
    await page.getByText("This media item does not exist").waitFor()
    await admin.close()
  })
})

describe("the product page", () => {
  it("makes a media item of an ordinary product and of its variants", async () => {
    const { product } = await adminApi<{ product: { id: string } }>("/admin/products", {
      title: `Ordinary ${Date.now().toString(36)}`,
      options: [{ title: "Kind", values: ["Plain"] }],
      variants: [{ title: "Plain", options: { Kind: "Plain" }, prices: [{ currency_code: "eur", amount: 5 }] }],
    })
    const admin = await openAdmin({ path: `/products/${product.id}` })
    const { page } = admin
    await page.getByRole("link", { name: "Make this a media item" }).click()
    await page.getByRole("button", { name: /^Cassette/ }).click()
    await page.getByRole("heading", { name: "Variant “Plain”" }).waitFor()
    await page.getByRole("button", { name: "Create item" }).click()
    await page.getByRole("heading", { level: 1, name: /^Ordinary/ }).waitFor()
    await page.getByText("€5.00").waitFor()
    await admin.close()
    await adminApi(`/admin/products/${product.id}`, undefined, "DELETE")
  })

  it("stays usable when our API is down", async () => {
    const { items } = await adminApi<{ items: { product_id: string; title: string }[] }>(`${API}?limit=1`)
    const [item] = items
    const admin = await openAdmin()
    await admin.page.route(/\/admin\/media\//, (route) => route.abort())
    await admin.page.goto(`/app/products/${item?.product_id}`)
    await admin.page.getByText("The media details could not be loaded.").waitFor({ timeout: 40_000 })
    await admin.page.getByText("The server cannot be reached.").first().waitFor()
    await admin.page.getByRole("heading", { name: item?.title, level: 1 }).waitFor()
    await admin.close()
  })
})
