import { mkdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { run } from "./processes.mjs"

/** Suites that jest runs, with the share of a two-core machine each takes. */
const JEST_SUITES = {
  unit: { weight: 1, needsDatabase: false },
  admin: { weight: 1, needsDatabase: false },
  plugin: { weight: 1, needsDatabase: true },
  modules: { weight: 2, needsDatabase: true },
  http: { weight: 2, needsDatabase: true },
  // Its half dozen files are done while the shop of the browser specs is built.
  redis: { weight: 1, needsDatabase: true, needsRedis: true },
  e2e: { weight: 1, needsDatabase: false },
}

/** What `npm test` runs. Redis and Chromium need programs from outside npm and have commands of their own. */
export const DEFAULT_SUITES = ["plugin", "checks", "unit", "admin", "modules", "http"]
export const ALL_SUITES = [...Object.keys(JEST_SUITES), "checks"]

/** Checks that need no test runner; each counts as one test. */
function checkTasks(root) {
  const cache = join(root, ".data", "cache")
  const bin = (name) => join(root, "node_modules", name)
  const tsc = (project, name) => [
    bin("typescript/bin/tsc"),
    "--noEmit",
    "-p",
    project,
    "--incremental",
    "--tsBuildInfoFile",
    join(cache, `tsc-${name}.json`),
  ]
  const commands = {
    "types of src": tsc("tsconfig.json", "src"),
    "types of tests": tsc("tsconfig.tests.json", "tests"),
    "types of admin": tsc("admin/tsconfig.json", "admin"),
    eslint: [bin("eslint/bin/eslint.js"), ".", "--max-warnings=0"],
    prettier: [bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."],
    "dependency rules": [
      bin("dependency-cruiser/bin/dependency-cruise.mjs"),
      "src",
      "admin",
      "--config",
      ".dependency-cruiser.cjs",
    ],
    locales: ["scripts/check-locales.mjs"],
    openapi: ["scripts/openapi.mjs", "--check"],
  }
  return Object.entries(commands).map(([name, args]) => ({
    name,
    weight: 1,
    needsDatabase: false,
    run: async (env) => {
      const { code, output } = await run(process.execPath, args, { cwd: root, env })
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output }
    },
  }))
}

/** The tasks of the named suites, in the order they start. */
export function tasksOf(suites, { root, jestArgs = [] }) {
  mkdirSync(join(root, ".data", "cache"), { recursive: true })
  return suites.flatMap((suite) => (suite === "checks" ? checkTasks(root) : [jestTask(suite, { root, jestArgs })]))
}

function jestTask(suite, { root, jestArgs }) {
  return {
    name: suite,
    ...JEST_SUITES[suite],
    run: async (env) => {
      const report = join(root, ".data", "cache", `jest-${suite}-${process.pid}.json`)
      rmSync(report, { force: true })
      const args = ["--json", `--outputFile=${report}`, "--forceExit", ...workers(suite), ...jestArgs]
      const { code, output } = await runJest(suite, args, { root, env })
      const counts = readReport(report, code)
      rmSync(report, { force: true })
      return { ...counts, output: withoutJson(output) }
    },
  }
}

/** Spec files of these suites boot a whole application each; a worker that has grown too large is replaced. */
function workers(suite) {
  if (suite === "plugin" || suite === "e2e" || suite === "redis") return ["--runInBand"]
  return ["--maxWorkers=2", "--workerIdleMemoryLimit=1500MB"]
}

/** Starts jest with what a suite needs in its environment. */
export function runJest(suite, args, { root, env }) {
  const options = [env.NODE_OPTIONS, "--experimental-vm-modules", "--no-warnings"].filter(Boolean).join(" ")
  const jestEnv = { ...env, TEST_TYPE: suite, NODE_ENV: "test", NODE_OPTIONS: options }
  return run(process.execPath, [join(root, "node_modules/jest/bin/jest.js"), ...args], { cwd: root, env: jestEnv })
}

/** A spec file that could not even be loaded has no tests to count, so it counts as one failure. */
function readReport(path, code) {
  try {
    const report = JSON.parse(readFileSync(path, "utf8"))
    const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
    const skipped = report.numPendingTests + report.numTodoTests
    return { passed: report.numPassedTests, failed: failed || (code === 0 ? 0 : 1), skipped }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** jest --json prints the report on standard output as well, as one line. */
function withoutJson(output) {
  return output
    .split("\n")
    .filter((line) => !line.startsWith('{"numFailedTestSuites"') && !line.startsWith("Test results written to:"))
    .join("\n")
}
