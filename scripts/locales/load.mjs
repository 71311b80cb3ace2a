import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { flatten } from "./compare.mjs"

/**
 * The texts of one language: all files of `admin/locales/<language>/`, as flat keys.
 * @returns `{ texts: Map, repeated: string[] }`; a key that two files have would silently lose one of its texts
 */
export function loadLanguage(folder) {
  const texts = new Map()
  const repeated = []
  for (const file of readdirSync(folder).sort()) {
    for (const [key, text] of flatten(JSON.parse(readFileSync(join(folder, file), "utf8")))) {
      if (texts.has(key)) repeated.push(`"${key}" is in ${file} and in another file`)
      texts.set(key, text)
    }
  }
  return { texts, repeated }
}
