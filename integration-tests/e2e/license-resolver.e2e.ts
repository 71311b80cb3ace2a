import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { DEVICE, SETTINGS, fakePort, viewOf } from "../../src/workflows/license/resolver/__tests__/fixtures"
import { handle } from "../../src/workflows/license/resolver/handle"
import { startResolver, type Listener } from "../../src/workflows/license/resolver/listener"
import { VERDICTS, type PublicVerdict, type Verdict } from "../../src/workflows/license/resolver/types"
import { WORDS } from "../../src/workflows/license/resolver/words"
import { scan } from "./harness/axe"
import { closeBrowser, launchBrowser } from "./harness/browser"
import { contactSheet, type Tile } from "./harness/contact-sheet"

const COVER = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#234" d="M0 0h9v9H0z"/></svg>`
const LONG = "Symphonies Nos. 1–9 (Complete), Overtures & <script>document.title='x'</script> Donaudampfschifffahrt"

const CHANGES: Partial<Record<Verdict, Partial<PublicVerdict>>> = {
  authentic_sold: { notices: ["panel"], checks: "1" },
  authentic_activated: { title: { en: LONG, zhCN: LONG }, checks: "20+", notices: ["many_checks"] },
  authentic_returned: { ex_rental: true, title: { zhCN: "夜车" }, issuer: "shop" },
}

describe("the public page of a tag", () => {
  let browser: Browser
  let listener: Listener
  let url: string
  const port = fakePort()
  /** Every page on a phone, for the pictures in the docs. */
  const pictures: Record<"en" | "zh", Tile[]> = { en: [], zh: [] }

  beforeAll(async () => {
    browser = await launchBrowser()
    port.verify = async ({ text }) => {
      const verdict = VERDICTS.find((known) => text.toLowerCase().includes(known)) ?? "not_recognised"
      if (text.includes("BUSY")) return { status: "limited", retry_after: 42 }
      const view = viewOf(verdict, { cover_url: "/cover.svg", ...CHANGES[verdict] })
      return { status: "ok", view: verdict === "not_recognised" ? { verdict } : view, device: DEVICE }
    }
    listener = await startResolver({
      port: 0,
      host: "127.0.0.1",
      trustedProxies: [],
      handle: (request) => handle(request, port, SETTINGS),
      onFault: (error) => {
        throw error
      },
    })
    url = `http://127.0.0.1:${listener.port}`
  })
  afterAll(async () => {
    await listener?.close()
    for (const [lang, tiles] of Object.entries(pictures)) {
      if (tiles.length > 0) await contactSheet(browser, `tag-pages.${lang === "zh" ? "zhCN" : lang}`, tiles)
    }
    await closeBrowser()
  })

  /** A page whose every request, console message and fault is noted; nothing may leave the host. */
  async function opened(path: string, options: BrowserContextOptions) {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const faults: string[] = []
    await page.route("**/*", (route) => {
      const { origin, pathname } = new URL(route.request().url())
      if (origin !== url) faults.push(`asks ${origin}`)
      if (pathname === "/cover.svg") return route.fulfill({ contentType: "image/svg+xml", body: COVER })
      return pathname === "/favicon.ico" ? route.fulfill({ status: 204 }) : route.continue()
    })
    // The browser itself notes that the page for too many requests is one.
    const isStatus = (text: string) => text.includes("status of 429") && path.includes("BUSY")
    page.on("console", (message) => {
      if (message.type() === "error" && !isStatus(message.text())) faults.push(message.text())
    })
    page.on("pageerror", (error) => faults.push(String(error)))
    await page.goto(url + path)
    return { page, faults, close: () => context.close() }
  }

  async function expectReadable(page: Page, viewport: { width: number; height: number }, lang: "en" | "zh") {
    expect(await page.locator("html").getAttribute("lang")).toBe(WORDS[lang].htmlLang)
    const box = await page.locator("h1").boundingBox()
    expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThan(viewport.height)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wide).toBe(0)
    expect(await scan(page, { include: ["html"] })).toEqual([])
  }

  const paths: [string, string][] = [
    ...VERDICTS.map((verdict): [string, string] => [verdict, `/T/${verdict.toUpperCase()}`]),
    ["start", "/t"],
    ["limited", "/t/BUSY"],
  ]
  const screens = [
    { width: 320, height: 568 },
    { width: 390, height: 844 },
    { width: 768, height: 1024 },
    { width: 1920, height: 1080 },
  ]

  /** Everything at the width of a phone, in both colour schemes; the other widths in one each. */
  const looks = screens.flatMap((viewport) =>
    (["light", "dark"] as const)
      .filter((colorScheme) => viewport.width === 390 || (colorScheme === "light") === viewport.width > 390)
      .map((colorScheme) => ({ viewport, colorScheme })),
  )

  it.each(paths)("reads well on every screen: %s", async (name, path) => {
    const read = async (lang: "en" | "zh") => {
      const { page, faults, close } = await opened(`${path}?lang=${lang}`, {})
      for (const { viewport, colorScheme } of looks) {
        // Without a script a page cannot tell a window that has become so wide from one that always was.
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme })
        await expectReadable(page, viewport, lang)
        const isPictured = viewport.width === 390 && colorScheme === (lang === "en" ? "light" : "dark")
        if (isPictured) pictures[lang].push({ caption: name, png: await page.screenshot() })
      }
      expect(faults).toEqual([])
      await close()
    }
    await Promise.all([read("en"), read("zh")])
  })

  it.each([true, false])("works by keyboard alone, with JavaScript %s", async (javaScriptEnabled) => {
    const { page, faults, close } = await opened("/T/AUTHENTIC_SOLD?lang=en", { javaScriptEnabled })
    const before = port.reports.length
    await page.locator("header a").focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    expect(await page.locator("summary").evaluate((node) => node === document.activeElement)).toBe(true)
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.type("The print is blurred")
    for (let i = 0; i < 4; i++) await page.keyboard.press("Tab")
    await Promise.all([page.waitForURL("**report=1**"), page.keyboard.press("Enter")])
    expect(await page.locator("h1").textContent()).toBe(WORDS.en.received.title)
    expect(port.reports.slice(before)).toMatchObject([
      { kind: "copy", words: "The print is blurred", tag: { text: "/T/AUTHENTIC_SOLD", kind: "url" } },
    ])

    await page.getByLabel(WORDS.en.form.label).first().fill("void")
    await Promise.all([page.waitForURL("**/t/check**"), page.keyboard.press("Enter")])
    expect(await page.locator("h1").textContent()).toBe(WORDS.en.verdicts.void.headline)
    await page.goto(`${url}/T/CAUTION`)
    await page.locator("header a").click()
    expect(await page.locator("h1").textContent()).toBe(WORDS.zh.verdicts.caution.headline)
    expect(faults).toEqual([])
    await close()
  })

  it("shows a title as text, whatever it holds", async () => {
    const { page, close } = await opened("/T/AUTHENTIC_ACTIVATED?lang=en", {})
    expect(await page.locator("h2.title").textContent()).toBe(LONG)
    expect(await page.title()).toContain(WORDS.en.brand)
    await close()
  })
})
