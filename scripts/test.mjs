/**
 * `npm test`: types, lint, dependency rules, texts, API reference, then every suite on an embedded Postgres.
 *
 *   npm test                          everything but Redis and Chromium
 *   npm test -- rental                the spec files whose path matches, whatever suite they belong to
 *   npm test -- --suite=http items    the same, in one suite; several with commas; `checks` is types, lint and so on
 *   npm test -- items -t "refuses"    anything that starts with a dash goes to jest
 *
 * With DB_HOST set, the tests use that server instead of an embedded one. The last line is `N passed, N failed`.
 */
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { startTestDatabase } from "./test/database.mjs"
import { endAll } from "./test/processes.mjs"
import { printLastLine, printResult } from "./test/report.mjs"
import { ALL_SUITES, DEFAULT_SUITES, runJest, tasksOf } from "./test/tasks.mjs"

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..")
const CORES = 2

const database = { started: undefined }
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, async () => {
    endAll()
    await (await database.started?.catch(() => undefined))?.stop()
    process.exit(130)
  })
}

const { suites, patterns, jestArgs } = readArguments(process.argv.slice(2))
const results = await main()
printLastLine(results)
process.exitCode = results.some((result) => result.failed > 0) ? 1 : 0

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
    if (tasks.some((task) => task.needsDatabase)) {
      database.started = startTestDatabase(ROOT)
      Object.assign(env, (await database.started).env)
    }
    return await schedule(tasks, env)
  } finally {
    await (await database.started?.catch(() => undefined))?.stop()
  }
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
  const { DATABASE_URL: _, REDIS_URL: redis, MEDUSA_WORKER_MODE: __, ...env } = process.env
  return { ...env, NODE_ENV: "test", MEDUSA_DISABLE_TELEMETRY: "true", ...(redis ? { TEST_REDIS_URL: redis } : {}) }
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
  const rest = args.filter((arg) => arg !== named)
  for (let i = 0; i < rest.length; i++) {
    const arg = rest[i]
    if (!arg.startsWith("-")) patterns.push(arg)
    else jestArgs.push(arg, ...(arg === "-t" && rest[i + 1] !== undefined ? [rest[++i]] : []))
  }
  return { suites, patterns, jestArgs }
}
