import { execFileSync } from "node:child_process"
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"

const ROOT = process.cwd()

/** Each wall with one import that breaks it. Every file is written into a copy of the layout, then cruised once. */
const VIOLATIONS = {
  "module-imports-no-other-module": { "src/modules/catalog/a.ts": 'import "../system/service"' },
  "module-imports-only-lib": { "src/modules/catalog/b.ts": 'import "../../workflows/w"' },
  "domain-is-pure": {
    "src/modules/catalog/domain/c.ts": 'import { MedusaError } from "@medusajs/framework/utils"\nMedusaError',
    "src/modules/catalog/domain/up.ts": 'import "../service"',
  },
  "domain-hashes-only-for-license": {
    "src/modules/catalog/domain/clock.ts": 'import { randomUUID } from "node:crypto"\nrandomUUID()',
  },
  "domain-takes-only-types-of-errors": {
    "src/modules/catalog/domain/d.ts": 'import { invalid } from "../../../lib/errors"\ninvalid',
  },
  "lib-imports-no-module": { "src/lib/e.ts": 'import "../modules/system/service"' },
  "routes-do-not-reach-into-modules": { "src/api/admin/route.ts": 'import "../../modules/system/service"' },
  "workflows-use-domain-or-container": { "src/workflows/f.ts": 'import "../modules/system/service"' },
  "nothing-calls-the-api": { "src/workflows/g.ts": 'import "../api/validators"' },
  "client-takes-only-types": { "src/client/h.ts": 'import "../modules/system/domain/x"' },
  "admin-imports-no-server-code": {
    "admin/pages/i.tsx": 'import type { E } from "../../src/lib/errors"\nexport type F = E',
  },
  "admin-takes-only-types-of-domain": { "admin/pages/j.tsx": 'import "../../src/modules/system/domain/x"' },
  "browser-domain-stands-alone": {
    "src/modules/catalog/domain/identifiers/a.ts": 'import { z } from "@medusajs/framework/zod"\nz',
  },
  "admin-ui-not-in-scanned-folder": { "admin/pages/k.tsx": 'import "../../src/admin/entry"' },
  "no-circular": {
    "src/lib/l.ts": 'import { n } from "./m"\nexport const o = n',
    "src/lib/m.ts": 'import { o } from "./l"\nexport const n = o',
  },
  "not-to-unresolvable": { "src/lib/p.ts": 'import "./missing"' },
  "declared-in-package-json": { "src/lib/q.ts": 'import { v4 } from "uuid"\nv4()' },
  "no-dev-dependency-at-run-time": { "src/lib/r.ts": 'import fc from "fast-check"\nfc' },
  "no-folder-named-policies": {
    "src/lib/s.ts": 'import "../policies/t"',
    "src/policies/t.ts": "export {}",
  },
}

/** What the walls must let through. */
const ALLOWED = {
  "src/modules/system/service.ts": 'import "../../lib/errors"\nimport "./domain/x"',
  "src/modules/system/domain/x.ts":
    'import { z } from "@medusajs/framework/zod"\nimport type { E } from "../../../lib/errors"\nexport type X = E\nz',
  "src/modules/system/domain/__tests__/x.unit.spec.ts": 'import fc from "fast-check"\nfc',
  "src/modules/system/models/a.ts": 'import { b } from "./b"\nexport const a = b',
  "src/modules/system/models/b.ts": 'import { a } from "./a"\nexport const b = a',
  "src/lib/errors.ts":
    'import { MedusaError } from "@medusajs/framework/utils"\nexport type E = MedusaError\nexport const invalid = MedusaError',
  "src/workflows/w.ts":
    'import "../modules/system/domain/x"\nimport type S from "../modules/system/service"\nexport type T = S',
  "src/api/validators.ts": 'import "../workflows/w"',
  "src/modules/catalog/service.ts": "export {}",
  "src/admin/entry.tsx": 'import "../../admin/pages/ok"',
  "src/modules/catalog/domain/identifiers/check.ts": 'import "../enums"',
  "src/modules/catalog/domain/enums.ts": "export {}",
  "admin/pages/identifiers.tsx": 'import "../../src/modules/catalog/domain/identifiers/check"',
  "admin/pages/react.tsx": 'import { useState } from "react"\nuseState',
  "admin/pages/ok.tsx": 'import type { X } from "../../src/modules/system/domain/x"\nexport type Y = X',
}

describe("dependency rules", () => {
  let dir
  let found

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "media-walls-"))
    symlinkSync(join(ROOT, "node_modules"), join(dir, "node_modules"))
    for (const file of ["package.json", "tsconfig.json", ".dependency-cruiser.cjs"]) {
      copyFileSync(join(ROOT, file), join(dir, file))
    }
    for (const files of [ALLOWED, ...Object.values(VIOLATIONS)]) {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(dir, name)), { recursive: true })
        writeFileSync(join(dir, name), text)
      }
    }
    found = cruise(dir)
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it.each(Object.entries(VIOLATIONS))("%s", (rule, files) => {
    const broken = found.filter((violation) => violation.rule === rule).map((violation) => violation.from)
    // A cycle is reported once, from either end; the folder rule at the importing file.
    const expected = rule === "no-circular" || rule === "no-folder-named-policies" ? 1 : Object.keys(files).length
    expect(new Set(broken.filter((from) => from in files)).size).toBeGreaterThanOrEqual(expected)
  })

  it("knows a violation for every rule", async () => {
    const { default: config } = await import(join(ROOT, ".dependency-cruiser.cjs"))
    expect(config.forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(VIOLATIONS).sort())
  })

  it("lets through what the layout allows", () => {
    expect(found.filter((violation) => violation.from in ALLOWED)).toEqual([])
  })
})

function cruise(cwd) {
  const bin = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs")
  const args = [bin, "src", "admin", "--config", ".dependency-cruiser.cjs", "--output-type", "json"]
  let output
  try {
    output = execFileSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 })
  } catch (error) {
    output = error.stdout // dependency-cruiser exits with the number of violations
  }
  return JSON.parse(output).summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
}
