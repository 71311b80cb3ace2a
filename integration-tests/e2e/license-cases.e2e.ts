import { adminApi, closeBrowser, openAdmin, shop, shopSql, type AdminPage } from "./harness"
import { saleTitle, tagOf, taggedCopies } from "./harness/tag-arrange"
import type { PrintedLabel } from "../helpers/tag-labels"

const A = "/admin/media/license"
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

interface Case {
  id: string
  status: string
  public_caution: boolean
}

let copies: PrintedLabel[]
let cloned: string
beforeAll(async () => {
  copies = await taggedCopies(await saleTitle(), 3)
  await reported(copies[0]!, "Sold as new at the flea market, panel scratched")
  cloned = await clone((await tagOf(copies[1]!)).id)
})
afterAll(closeBrowser)

/** A report as the public sends it, with a photo. */
async function reported(copy: PrintedLabel, text: string): Promise<void> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ url: copy.token, kind: "seller", text, place: "Mauerpark" }))
    form.append(name, value)
  form.append("photo", new Blob([Buffer.from(PIXEL, "base64")], { type: "image/png" }), "stall.png")
  const answer = await fetch(`${shop().url}/store/media/license/reports`, {
    method: "POST",
    headers: { "x-publishable-api-key": shop().publishableKey },
    body: form,
  })
  if (answer.status !== 202) throw new Error(`no report: ${answer.status} ${await answer.text()}`)
}

/** A case as the risk score opens it. */
async function clone(tagId: string): Promise<string> {
  const id = `lcas_e2e${Date.now()}`
  const signals = { travel: 3, dev: 41, pin: 2, country: 6 }
  await shopSql(
    `insert into media_license_case (id, tag_id, kind, severity, status, signals, created_at, updated_at)
     values ($1, $2, 'clone_suspected', 'high', 'open', $3::jsonb, now(), now())`,
    [id, tagId, JSON.stringify(signals)],
  )
  return id
}

const caseOf = async (copy: PrintedLabel) => {
  const { id } = await tagOf(copy)
  return (await adminApi<{ cases: Case[] }>(`${A}/cases?tag_id=${id}`)).cases[0]!
}

describe.each([
  ["en", "light"],
  ["zhCN", "dark"],
] as const)("pages of cases in %s, %s", (lang, theme) => {
  let admin: AdminPage
  beforeAll(async () => void (admin = await openAdmin({ lang, theme, viewport: { width: 1440, height: 1000 } })))
  afterAll(() => admin.close())

  const look = async (path: string, name: string) => {
    await admin.goto(path)
    await admin.shot(name, {
      fullPage: true,
      docs: lang === "en" && name === "license-case-clone" ? "license-case" : undefined,
    })
    expect(await admin.axe()).toEqual([])
    expect(admin.errors.splice(0)).toEqual([])
    expect(admin.failed).toEqual([])
  }
  it("list", () => look("/media/license/cases", "license-cases"))
  it("list without a match", () => look("/media/license/cases?kind=packing_error&severity=low", "license-cases-none"))
  it("unusual checks", () => look(`/media/license/cases/${cloned}`, "license-case-clone"))
  it("a report", async () => look(`/media/license/cases/${(await caseOf(copies[0]!)).id}`, "license-case-report"))
  it("decision", () => look(`/media/license/cases/${cloned}/confirm`, "license-case-confirm"))
  it("assignment", () => look(`/media/license/cases/${cloned}/assign`, "license-case-assign"))
})

describe("a case", () => {
  it("is found by its filters, says in words what was noticed, and leads to the tag", async () => {
    const admin = await openAdmin({ path: "/media/license/cases" })
    const { page } = admin
    await page.getByRole("combobox", { name: "What" }).click()
    await page.getByRole("option", { name: "Copies suspected" }).click()
    await page.waitForURL(/kind=clone_suspected/)
    await page.getByRole("row").filter({ hasText: copies[1]!.serial }).getByRole("link").click()
    await page.getByText("Checked 3 times too far away for one copy to get there").waitFor()
    await page.getByText("By 41 different devices of strangers").waitFor()
    await page.getByText("2 devices tried a wrong PIN, or the right one after activation").waitFor()
    await page.getByText("From 6 countries").waitFor()
    await page.getByText("A warning can be switched on once the case is confirmed.").waitFor()
    await page.getByRole("link", { name: "Open the tag and its timeline" }).click()
    await page.getByRole("heading", { name: copies[1]!.serial }).waitFor()
    await page.getByRole("link", { name: "Copies suspected" }).waitFor()
    expect(admin.errors).toEqual([])
    await admin.close()
  })

  it("is taken, confirmed with what was found out, and warns the public only after a second look", async () => {
    const { id } = await caseOf(copies[0]!)
    const admin = await openAdmin({ path: `/media/license/cases/${id}` })
    const { page } = admin
    await page.getByText("Sold as new at the flea market, panel scratched").waitFor()
    await page.getByText("Where: Mauerpark").waitFor()
    await page.getByRole("img", { name: /^Photo of the report/ }).waitFor()
    await page.getByRole("button", { name: "Take it" }).click()
    await page.getByText("Being looked into").first().waitFor()
    await page.getByRole("link", { name: "Confirm…" }).click()
    const drawer = page.getByRole("dialog")
    expect(await drawer.getByRole("button", { name: "Confirm", exact: true }).isDisabled()).toBe(true)
    await drawer.getByLabel("What was found out").fill("Bought one: the label is a photocopy")
    await drawer.getByRole("button", { name: "Confirm", exact: true }).click()
    // The drawer goes when the answer is there; until then its field holds the same words.
    await drawer.waitFor({ state: "hidden" })
    await page.getByText("Bought one: the label is a photocopy").waitFor()
    await page.getByRole("button", { name: "Warn the public…" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click()
    expect((await caseOf(copies[0]!)).public_caution).toBe(false)
    await page.getByRole("button", { name: "Warn the public…" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Warn", exact: true }).click()
    await page.getByRole("button", { name: "End the warning…" }).waitFor()
    expect(await caseOf(copies[0]!)).toMatchObject({ status: "confirmed", public_caution: true })
    expect(await page.getByRole("button", { name: "Take it" }).count()).toBe(0)
    await admin.settled()
    await admin.shot("license-case-confirmed", { fullPage: true })
    expect(await admin.axe()).toEqual([])
    await page.getByRole("button", { name: "End the warning…" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "End the warning" }).click()
    await page.getByRole("button", { name: "Warn the public…" }).waitFor()
    expect(admin.errors).toEqual([])
    await admin.close()
  })

  it("is given to somebody and dismissed", async () => {
    const id = await clone((await tagOf(copies[2]!)).id)
    const admin = await openAdmin({ path: `/media/license/cases/${id}/assign` })
    const { page } = admin
    await page.getByRole("dialog").getByRole("combobox").click()
    await page.getByRole("option").first().click()
    await page.getByRole("dialog").getByRole("button", { name: "Give", exact: true }).click()
    await page.getByRole("button", { name: "Give it back" }).waitFor()
    await page.getByRole("link", { name: "Dismiss…" }).click()
    await page.getByRole("dialog").getByLabel("What was found out").fill("A video showed the label")
    await page.getByRole("dialog").getByRole("button", { name: "Dismiss", exact: true }).click()
    await page.getByText("Dismissed").first().waitFor()
    expect((await caseOf(copies[2]!)).status).toBe("dismissed")
    await admin.close()
  })
})
