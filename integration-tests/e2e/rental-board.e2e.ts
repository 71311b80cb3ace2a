import {
  adminApi,
  book,
  closeBrowser,
  daysAgo,
  freshCopies,
  openAdmin,
  openEveryDay,
  rentalById,
  renter,
  rentOut,
  shopToday,
  titleToRent,
  type AdminPage,
  type Copy,
  type Title,
} from "./harness"

const UNITS = "/admin/media/rental/units"

const allocations = async (id: string) =>
  (await adminApi<{ unit: { allocations: { kind: string; note: string | null }[] } }>(`${UNITS}/${id}`)).unit
    .allocations

/** So many days from the shop's today. */
const day = (days: number) => {
  const date = new Date(`${shopToday()}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

const made: string[] = []
beforeAll(() => openEveryDay())
afterAll(async () => {
  for (const id of made) await adminApi(`${UNITS}/${id}`, undefined, "DELETE").catch(() => null)
  await closeBrowser()
})

describe("the board", () => {
  let title: Title
  let copies: Copy[]
  let booked: Awaited<ReturnType<typeof book>>

  beforeAll(async () => {
    title = await titleToRent("cd")
    copies = await freshCopies(title, 2)
    made.push(...copies.map(({ id }) => id))
    booked = await book(await renter("Bea Board"), title, { start_date: day(2), days: 3 })
  })

  const open = (more = "") =>
    openAdmin({
      path: `/media/rentals/calendar?variant_id=${title.variant_id}${more}`,
      viewport: { width: 1440, height: 1000 },
    })
  /** Where a copy's row is now. */
  const row = (admin: AdminPage, id: string) => admin.page.locator(`[data-unit="${id}"]`)
  const bar = (admin: AdminPage) => admin.page.locator(`a[href$="/media/rentals/${booked.id}"][data-block]`)
  const seat = async () => (await rentalById(booked.id)).unit

  it("lets a booking be dragged to another copy, and asks first", async () => {
    const admin = await open()
    const { page } = admin
    const from = await seat()
    const target = copies.find(({ id }) => id !== from.id) as Copy
    const start = await bar(admin).boundingBox()
    const end = await row(admin, target.id).boundingBox()
    if (!start || !end) throw new Error("nothing to drag")
    await page.mouse.move(start.x + 20, start.y + start.height / 2)
    await page.mouse.down()
    await page.mouse.move(start.x + 24, (start.y + end.y) / 2, { steps: 4 })
    await page.mouse.move(start.x + 24, end.y + end.height / 2, { steps: 4 })
    await page.getByText(`To ${target.barcode}: free`).waitFor()
    await admin.shot("rental-board-drag")
    await page.mouse.up()
    await page.getByRole("alertdialog").getByText(`to ${target.barcode}?`).waitFor()
    await page.getByRole("button", { name: "Move", exact: true }).click()
    await page.getByText(`#${booked.display_no} was moved`).first().waitFor()
    expect((await seat()).id).toBe(target.id)
    // A drag is no click: the board is still there.
    expect(page.url()).toContain("/media/rentals/calendar")
    await admin.close()
  })

  it("moves a booking by keyboard alone", async () => {
    const admin = await open()
    const { page } = admin
    const from = await seat()
    const target = copies.find(({ id }) => id !== from.id) as Copy
    const cell = row(admin, from.id).locator("[role=gridcell]", { has: bar(admin) })
    const label = await cell.getAttribute("aria-label")
    expect(label).toContain("Bea Board")
    await row(admin, from.id).locator("[role=gridcell]").first().focus()
    while (!(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")))?.includes("Bea Board")) {
      await page.keyboard.press("ArrowRight")
    }
    await page.getByRole("button", { name: `Move #${booked.display_no}…` }).focus()
    await page.keyboard.press("Enter")
    await page.getByRole("radio", { name: new RegExp(target.barcode) }).focus()
    await page.keyboard.press("Space")
    expect(await admin.axe()).toEqual([])
    await page.getByRole("dialog").getByRole("button", { name: "Move" }).press("Enter")
    await page.getByText(`#${booked.display_no} was moved`).first().waitFor()
    expect((await seat()).id).toBe(target.id)
    await admin.close()
  })

  it("takes a copy out of service for the days one has selected, and ends that", async () => {
    const admin = await open()
    const { page } = admin
    const free = copies[0] as Copy
    const cells = row(admin, free.id).locator("[role=gridcell]")
    const [first, last] = [await cells.nth(16).boundingBox(), await cells.nth(18).boundingBox()]
    if (!first || !last) throw new Error("no cells")
    await page.mouse.move(first.x + 8, first.y + 8)
    await page.mouse.down()
    await page.mouse.move(last.x + 8, last.y + 8, { steps: 5 })
    await page.mouse.up()
    await page.getByText(new RegExp(`${free.barcode}: .*, 3 days`)).waitFor()
    await page.getByRole("button", { name: "Out of service…" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByLabel(/^Note/).fill("Disc cleaning")
    await drawer.getByRole("button", { name: "Plan" }).click()
    await page.getByText(`${free.barcode} is out of service for that time`).first().waitFor()
    expect(await allocations(free.id)).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: "downtime", note: "Disc cleaning" })]),
    )
    await page.getByRole("button", { name: "Show as table" }).click()
    await page
      .getByRole("row", { name: /Disc cleaning/ })
      .getByRole("button", { name: "End downtime" })
      .click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel downtime" }).click()
    await page.getByText("The downtime has ended").first().waitFor()
    expect((await allocations(free.id)).filter(({ kind }) => kind === "downtime")).toEqual([])
    await admin.close()
  })

  it("shows what is late until now, and opens the rental on a click", async () => {
    const [copy] = await freshCopies(title, 1)
    const customer = await renter("Lara Late", { member_no: `L${Date.now()}` })
    const { rentals } = await rentOut(customer, title, [copy as Copy], 2)
    const late = rentals[0] as { id: string }
    await daysAgo(late.id, 6)
    const admin = await open()
    const { page } = admin
    const block = page.locator(`a[href$="/media/rentals/${late.id}"][data-block]`)
    expect(await block.getAttribute("aria-label")).toMatch(/^Overdue · .*Lara Late.*blocked until it is scanned in/)
    await admin.shot("rental-board-late")
    expect(await admin.axe()).toEqual([])
    await block.click()
    await page.waitForURL(new RegExp(`/media/rentals/${late.id}`))
    expect(admin.errors).toEqual([])
    await admin.close()
  })
})
