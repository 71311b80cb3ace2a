import { existsSync } from "node:fs"
import { chromium, type Browser } from "playwright-core"

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]

/** No sandbox inside containers, and none of the calls home that a closed network answers with long waits. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
]

let browser: Promise<Browser> | undefined

/** Where a Chromium is installed, or `undefined`. */
export function findChromium(): string | undefined {
  return CANDIDATES.find((path) => path && existsSync(path))
}

/** One headless Chromium per spec file. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error("no Chromium found: install Debian's `chromium`, or set CHROMIUM_PATH")
  return (browser ??= chromium.launch({ executablePath, headless: true, args: FLAGS }))
}

/** Closes what `launchBrowser` opened. */
export async function closeBrowser(): Promise<void> {
  const open = browser
  browser = undefined
  await (await open)?.close()
}
