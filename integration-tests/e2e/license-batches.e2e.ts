import { adminApi, closeBrowser, everyLook, isMainLook, openAdmin, type AdminPage } from "./harness"

const A = "/admin/media/license"
const title = `Night Train ${Date.now()}`
/** Several batches at once would poll; each spec has one of its own. */
const order = (more: object = {}) =>
  adminApi<{ batch: { id: string; kid: number | null } }>(`${A}/batches`, {
    scheme: "opaque",
    purpose: "sale",
    quantity: 30,
    title: { en: title, zhCN: "里斯本夜车" },
    ...more,
  }).then(({ batch }) => batch.id)

async function ready(id: string): Promise<void> {
  for (let tries = 0; tries < 80; tries += 1) {
    const { batch } = await adminApi<{ batch: { status: string } }>(`${A}/batches/${id}`)
    if (batch.status === "ready") return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`batch ${id} is not ready`)
}

afterAll(closeBrowser)

describe("batches, approvals and keys", () => {
  let id: string
  beforeAll(async () => {
    id = await order({
      edition: "First pressing",
      dossier: {
        publisher: "Blue Gate Records",
        year: 2024,
        matrix: ["BG-1001 A", "BG-1001 B"],
        mould_sid: ["IFPI AB12"],
      },
    })
    await ready(id)
  })
  const looks = everyLook({ width: 1440, height: 1200 })
  const look = (path: string, name: string) =>
    looks.look(path, name, (admin) => (isMainLook(admin) && name === "license-batch" ? name : undefined))

  it("the list", () => look("/media/license/batches", "license-batches"))
  it("one batch", () => look(`/media/license/batches/${id}`, "license-batch"))
  it("a new one", () => look("/media/license/batches/create", "license-batch-create"))
  it("approvals", () => look("/media/license/approvals", "license-approvals"))
  it("keys", () => look("/media/license/keys", "license-keys"))
  it("no match", () => look("/media/license/batches?q=zzzqqqzzz", "license-batches-no-match"))
  it("a batch that does not exist", () =>
    looks.each(async (admin) => {
      await admin.goto("/media/license/batches/lbat_none")
      await admin.page.getByText(admin.lang === "en" ? "No such batch" : "没有这个批次").waitFor()
      // The browser notes the 404 itself.
      admin.errors.splice(0)
      admin.failed.splice(0)
    }))
})

describe("a batch from order to end", () => {
  let admin: AdminPage
  beforeAll(async () => void (admin = await openAdmin({ viewport: { width: 1440, height: 1200 } })))
  afterAll(() => admin.close())

  it("is ordered, minted, printed with PINs, voided in part and closed", async () => {
    const { page } = admin
    await admin.goto("/media/license/batches/create")
    await page.getByRole("button", { name: "Order", exact: true }).click()
    await page.getByText("Type a whole number from 1 to 1,000,000.").first().waitFor()
    // The browser notes the 400 itself.
    admin.errors.splice(0)
    await page.getByLabel("Number of copies").fill("12")
    await page.getByLabel("Title (English)").fill(`${title} by hand`)
    await page.getByLabel("Year").fill("next")
    await page.getByRole("button", { name: "Order", exact: true }).click()
    await page.getByText("Type a year in four digits.").waitFor()
    await page.getByLabel("Year").fill("1999")
    await page.getByLabel("Matrix numbers").fill("NT-1 A\nNT-1 B")
    await page.getByText("A4, 21 labels of 63.5 × 38.1 mm: fits").waitFor()
    await page.getByRole("button", { name: "Order", exact: true }).click()
    await page.getByText("12 of 12 signed").waitFor()
    for (const fact of ["1999", "NT-1 A", "NT-1 B"]) await page.getByText(fact, { exact: true }).waitFor()

    await page.getByLabel("To copy").fill("13")
    await page.getByLabel("First free place").fill("22")
    await page.getByRole("button", { name: "Make and download" }).click()
    await page.getByText("There are only 12 labels so far.").waitFor()
    await page.getByText("This sheet has the places 1 to 21.").waitFor()
    await page.getByLabel("To copy").fill("12")
    await page.getByLabel("First free place").fill("1")

    const [pdf] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Make and download" }).click(),
    ])
    expect(pdf.suggestedFilename()).toMatch(/^tags-lbat_.*-0-11\.pdf$/)
    await page.getByText("12 labels downloaded").first().waitFor()
    await page.getByRole("cell", { name: /^1–12/ }).waitFor()

    const id = page.url().split("/").at(-1) as string
    const { tags } = await adminApi<{ tags: { serial_printed: string }[] }>(
      `${A}/tags?batch_id=${id}&limit=2&order=idx`,
    )
    await page.getByLabel("Codes").fill(`${tags[0]!.serial_printed}\nnonsense`)
    await page.getByRole("button", { name: "Void these labels" }).click()
    await page.getByText("1 label voided").first().waitFor()
    await page.getByText("nonsense: no code of ours").waitFor()

    await page.getByRole("button", { name: "PINs are printed" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "PINs are printed" }).click()
    await page.getByText("The PINs' key is destroyed").first().waitFor()
    await page.getByRole("button", { name: "Close batch" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click()
    await page.getByRole("button", { name: "Close batch" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Close batch" }).click()
    await page.getByText("The batch is closed").first().waitFor()
    await page.getByText("nobody can sign one copy more").waitFor()
    await admin.goto("/media/license/keys")
    await page.getByText("private key destroyed").first().waitFor()
    expect(admin.errors).toEqual([])
  })

  it("waits for somebody else when it is large, and can be taken back", async () => {
    const { page } = admin
    const id = await order({ quantity: 10_001, title: { en: `${title} large` } })
    await admin.goto(`/media/license/batches/${id}`)
    expect(await page.getByRole("button", { name: "Approve", exact: true }).isDisabled()).toBe(true)
    await page.getByText("Somebody else has to approve your order").waitFor()
    await page.getByRole("button", { name: "Cancel order" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel order" }).click()
    await page.getByText("The order is cancelled").first().waitFor()
  })

  it("asks a second person to distrust a key", async () => {
    const { page } = admin
    await ready(await order({ quantity: 1, title: { en: `${title} single` } }))
    await admin.goto("/media/license/keys")
    await page.getByRole("button", { name: "Distrust" }).first().click()
    await page.getByLabel("Reason").fill("the laptop was stolen")
    await page.getByRole("button", { name: "Ask for it" }).click()
    await page.getByText("A second person has to agree").first().waitFor()
    await page.getByRole("link", { name: "Waits for approval" }).first().click()
    await page.getByText("Reason: the laptop was stolen").first().waitFor()
    await page.getByText("You asked for this; somebody else has to decide.").first().waitFor()
  })

  it("says when the list cannot be loaded, and who may not see it", async () => {
    const { page } = admin
    await page.route(/license\/batches\?/, (route) => route.fulfill({ status: 500, json: { message: "no" } }))
    await admin.goto("/media/license/batches")
    await page.getByText("The batches could not be loaded").waitFor()
    await page.unroute(/license\/batches\?/)
    const denied = {
      type: "forbidden",
      code: "media_permission_denied",
      permission: "license.batch:read",
      message: "no",
    }
    await page.route(/license\/batches\?/, (route) => route.fulfill({ status: 403, json: denied }))
    await admin.goto("/media/license/batches?q=x")
    await page.getByText("license.batch:read").first().waitFor()
    await page.unroute(/license\/batches\?/)
  })
})
