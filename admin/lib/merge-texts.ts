import type { Texts } from "./plain-plurals"

/**
 * One tree out of the files of a language. Capabilities keep their texts in files of their own and share branches
 * (`problem`, `permissions`, `menu`); `npm run check:locales` refuses the same key in two files.
 */
export function mergeTexts(...files: Texts[]): Texts {
  const merged: Texts = {}
  for (const file of files) {
    for (const [key, value] of Object.entries(file)) {
      const there = merged[key]
      merged[key] = typeof value === "object" && typeof there === "object" ? mergeTexts(there, value) : value
    }
  }
  return merged
}
