import { adminApi, closeBrowser, openAdmin, type AdminPage } from "./harness"

afterAll(closeBrowser)

const unique = (name: string) => `${name} ${Date.now().toString(36)}`

/** What a spreadsheet puts on the clipboard, pasted into the focused cell. */
const paste = (admin: AdminPage, text: string) =>
  admin.page.evaluate((rows) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/plain", rows)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)

interface Created {
  id: string
  product_id: string
  total_duration_ms: number
  date_precision: string
  discs: { format: string; tracks: { number: string; title: string; duration_ms: number }[] }[]
  credits: { contributor: { name: string; kind: string }; role: string }[]
  labels: { label: { name: string }; catalog_number: string }[]
  identifiers: { type: string; value_norm: string; is_valid: boolean }[]
  offers: { condition: string; variant: { prices: { currency_code: string; amount: string }[] } }[]
  attributes: Record<string, unknown>
}

describe("creating a vinyl", () => {
  it("refuses a wrong barcode at its field, then creates two discs with tracks from a spreadsheet", async () => {
    const title = unique("Trial Record")
    const admin = await openAdmin({ path: "/media/items/create" })
    const { page } = admin
    await page.getByRole("button", { name: /^Vinyl/ }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Title", { exact: true }).first().fill(title)
    await dialog.getByLabel("Release date").fill("1984-05")
    await dialog.getByText("May 1984, known to the month").waitFor()
    await dialog.getByRole("combobox", { name: "Speed" }).click()
    await page.getByRole("option", { name: "33⅓ rpm" }).click()

    const code = dialog.getByLabel("Code", { exact: true })
    await code.fill("0602527291526")
    await dialog.getByText("The check digit of 0602527291526 is wrong.").waitFor()

    await dialog.getByLabel("Title of track 1", { exact: true }).focus()
    await paste(admin, "A1\tIntro\t1:05\nA2\tSong Two\t4:13\nB1\tThird\t0:30.5\n")
    await dialog.getByText("3 tracks, 5:48").waitFor()
    await dialog.getByRole("button", { name: "Add disc" }).click()
    await dialog.getByRole("group", { name: "Discs and tracks" }).getByLabel("Title of track 1").last().focus()
    await paste(admin, "Number\tTitle\tDuration\nC1\tFourth\t2:00\n")

    await dialog.getByRole("combobox", { name: "Person or group" }).fill("Trial Band")
    await page.getByRole("option", { name: /Create "Trial Band"/ }).click()
    await dialog.getByRole("combobox", { name: "Kind", exact: true }).click()
    await page.getByRole("option", { name: "Group", exact: true }).click()
    await dialog.getByRole("combobox", { name: "Role" }).click()
    await page.getByRole("option", { name: "Artist", exact: true }).click()
    await dialog.getByLabel("EUR").fill("12.50")

    await dialog.getByRole("button", { name: "Create item" }).click()
    await dialog.getByText("The check digit is wrong.").waitFor()
    await dialog.getByText("One field needs your attention.").waitFor()
    await admin.shot("media-create-refused")

    await code.fill("2000000000008")
    await dialog.getByRole("combobox", { name: "Type", exact: true }).click()
    await page.getByRole("option", { name: "In-store barcode" }).click()
    await dialog.getByText(/^Valid, stored as/).waitFor()
    await dialog.getByRole("button", { name: "Create item" }).click()
    await page.getByRole("heading", { name: title, level: 1 }).waitFor()

    const id = new URL(page.url()).pathname.split("/").pop() ?? ""
    const { item } = await adminApi<{ item: Created }>(`/admin/media/catalog/items/${id}`)
    expect(item).toMatchObject({ total_duration_ms: 468_500, date_precision: "month", attributes: { rpm: 33 } })
    expect(item.discs.map((disc) => disc.tracks.map((track) => track.number))).toEqual([["A1", "A2", "B1"], ["C1"]])
    expect(item.credits).toMatchObject([{ contributor: { name: "Trial Band", kind: "group" }, role: "artist" }])
    expect(item.identifiers).toMatchObject([{ type: "internal_barcode", is_valid: true }])
    expect(item.offers).toMatchObject([
      { condition: "new", variant: { prices: [{ currency_code: "eur", amount: expect.stringMatching(/^12\.50?$/) }] } },
    ])
    await adminApi(`/admin/media/catalog/items/${id}`, undefined, "DELETE")
    await adminApi(`/admin/products/${item.product_id}`, undefined, "DELETE")
    await admin.close()
  })

  it("asks before what was typed is thrown away, and not when nothing was", async () => {
    const admin = await openAdmin({ path: "/media/items/create?media_type=cd" })
    const { page } = admin
    await page.getByRole("button", { name: "Cancel" }).click()
    await page.getByRole("dialog").waitFor({ state: "detached" })

    await admin.goto("/media/items/create?media_type=cd")
    await page.getByRole("dialog").getByLabel("Title", { exact: true }).first().fill("Half typed")
    await page.keyboard.press("Escape")
    const question = page.getByRole("alertdialog")
    await question.waitFor()
    await question.getByRole("button", { name: "Cancel" }).click()
    expect(await page.getByRole("dialog").getByLabel("Title", { exact: true }).first().inputValue()).toBe("Half typed")
    await admin.close()
  })

  it("sells in the store's default channel unless told otherwise", async () => {
    const admin = await openAdmin({ path: "/media/items/create?media_type=cd" })
    await admin.page.getByRole("dialog").getByText("Default Sales Channel").waitFor()
    await admin.close()
  })
})
