import type { Page } from "playwright-core"
import {
  adminApi,
  closeBrowser,
  daysAgo,
  freshCopies,
  openAdmin,
  openEveryDay,
  rentAndBuy,
  rentalById,
  renter,
  rentalsOf,
  titleToRent,
  type Title,
} from "./harness"

/** As a scanner types. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code, { delay: 3 })
  await page.keyboard.press("Enter")
}
const step = (page: Page, kind: string) => page.locator(`[data-step=${kind}]`).waitFor()
const result = (page: Page, kind: string) => page.locator(`[data-result=${kind}]`).waitFor()

const SHARE = 20

let title: Title
let saleVariant: string
let termsId: string

beforeAll(async () => {
  await openEveryDay()
  title = await titleToRent("dvd")
  await freshCopies(title, 4)
  const deposit = { deposit_mode: "charge", deposit_type: "fixed", deposit_value: { eur: String(SHARE) } }
  const { terms } = await adminApi<{ terms: { id: string } }>("/admin/media/rental/terms", {
    variant_id: title.variant_id,
    ...deposit,
  })
  termsId = terms.id
  const { products } = await adminApi<{ products: { variants: { id: string; manage_inventory: boolean }[] }[] }>(
    "/admin/products?handle=kind-of-blue-lp&fields=variants.id,variants.manage_inventory",
  )
  saleVariant = products[0]!.variants.find((variant) => variant.manage_inventory)!.id
})
afterAll(async () => {
  await adminApi(`/admin/media/rental/terms/${termsId}`, undefined, "DELETE")
  await closeBrowser()
})

describe.each([
  ["en", "light"],
  ["zhCN", "dark"],
] as const)("two discs rented and a record bought in one cart, in %s", (lang, theme) => {
  it("go out at the counter; the one that comes back late and damaged pays with its deposit", async () => {
    const customer = await renter("Wendy Walkthrough", { date_of_birth: "1985-02-03" })
    const order = await rentAndBuy(customer, { title, quantity: 2, days: 2, sale_variant_id: saleVariant })
    const rentals = await rentalsOf({ order_id: order })
    expect(rentals.map(({ status }) => status)).toEqual(["reserved", "reserved"])

    const path = "/media/rentals/counter"
    const admin = await openAdmin({ lang, theme, path, viewport: { width: 1440, height: 1000 } })
    const { page } = admin
    await page.locator("[data-scan-box]").waitFor()
    await page.keyboard.press("F3")
    for (const { id, unit } of rentals) {
      await scan(page, unit.barcode)
      const done = page.locator(`[data-result=handed_out] a[href$="${id}"]`)
      const asked = page.locator("[data-step=look]").filter({ hasText: unit.barcode })
      await done.or(asked).first().waitFor()
      // Before the shop opens the desk asks whether it is to be ahead of time.
      if (await asked.count()) await page.keyboard.press("Enter")
      await done.waitFor()
    }
    const [late, other] = rentals
    await daysAgo(late!.id, 5)

    await page.keyboard.press("F4")
    await scan(page, late!.unit.barcode)
    await step(page, "return")
    await page.keyboard.press("Alt+i")
    await step(page, "inspect")
    const damage = page.getByRole("textbox", { name: lang === "en" ? "Damage" : "损坏赔偿" })
    await damage.focus()
    await page.keyboard.type("2,50", { delay: 70 })
    await page.keyboard.press("Enter")
    await step(page, "return")
    await page.keyboard.press("Enter")
    await result(page, "returned")

    const back = await rentalById(late!.id)
    const fees = back.charges.filter(({ kind }) => kind === "late" || kind === "damage")
    expect(fees.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual(["damage paid", "late paid"])
    const kept = fees.reduce((sum, { amount }) => sum + Number(amount), 0)
    expect(kept).toBeGreaterThan(2.5)
    const returned = (SHARE - kept).toFixed(2)
    await page.locator("[data-result=returned]").getByText(`€${returned}`).first().waitFor()
    await admin.settled()
    await admin.shot("rental-walkthrough-settled")
    const { order: settled } = await adminApi<{
      order: { payment_collections: { payments: { refunds: { amount: number }[] }[] }[] }
    }>(`/admin/orders/${order}?fields=*payment_collections.payments.refunds`)
    const refunds = settled.payment_collections.flatMap(({ payments }) => payments).flatMap(({ refunds: all }) => all)
    expect(refunds.map(({ amount }) => amount.toFixed(2))).toEqual([returned])
    expect([back.status, (await rentalById(other!.id)).status]).toEqual(["closed", "out"])
    expect(admin.failed).toEqual([])
    await admin.close()
  })
})
