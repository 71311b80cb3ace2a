import type { Locator, Page } from "playwright-core"
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
  rentalsOf,
  rentOut,
  shopToday,
  titleToRent,
  type AdminPage,
  type Language,
  type Title,
} from "./harness"

const COUNTER = "/media/rentals/counter"

/** As a scanner types: far faster than a hand, with Enter at the end. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code, { delay: 3 })
  await page.keyboard.press("Enter")
}

/** As fast as a scanner whatever else the machine does: the keys are under way before the first has arrived. */
async function burst(page: Page, code: string): Promise<void> {
  await Promise.all([...code, "Enter"].map((key) => page.keyboard.press(key)))
}

/** As a hand types. */
const type = (page: Page, text: string) => page.keyboard.type(text, { delay: 70 })

/** As a hand goes through a form, from wherever the focus is. */
async function tabTo(page: Page, field: Locator): Promise<void> {
  const isThere = () => field.evaluate((element) => element === document.activeElement)
  for (let turn = 0; turn < 20 && !(await isThere()); turn += 1) await page.keyboard.press("Tab")
  expect(await isThere()).toBe(true)
}

const step = (page: Page, kind: string) => page.locator(`[data-step=${kind}]`).waitFor()
const result = (page: Page, kind: string) => page.locator(`[data-result=${kind}]`).waitFor()
const boxHasFocus = (page: Page) => page.evaluate(() => document.activeElement?.hasAttribute("data-scan-box") ?? false)

async function atCounter(lang: Language = "en", theme: "light" | "dark" = "light"): Promise<AdminPage> {
  const admin = await openAdmin({ lang, theme, path: COUNTER, viewport: { width: 1440, height: 1000 } })
  await admin.page.locator("[data-scan-box]").waitFor()
  return admin
}

let dvd: Title

beforeAll(async () => {
  await openEveryDay()
  dvd = await titleToRent("dvd")
})
afterAll(closeBrowser)

describe.each([
  ["en", "light"],
  ["zhCN", "dark"],
] as const)("the counter with a keyboard alone, in %s, %s", (lang, theme) => {
  let admin: AdminPage
  let page: Page
  beforeAll(async () => {
    admin = await atCounter(lang, theme)
    page = admin.page
  })
  afterAll(() => admin.close())
  afterEach(async () => {
    expect(await boxHasFocus(page)).toBe(true)
    expect(admin.failed).toEqual([])
  })

  it("rents two discs to somebody who walks in, and prints the slip", async () => {
    const customer = await renter("Wanda Walker", {
      member_no: `CARD-${lang}-${Date.now()}`,
      date_of_birth: "1990-05-01",
    })
    const copies = await freshCopies(dvd, 2)
    await page.keyboard.press("F8")
    for (const { barcode } of copies) await scan(page, barcode)
    await page.keyboard.press("Alt+c")
    await type(page, customer.email)
    await page.getByRole("option").first().waitFor()
    await admin.shot("rental-counter-customer")
    await page.waitForTimeout(500)
    await page.keyboard.press("Enter")
    await page.keyboard.press("Alt+t")
    await type(page, "3")
    await page.keyboard.press("Enter")
    const pay = page.getByRole("button", { name: /Rent, .* paid|出借，已收/ })
    await pay.and(page.locator(":enabled")).waitFor()
    await admin.settled()
    await admin.shot("rental-counter-walk-in")
    expect(await admin.axe()).toEqual([])
    await page.keyboard.press("Enter")
    await result(page, "walk_in")
    await admin.shot("rental-counter-walk-in-done")

    const rentals = await rentalsOf({ customer_id: customer.id })
    expect(rentals.map(({ status }) => status)).toEqual(["out", "out"])
    expect(rentals.map(({ unit }) => unit.barcode).sort()).toEqual(copies.map(({ barcode }) => barcode).sort())

    await page.emulateMedia({ media: "print" })
    await admin.shot("rental-counter-slip")
    expect(await page.locator(".media-slip").innerText()).toContain(copies[0]!.barcode)
    expect(await page.locator("main").first().isVisible()).toBe(false)
    await page.emulateMedia({ media: "screen" })
    // The page is drawn anew after printing; then the box has the focus again by itself.
    await page.waitForFunction(() => document.activeElement?.hasAttribute("data-scan-box"), undefined, {
      timeout: 2000,
    })
  })

  it("hands a booked disc out as soon as it is scanned", async () => {
    const customer = await renter("Betty Booker", { date_of_birth: "1985-02-03" })
    const booked = await book(customer, dvd, { start_date: shopToday(), days: 2 })
    await page.keyboard.press("F3")
    await scan(page, booked.unit.barcode)
    // The shop may not have opened yet: then the desk asks before it hands out ahead of time.
    await page.locator("[data-result=handed_out], [data-step=look]").first().waitFor()
    if (await page.locator("[data-step=look]").count()) {
      await admin.shot("rental-counter-look")
      await page.keyboard.press("ArrowRight")
      await page.keyboard.press("ArrowLeft")
      await page.keyboard.press("Enter")
    }
    await result(page, "handed_out")
    await admin.shot("rental-counter-handed-out")
    expect((await rentalById(booked.id)).status).toBe("out")
  })

  it("takes a late and damaged disc back for exactly what was shown", async () => {
    const customer = await renter("Lara Late", { date_of_birth: "1985-02-03" })
    const copies = await freshCopies(dvd, 1)
    const { rentals } = await rentOut(customer, dvd, copies)
    await daysAgo(rentals[0]!.id, 4)
    await page.keyboard.press("F4")
    await scan(page, copies[0]!.barcode)
    await step(page, "return")
    await admin.shot("rental-counter-return-late")
    expect(await admin.axe()).toEqual([])

    await page.keyboard.press("Alt+i")
    await step(page, "inspect")
    await admin.shot("rental-counter-inspect")
    expect(await admin.axe()).toEqual([])
    const form = page.locator("[data-step=inspect]")
    await tabTo(page, form.getByRole("textbox", { name: lang === "en" ? "Damage" : "损坏赔偿" }))
    await type(page, "2,50")
    await page.keyboard.press("Tab")
    await type(page, "scratched")
    await page.keyboard.press("Enter")
    await step(page, "return")
    await admin.settled()
    await admin.shot("rental-counter-return-total", { docs: lang === "en" ? "rental-counter" : "rental-counter.zhCN" })
    await page.keyboard.press("Enter")
    await result(page, "returned")
    await admin.shot("rental-counter-returned")

    const back = await rentalById(rentals[0]!.id)
    expect(back.status).toBe("closed")
    expect(back.inspection).not.toBeNull()
    const kinds = Object.fromEntries(back.charges.map(({ kind, amount }) => [kind, amount]))
    expect(kinds.damage).toBe("2.50")
    expect(Number(kinds.late)).toBeGreaterThan(0)
  })

  it("takes a pile back in one go, late discs from the drop box as of when it was filled", async () => {
    const customer = await renter("Petra Pile", { date_of_birth: "1985-02-03" })
    const copies = await freshCopies(dvd, 3)
    const { rentals } = await rentOut(customer, dvd, copies)
    for (const { id } of rentals) await daysAgo(id, 2)
    await page.keyboard.press("F9")
    await page.keyboard.press("Alt+r")
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("datetime-local")
    // The discs were due yesterday at 21:00; the box was emptied today and holds what came an hour before.
    await page.locator("input[type=datetime-local]").fill(`${dateBefore(shopToday(), 1)}T20:00`)
    await page.keyboard.press("Enter")
    for (const { barcode } of copies) await scan(page, barcode)
    await page.getByRole("row").filter({ hasText: copies[2]!.barcode }).waitFor()
    await admin.settled()
    await admin.shot("rental-counter-pile")
    expect(await admin.axe()).toEqual([])
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Delete")
    await page.getByRole("row").filter({ hasText: copies[1]!.barcode }).waitFor({ state: "detached" })
    await page.keyboard.press("Enter")
    await result(page, "returned")
    const statuses = await Promise.all(rentals.map(async ({ id }) => (await rentalById(id)).status))
    expect(statuses).toEqual(["returned", "out", "returned"])
    for (const { id } of [rentals[0]!, rentals[2]!]) {
      expect((await rentalById(id)).charges.map(({ kind }) => kind)).toEqual(["rent"])
    }
    await page.getByRole("button", { name: lang === "en" ? "Back to now" : "恢复为现在" }).click()
  })
})

describe("the counter", () => {
  it("asks the birth date where the title has an age, and refuses who is too young", async () => {
    const offers = await adminApi<{ offers: { id: string; version: number; variant_id: string }[] }>(
      `/admin/media/rental/offers?variant_id=${dvd.variant_id}`,
    )
    const [offer] = offers.offers
    await adminApi(`/admin/media/rental/offers/${offer!.id}`, { version: offer!.version, min_age: 18 })
    const customer = await renter("Yuri Young")
    const [copy] = await freshCopies(dvd, 1)
    const admin = await atCounter()
    const { page } = admin
    try {
      await page.keyboard.press("F8")
      await scan(page, copy!.barcode)
      await page.keyboard.press("Alt+c")
      await type(page, customer.email)
      await page.getByRole("option").first().waitFor()
      await page.waitForTimeout(500)
      await page.keyboard.press("Enter")
      const birth = page.getByLabel("Birth date")
      await birth.waitFor()
      await birth.fill(`${Number(shopToday().slice(0, 4)) - 17}-12-31`)
      await birth.press("Enter")
      await page.getByRole("alert").filter({ hasText: "too young" }).first().waitFor()
      await admin.shot("rental-counter-age")
      expect(await admin.axe()).toEqual([])
      await birth.fill("1990-05-01")
      await birth.press("Enter")
      await result(page, "walk_in")
      expect((await rentalsOf({ customer_id: customer.id })).map(({ status }) => status)).toEqual(["out"])
    } finally {
      const [now] = (
        await adminApi<{ offers: { version: number }[] }>(`/admin/media/rental/offers?variant_id=${dvd.variant_id}`)
      ).offers
      await adminApi(`/admin/media/rental/offers/${offer!.id}`, { version: now!.version, min_age: null })
      await admin.close()
    }
  })

  it("keeps scans that arrive while the server is slow, in order and once each", async () => {
    const customer = await renter("Susi Slow", { date_of_birth: "1985-02-03" })
    const copies = await freshCopies(dvd, 3)
    const { rentals } = await rentOut(customer, dvd, copies)
    const admin = await atCounter()
    const { page } = admin
    const keys: string[] = []
    await page.route(/media\/rental\/(scan|returns)/, async (route) => {
      keys.push(`${new URL(route.request().url()).pathname} ${route.request().headers()["idempotency-key"]}`)
      await new Promise((resolve) => setTimeout(resolve, 700))
      await route.continue()
    })
    await page.keyboard.press("F4")
    for (const { barcode } of copies) await scan(page, barcode)
    await page.getByText("2 scans waiting").waitFor()
    await admin.shot("rental-counter-waiting")
    await page.waitForFunction(() => document.querySelectorAll("[data-result=returned]").length === 1)
    await page.getByText("2 scans waiting").waitFor({ state: "detached" })
    for (const { id } of rentals) await eventually(async () => (await rentalById(id)).status === "returned")
    expect(new Set(keys).size).toBe(keys.length)
    expect(await boxHasFocus(page)).toBe(true)
    await admin.close()
  })

  it("loses no scan when the network is gone: it waits, tries again, and does nothing twice", async () => {
    const customer = await renter("Olaf Offline", { date_of_birth: "1985-02-03" })
    const copies = await freshCopies(dvd, 1)
    const { rentals } = await rentOut(customer, dvd, copies)
    const admin = await atCounter()
    const { page } = admin
    let cut = true
    const keys: (string | undefined)[] = []
    await page.route(/media\/rental\/returns$/, async (route) => {
      keys.push(route.request().headers()["idempotency-key"])
      // The first answer is lost on its way back: the server has taken the disc, the desk does not know.
      if (cut) {
        cut = false
        await route.fetch()
        return route.abort()
      }
      return route.continue()
    })
    await page.keyboard.press("F4")
    await scan(page, copies[0]!.barcode)
    await step(page, "broken")
    await admin.shot("rental-counter-broken")
    expect(await admin.axe()).toEqual([])
    await page.keyboard.press("Enter")
    await result(page, "returned")
    expect(keys[0]).toBe(keys[1])
    const order = await rentalById(rentals[0]!.id)
    expect(order.status).toBe("returned")
    expect(order.charges.map(({ kind }) => kind)).toEqual(["rent"])
    await admin.close()
  })

  it("takes a scan for a scan even while somebody writes into a form", async () => {
    const customer = await renter("Fiona Form", { date_of_birth: "1985-02-03" })
    const copies = await freshCopies(dvd, 2)
    await rentOut(customer, dvd, copies)
    const admin = await atCounter()
    const { page } = admin
    await page.keyboard.press("F4")
    await scan(page, copies[0]!.barcode)
    await result(page, "returned")
    await page.keyboard.press("F2")
    await scan(page, copies[0]!.barcode)
    await step(page, "look")
    await page.keyboard.press("Enter")
    await step(page, "inspect")
    const note = page.getByRole("textbox", { name: "Note" })
    await note.focus()
    await type(page, "a bit worn")
    await burst(page, copies[1]!.barcode)
    await page.getByText("1 scan waiting").waitFor()
    expect(await note.inputValue()).toBe("a bit worn")
    await page.keyboard.press("Control+Enter")
    await step(page, "look")
    await page.getByText(copies[1]!.barcode).first().waitFor()
    await page.keyboard.press("Escape")
    expect(await boxHasFocus(page)).toBe(true)
    expect(admin.failed).toEqual([])
    await admin.close()
  })

  it("says an unknown code and goes on", async () => {
    const admin = await atCounter("zhCN", "light")
    const { page } = admin
    await scan(page, "NOBODY-HAS-THIS")
    await result(page, "refused")
    await page.getByRole("heading", { name: "没有使用此条码的碟片。" }).waitFor()
    await admin.shot("rental-counter-unknown")
    expect(await boxHasFocus(page)).toBe(true)
    await admin.close()
  })

  it("without the right to act only looks things up", async () => {
    const admin = await openAdmin()
    await admin.page.route(/system\/me\/permissions/, (route) =>
      route.fulfill({ json: { mode: "enforced", roles: ["viewer"], permissions: ["rental.counter:read"] } }),
    )
    await admin.goto(COUNTER)
    const { page } = admin
    const [copy] = await freshCopies(dvd, 1)
    await page.locator("[data-scan-box]").waitFor()
    expect(await page.getByRole("radio").count()).toBe(0)
    await scan(page, copy!.barcode)
    await result(page, "left")
    expect(await page.getByRole("button", { name: /Rent it now|Hand out/ }).count()).toBe(0)
    await admin.close()
  })
})

const dateBefore = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)

async function eventually(check: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error("it did not come about")
}
