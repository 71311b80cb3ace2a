import { readFileSync } from "node:fs"
import { join } from "node:path"
import { LICENSE_PROBLEM_CODES } from "../license-problem-codes"

type Answers = Record<string, { responses?: Record<string, { description?: string }> }>

/** Codes that a route of this capability answers, as its description says. */
function codesOfRoutes(): Set<string> {
  const { paths } = JSON.parse(readFileSync(join(process.cwd(), "openapi.json"), "utf8")) as {
    paths: Record<string, Answers>
  }
  const routes = Object.entries(paths).filter(([path]) => path.startsWith("/admin/media/license/"))
  const answers = routes
    .flatMap(([, methods]) => Object.values(methods))
    .flatMap(({ responses = {} }) => Object.values(responses))
  return new Set(answers.flatMap(({ description = "" }) => description.match(/media_license_[a-z_]+/g) ?? []))
}

describe("refusals of the admin's routes", () => {
  it("all have a text of their own", () => {
    const known = new Set(LICENSE_PROBLEM_CODES)
    const codes = codesOfRoutes()
    expect(codes.size).toBeGreaterThan(20)
    expect([...codes].filter((code) => !known.has(code))).toEqual([])
  })
})
