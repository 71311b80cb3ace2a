import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { canEnter, databaseAccount, outsidePlace } from "./postgres-account.mjs"

/**
 * What a database's directory holds: `server.json` (password, port, who runs it, where the data is), `server.log`
 * and `data/` – unless the account that runs Postgres cannot enter the directory; then `data` is outside it.
 */
export function readNote(dir) {
  try {
    return JSON.parse(readFileSync(join(dir, "server.json"), "utf8"))
  } catch {
    return {}
  }
}

/** Written whole or not at all: a kill in the middle must not lose the password. */
export function writeNote(dir, note) {
  const path = join(dir, "server.json")
  writeFileSync(`${path}.new`, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

/** Finds or chooses the account and the data directory of `dir`, and notes the choice. */
export function settle(dir, { root, forTests }) {
  mkdirSync(dir, { recursive: true, mode: 0o755 })
  const note = readNote(dir)
  const known = knownData(dir, root, note)
  const account = databaseAccount(known)
  const home = known ? undefined : chooseHome(dir, root, account)
  const settled = {
    ...note,
    checkout: realpathSync(root),
    data: known ?? join(home, "data"),
    password: note.password ?? (forTests ? "postgres" : randomBytes(18).toString("base64url")),
  }
  writeNote(dir, settled)
  return { account, note: settled }
}

/** The data of an earlier start; not that of the checkout this one was copied from. */
function knownData(dir, root, note) {
  if (!note.data || !existsSync(join(note.data, "PG_VERSION"))) return undefined
  const isOurs = note.data === join(realpathSync(dir), "data")
  if (isOurs) return note.data
  const isOutside = note.checkout === realpathSync(root) || !existsSync(note.checkout ?? "")
  return isOutside ? note.data : undefined
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
