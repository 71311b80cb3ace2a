import { mkdirSync } from "node:fs"
import { dirname, join } from "node:path"
import type { Browser } from "playwright-core"

/** A picture of a page with what stands under it. */
export interface Tile {
  caption: string
  png: Buffer
}

/**
 * Puts pictures side by side into one: `.artifacts/e2e/<name>.png`, with `--update-docs` `docs/screenshots/<name>.png`.
 * Each is cut off at the height of a phone's screen: what is seen without scrolling.
 */
export async function contactSheet(browser: Browser, name: string, tiles: readonly Tile[]): Promise<void> {
  const figures = tiles.map(
    ({ caption, png }) =>
      `<figure><img src="data:image/png;base64,${png.toString("base64")}"><figcaption>${caption}</figcaption></figure>`,
  )
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.setContent(
    `<style>
      body { margin: 0; padding: 16px; background: #d4d4d8; font: 16px sans-serif; }
      main { display: grid; grid-template-columns: repeat(6, 1fr); gap: 16px; }
      figure { margin: 0; }
      img { width: 100%; aspect-ratio: 390 / 844; object-fit: cover; object-position: top; border-radius: 8px; }
      figcaption { padding-top: 6px; text-align: center; overflow-wrap: anywhere; font-size: 13px; }
    </style><main>${figures.join("")}</main>`,
  )
  const folder = process.env.E2E_UPDATE_DOCS ? "docs/screenshots" : ".artifacts/e2e"
  const path = join(process.cwd(), folder, `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: true })
  await page.close()
}
