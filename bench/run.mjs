/**
 * `npm run bench -- <name> [--items=10000] [--json=result.json] [--node=<flags>]`: prints figures and ratios.
 * Uses the Postgres of DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD when DB_HOST is set, else an embedded one; either
 * way in a database of its own that is dropped afterwards. The measured shop runs in one process of its own.
 * Exit code 1 when a figure misses its bound.
 */
import { fork } from "node:child_process"
import { existsSync, readdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { openDatabase } from "./lib/database.mjs"

const HERE = dirname(fileURLToPath(import.meta.url))
const ROOT = join(HERE, "..")

const options = Object.fromEntries(
  process.argv.slice(2).flatMap((argument) => {
    const [, name, value] = /^--([a-z-]+)(?:=(.*))?$/.exec(argument) ?? []
    return name ? [[name, value ?? "true"]] : []
  }),
)
const name = process.argv.slice(2).find((argument) => !argument.startsWith("--"))
const script = join(HERE, `${name}.mjs`)
if (!name || !existsSync(script) || name === "run") {
  const names = readdirSync(HERE).filter((file) => file.endsWith(".mjs") && file !== "run.mjs")
  console.error(`usage: npm run bench -- <${names.map((file) => file.replace(".mjs", "")).join("|")}> [--json=file]`)
  process.exit(2)
}

const database = await openDatabase({ root: ROOT, log: console.log })
let child
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child?.kill(signal))
try {
  process.exitCode = await measure()
} finally {
  await database.close()
}

/**
 * Left alone, Node lets garbage pile up to a share of the machine's memory before it collects, so peak memory would
 * tell how large the machine is. The measured process gets the heap of a small server instead; `--node=<flags>`
 * replaces that.
 */
function nodeFlags() {
  return options.node === undefined ? ["--max-old-space-size=400"] : options.node.split(" ").filter(Boolean)
}

function measure() {
  return new Promise((resolve, reject) => {
    child = fork(script, [JSON.stringify(options)], {
      cwd: ROOT,
      execArgv: [...nodeFlags(), "--expose-gc", "--require", join(HERE, "lib", "typescript.cjs")],
      env: { ...process.env, ...database.env },
    })
    let missed = true
    child.on("message", (report) => {
      missed = report.checks.some((check) => !check.ok)
      if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`)
    })
    child.once("error", reject)
    child.once("exit", (code) => resolve(code !== 0 || missed ? 1 : 0))
  })
}
