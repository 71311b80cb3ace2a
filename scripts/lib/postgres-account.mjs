import { execFileSync, spawnSync } from "node:child_process"
import { chownSync, existsSync, mkdirSync, realpathSync, statSync } from "node:fs"
import { homedir, tmpdir } from "node:os"
import { createHash } from "node:crypto"
import { join } from "node:path"

/**
 * Who runs the database server. Postgres refuses to run as root, so root lends it the account of an existing
 * database's owner, else `postgres` (made when the system has none), else `nobody`.
 * A normal user runs it as itself: `{}`.
 */
export function databaseAccount(existingData) {
  if (process.getuid?.() !== 0) return {}
  if (existingData && existsSync(existingData)) {
    const { uid, gid } = statSync(existingData)
    if (uid !== 0) return { uid, gid }
  }
  return lookUp("postgres") ?? createAccount() ?? lookUp("nobody") ?? noAccount()
}

function lookUp(name) {
  try {
    const id = (flag) => Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }).toString())
    return { uid: id("-u"), gid: id("-g") }
  } catch {
    return undefined
  }
}

function createAccount() {
  const ways = [
    ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"],
    ["adduser", "-S", "-D", "-H", "postgres"],
  ]
  for (const [command, ...args] of ways) {
    if (spawnSync(command, args, { stdio: "ignore" }).status === 0) return lookUp("postgres")
  }
  return undefined
}

function noAccount() {
  throw new Error(
    "Postgres does not run as root and this system has no other account for it. " +
      "Create one (useradd --system postgres), start as a normal user, or set DATABASE_URL.",
  )
}

/** Makes a directory and gives it to the account; only the last part is given away. */
export function ownDirectory(path, account, mode = 0o700) {
  mkdirSync(path, { recursive: true, mode })
  if (account.uid !== undefined) chownSync(path, account.uid, account.gid)
}

/** `true` when the account can change into this existing directory, which needs the right on every parent too. */
export function canEnter(path, account) {
  if (account.uid === undefined) return true
  const options = { ...account, cwd: "/", stdio: "ignore" }
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", path], options).status === 0
}

/**
 * A place outside the checkout that the account can enter, the same at every start of the same checkout, because
 * the shop's data lives there.
 */
export function outsidePlace(root, account) {
  const key = createHash("sha256").update(realpathSync(root)).digest("hex").slice(0, 12)
  const home = process.env.XDG_DATA_HOME || join(homedir(), ".local", "share")
  const bases = account.uid === undefined ? [home] : ["/var/lib", "/usr/local/var"]
  for (const base of [...bases, "/var/tmp", tmpdir()]) {
    const shared = join(base, "medusa-media-store")
    try {
      mkdirSync(shared, { recursive: true, mode: 0o755 })
    } catch {
      continue
    }
    if (isSafe(shared) && canEnter(shared, account)) return { shared, own: join(shared, key) }
  }
  throw new Error(
    `The account that runs Postgres can use neither ${root} nor a directory outside it. ` +
      "Move the checkout, start as a normal user, or set DATABASE_URL.",
  )
}

/** In a directory anyone may write to, somebody else could have prepared ours. */
function isSafe(path) {
  const { uid, mode } = statSync(path)
  return uid === (process.getuid?.() ?? uid) && (mode & 0o022) === 0
}
