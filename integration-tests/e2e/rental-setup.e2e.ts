import { adminApi, closeBrowser, openAdmin } from "./harness"

const RENTAL = "/admin/media/rental"
const stamp = Date.now().toString(36)

interface Plan {
  id: string
  name: string
  version: number
  tiers: { days: number; amount: string; start_dows: number | null; label: string }[]
}
interface Terms {
  id: string
  media_type: string | null
  version: number
  late_amount: Record<string, string> | null
  grace_ms: number | null
}

const plans = async (q: string) =>
  (await adminApi<{ rate_plans: Plan[] }>(`${RENTAL}/rate-plans?q=${encodeURIComponent(q)}`)).rate_plans
const termsOf = async (mediaType: string) =>
  (await adminApi<{ terms: Terms[] }>(`${RENTAL}/terms?media_type=${mediaType}`)).terms

afterAll(async () => {
  for (const { id } of await plans(stamp)) await adminApi(`${RENTAL}/rate-plans/${id}`, undefined, "DELETE")
  for (const { id } of await termsOf("bluray")) await adminApi(`${RENTAL}/terms/${id}`, undefined, "DELETE")
  await closeBrowser()
})

describe("rate plans", () => {
  it("show what they come to while they are typed, and warn of a price nobody ever pays", async () => {
    const admin = await openAdmin({ path: "/media/rentals/plans/create" })
    const { page } = admin
    await page.getByLabel("Name", { exact: true }).fill(`Trial plan ${stamp}`)
    await page.getByLabel("Price of row 1").fill("2,50")
    await page.getByRole("button", { name: "Add a price" }).click()
    await page.getByLabel("Days of row 2").fill("3")
    await page.getByLabel("Price of row 2").fill("5")
    await page.getByRole("button", { name: "Add a price" }).click()
    await page.getByLabel("Days of row 3").fill("5")
    await page.getByLabel("Price of row 3").fill("20")
    await page.getByText("Row 3 is never used").waitFor()
    await page.getByText("Never used", { exact: true }).waitFor()
    const table = page.getByRole("region", { name: "What it comes to" })
    await table.getByRole("row", { name: /^4 .*€7\.50 3 days \+ 1 day/ }).waitFor()
    await admin.settled()
    await admin.shot("rental-plan-warning")
    expect(await admin.axe()).toEqual([])

    await page.getByRole("button", { name: "Remove row 3" }).click()
    await page.getByRole("button", { name: /^Conditions of row 2/ }).click()
    for (const day of ["Saturday", "Sunday"]) await page.getByRole("button", { name: day }).click()
    await page.getByRole("button", { name: "Conditions of row 2: starting Mon–Fri" }).waitFor()
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Rate plan saved").first().waitFor()
    await page.waitForURL(/\/plans\/rpln_/)
    const [saved] = await plans(stamp)
    expect(saved?.tiers).toMatchObject([
      { days: 1, amount: "2.50", label: "1 day", start_dows: null },
      { days: 3, amount: "5.00", label: "3 days", start_dows: 31 },
    ])
    await admin.close()
  })

  it("say at the row what the server refuses", async () => {
    const [plan] = await plans(stamp)
    const admin = await openAdmin({ path: `/media/rentals/plans/${plan?.id}` })
    const { page } = admin
    await page.getByRole("button", { name: "Copy row 1" }).click()
    await page.getByLabel("Price of row 2").fill("3")
    await page.getByRole("button", { name: "Save" }).click()
    await page
      .getByText(/given twice/)
      .first()
      .waitFor()
    await admin.shot("rental-plan-refused")
    expect(await page.getByLabel("Price of row 2").inputValue()).toBe("3")
    await admin.close()
  })

  it("lose nobody's words when two people edit one", async () => {
    const [plan] = await plans(stamp)
    const admin = await openAdmin({ path: `/media/rentals/plans/${plan?.id}` })
    const { page } = admin
    await page.getByLabel("Longest (days)").fill("12")
    await adminApi(`${RENTAL}/rate-plans/${plan?.id}`, { min_days: 2 })
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText(/Somebody else saved/).waitFor()
    await page.getByRole("button", { name: "Keep my changes" }).click()
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Rate plan saved").first().waitFor()
    await admin.settled()
    await page.getByLabel("Longest (days)").fill("13")
    await page.getByRole("link", { name: "Copies", exact: true }).click()
    await page.getByRole("alertdialog").getByText("Leave without saving?").waitFor()
    await admin.close()
  })

  it("ask before unsaved changes are left behind, and are not deleted while titles use them", async () => {
    const [used] = await plans("Films")
    const admin = await openAdmin({ path: `/media/rentals/plans/${used?.id}` })
    const { page } = admin
    await page.getByRole("button", { name: "Delete" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click()
    await page.getByText("The plan was not deleted").first().waitFor()
    await page.getByLabel("Name", { exact: true }).fill("Something else")
    await page.getByRole("link", { name: "Copies", exact: true }).click()
    const question = page.getByRole("alertdialog")
    await question.getByText("Leave without saving?").waitFor()
    await question.getByRole("button", { name: "Cancel" }).click()
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Something else")
    await admin.close()
  })
})

describe("the terms", () => {
  it("are set for a scope, inherited elsewhere, and say from where", async () => {
    const admin = await openAdmin({ path: "/settings/media/rentals" })
    const { page } = admin
    await page.waitForURL(/\/settings\/media-rentals/)
    await page.getByRole("link", { name: "Add rules for…" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("combobox", { name: /^Media type/ }).click()
    await page.getByRole("option", { name: "Blu-ray", exact: true }).click()
    await dialog.getByRole("switch", { name: "Late fee per unit: own value" }).click()
    await dialog.getByRole("group", { name: "Late fee per unit" }).getByLabel("EUR").fill("2,25")
    await dialog.getByRole("switch", { name: "Grace after the due time: own value" }).click()
    await dialog.getByLabel("Grace after the due time", { exact: true }).fill("3")
    await dialog.getByRole("combobox", { name: "Unit of Grace after the due time" }).click()
    await page.getByRole("option", { name: "hours" }).click()
    await admin.shot("rental-terms-editor")
    expect(await admin.axe()).toEqual([])
    await dialog.getByRole("button", { name: "Save" }).click()
    await page.getByText("Rules saved").first().waitFor()
    const [row] = await termsOf("bluray")
    expect(row).toMatchObject({ late_amount: { eur: "2.25" }, grace_ms: 10_800_000 })

    const matrix = page.getByRole("region", { name: "Terms" })
    await matrix.getByRole("columnheader", { name: /Blu-ray/ }).waitFor()
    await matrix
      .getByRole("row", { name: /^Grace after the due time/ })
      .getByText("3 hours")
      .waitFor()
    await matrix
      .getByRole("row", { name: /^Late fee at most/ })
      .getByText("from Whole shop")
      .first()
      .waitFor()
    await admin.settled()
    await admin.shot("rental-terms-matrix", { fullPage: true })
    expect(await admin.axe()).toEqual([])
    await admin.close()
  })

  it("answer what one customer would get for one title", async () => {
    const admin = await openAdmin({ path: "/settings/media-rentals" })
    const { page } = admin
    await page.getByRole("combobox", { name: "Title" }).fill("Inception")
    await page
      .getByRole("option", { name: /Inception/ })
      .first()
      .click()
    await page.getByRole("columnheader", { name: "Result" }).waitFor()
    await page
      .getByRole("row", { name: /^Grace after the due time/ })
      .getByText("from Blu-ray")
      .waitFor()
    await admin.close()
  })

  it("refuse what does not go together at its rule", async () => {
    const [row] = await termsOf("bluray")
    const admin = await openAdmin({ path: `/settings/media-rentals/terms?id=${row?.id}` })
    const { page } = admin
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("switch", { name: "Late fee counts: own value" }).click()
    await dialog.getByRole("combobox", { name: "Late fee counts", exact: true }).click()
    await page.getByRole("option", { name: "by the hour" }).click()
    await dialog.getByRole("button", { name: "Save" }).click()
    await dialog
      .getByText(/must be false with late_unit hour|休息日/)
      .first()
      .waitFor()
    await admin.shot("rental-terms-refused")
    await dialog.getByRole("switch", { name: "Late fee counts: own value" }).click()
    await dialog.getByRole("switch", { name: "Late fee per unit: own value" }).click()
    await dialog.getByRole("button", { name: "Save" }).click()
    await page.getByText("Rules saved").first().waitFor()
    expect((await termsOf("bluray"))[0]).toMatchObject({ late_amount: null, grace_ms: 10_800_000 })
    await admin.close()
  })
})

describe("opening times", () => {
  interface Calendar {
    id: string
    version: number
    open_dows: number
    closed_dates: string[]
    tz: string
  }
  const read = async () => (await adminApi<{ calendars: Calendar[] }>(`${RENTAL}/calendars`)).calendars[0] as Calendar

  it("are changed with holidays, and put back", async () => {
    const before = await read()
    const admin = await openAdmin({ path: "/settings/media-rentals" })
    const { page } = admin
    await page.getByRole("link", { name: /^Opening times of/ }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("From", { exact: true }).fill("2030-07-01")
    await dialog.getByLabel("To (for several days)").fill("2030-07-05")
    await dialog.getByRole("button", { name: "Add" }).click()
    await dialog.getByText("Jul 1, 2030 – Jul 5, 2030").waitFor()
    await dialog.getByRole("button", { name: "Saturday" }).click()
    await admin.shot("rental-calendar-editor")
    expect(await admin.axe()).toEqual([])
    await dialog.getByRole("button", { name: "Save" }).click()
    await page.getByText("Opening times saved").first().waitFor()
    const after = await read()
    expect(after.open_dows).toBe(before.open_dows ^ 32)
    expect(after.closed_dates.filter((date) => date.startsWith("2030-07"))).toHaveLength(5)
    const { open_dows, closed_dates } = before
    await adminApi(`${RENTAL}/calendars/${before.id}`, { open_dows, closed_dates })
    await admin.close()
  })
})

describe("the product page", () => {
  it("makes a title rentable, says how, and stops offering it", async () => {
    const { item } = await adminApi<{ item: { id: string; product_id: string } }>("/admin/media/catalog/items", {
      product: { title: `Trial film ${stamp}` },
      media_type: "dvd",
    })
    const admin = await openAdmin({ path: `/products/${item.product_id}` })
    const { page } = admin
    await page.getByRole("button", { name: "Make rentable" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByRole("combobox", { name: "Rate plan" }).fill("Films")
    await page.getByRole("option", { name: "Films" }).click()
    await drawer.getByLabel("EUR").fill("19,99")
    await drawer.getByLabel("USD").fill("21,99")
    await drawer.getByLabel("CNY").fill("149")
    await drawer.getByLabel("Rentable from").fill("2030-01-15")
    await drawer.getByLabel("Minimum age").fill("16")
    await admin.shot("rental-offer-drawer")
    expect(await admin.axe()).toEqual([])
    await drawer.getByRole("button", { name: "Make rentable" }).click()
    await page.getByText("The title can be rented now").first().waitFor()
    await page.getByText("16, set by the shop").waitFor()
    await page.getByText("Jan 15, 2030").waitFor()
    await page.getByText("none yet").waitFor()
    await page.getByRole("button", { name: "Stop offering" }).click()
    await page.getByText("Not for rent").waitFor()
    const { offers } = await adminApi<{ offers: { id: string; enabled: boolean; replacement_value: object }[] }>(
      `${RENTAL}/offers?product_id=${item.product_id}`,
    )
    expect(offers).toMatchObject([{ enabled: false, replacement_value: { eur: "19.99", usd: "21.99", cny: "149.00" } }])
    await page.getByRole("heading", { name: "Rental", exact: true }).scrollIntoViewIfNeeded()
    await admin.shot("rental-offer-card")
    await adminApi(`${RENTAL}/offers/${offers[0]?.id}`, undefined, "DELETE")
    await adminApi(`/admin/products/${item.product_id}`, undefined, "DELETE")
    await admin.close()
  })
})
