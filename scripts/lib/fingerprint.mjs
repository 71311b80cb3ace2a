import { createHash } from "node:crypto"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"

const IGNORED = /(^|[\\/])(__tests__|node_modules|\.[^\\/]+|__admin-extensions__\.js|[^\\/]+\.(spec|test)\.[jt]sx?)$/

/** A hash over the contents of files and directories, the same on every machine and after every checkout. */
export function fingerprint(root, paths, extra = []) {
  const hash = createHash("sha256")
  for (const text of extra) hash.update(`${text}\0`)
  for (const path of paths) {
    for (const file of filesUnder(root, path)) {
      hash.update(`${file.replaceAll("\\", "/")}\0`)
      hash.update(readFileSync(join(root, file)))
      hash.update("\0")
    }
  }
  return hash.digest("hex").slice(0, 32)
}

function filesUnder(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [path]
  const names = readdirSync(join(root, path)).sort()
  return names.map((name) => join(path, name)).flatMap((child) => (IGNORED.test(child) ? [] : filesUnder(root, child)))
}
