/**
 * `npm test`: types, lint, dependency rules, texts, API reference, then every suite on an embedded Postgres.
 *
 *   npm test                          everything but Redis and Chromium
 *   npm test -- rental                the spec files whose path matches, whatever suite they belong to
 *   npm test -- --suite=http items    the same, in one suite; several with commas; `checks` is types, lint and so on
 *   npm test -- items -t "refuses"    anything else that starts with a dash goes to jest
 *   npm run test:e2e -- --update-docs copies the chosen screenshots to docs/screenshots
 *   npm run test:e2e -- --keep        keeps the demo shop's database of the last run
 *
 * With DB_HOST set, the tests use that server instead of an embedded one. The last line is `N passed, N failed`.
 */
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { startTestDatabase } from "./test/database.mjs"
import { endAll } from "./test/processes.mjs"
import { printLastLine, printResult } from "./test/report.mjs"
import { startTestRedis } from "./test/redis.mjs"
import { ALL_SUITES, DEFAULT_SUITES, runJest, tasksOf } from "./test/tasks.mjs"

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..")
const CORES = 2

/** Servers of this run; stopped on every way out. */
const servers = []
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, async () => {
    endAll()
    await stopServers()
    process.exit(130)
  })
}

const { suites, patterns, jestArgs } = readArguments(process.argv.slice(2))
const results = await main().catch((error) => {
  console.error(error)
  return [{ name: "start", passed: 0, failed: 1, skipped: 0 }]
})
printLastLine(results)
process.exit(results.some((result) => result.failed > 0) ? 1 : 0)

async function main() {
  const env = testEnvironment()
  const chosen =
    patterns.length > 0 ? await suitesWith(patterns, suites ?? withoutChecks(), env) : (suites ?? DEFAULT_SUITES)
  if (chosen.length === 0) {
    console.error(`no spec file matches ${patterns.join(" ")}`)
    return [{ name: "none", passed: 0, failed: 1, skipped: 0 }]
  }
  const tasks = tasksOf(chosen, { root: ROOT, jestArgs: [...jestArgs, ...patterns] })
  try {
    if (tasks.some((task) => task.needsDatabase)) Object.assign(env, await started(startTestDatabase(ROOT)))
    if (tasks.some((task) => task.needsRedis)) Object.assign(env, await started(startTestRedis()))
    return await schedule(tasks, env)
  } finally {
    await stopServers()
  }
}

/** Remembers a server while it is still starting, so that Ctrl-C stops it too. */
async function started(server) {
  servers.push(server)
  return (await server).env
}

async function stopServers() {
  for (const server of servers.splice(0)) await (await server.catch(() => undefined))?.stop()
}

/** Starts tasks in order, as many at a time as two cores carry. */
async function schedule(tasks, env) {
  const results = []
  const busy = new Map()
  const load = () => [...busy.keys()].reduce((sum, task) => sum + task.weight, 0)
  for (const task of tasks) {
    while (busy.size > 0 && load() + task.weight > CORES) await Promise.race(busy.values())
    const begin = performance.now()
    const done = task.run(env).then((outcome) => {
      busy.delete(task)
      const result = { name: task.name, seconds: (performance.now() - begin) / 1000, ...outcome }
      results.push(result)
      printResult(result)
    })
    busy.set(task, done)
  }
  await Promise.all(busy.values())
  return results
}

/** A developer's own settings must not reach the tests. */
function testEnvironment() {
  const { DATABASE_URL: _, REDIS_URL: __, MEDUSA_WORKER_MODE: ___, ...env } = process.env
  return { ...env, NODE_ENV: "test", MEDUSA_DISABLE_TELEMETRY: "true", FORCE_COLOR: "0" }
}

/** The suites that have a spec file matching the pattern. */
async function suitesWith(patterns, candidates, env) {
  const matches = await Promise.all(
    candidates.map(async (suite) => {
      const { output } = await runJest(suite, ["--listTests", ...patterns], { root: ROOT, env })
      return /\.(spec|e2e)\.[a-z]+\s*$/m.test(output)
    }),
  )
  return candidates.filter((_, index) => matches[index])
}

function withoutChecks() {
  return ALL_SUITES.filter((suite) => suite !== "checks" && suite !== "e2e")
}

function readArguments(args) {
  const named = args.find((arg) => arg.startsWith("--suite="))
  const suites = named?.slice("--suite=".length).split(",")
  const unknown = suites?.find((suite) => !ALL_SUITES.includes(suite))
  if (unknown) {
    console.error(`unknown suite "${unknown}"; there are ${ALL_SUITES.join(", ")}`)
    process.exit(2)
  }
  const patterns = []
  const jestArgs = []
  if (args.includes("--update-docs")) process.env.E2E_UPDATE_DOCS = "true"
  if (args.includes("--keep")) process.env.E2E_KEEP = "true"
  const rest = args.filter((arg) => ![named, "--update-docs", "--keep"].includes(arg))
  for (let i = 0; i < rest.length; i++) {
    const arg = rest[i]
    if (!arg.startsWith("-")) patterns.push(arg)
    else jestArgs.push(arg, ...(arg === "-t" && rest[i + 1] !== undefined ? [rest[++i]] : []))
  }
  return { suites, patterns, jestArgs }
}
