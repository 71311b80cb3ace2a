import { adminApi, closeBrowser, freshCopies, openAdmin, titleToRent, type Copy, type Title } from "./harness"

const UNITS = "/admin/media/rental/units"
interface Unit extends Copy {
  status: string
  version: number
  media_grade: string | null
}

const unit = async (id: string) => (await adminApi<{ unit: Unit }>(`${UNITS}/${id}`)).unit
const made: string[] = []
afterAll(async () => {
  for (const id of made) await adminApi(`${UNITS}/${id}`, undefined, "DELETE").catch(() => null)
  await closeBrowser()
})

describe("taking copies in", () => {
  it("numbers new ones and offers their labels, which scan as what they say", async () => {
    const title = await titleToRent("vinyl")
    const admin = await openAdmin({ path: `/media/rentals/copies/intake?offer_id=${title.offer_id}` })
    const { page } = admin
    await page.getByLabel("Number of copies").fill("3")
    await page.getByRole("combobox", { name: /^Media grade/ }).click()
    await page.getByRole("option", { name: /^VG\+/ }).click()
    await page.getByLabel(/^Purchase cost/).fill("12,50")
    await admin.shot("rental-intake")
    expect(await admin.axe()).toEqual([])
    await page.getByRole("button", { name: "Take 3 copies in" }).click()
    await page.getByRole("heading", { name: "3 copies were taken in" }).waitFor()
    const codes = await page
      .getByRole("dialog")
      .getByRole("link", { name: /^R-\d{8}-\d$/ })
      .allTextContents()
    expect(codes).toHaveLength(3)
    await page.getByRole("link", { name: "Print labels" }).click()
    await page.getByText("3 labels, sheets: 1").waitFor()
    for (const code of codes) await page.getByRole("img", { name: `Barcode ${code}` }).waitFor()
    await admin.shot("rental-labels")
    expect(await admin.axe()).toEqual([])
    await page.reload()
    await page.getByText("3 labels, sheets: 1").waitFor()

    const { units } = await adminApi<{ units: Unit[] }>(`${UNITS}?q=${codes[0]}`)
    expect(units).toMatchObject([{ media_grade: "VG+", status: "available" }])
    for (const code of codes) {
      const [{ id }] = (await adminApi<{ units: [Unit] }>(`${UNITS}?q=${code}`)).units
      made.push(id)
    }
    await admin.close()
  })

  it("takes a pasted list, tells what stands in it twice, and names a barcode that is taken", async () => {
    const title = await titleToRent("vinyl")
    const [taken] = await freshCopies(title, 1)
    made.push(taken?.id ?? "")
    const admin = await openAdmin({ path: `/media/rentals/copies/intake?offer_id=${title.offer_id}` })
    const { page } = admin
    const code = `LIST${Date.now().toString(36)}`
    await page.getByRole("radio", { name: /^A list of barcodes/ }).click()
    await page.getByLabel("Barcodes, one per line").fill(`${code}A\tSN 1\n${code}b\n${code}B`)
    await page.getByText("3 barcodes in the list").waitFor()
    await page.getByRole("button", { name: "Take 3 copies in" }).click()
    await page.getByText(`Twice in the list: ${code}b`).waitFor()
    await page.getByLabel("Barcodes, one per line").fill(`${code}A\tSN 1\n${taken?.barcode}`)
    await page.getByRole("button", { name: "Take 2 copies in" }).click()
    await page
      .getByText(new RegExp(taken?.barcode ?? ""))
      .first()
      .waitFor()
    expect((await adminApi<{ count: number }>(`${UNITS}?q=${code}`)).count).toBe(0)
    await page.getByLabel("Barcodes, one per line").fill(`${code}A\tSN 1\n${code}B`)
    await page.getByRole("button", { name: "Take 2 copies in" }).click()
    await page.getByRole("heading", { name: "2 copies were taken in" }).waitFor()
    const { units } = await adminApi<{ units: (Unit & { serial: string | null })[] }>(
      `${UNITS}?q=${code}&order=barcode`,
    )
    made.push(...units.map(({ id }) => id))
    expect(units.map(({ serial }) => serial)).toEqual(["SN 1", null])
    await admin.close()
  })
})

describe("a copy", () => {
  let title: Title
  let copy: Copy
  beforeAll(async () => {
    title = await titleToRent("vinyl")
    const [fresh] = await freshCopies(title, 1)
    copy = fresh as Copy
    made.push(copy.id)
  })

  it("is found in the list and keeps the view in the URL", async () => {
    const admin = await openAdmin({ path: "/media/rentals/copies" })
    const { page } = admin
    await page.getByRole("searchbox").last().fill(copy.barcode)
    await page.waitForURL(/q=/)
    await page.getByRole("combobox", { name: "Status" }).click()
    await page.getByRole("option", { name: "On the shelf" }).click()
    await page.waitForURL(/status=available/)
    await page.reload()
    await admin.settled()
    await page.getByText("1 copy", { exact: true }).waitFor()
    await page.getByRole("checkbox", { name: `Select ${copy.barcode}` }).click()
    await page.getByRole("button", { name: /Print labels/ }).click()
    await page.getByRole("img", { name: `Barcode ${copy.barcode}` }).waitFor()
    await admin.close()
  })

  it("is edited, put out of service, put back on the shelf and withdrawn", async () => {
    const admin = await openAdmin({ path: `/media/rentals/copies/${copy.id}` })
    const { page } = admin
    const menu = async (name: string) => {
      await page.getByRole("button", { name: "More actions" }).click()
      await page.getByRole("menuitem", { name }).click()
    }
    await menu("Edit copy")
    await page
      .getByRole("dialog")
      .getByLabel(/^Serial number/)
      .fill("SN 4711")
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
    await page.getByText("Copy saved").first().waitFor()
    await page.getByText("SN 4711").waitFor()

    await menu("Out of service…")
    const drawer = page.getByRole("dialog")
    await drawer.getByRole("combobox", { name: "What happens" }).click()
    await page.getByRole("option", { name: "To repair, now" }).click()
    await drawer.getByRole("switch", { name: "Until further notice" }).click()
    await drawer.getByLabel(/^Note/).fill("Sleeve torn")
    expect(await admin.axe()).toEqual([])
    await drawer.getByRole("button", { name: "Plan" }).click()
    await page.getByText("In repair").first().waitFor()
    await page.getByText("Sleeve torn").first().waitFor()
    await admin.settled()
    await admin.shot("rental-copy-repair", { fullPage: true })
    expect(await admin.axe()).toEqual([])

    await page.getByRole("button", { name: "Put on the shelf" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "Put on the shelf" }).click()
    await page.getByText(`${copy.barcode} is on the shelf`).first().waitFor()
    await menu("Withdraw for good")
    await page.getByRole("dialog").getByLabel(/^Note/).fill("Worn out")
    await page.getByRole("dialog").getByRole("button", { name: "Withdraw for good" }).click()
    await page.getByText(`${copy.barcode} was withdrawn`).first().waitFor()
    expect(await unit(copy.id)).toMatchObject({ status: "retired" })
    expect(admin.errors).toEqual([])
    await admin.close()
  })
})
