import { chownSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"

/** JSON of a file; `undefined` when it is missing or damaged. A file of somebody else's is an error. */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"))
  } catch (error) {
    if (error instanceof SyntaxError || error.code === "ENOENT") return undefined
    throw error
  }
}

/**
 * Writes JSON that only its owner can read, whole or not at all. Root writing into somebody's directory leaves the
 * file to them, or they could not start their own shop any more.
 */
export function writePrivate(path, value) {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.new`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  leaveToOwner(draft)
  renameSync(draft, path)
}

/** Gives what root has made to the owner of the directory it is in. */
export function leaveToOwner(path) {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(dirname(path))
  chownSync(path, uid, gid)
}
