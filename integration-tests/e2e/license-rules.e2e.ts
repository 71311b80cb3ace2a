import { adminApi, closeBrowser, everyLook, openAdmin, seen, type AdminPage } from "./harness"
import { ruleFor, saleTitle, uploadedFile, type SaleTitle } from "./harness/tag-arrange"

const A = "/admin/media/license"
const RULES = "/media/license/rules"
const TERMS = "/media/license/rules/terms"
const stamp = Date.now()

let title: SaleTitle
/** A second record, which the specs below may leave without a rule. */
let other: SaleTitle
let termsId: string

const addTerms = (name: string, more: object = {}) =>
  adminApi<{ terms: { id: string } }>(`${A}/terms`, { name, ...more }).then(({ terms }) => terms.id)

/** Our card among those of Medusa's page of a variant. */
const CARD = ".shadow-elevation-card-rest:has(a[href$='/media/license/rules'])"

async function rulesOf({ variant_id }: SaleTitle) {
  const { variant_rules: rules } = await adminApi<{
    variant_rules: { id: string; version: number; tag_mode: string; files: { file_id: string; title: string }[] }[]
  }>(`${A}/variant-rules?variant_id=${variant_id}`)
  return rules
}

async function skuOf({ variant_id }: SaleTitle): Promise<string> {
  const { variants } = await adminApi<{ variants: { sku: string }[] }>(
    `/admin/product-variants?id=${variant_id}&fields=sku`,
  )
  return variants[0]!.sku
}

async function dropRule(of: SaleTitle): Promise<void> {
  const [rule] = await rulesOf(of)
  if (!rule) return
  await ruleFor(of, { tag_mode: "none", terms_id: null, files: [] })
  await adminApi(`${A}/variant-rules/${rule.id}`, undefined, "DELETE")
}

beforeAll(async () => {
  title = await saleTitle()
  other = await saleTitle("the-wall-lp")
  await dropRule(other)
  termsId = await addTerms(`Album ${stamp}`, { quality: "FLAC 24/96", follows_tag: true, transferable: true })
  const file = { file_id: await uploadedFile("album.txt"), title: "Kind of Blue (FLAC).zip" }
  await ruleFor(title, { tag_mode: "optional", terms_id: termsId, files: [file] })
})
afterAll(async () => {
  await ruleFor(title, { tag_mode: "none", terms_id: null, files: [] })
  await dropRule(other)
  await adminApi(`${A}/terms/${termsId}`, undefined, "DELETE")
  await closeBrowser()
})

describe("rules of tags and licences", () => {
  const { each, look } = everyLook()
  const words = ({ lang }: AdminPage, en: string, zh: string) => (lang === "en" ? en : zh)

  it("rules", () => look(RULES, "license-rules"))
  it("no rule matches", () => look(`${RULES}?q=zzzqqqzzz`, "license-rules-no-match"))
  it("a rule in its drawer", () =>
    each(async (admin) => {
      await admin.goto(`${RULES}?variant_id=${title.variant_id}`)
      await admin.page.getByRole("button", { name: words(admin, "Change:", "更改：") }).click()
      await admin.page
        .getByRole("dialog")
        .getByText(words(admin, "Tag needed", "必须有标签"))
        .waitFor()
      await admin.settled()
      await seen(admin, "license-rule-drawer")
    }))
  it("terms", () => look(TERMS, "licence-terms"))
  it("terms in their drawer", () =>
    each(async (admin) => {
      await admin.goto(`${TERMS}?id=${termsId}`)
      await admin.page.getByRole("button", { name: words(admin, "Change:", "更改：") }).click()
      await admin.page
        .getByRole("dialog")
        .getByLabel(words(admin, "Name", "名称"))
        .waitFor()
      await admin.settled()
      await seen(admin, "licence-terms-drawer")
    }))
  it("the card of a variant", () =>
    each(async (admin) => {
      await admin.goto(`/products/${title.product_id}/variants/${title.variant_id}`)
      const card = admin.page.getByRole("heading", { name: words(admin, "Tags and licence", "标签与授权") })
      await card.scrollIntoViewIfNeeded()
      await admin.page.getByText("Kind of Blue (FLAC).zip").waitFor()
      await admin.shot("license-rule-widget")
      expect(await admin.axe({ include: [CARD] })).toEqual([])
      expect(admin.errors.splice(0)).toEqual([])
    }))
})

describe("terms of licences", () => {
  it("are added, refused with the fields named, changed, and deleted once no variant has them", async () => {
    const name = `Single ${stamp}`
    const admin = await openAdmin({ path: TERMS })
    const { page } = admin
    await page.getByRole("button", { name: "Add terms" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByLabel("Offline file lasts (days)").fill("31")
    await drawer.getByLabel("Devices at a time").fill("many")
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.getByText("3 fields need your attention.").waitFor()
    for (const label of ["Name", "Offline file lasts (days)", "Devices at a time"]) {
      expect(await drawer.getByLabel(label).getAttribute("aria-invalid")).toBe("true")
    }
    await drawer.getByLabel("Name").fill(name)
    await drawer.getByLabel("Offline file lasts (days)").fill("14")
    await drawer.getByLabel("Devices at a time").fill("3")
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.waitFor({ state: "detached" })
    await page.getByRole("searchbox").last().fill(name)
    await page.getByText("1 set of terms").waitFor()
    await page.getByRole("cell", { name: "14 + 7 days" }).waitFor()

    await page.getByRole("button", { name: `Change: ${name}` }).click()
    await drawer.getByLabel("Grace after that (days)").fill("2")
    await drawer.getByRole("button", { name: "Close" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click()
    await drawer.getByRole("button", { name: "Save" }).click()
    await page.getByRole("cell", { name: "14 + 2 days" }).waitFor()

    const { terms } = await adminApi<{ terms: { id: string }[] }>(`${A}/terms?q=${encodeURIComponent(name)}`)
    await ruleFor(other, { tag_mode: "none", terms_id: terms[0]!.id, files: [] })
    await page.reload()
    await page.getByRole("link", { name: "1 variant" }).waitFor()
    const remove = async () => {
      await page.getByRole("button", { name: `Delete: ${name}` }).click()
      await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click()
    }
    await remove()
    await page
      .getByText(/Variants still have these terms/)
      .first()
      .waitFor()
    await dropRule(other)
    await remove()
    await page.getByText("Terms deleted").first().waitFor()
    await page.getByText("Nothing matches").waitFor()
    // The browser notes the refusals that were asked for.
    expect(admin.errors.filter((line) => !/status of 4\d\d/.test(line))).toEqual([])
    await admin.close()
  })

  it("keep what one has typed when somebody else saves first", async () => {
    const id = await addTerms(`Shared ${stamp}`)
    const admin = await openAdmin({ path: `${TERMS}?id=${id}` })
    const { page } = admin
    await page.getByRole("button", { name: /^Change: / }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByLabel("Quality").fill("MP3")
    await adminApi(`${A}/terms/${id}`, { download_cap: 3 })
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.getByText(/Somebody else saved/).waitFor()
    await drawer.getByRole("button", { name: "Keep my changes" }).click()
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.waitFor({ state: "detached" })
    const { terms } = await adminApi<{ terms: object }>(`${A}/terms/${id}`)
    expect(terms).toMatchObject({ quality: "MP3", download_cap: 3 })
    await adminApi(`${A}/terms/${id}`, undefined, "DELETE")
    await admin.close()
  })
})

describe("a variant's rule", () => {
  it("is made with files, changed and deleted on its page", async () => {
    const admin = await openAdmin({ path: RULES })
    const { page } = admin
    await page.getByRole("button", { name: "Add a rule" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.getByText("Choose a variant.").waitFor()
    const pick = async (label: string, text: string) => {
      await drawer.getByLabel(label).click()
      await page.keyboard.type(text)
      await page.getByRole("option", { name: new RegExp(text) }).click()
    }
    // One that has a rule is not given a second.
    await pick("Variant", await skuOf(title))
    await drawer.getByRole("button", { name: "Change that rule" }).waitFor()
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.getByText("This variant has a rule already.").nth(1).waitFor()
    await drawer.getByRole("button", { name: "Clear" }).first().click()
    await pick("Variant", await skuOf(other))
    await pick("Licence terms", `Album ${stamp}`)
    await drawer.getByRole("link", { name: "All licence terms" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click()
    await page.getByTestId("rule-files").setInputFiles([
      { name: "One ♫.txt", mimeType: "text/plain", buffer: Buffer.from("one") },
      { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
      { name: "Two.txt", mimeType: "text/plain", buffer: Buffer.from("two") },
    ])
    await drawer.getByText("empty.txt: The file is empty.").waitFor()
    await drawer.getByLabel("Name of file 2").fill("Second side")
    // These terms follow a tag, and no tag is asked for.
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.getByText(/A licence that follows a tag needs copies with tags/).waitFor()
    await drawer.getByRole("radio", { name: /Tag needed/ }).click()
    await admin.shot("license-rule-new")
    expect(await admin.axe()).toEqual([])
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.waitFor({ state: "detached" })
    await page.getByRole("searchbox").last().fill(other.title)
    await page.getByText("1 variant has a rule").waitFor()
    await page.getByRole("cell", { name: "2 files" }).waitFor()
    const [rule] = await rulesOf(other)
    expect(rule).toMatchObject({ tag_mode: "required", files: [{ title: "One ♫.txt" }, { title: "Second side" }] })
    for (const { file_id } of rule!.files) expect(file_id).toMatch(/^private-/)

    await page.getByRole("button", { name: /^Change: / }).click()
    await drawer.getByRole("button", { name: "Remove row 1" }).click()
    await drawer.getByRole("button", { name: "Save" }).click()
    await page.getByRole("cell", { name: "1 file" }).waitFor()
    await page.getByRole("button", { name: /^Delete: / }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click()
    await page.getByText("Rule deleted").first().waitFor()
    await page.getByText("Nothing matches").waitFor()
    expect(await rulesOf(other)).toEqual([])
    expect(admin.errors.filter((line) => !/status of 4\d\d/.test(line))).toEqual([])
    await admin.close()
  })

  it("is set in place on the variant's page, which leads to all rules", async () => {
    await dropRule(other)
    const admin = await openAdmin({ path: `/products/${other.product_id}/variants/${other.variant_id}` })
    const { page } = admin
    await page.getByText("This variant has no rule").waitFor()
    await page.getByRole("button", { name: "Set a rule" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByRole("radio", { name: /Tag if there is one/ }).click()
    await drawer.getByRole("button", { name: "Save" }).click()
    await drawer.waitFor({ state: "detached" })
    await page.getByText("A copy with a tag can be scanned when it is packed").waitFor()
    expect(await rulesOf(other)).toMatchObject([{ tag_mode: "optional" }])
    await page.getByRole("link", { name: "All rules" }).click()
    await page.getByRole("heading", { name: "Tag rules" }).waitFor()
    expect(admin.errors).toEqual([])
    await admin.close()
  })
})

describe("who may not, and what is out of order", () => {
  const denied = {
    ...{ type: "forbidden", code: "media_permission_denied", message: "no" },
    permission: "license.rule:read",
  }

  it("is said on both pages and on the card, as is that there is nothing yet", async () => {
    const admin = await openAdmin()
    const { page } = admin
    const lists = {
      [RULES]: { route: /license\/variant-rules\?/, rows: "variant_rules", empty: "No rules yet" },
      [TERMS]: { route: /license\/terms\?/, rows: "terms", empty: "No licence terms yet" },
      [`/products/${title.product_id}/variants/${title.variant_id}`]: {
        ...{ route: /license\/variant-rules\?/, rows: "variant_rules", empty: "This variant has no rule" },
      },
    }
    for (const [path, { route, rows, empty }] of Object.entries(lists)) {
      await page.route(route, (answer) => answer.fulfill({ status: 403, json: denied }))
      await page.goto(`/app${path}`)
      await page.getByText("license.rule:read").first().waitFor()
      await page.unroute(route)
      await page.route(route, (answer) => answer.fulfill({ status: 500, json: { message: "database is away" } }))
      await page.reload()
      await page.getByRole("button", { name: "Try again" }).waitFor()
      await page.unroute(route)
      await page.route(route, (answer) => answer.fulfill({ json: { [rows]: [], count: 0, offset: 0, limit: 50 } }))
      await page.getByRole("button", { name: "Try again" }).click()
      await page.getByText(empty).waitFor()
      await page.unroute(route)
    }
    await admin.close()
  })

  it("may look at everything and change nothing without the right", async () => {
    const admin = await openAdmin()
    const { page } = admin
    await page.route(/media\/system\/me\/permissions/, (answer) =>
      answer.fulfill({ json: { mode: "enforced", permissions: ["license.rule:read"] } }),
    )
    for (const path of [RULES, TERMS]) {
      await admin.goto(path)
      await page.getByRole("cell", { name: `Album ${stamp}` }).waitFor()
      expect(await page.getByRole("button", { name: /^(Add|Change:|Delete:) / }).count()).toBe(0)
    }
    await admin.goto(`/products/${title.product_id}/variants/${title.variant_id}`)
    await page.getByText("Kind of Blue (FLAC).zip").waitFor()
    expect(await page.getByRole("button", { name: "Change", exact: true }).count()).toBe(0)
    await admin.close()
  })
})
