import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import { readArguments, USAGE, UsageError } from "./lib/arguments.mjs"

const ROOT = fileURLToPath(new URL("..", import.meta.url))

/** Checks what can be wrong before anything of ours is loaded, then starts the shop. */
async function main() {
  const options = readArguments(process.argv.slice(2))
  if (options.help) return void console.log(USAGE)
  refuseOldNode()
  refuseWithoutPackages()
  const { startShop } = await import("./lib/start-shop.mjs")
  // Something interrupted half-way may still hold a timer or a socket; nothing of it is needed any more.
  process.exit(await startShop(ROOT, options))
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number)
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return
  throw new UsageError(`Node ${process.versions.node} is not supported: use ^20.19 or >=22.12`)
}

function refuseWithoutPackages() {
  try {
    createRequire(import.meta.url).resolve("@medusajs/cli/package.json")
  } catch {
    const done = existsSync(new URL("../node_modules", import.meta.url)) ? "are incomplete" : "are not installed"
    throw new UsageError(`The packages ${done}: run npm install first (with the development dependencies)`)
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(`${error.message}\n\n${USAGE}`)
  process.exitCode = 2
}
