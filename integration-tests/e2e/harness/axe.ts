import { readFileSync } from "node:fs"
import type { AxeResults, Result } from "axe-core"
import type { Page } from "playwright-core"

export interface AxeOptions {
  /** CSS selectors to look at; default: an open dialog, else the page's `main`. */
  include?: string[]
  /** CSS selectors of core's own parts to leave out. */
  exclude?: string[]
  /** Rule ids to skip, e.g. a fault of Medusa UI that we cannot change. */
  disable?: string[]
}

/** A finding, short enough to read in a test's output. */
export interface AxeFinding {
  rule: string
  impact: string
  help: string
  nodes: string[]
}

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")

/** Serious and critical accessibility findings of what the page shows now. */
export async function scan(page: Page, options: AxeOptions = {}): Promise<AxeFinding[]> {
  // It stays until the document goes; to read it again takes longer than a look.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE)
  const include = options.include ?? [(await page.locator("[role=dialog]").count()) > 0 ? "[role=dialog]" : "main"]
  const results = await page.evaluate(
    ({ include, exclude, disable }) => {
      const axe = (window as unknown as { axe: { run: (context: object, options: object) => Promise<AxeResults> } }).axe
      const rules = Object.fromEntries(disable.map((rule) => [rule, { enabled: false }]))
      return axe.run({ include, exclude }, { rules, resultTypes: ["violations"] })
    },
    { include, exclude: options.exclude ?? [], disable: options.disable ?? [] },
  )
  return results.violations.filter(isGrave).map((violation) => ({
    rule: violation.id,
    impact: violation.impact ?? "",
    help: violation.help,
    nodes: violation.nodes.slice(0, 5).map((node) => node.html.slice(0, 200)),
  }))
}

const isGrave = (violation: Result): boolean => violation.impact === "serious" || violation.impact === "critical"
