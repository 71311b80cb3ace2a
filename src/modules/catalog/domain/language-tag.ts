/**
 * A BCP-47 tag in its usual spelling (`zh-Hans`, `pt-BR`), or undefined when it is none. `Intl` only judges the form:
 * its own canonical form would turn `cmn` into `zh` and lose what the sleeve says.
 */
export function canonicalLanguage(tag: string): string | undefined {
  try {
    Intl.getCanonicalLocales(tag)
  } catch {
    return undefined
  }
  return tag
    .split("-")
    .map((part, index) => {
      if (index === 0) return part.toLowerCase()
      if (/^[a-z]{4}$/i.test(part)) return part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()
      return /^[a-z]{2}$/i.test(part) ? part.toUpperCase() : part.toLowerCase()
    })
    .join("-")
}
