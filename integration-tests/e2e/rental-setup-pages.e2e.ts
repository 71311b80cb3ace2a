import type { Route } from "playwright-core"
import { adminApi, closeBrowser, everyLook, isMainLook, openAdmin, titleToRent, type Title } from "./harness"

const RENTAL = "/admin/media/rental"

/** Pictures for the documentation. */
const DOCS: Record<string, string> = {
  "rental-board": "rental-calendar",
  "rental-copies": "rental-copies",
  "rental-plan": "rental-plan",
  "rental-rules": "rental-rules",
  "rental-report-utilisation": "rental-reports",
}

let title: Title
let planId: string
let copyId: string
let productId: string
beforeAll(async () => {
  title = await titleToRent("bluray")
  const { rate_plans: plans } = await adminApi<{ rate_plans: { id: string }[] }>(`${RENTAL}/rate-plans?q=Films`)
  const { units } = await adminApi<{ units: { id: string; product_id: string }[] }>(
    `${RENTAL}/units?variant_id=${title.variant_id}`,
  )
  planId = plans[0]?.id ?? ""
  copyId = units[0]?.id ?? ""
  productId = units[0]?.product_id ?? ""
})
afterAll(closeBrowser)

interface Board {
  days: { starts_at: string }[]
  units: { blocks: object[] }[]
}

/** Every kind of bar on one board, which no shop has by chance. */
async function everyKind(route: Route): Promise<void> {
  const answer = await route.fetch()
  const board = (await answer.json()) as Board
  const at = (day: number, hour: number) =>
    new Date(Date.parse(board.days[day]?.starts_at ?? "") + hour * 3_600_000).toISOString()
  let number = 40
  const bar = (row: number, kind: string, from: number, to: number, more: object = {}) =>
    board.units[row]?.blocks.push({
      allocation_id: `ralc_${row}_${from}`,
      kind,
      starts_at: at(from, 10),
      ends_at: at(to, 21),
      blocked_from: at(from, 10),
      blocked_until: at(to + 1, 9),
      movable: false,
      late: false,
      note: null,
      rental: null,
      ...more,
    })
  const rental = (status: string, more: object = {}) => ({
    rental: {
      id: `rent_${(number += 1)}`,
      display_no: number,
      status,
      start_date: "2026-12-01",
      due_date: "2026-12-02",
      due_at: at(1, 21),
      at_risk: false,
      customer_id: "cus_1",
      customer_name: "Greta Müller",
      ...more,
    },
  })
  for (const unit of board.units) unit.blocks = []
  bar(0, "rental", 0, 1, { late: true, ...rental("out") })
  bar(0, "rental", 9, 12, { movable: true, ...rental("reserved", { at_risk: true }) })
  bar(1, "rental", 1, 6, rental("out"))
  bar(1, "checkout_hold", 9, 11)
  bar(2, "rental", 3, 7, rental("ready"))
  bar(2, "pickup_hold", 11, 13)
  bar(3, "downtime", 4, 9, { note: "Disc 2 scratched" })
  bar(4, "transfer", 2, 5)
  bar(5, "rental", 0, 2, rental("closed"))
  await route.fulfill({ json: board })
}

describe("set-up pages of renting", () => {
  const looks = everyLook()
  const look = (path: string, name: string) =>
    looks.look(path, name, (admin) => (isMainLook(admin) ? DOCS[name] : undefined))

  it("calendar", async () => {
    await looks.each((admin) => admin.page.route(/rental\/board\?/, everyKind))
    await look("/media/rentals/calendar", "rental-board")
    await look("/media/rentals/calendar?view=table", "rental-board-table")
    await looks.each((admin) => admin.page.unroute(/rental\/board\?/))
  })
  it("calendar without a match", () => look("/media/rentals/calendar?q=zzzqqqzzz", "rental-board-no-match"))
  it("copies", () => look("/media/rentals/copies", "rental-copies"))
  it("one copy", () => look(`/media/rentals/copies/${copyId}`, "rental-copy"))
  it("editor of a copy", () => look(`/media/rentals/copies/${copyId}/edit`, "rental-copy-edit"))
  it("intake", () => look(`/media/rentals/copies/intake?offer_id=${title.offer_id}`, "rental-intake-page"))
  it("labels", () => look(`/media/rentals/copies/labels?id=${copyId}`, "rental-labels-page"))
  it("rate plans", () => look("/media/rentals/plans", "rental-plans"))
  it("one rate plan", () => look(`/media/rentals/plans/${planId}`, "rental-plan"))
  it("a new rate plan", () => look("/media/rentals/plans/create", "rental-plan-new"))
  it("rules", () => look("/settings/media-rentals", "rental-rules"))
  it("editor of rules", () => look("/settings/media-rentals/terms", "rental-rules-editor"))
  it.each(["utilisation", "roi", "demand", "overdue", "losses"])("report %s", (report) =>
    look(`/media/rentals/reports?report=${report}`, `rental-report-${report}`),
  )
  it("product page with the rental card", () =>
    looks.each(async (admin) => {
      await admin.goto(`/products/${productId}`)
      const card = admin.page.getByRole("heading", { name: admin.lang === "en" ? "Rental" : "租借", exact: true })
      await card.scrollIntoViewIfNeeded()
      await admin.shot("rental-product")
      expect(admin.errors.splice(0)).toEqual([])
    }))
})

describe("the set-up pages", () => {
  it("name the missing permission", async () => {
    const admin = await openAdmin()
    const denied = { type: "forbidden", code: "media_permission_denied", permission: "rental.unit:read", message: "no" }
    await admin.page.route(/rental\/(board|units)/, (route) => route.fulfill({ status: 403, json: denied }))
    for (const page of ["calendar", "copies"]) {
      await admin.page.goto(`/app/media/rentals/${page}`)
      await admin.page.getByText("rental.unit:read").first().waitFor({ timeout: 40_000 })
    }
    await admin.close()
  })

  it("leave the product page usable when renting is out of order", async () => {
    const admin = await openAdmin()
    await admin.page.route(/media\/rental\//, (route) => route.fulfill({ status: 500, json: { message: "broken" } }))
    await admin.page.goto(`/app/products/${productId}`)
    await admin.page.getByText("The rental set-up could not be loaded.").waitFor({ timeout: 40_000 })
    await admin.page.getByRole("heading", { name: "Variants" }).waitFor()
    await admin.close()
  })

  it("export a report as a file", async () => {
    const admin = await openAdmin({ path: "/media/rentals/reports" })
    const [download] = await Promise.all([
      admin.page.waitForEvent("download"),
      admin.page.getByRole("button", { name: "Export CSV" }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^utilisation-.*\.csv$/)
    await admin.close()
  })
})
