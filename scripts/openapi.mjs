/**
 * Writes openapi.json from the specs that the route files carry.
 * `--check` writes nothing and fails when the file is out of date.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join, relative, sep } from "node:path"
import { fileURLToPath } from "node:url"
import { METHODS, buildDocument } from "./openapi/document.mjs"

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..")
const API = join(ROOT, "src/api")
const TARGET = join(ROOT, "openapi.json")
const require = createRequire(import.meta.url)

// Route files are TypeScript; types are tsc's business, here they are only stripped.
require("ts-node").register({ cwd: ROOT, swc: true, transpileOnly: true })
const { z } = require("@medusajs/framework/zod")

/** Every handler of src/api that was built with `route()`. */
function collectRoutes() {
  const files = readdirSync(API, { recursive: true })
    .filter((file) => /(^|[\\/])route\.ts$/.test(file))
    .sort()
  return files.flatMap((file) => {
    const handlers = require(join(API, file))
    const path =
      "/" +
      relative(API, dirname(join(API, file)))
        .split(sep)
        .join("/")
    return METHODS.filter((method) => handlers[method]).map((method) => {
      const { spec } = handlers[method]
      if (!spec) throw new Error(`src/api/${file}: ${method} was not built with route()`)
      return { path, method, spec }
    })
  })
}

function toSchema(schema, io) {
  // Dates and decimals travel as strings; what JSON Schema has no word for stays open rather than wrong.
  const override = ({ zodSchema, jsonSchema }) => {
    if (zodSchema._zod.def.type === "date") Object.assign(jsonSchema, { type: "string", format: "date-time" })
    // "A safe integer" is what every JSON number without a fraction is; naming the bounds only adds noise.
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  }
  return z.toJSONSchema(schema, { io, target: "draft-2020-12", unrepresentable: "any", override })
}

function generate() {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"))
  const document = buildDocument(collectRoutes(), toSchema, {
    title: "medusa-plugin-media-store",
    version,
    description: "Store and admin API of the media store plugin, beside Medusa's own.",
    license: { name: "MIT", identifier: "MIT" },
  })
  return JSON.stringify(document, null, 2) + "\n"
}

function current() {
  try {
    return readFileSync(TARGET, "utf8")
  } catch {
    return ""
  }
}

const text = generate()
const count = Object.values(JSON.parse(text).paths).reduce((sum, item) => sum + Object.keys(item).length, 0)
if (!process.argv.includes("--check")) {
  writeFileSync(TARGET, text)
  console.log(`openapi.json: ${count} operations`)
} else if (text !== current()) {
  console.error("openapi.json is out of date: run `npm run openapi` and commit it")
  process.exitCode = 1
} else {
  console.log(`openapi.json is current: ${count} operations`)
}
// Workflow files keep timers alive; there is nothing left to do.
process.exit()
