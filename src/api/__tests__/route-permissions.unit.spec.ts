import { existsSync, readdirSync } from "node:fs"
import { join, relative } from "node:path"
import { hasPermission } from "../../lib/registry"
import { routeFaults } from "./route-faults"

const SRC = join(__dirname, "../..")
const ADMIN = join(SRC, "api/admin/media")

/** The only place where being signed in is enough. */
const OPEN_ROUTES = ["system/me/permissions/route.ts"]

/** Permissions are declared beside each module, and must be known before the routes are judged. */
for (const module of readdirSync(join(SRC, "modules"))) {
  const file = join(SRC, "modules", module, "permissions.ts")
  if (existsSync(file)) require(file)
}

const routeFiles = readdirSync(ADMIN, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)route\.ts$/.test(file) && !file.includes("__tests__"))
  .sort()

describe("admin routes", () => {
  it("are found", () => {
    expect(routeFiles).toEqual(expect.arrayContaining(["system/settings/route.ts", ...OPEN_ROUTES]))
  })

  it.each(routeFiles)("%s declares a known permission for every method", (file) => {
    const exported = require(join(ADMIN, file)) as Record<string, unknown>
    expect(routeFaults(exported, { mayBeOpen: OPEN_ROUTES.includes(file), isDeclared: hasPermission })).toEqual([])
  })

  it("live under admin/media only, where this test sees them", () => {
    const elsewhere = readdirSync(join(SRC, "api"), { recursive: true, encoding: "utf8" })
      .filter((file) => /(^|\/)route\.ts$/.test(file))
      .filter((file) => file.startsWith("admin/") && !file.startsWith("admin/media/"))
    expect(elsewhere.map((file) => relative(SRC, join(SRC, "api", file)))).toEqual([])
  })
})

describe("the check itself", () => {
  const context = { mayBeOpen: false, isDeclared: (key: string) => key === "catalog.item:read" }
  const handler = (permission?: string) => Object.assign(() => undefined, { spec: { summary: "x", permission } })

  it("accepts a declared permission, and none only where that is allowed", () => {
    expect(routeFaults({ GET: handler("catalog.item:read"), AUTHENTICATE: true }, context)).toEqual([])
    expect(routeFaults({ GET: handler("none") }, { ...context, mayBeOpen: true })).toEqual([])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ["a bare handler", { GET: () => undefined }, "GET is not built with route()"],
    ["a missing permission", { POST: handler() }, "POST declares no permission"],
    ["an empty permission", { PUT: handler("") }, "PUT declares no permission"],
    ["an undeclared permission", { DELETE: handler("catalog.itm:read") }, `DELETE names "catalog.itm:read"`],
    ["none outside the open routes", { PATCH: handler("none") }, `PATCH declares "none"`],
    ["switched off authentication", { GET: handler("catalog.item:read"), AUTHENTICATE: false }, "AUTHENTICATE"],
    ["no method at all", {}, "exports no method"],
  ])("finds %s", (_what, exported, fault) => {
    expect(routeFaults(exported, context)).toEqual([expect.stringContaining(fault)])
  })
})
