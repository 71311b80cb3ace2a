import { adminApi, closeBrowser, openAdmin } from "./harness"

afterAll(closeBrowser)

describe("the items list", () => {
  it("finds 千寻, filters by type and year, and keeps all of it in the URL", async () => {
    const admin = await openAdmin({ path: "/media/items" })
    const { page } = admin
    await page.getByRole("searchbox").last().fill("千寻")
    await page.waitForURL(/q=/)
    await admin.settled()
    await page.getByRole("link", { name: "千与千寻" }).first().waitFor()

    await page.getByRole("button", { name: "Clear filters" }).click()
    await page.waitForURL((url) => url.search === "")
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>("main [role=searchbox]")?.value === "")
    await page.getByRole("combobox", { name: "Type" }).click()
    await page.getByRole("option", { name: "Vinyl", exact: true }).click()
    await page.waitForURL(/media_type=vinyl/)
    await page.getByLabel("Year from").fill("1979")
    await page.getByLabel("Year to").fill("1979")
    await page.waitForURL(/year_to=1979/)
    await admin.settled()
    await page.getByRole("link", { name: "The Wall" }).waitFor()

    await page.reload()
    await admin.settled()
    expect(await page.getByRole("combobox", { name: "Type" }).textContent()).toContain("Vinyl")
    await page.getByRole("link", { name: "The Wall" }).click()
    await page.getByRole("heading", { name: "The Wall", level: 1 }).waitFor()
    await page.goBack()
    await page.waitForURL(/year_to=1979/)
    expect(admin.errors).toEqual([])
    await admin.close()
  })

  it("turns pages on the server and sorts", async () => {
    const admin = await openAdmin({ path: "/media/items?order=title" })
    const { page } = admin
    const titles = () => page.locator("tbody tr td a").allTextContents()
    const before = await titles()
    expect(before).toHaveLength(50)
    await page.getByRole("button", { name: "Next" }).click()
    await page.waitForURL(/offset=50/)
    await page.getByRole("link", { name: before[0], exact: true }).waitFor({ state: "detached" })
    const after = await titles()
    expect(after).toHaveLength(50)
    expect(after.filter((title) => before.includes(title)).length).toBeLessThan(10)
    await page.getByRole("button", { name: "Completeness" }).click()
    await page.waitForURL(/order=-?data_quality/)
    expect(page.url()).not.toContain("offset")
    await admin.close()
  })

  it("changes many at once after asking how many", async () => {
    const { items } = await adminApi<{ items: { id: string; title: string }[] }>(
      "/admin/media/catalog/items?media_type=merch&order=title&limit=2",
    )
    const status = async () =>
      Promise.all(
        items.map(async ({ id }) => {
          const { item } = await adminApi<{ item: { product: { status: string } } }>(`/admin/media/catalog/items/${id}`)
          return item.product.status
        }),
      )
    const admin = await openAdmin({ path: "/media/items?media_type=merch&order=title" })
    const { page } = admin
    const select = async () => {
      for (const { title } of items)
        await page
          .getByRole("checkbox", { name: `Select ${title}` })
          .first()
          .click()
    }
    await select()
    await page.getByText("2 selected").waitFor()
    await admin.shot("media-items-bulk")
    await page.keyboard.press("u")
    await page.getByRole("alertdialog").getByText("Unpublish 2 items?").waitFor()
    await page.getByRole("button", { name: "Unpublish", exact: true }).last().click()
    await page.getByText("2 items unpublished").first().waitFor()
    expect(await status()).toEqual(["draft", "draft"])

    await admin.settled()
    await select()
    await page.keyboard.press("p")
    await page.getByRole("alertdialog").getByText("Publish 2 items?").waitFor()
    await page.getByRole("button", { name: "Publish", exact: true }).last().click()
    await page.getByText("2 items published").first().waitFor()
    expect(await status()).toEqual(["published", "published"])
    expect(admin.errors).toEqual([])
    await admin.close()
  })
})
