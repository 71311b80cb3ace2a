import { eventually } from "../helpers/eventually"
import {
  adminApi,
  book,
  closeBrowser,
  daysAgo,
  freshCopies,
  everyLook,
  isMainLook,
  openAdmin,
  openEveryDay,
  rentalById,
  renter,
  rentOut,
  shopToday,
  titleToRent,
  type Renter,
  type Title,
} from "./harness"

interface Scene {
  dvd: Title
  customer: Renter
  overdue: string
  reserved: string
  order: string
}

let scene: Scene

beforeAll(async () => {
  await openEveryDay()
  const dvd = await titleToRent("dvd", 1)
  const customer = await renter("Paula Pages", { date_of_birth: "1985-02-03" })
  const copies = await freshCopies(dvd, 2)
  const { rentals, order_id } = await rentOut(customer, dvd, copies, 2)
  await daysAgo(rentals[0]!.id, 5)
  const { id } = await book(customer, dvd, { start_date: inDays(3), days: 3 })
  const waiting = await titleToRent("dvd", 2)
  for (const name of ["Will Waiting", "Wilma Waiting"]) {
    const other = await renter(name, { date_of_birth: "1985-02-03" })
    await hold(other, waiting)
  }
  scene = { dvd, customer, overdue: rentals[0]!.id, reserved: id, order: order_id }
})
afterAll(closeBrowser)

const inDays = (days: number): string =>
  new Date(Date.parse(`${shopToday()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Somebody waits only when no copy is on the shelf; the title's own copies are put out of the way first. */
async function hold(customer: Renter, title: Title): Promise<void> {
  const { units } = await adminApi<{ units: { id: string; status: string }[] }>(
    `/admin/media/rental/units?variant_id=${title.variant_id}&limit=100`,
  )
  for (const { id, status } of units) {
    if (status === "available") await adminApi(`/admin/media/rental/units/${id}/downtime`, { status: "repair" })
  }
  await adminApi("/admin/media/rental/holds", {
    customer_id: customer.id,
    variant_id: title.variant_id,
    location_id: title.location_id,
    days: 3,
  })
}

/** Pictures of the documentation. */
const DOCS: Record<string, string> = { "rentals-list": "rentals", "rental-overdue": "rental" }

/** Screens that only need to be looked at: no fault in the console, none for axe, one picture per look. */
describe("rental pages", () => {
  const looks = everyLook()
  const look = (path: string, name: string) =>
    looks.look(path, name, (admin) => (isMainLook(admin) ? DOCS[name] : undefined))

  it("the list", () => look("/media/rentals", "rentals-list"))
  it("the overdue ones", () => look("/media/rentals?overdue=true&order=due_at", "rentals-overdue"))
  it("no match", () => look("/media/rentals?q=zzzqqqzzz", "rentals-no-match"))
  it("one overdue rental", () => look(`/media/rentals/${scene.overdue}`, "rental-overdue"))
  it("one booking", () => look(`/media/rentals/${scene.reserved}`, "rental-reserved"))
  it("a rental that does not exist", () =>
    looks.each(async (admin) => {
      await admin.goto("/media/rentals/rent_nowhere")
      await admin.shot("rental-not-found")
      expect(await admin.axe()).toEqual([])
      // The browser itself writes every answer with 404 down; nothing else may stand there.
      expect(admin.errors.splice(0).filter((error) => !/status of 404/.test(error))).toEqual([])
      expect(admin.failed).toEqual([])
    }))
  it.each(["extend", "buyout", "lost", "charge"])("the act %s", (act) =>
    look(`/media/rentals/${scene.overdue}/${act}`, `rental-act-${act}`),
  )
  it.each(["cancel", "reseat"])("the act %s", (act) =>
    look(`/media/rentals/${scene.reserved}/${act}`, `rental-act-${act}`),
  )
  it("the act no-show, too early", () =>
    looks.each(async (admin) => {
      await admin.goto(`/media/rentals/${scene.reserved}/no-show`)
      await admin.shot("rental-act-no-show")
      expect(await admin.axe()).toEqual([])
      // The preview refuses a booking that has not begun, and the browser writes that down, sooner or later.
      await eventually(async () => expect(admin.errors.join()).toMatch(/status of 409/))
      await admin.settled()
      expect(admin.errors.splice(0).filter((error) => !/status of 409/.test(error))).toEqual([])
      expect(admin.failed).toEqual([])
    }))
  it("the queue", () => look("/media/rentals/holds", "rental-holds"))
  it("somebody added to the queue", () => look("/media/rentals/holds/create", "rental-holds-create"))

  it("the order with its rentals", () =>
    looks.each(async (admin) => {
      await admin.goto(`/orders/${scene.order}`)
      const card = admin.page.getByRole("heading", {
        name: admin.lang === "en" ? "Rented with this order" : "本订单的租借",
      })
      await card.scrollIntoViewIfNeeded()
      await admin.shot("rental-order-widget")
      await admin.page.getByText(admin.lang === "en" ? /cannot be cancelled while/ : /暂不能取消/).waitFor()
      // Medusa's own summary of an order puts a block into a paragraph.
      const ours = admin.errors.splice(0).filter((error) => !/validateDOMNesting[^]*order-detail/.test(error))
      expect(ours).toEqual([])
    }))

  it("the customer at the rental desk", () =>
    looks.each(async (admin) => {
      await admin.goto(`/customers/${scene.customer.id}`)
      const card = admin.page.getByRole("heading", { name: admin.lang === "en" ? "At the rental desk" : "租借会员" })
      await card.scrollIntoViewIfNeeded()
      await admin.shot("rental-customer-widget")
      await admin.page.getByRole("button", { name: admin.lang === "en" ? "Edit member" : "编辑会员" }).click()
      await admin.settled()
      await admin.shot("rental-customer-drawer")
      expect(await admin.axe()).toEqual([])
      expect(admin.errors.splice(0)).toEqual([])
    }))
})

describe("a rental's page", () => {
  it("extends for exactly the price that was shown", async () => {
    const customer = await renter("Ella Extend", { date_of_birth: "1985-02-03" })
    const copies = await freshCopies(scene.dvd, 1)
    const { rentals } = await rentOut(customer, scene.dvd, copies, 1)
    const { id } = rentals[0]!
    const admin = await openAdmin({ path: `/media/rentals/${id}` })
    const { page } = admin
    await page.getByRole("link", { name: "Extend", exact: true }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("New due date").waitFor()
    await admin.settled()
    await dialog.getByText("What it costs").waitFor()
    await dialog.getByRole("button", { name: "Extend" }).click()
    await dialog.waitFor({ state: "detached" })
    await page.getByRole("row").filter({ hasText: "Extension" }).waitFor()
    const charges = (await rentalById(id)).charges
    expect(charges.map(({ kind }) => kind)).toEqual(["rent", "extension"])
    expect(admin.errors).toEqual([])
    await admin.close()
  })

  it("charges and waives with a reason, and the ledger keeps both", async () => {
    const admin = await openAdmin({ path: `/media/rentals/${scene.overdue}/charge` })
    const { page } = admin
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("textbox", { name: /Amount/ }).fill("3,50")
    await dialog.getByRole("textbox", { name: "Reason" }).fill("cracked case")
    await dialog.getByRole("button", { name: "Charge €3.50" }).click()
    await dialog.waitFor({ state: "detached" })
    const row = page.getByRole("row").filter({ hasText: "cracked case" })
    await row.waitFor()
    await row.getByRole("link", { name: "Waive: Damage" }).click()
    await page.getByRole("dialog").getByRole("textbox", { name: "Reason" }).fill("it was like that before")
    await page.getByRole("dialog").getByRole("button", { name: "Waive €3.50" }).click()
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await page.getByRole("row").filter({ hasText: "it was like that before" }).waitFor()
    await admin.shot("rental-ledger", { fullPage: true })
    const kinds = (await rentalById(scene.overdue)).charges.map(({ kind, amount }) => `${kind} ${amount}`)
    expect(kinds).toEqual(expect.arrayContaining(["damage 3.50", "waiver -3.50"]))
    expect(admin.errors).toEqual([])
    await admin.close()
  })

  it("says why something cannot be done now, and leaves out what somebody may not do", async () => {
    const admin = await openAdmin()
    await admin.page.route(/system\/me\/permissions/, (route) =>
      route.fulfill({
        json: { mode: "enforced", roles: ["clerk"], permissions: ["rental.order:read", "rental.order:update"] },
      }),
    )
    await admin.goto(`/media/rentals/${scene.reserved}`)
    const { page } = admin
    await page.getByRole("button", { name: /Not fetched: not possible now. The booking has not begun yet/ }).waitFor()
    expect(await page.getByRole("link", { name: "Cancel rental" }).count()).toBe(1)
    await admin.goto(`/media/rentals/${scene.overdue}`)
    expect(await page.getByRole("link", { name: /Sell|Give up|Charge/ }).count()).toBe(0)
    await admin.close()
  })
})

describe("a host without the hook that books", () => {
  it.each(["/media/rentals", "/media/rentals/counter", "/settings/media-rentals"])("is told so on %s", async (path) => {
    const admin = await openAdmin()
    const checks = [{ key: "rental.commit_hook", status: "error", detail: "nothing books", since: null }]
    await admin.page.route(/system\/health/, (route) => route.fulfill({ json: { status: "error", checks } }))
    await admin.goto(path)
    await admin.page.getByRole("alert").getByText("Nothing books rentals").waitFor()
    await admin.shot(`rental-hook${path.replace(/\W+/g, "-")}`)
    expect(await admin.axe()).toEqual([])
    await admin.page.unroute(/system\/health/)
    await admin.goto(path)
    expect(await admin.page.getByText("Nothing books rentals").count()).toBe(0)
    await admin.close()
  })
})

describe("the list of rentals", () => {
  it("has its views in the URL and their counts on them", async () => {
    const admin = await openAdmin({ path: "/media/rentals" })
    const { page } = admin
    const { counts } = await adminApi<{ counts: { overdue: number } }>("/admin/media/rental/orders/counts")
    await page.getByRole("link", { name: `Overdue ${counts.overdue}` }).click()
    await page.waitForURL(/overdue=true/)
    await admin.settled()
    expect(await page.locator("tbody tr").count()).toBe(Math.min(counts.overdue, 50))
    await page.getByRole("link", { name: "All" }).click()
    await page.waitForURL((url) => !url.search.includes("overdue"))
    await page.getByRole("searchbox").fill("Paula Pages")
    await page.waitForURL(/q=Paula/)
    await admin.settled()
    expect(await page.locator("tbody tr").count()).toBe(3)
    await page.getByRole("button", { name: "Due" }).click()
    await page.waitForURL(/order=-?due_at/)
    expect(admin.errors).toEqual([])
    await admin.close()
  })
})

describe("the queue", () => {
  it("is reordered, paused and ended with a reason", async () => {
    const admin = await openAdmin({ path: "/media/rentals/holds?q=Waiting" })
    const { page } = admin
    const names = () => page.locator("tbody tr td:nth-child(3)").allInnerTexts()
    expect(await names()).toEqual(["Will Waiting", "Wilma Waiting"])
    await page.getByRole("button", { name: "Serve Wilma Waiting earlier" }).click()
    await page.waitForFunction(
      () => document.querySelector("tbody tr td:nth-child(3)")?.textContent === "Wilma Waiting",
    )
    await page.getByRole("button", { name: "More for Will Waiting" }).click()
    await page.getByRole("menuitem", { name: "Pause" }).click()
    await page.getByLabel("Until").fill(inDays(10))
    await page.getByRole("dialog").getByRole("button", { name: "Pause" }).click()
    await page.getByText("Paused").first().waitFor()
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await page.getByRole("button", { name: "More for Wilma Waiting" }).click()
    await page.getByRole("menuitem", { name: "Cancel hold" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "Cancel the hold" }).click()
    await page.getByText("This is required.").waitFor()
    await page.getByLabel("Reason").fill("bought it elsewhere")
    await page.getByRole("dialog").getByRole("button", { name: "Cancel the hold" }).click()
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 1)
    await admin.shot("rental-holds-changed")
    expect(admin.errors).toEqual([])
    await admin.close()
  })
})

describe("the member card", () => {
  it("blocks with a reason, and the desk and the list of limits know it", async () => {
    const customer = await renter("Bodo Blocked", { date_of_birth: "1985-02-03" })
    const admin = await openAdmin({ path: `/customers/${customer.id}` })
    const { page } = admin
    await page.getByRole("button", { name: "Edit member" }).click()
    await page.getByRole("switch", { name: "Blocked from renting" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
    await page.getByText("This is required.").waitFor()
    await page.getByRole("textbox", { name: "Reason" }).fill("kept three discs")
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click()
    await page.getByText("Blocked until further notice: kept three discs").waitFor()
    await admin.shot("rental-customer-blocked")
    const { members } = await adminApi<{ members: { blocked: boolean }[] }>(
      `/admin/media/rental/members?customer_id=${customer.id}`,
    )
    expect(members[0]?.blocked).toBe(true)
    expect(admin.errors).toEqual([])
    await admin.close()
  })
})
