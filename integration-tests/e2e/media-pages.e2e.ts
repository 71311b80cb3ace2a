import { adminApi, closeBrowser, everyLook, isMainLook, openAdmin, type DocsName } from "./harness"

afterAll(closeBrowser)

interface Row {
  id: string
  product_id: string
}

const first = async (query: string): Promise<Row> => {
  const { items } = await adminApi<{ items: Row[] }>(`/admin/media/catalog/items?${query}&limit=1`)
  const [item] = items
  if (!item) throw new Error(`the demo shop has no item for ${query}`)
  return item
}

const IN_CHINESE = new Set(["media-start", "media-item"])
const PICTURED = new Set([
  "media-start",
  "media-items",
  "media-item",
  "media-create-vinyl",
  "media-item-discs",
  "media-settings",
])

/** Pictures for the documentation: every main page in English, two of them in Chinese and dark. */
const docsOf =
  (name: string): DocsName =>
  (admin) =>
    isMainLook(admin)
      ? name
      : admin.lang === "zhCN" && admin.theme === "dark" && IN_CHINESE.has(name)
        ? `${name}.zhCN`
        : undefined

/** Screens that only need to be looked at: no fault in the console, none for axe, one picture per look. */
describe("pages", () => {
  const looks = everyLook()
  const look = (path: string, name: string) => looks.look(path, name, PICTURED.has(name) ? docsOf(name) : undefined)

  it("start page", () => look("/media", "media-start"))
  it("items list", () => look("/media/items", "media-items"))
  it("items list without a match", () => look("/media/items?q=zzzqqqzzz", "media-items-no-match"))
  it("choice of the type", () => look("/media/items/create", "media-create-type"))
  it("create form", () => look("/media/items/create?media_type=vinyl", "media-create-vinyl"))
  it("settings", () => look("/settings/media", "media-settings"))

  it("item page", async () => {
    const { id } = await first("q=The+Wall&media_type=vinyl")
    await look(`/media/items/${id}`, "media-item")
  })

  it.each(["edit", "discs", "credits", "identifiers", "classification", "relations", "offer"])(
    "editor %s",
    async (editor) => {
      const { id } = await first("q=The+Wall&media_type=vinyl")
      await look(`/media/items/${id}/${editor}`, `media-item-${editor}`)
    },
  )

  it("product page with the media card", async () => {
    const { product_id: id } = await first("q=The+Wall&media_type=vinyl")
    await looks.each(async (admin) => {
      await admin.goto(`/products/${id}`)
      const card = admin.page.getByRole("heading", { name: admin.lang === "en" ? "Media details" : "影音资料" })
      await card.scrollIntoViewIfNeeded()
      await admin.shot("media-product", { docs: docsOf("media-product")(admin) })
      expect(admin.errors.splice(0)).toEqual([])
    })
  })

  it("says a count in the reader's language", () =>
    looks.each(async (admin) => {
      await admin.goto("/media/items?media_type=vinyl")
      await admin.page.getByText(admin.lang === "en" ? /^\d+ items$/ : /^共 \d+ 条$/).waitFor()
    }))
})

describe("the start page", () => {
  it("shows an error with a way to try again, and the page works once the server does", async () => {
    const admin = await openAdmin()
    await admin.page.route(/catalog\/items\?/, (route) => route.fulfill({ status: 500, json: { message: "broken" } }))
    await admin.goto("/media")
    const alert = admin.page.getByRole("alert").filter({ hasText: "The items could not be loaded." })
    await alert.first().waitFor({ timeout: 40_000 })
    await alert
      .first()
      .getByText(/^Request \S+/)
      .waitFor()
    await admin.page.unroute(/catalog\/items\?/)
    await alert.first().getByRole("button", { name: "Try again" }).click()
    await admin.page.getByRole("heading", { name: "Releases by type" }).waitFor()
    await admin.close()
  })

  it("names the missing permission", async () => {
    const admin = await openAdmin()
    const denied = {
      type: "forbidden",
      code: "media_permission_denied",
      permission: "catalog.item:read",
      message: "no",
    }
    await admin.page.route(/catalog\/items/, (route) => route.fulfill({ status: 403, json: denied }))
    await admin.page.goto("/app/media")
    await admin.page.getByText("catalog.item:read").first().waitFor({ timeout: 40_000 })
    await admin.shot("media-forbidden")
    expect(await admin.axe()).toEqual([])
    await admin.close()
  })

  it("offers the first step in an empty shop", async () => {
    const admin = await openAdmin()
    const empty = { items: [], count: 0, offset: 0, limit: 1 }
    await admin.page.route(/catalog\/items\?/, (route) => route.fulfill({ json: empty }))
    await admin.goto("/media")
    await admin.page.getByText("No media items yet").waitFor()
    await admin.page.getByRole("link", { name: "New media item" }).last().click()
    await admin.page.getByRole("heading", { name: "What is it?" }).waitFor()
    await admin.close()
  })

  it("says what is still loading when the server takes its time", async () => {
    const admin = await openAdmin()
    await admin.page.route(/catalog\/items\?/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 5_000))
      await route.continue()
    })
    await admin.page.goto("/app/media")
    await admin.page.getByText("Still loading: Releases by type").waitFor()
    await admin.page.getByRole("heading", { name: "Releases by type" }).waitFor()
    await admin.close()
  })
})
