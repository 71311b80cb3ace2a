import { copyFileSync, mkdirSync } from "node:fs"
import { dirname, join } from "node:path"
import type { BrowserContext, Page, Request } from "playwright-core"
import { scan, type AxeFinding, type AxeOptions } from "./axe"
import { launchBrowser } from "./browser"
import { adminToken, shop } from "./shop"

const ROOT = join(__dirname, "../../..")

/** A page is at rest when nothing was asked for this long. */
const QUIET_MS = 400
/** Enough for a machine that does several things at once; a page that is quick waits for nothing. */
const PATIENCE_MS = 45_000

export type Language = "en" | "zhCN"
export type Theme = "light" | "dark"

/**
 * The looks every page is checked in: both languages and both themes. Texts do not depend on the theme nor colours on the
 * language, so the other two pairs would show nothing new.
 */
export const LOOKS: readonly (readonly [Language, Theme])[] = [
  ["en", "light"],
  ["zhCN", "dark"],
]

export interface OpenOptions {
  /** Default `en`. */
  lang?: Language
  /** Default `light`. */
  theme?: Theme
  /** Default 1440 × 900. */
  viewport?: { width: number; height: number }
  /** `false` opens the browser without a session. Default `true`. */
  signedIn?: boolean
  /** First page to show, below `/app`, e.g. `/media/items`. */
  path?: string
}

/** One browser tab on the admin, with what page specs need around it. */
export interface AdminPage {
  /** Playwright's page: locators, `route()` for a broken or slow API, keyboard. */
  page: Page
  context: BrowserContext
  lang: Language
  theme: Theme
  /** Uncaught errors and `console.error` lines so far. */
  errors: string[]
  /** Requests of our own API that failed with 5xx or did not answer. */
  failed: string[]
  /** Goes to a path below `/app` and waits until nothing loads any more. */
  goto(path: string): Promise<void>
  /** Waits until the network is quiet and no skeleton is shown. */
  settled(): Promise<void>
  /**
   * Saves `.artifacts/e2e/<name>.<lang>.<theme>.png`; with `docs` and `--update-docs` also `docs/screenshots/<docs>.png`.
   */
  shot(name: string, options?: { fullPage?: boolean; docs?: string }): Promise<string>
  /** Serious and critical findings of axe-core; expect `[]`. */
  axe(options?: AxeOptions): Promise<AxeFinding[]>
  close(): Promise<void>
}

/**
 * Opens the admin, signed in, in a language and a theme.
 * @example
 * const admin = await openAdmin({ lang: "zhCN", theme: "dark", path: "/media/items" })
 */
export async function openAdmin(options: OpenOptions = {}): Promise<AdminPage> {
  const { lang = "en", theme = "light", viewport = { width: 1440, height: 900 } } = options
  const browser = await launchBrowser()
  const context = await browser.newContext({
    viewport,
    baseURL: shop().url,
    reducedMotion: "reduce",
    colorScheme: theme,
    locale: lang === "zhCN" ? "zh-CN" : "en-US",
    timezoneId: "UTC",
  })
  await context.addInitScript(
    ([language, look]) => {
      localStorage.setItem("lng", language)
      localStorage.setItem("medusa_admin_theme", look)
    },
    [lang, theme] as const,
  )
  if (options.signedIn !== false) await startSession(context)
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const admin = adminPage(page, context, lang, theme)
  if (options.path) await admin.goto(options.path)
  return admin
}

/** Exchanges the admin's token for the session cookie that the dashboard uses. */
async function startSession(context: BrowserContext): Promise<void> {
  const answer = await context.request.post(`${shop().url}/auth/session`, {
    headers: { authorization: `Bearer ${await adminToken()}` },
  })
  if (!answer.ok()) throw new Error(`no session: ${answer.status()} ${await answer.text()}`)
}

function adminPage(page: Page, context: BrowserContext, lang: Language, theme: Theme): AdminPage {
  const errors: string[] = []
  const failed: string[] = []
  page.on("pageerror", (error) => errors.push(String(error)))
  page.on("console", (message) => {
    // Pictures that the dashboard fetches from other hosts cannot load in a closed network.
    const isOurs =
      !message.text().startsWith("Failed to load resource") || message.location().url.startsWith(shop().url)
    if (message.type() === "error" && isOurs) errors.push(message.text())
  })
  page.on("response", (answer) => {
    if (answer.status() >= 500 && /\/(admin|store)\/media\//.test(answer.url())) {
      failed.push(`${answer.status()} ${answer.url()}`)
    }
  })
  const requests = watchRequests(page)
  const settled = () => settle(page, requests)
  return {
    page,
    context,
    lang,
    theme,
    errors,
    failed,
    settled,
    goto: async (path) => {
      await page.goto(`/app${path}`, { waitUntil: "domcontentloaded" })
      await settled()
    },
    shot: (name, options) => shoot(page, `${name}.${lang}.${theme}`, options),
    axe: (options) => scan(page, options),
    close: () => context.close(),
  }
}

/** Counts requests under way: "networkidle" only looks back to the last navigation, not to the last click. */
function watchRequests(page: Page): { quietFor(): number } {
  const open = new Set<Request>()
  let last = Date.now()
  const note = () => (last = Date.now())
  page.on("request", (request) => {
    if (["fetch", "xhr", "document", "script"].includes(request.resourceType())) open.add(request)
    note()
  })
  const close = (request: Request) => {
    open.delete(request)
    note()
  }
  page.on("requestfinished", close)
  page.on("requestfailed", close)
  return { quietFor: () => (open.size > 0 ? 0 : Date.now() - last) }
}

async function settle(page: Page, requests: ReturnType<typeof watchRequests>): Promise<void> {
  // A typed search waits a moment before it asks, so an instant without a request means nothing.
  await page.waitForTimeout(QUIET_MS)
  const deadline = Date.now() + PATIENCE_MS
  while (requests.quietFor() < QUIET_MS && Date.now() < deadline) await page.waitForTimeout(50)
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true], .animate-pulse"), undefined, {
    timeout: PATIENCE_MS,
  })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

async function shoot(page: Page, name: string, options: { fullPage?: boolean; docs?: string } = {}): Promise<string> {
  const path = join(ROOT, ".artifacts/e2e", `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: options.fullPage ?? false, animations: "disabled", caret: "hide" })
  if (options.docs && process.env.E2E_UPDATE_DOCS) {
    const target = join(ROOT, "docs/screenshots", `${options.docs}.png`)
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(path, target)
  }
  return path
}
