import { adminApi, closeBrowser, openAdmin, shopSql, type AdminPage } from "./harness"
import {
  orderOf,
  printedLabels,
  ruleFor,
  saleTitle,
  tagOf,
  taggedCopies,
  uploadedFile,
  type SaleOrder,
  type SaleTitle,
} from "./harness/tag-arrange"
import type { PrintedLabel } from "../helpers/tag-labels"

const A = "/admin/media/license"
const denied = (permission: string) => ({
  type: "forbidden",
  code: "media_permission_denied",
  permission,
  message: "no",
})

let title: SaleTitle
let copies: PrintedLabel[]
let order: SaleOrder
let digitalId: string

beforeAll(async () => {
  title = await saleTitle()
  copies = await taggedCopies(title, 3)
  const terms = await adminApi<{ terms: { id: string } }>(`${A}/terms`, { name: `Album ${Date.now()}` })
  const file = { file_id: await uploadedFile("album.txt"), title: "Kind of Blue (FLAC).zip" }
  await ruleFor(title, { tag_mode: "optional", terms_id: terms.terms.id, files: [file] })
  order = await orderOf(title, 1)
  const pack = { intent: "pack", url: copies[0]?.token, order_id: order.id, line_item_id: order.line_id }
  await adminApi(`${A}/scans`, pack)
  digitalId = await licenceOf(order.id)
  await shopSql(
    `insert into media_license_device (id, digital_id, slot, label, thumbprint, public_jwk)
     values ($1, $2, 1, 'Kitchen radio', $1, '{}'::jsonb)`,
    [`ldev_${Date.now()}`, digitalId],
  )
})
afterAll(async () => {
  await ruleFor(title, { tag_mode: "none", terms_id: null, files: [] })
  await closeBrowser()
})

/** Licences are issued beside the order, a moment later. */
async function licenceOf(orderId: string): Promise<string> {
  for (let tries = 0; tries < 60; tries += 1) {
    const { digital } = await adminApi<{ digital: { id: string }[] }>(`${A}/digital?order_id=${orderId}`)
    if (digital[0]) return digital[0].id
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`order ${orderId} has no licence`)
}

describe.each([
  ["en", "light"],
  ["zhCN", "dark"],
] as const)("pages of tags and licences in %s, %s", (lang, theme) => {
  let admin: AdminPage
  beforeAll(async () => void (admin = await openAdmin({ lang, theme, viewport: { width: 1440, height: 1100 } })))
  afterAll(() => admin.close())

  const look = async (path: string, name: string) => {
    await admin.goto(path)
    await admin.shot(name, { fullPage: true, docs: lang === "en" && name === "license-tag" ? name : undefined })
    expect(await admin.axe()).toEqual([])
    expect(admin.errors.splice(0)).toEqual([])
    expect(admin.failed).toEqual([])
  }

  it("list", () => look("/media/license/tags", "license-tags"))
  it("list without a match", () => look("/media/license/tags?q=zzzqqqzzz", "license-tags-no-match"))
  it("one tag", async () => look(`/media/license/tags/${(await tagOf(copies[0]!)).id}`, "license-tag"))
  it("request", async () => look(`/media/license/tags/${(await tagOf(copies[1]!)).id}/revoke`, "license-tag-revoke"))
  it("no such tag", async () => {
    await admin.goto("/media/license/tags/ltag_none")
    await admin.page.getByText(lang === "en" ? "There is no such tag" : "没有此标签").waitFor()
    // The browser notes the 404 that was asked for.
    admin.errors.splice(0)
  })
  it("digital licences", () => look("/media/license/digital", "license-digital"))
  it("one digital licence", () => look(`/media/license/digital/${digitalId}`, "license-digital-one"))
  it("suspension", () => look(`/media/license/digital/${digitalId}/suspend`, "license-digital-suspend"))
})

describe("the list of tags", () => {
  it("finds a tag by its symbol, its serial and its order, and keeps filters in the URL", async () => {
    const admin = await openAdmin({ path: "/media/license/tags" })
    const { page } = admin
    const search = page.getByRole("searchbox").last()
    const { serial_printed: serial } = await tagOf(copies[2]!)
    for (const text of [copies[2]!.token, serial.toLowerCase().replaceAll("-", " ")]) {
      await search.fill(text)
      await page.getByText("1 tag", { exact: true }).waitFor()
      await page.getByRole("link", { name: serial }).waitFor()
    }
    await search.fill("")
    await page.getByRole("combobox", { name: "Status" }).click()
    await page.getByRole("option", { name: "In stock" }).click()
    await page.waitForURL(/status=assigned/)
    await page.reload()
    await admin.settled()
    await page.getByRole("link", { name: serial }).click()
    await page.getByRole("heading", { name: serial }).waitFor()
    await page.getByText("Received into stock").waitFor()
    expect(admin.errors).toEqual([])
    await admin.close()
  })

  it("asks a second person before a tag is revoked, and shows what waits", async () => {
    const [label] = await printedLabels(1, { variant_id: title.variant_id })
    const tag = await tagOf(label!)
    const admin = await openAdmin({ path: `/media/license/tags/${tag.id}` })
    const { page } = admin
    await page.getByRole("link", { name: "Ask for revocation…" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByText(/You cannot agree to it yourself/).waitFor()
    await drawer.getByRole("combobox", { name: "Reason" }).click()
    await page.getByRole("option", { name: "stolen" }).click()
    await drawer.getByLabel(/^Note/).fill("Van broken into")
    await drawer.getByRole("button", { name: "Send request" }).click()
    await page.getByText("Somebody has asked for this tag to be revoked").waitFor()
    await drawer.waitFor({ state: "detached" })
    await page.locator("p", { hasText: "Van broken into" }).waitFor()
    await page.getByText(/somebody else has to decide/).waitFor()
    expect(await page.getByRole("link", { name: "Ask for revocation…" }).count()).toBe(0)
    expect((await tagOf(label!)).status).toBe("printed")
    expect(await admin.axe()).toEqual([])
    await admin.settled()
    await admin.shot("license-tag-pending")
    expect(admin.errors).toEqual([])
    await admin.close()
  })

  it("says what is missing, what is out of order, and that there is nothing yet", async () => {
    const admin = await openAdmin()
    const { page } = admin
    const pages = { tags: "license.tag:read", digital: "license.digital:read", cases: "license.case:read" }
    for (const [path, permission] of Object.entries(pages)) {
      const route = new RegExp(`license/${path}\\?`)
      await page.route(route, (answer) => answer.fulfill({ status: 403, json: denied(permission) }))
      await page.goto(`/app/media/license/${path}`)
      await page.getByText(permission).first().waitFor()
      await page.unroute(route)
      await page.route(route, (answer) => answer.fulfill({ status: 500, json: { message: "database is away" } }))
      await page.reload()
      await page.getByRole("button", { name: "Try again" }).waitFor()
      await page.unroute(route)
      const empty = { [path]: [], count: 0, offset: 0, limit: 50 }
      await page.route(route, (answer) => answer.fulfill({ json: empty }))
      await page.getByRole("button", { name: "Try again" }).click()
      await page.getByText(/^No (tags|digital licences|cases)/).waitFor()
      await page.unroute(route)
    }
    await admin.close()
  })
})

describe("a digital licence", () => {
  it("is found by the end of its key, suspended with a reason and resumed", async () => {
    const { digital } = await adminApi<{ digital: { key_last4: string } }>(`${A}/digital/${digitalId}`)
    const admin = await openAdmin({ path: "/media/license/digital" })
    const { page } = admin
    await page.getByRole("searchbox").last().fill(digital.key_last4.toLowerCase())
    await page.waitForURL(new RegExp(`key_last4=${digital.key_last4}`))
    await page.getByRole("link", { name: title.title }).first().click()
    await page.getByText("Kitchen radio").waitFor()
    await page.getByText("Kind of Blue (FLAC).zip").waitFor()
    await page.getByRole("link", { name: "Suspend…" }).click()
    await page.getByRole("dialog").getByLabel("Reason").fill("Payment disputed")
    await page.getByRole("dialog").getByRole("button", { name: "Suspend" }).click()
    await page.getByText("Reason: Payment disputed").waitFor()
    await page.getByRole("link", { name: "Resume…" }).click()
    await page.getByRole("dialog").getByLabel("Reason").fill("Settled")
    await page.getByRole("dialog").getByRole("button", { name: "Resume" }).click()
    await page.getByRole("link", { name: "Suspend…" }).waitFor()
    expect(admin.errors).toEqual([])
    await admin.close()
  })
})
