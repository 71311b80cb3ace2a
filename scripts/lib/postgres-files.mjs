import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { writePrivate } from "./private-file.mjs"
import { canEnter, databaseAccount, outsidePlace } from "./postgres-account.mjs"

/**
 * What a database's directory holds: `server.json` (password, port, who runs it, where the data is), `server.log`
 * and `data/` – unless the account that runs Postgres cannot enter the directory; then `data` is outside it.
 * A note that is missing or damaged is replaced; one that belongs to somebody else is not.
 */
export function readNote(dir) {
  try {
    return JSON.parse(readFileSync(join(dir, "server.json"), "utf8"))
  } catch (error) {
    if (error instanceof SyntaxError || error.code === "ENOENT") return {}
    throw error
  }
}

/** Kept beside the data, so that a kill in the middle loses neither the password nor the place. */
export function writeNote(dir, note) {
  writePrivate(join(dir, "server.json"), note)
}

/**
 * Finds or chooses the account and the data directory of `dir`, and notes the choice.
 * `isNewPassword` says that the note holds a password the existing database does not know yet.
 */
export function settle(dir, { root, forTests }) {
  mkdirSync(dir, { recursive: true, mode: 0o755 })
  const note = readNote(dir)
  const known = knownData(dir, root, note)
  const account = databaseAccount(known)
  const data = known ?? join(chooseHome(dir, root, account), "data")
  const settled = {
    ...note,
    checkout: realpathSync(root),
    data,
    password: note.password ?? (forTests ? "postgres" : randomBytes(18).toString("base64url")),
  }
  writeNote(dir, settled)
  return { account, note: settled, isNewPassword: !note.password && hasCluster(data) }
}

/** The data of an earlier start, here or outside; not that of the checkout this one was copied from. */
function knownData(dir, root, note) {
  const inside = join(realpathSync(dir), "data")
  if (note.data && note.data !== inside && hasCluster(note.data)) {
    if (note.checkout === realpathSync(root) || !existsSync(note.checkout ?? "")) return note.data
  }
  return hasCluster(inside) ? inside : undefined
}

/** `true` for a finished database. Not being allowed to look is no reason to make a new one in its place. */
export function hasCluster(data) {
  try {
    return readdirSync(data).includes("PG_VERSION")
  } catch (error) {
    if (error.code === "ENOENT") return false
    throw error
  }
}

function chooseHome(dir, root, account) {
  const inside = realpathSync(dir)
  if (canEnter(inside, account)) return inside
  const { own } = outsidePlace(root, account)
  const name = join(own, dir.split(/[\\/]/).at(-1))
  mkdirSync(name, { recursive: true, mode: 0o755 })
  writeFileSync(join(own, "checkout.txt"), `Database of ${realpathSync(root)}\n`)
  return name
}

/** Deletes a stopped database with all its data. */
export function removeDatabase(dir) {
  const { data } = readNote(dir)
  if (data) rmSync(data, { recursive: true, force: true })
  rmSync(dir, { recursive: true, force: true })
}
