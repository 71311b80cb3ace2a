const PLURAL = /_(zero|one|two|few|many|other)$/

/** `{ a: { b: "x" } }` → `a.b` → `x`. */
export function flatten(tree, prefix = "") {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "object" && value !== null
        ? [...flatten(value, `${prefix}${key}.`)]
        : [[`${prefix}${key}`, String(value)]],
    ),
  )
}

/** The key without its plural form, when it has one. */
export function baseKey(key, texts) {
  const base = key.replace(PLURAL, "")
  return base !== key && texts.has(`${base}_other`) ? base : key
}

/**
 * Faults between the languages: a key that only one has, a plural form that a language needs and lacks, an
 * interpolation that differs, an empty text, a text that was never translated.
 * @param languages `{ en: { tag: "en", texts: Map }, zhCN: { tag: "zh-CN", texts: Map } }`
 */
export function compareLanguages(languages) {
  const problems = []
  const names = Object.keys(languages)
  const keys = Object.fromEntries(
    names.map((name) => [
      name,
      new Set([...languages[name].texts.keys()].map((key) => baseKey(key, languages[name].texts))),
    ]),
  )
  const all = new Set(names.flatMap((name) => [...keys[name]]))
  for (const key of all) {
    for (const name of names) if (!keys[name].has(key)) problems.push(`${name}: "${key}" is missing`)
    if (names.every((name) => keys[name].has(key))) problems.push(...comparePlaceholders(key, languages))
  }
  for (const name of names) problems.push(...checkPlurals(name, languages[name]), ...checkTexts(name, languages))
  return problems
}

function comparePlaceholders(key, languages) {
  const [first, ...others] = Object.entries(languages).map(([name, { texts }]) => ({
    name,
    found: placeholders(key, texts),
  }))
  return others
    .filter(({ found }) => found !== first.found)
    .map(({ name, found }) => `${name}: "${key}" has {{${found}}}, ${first.name} has {{${first.found}}}`)
}

/** `count` may be left unsaid in one language ("one disc"), so it is not compared. */
function placeholders(key, texts) {
  const text = texts.get(key) ?? texts.get(`${key}_other`) ?? ""
  const names = [...text.matchAll(/\{\{\s*-?\s*([\w.]+)/g)].map((match) => match[1]).filter((name) => name !== "count")
  return [...new Set(names)].sort().join(", ")
}

function checkPlurals(name, { tag, texts }) {
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
  return [...texts.keys()]
    .filter((key) => key.endsWith("_other"))
    .flatMap((key) => forms.map((form) => key.replace(/other$/, form)))
    .filter((key) => !texts.has(key))
    .map((key) => `${name}: plural form "${key}" is missing`)
}

function checkTexts(name, languages) {
  const { tag, texts } = languages[name]
  const english = languages.en?.texts
  return [...texts].flatMap(([key, text]) => {
    if (text.trim() === "") return [`${name}: "${key}" is empty`]
    const isUntranslated = tag.startsWith("zh") && english?.get(key) === text && /\p{Ll}{3,}\s+\p{Ll}{2,}/u.test(text)
    return isUntranslated ? [`${name}: "${key}" is still English: "${text}"`] : []
  })
}

/** Faults between the code and one language's keys. */
export function compareUsage(texts, usages) {
  const keys = new Set([...texts.keys()].map((key) => baseKey(key, texts)))
  const problems = []
  const used = new Set()
  for (const { required, patterns, mentioned } of usages) {
    for (const { key, file, line } of required) {
      if (keys.has(key)) used.add(key)
      else problems.push(`${file}:${line}: "${key}" is in no locale file`)
    }
    for (const { pattern, file, line } of patterns) {
      const matches = [...keys].filter((key) => pattern.test(key))
      if (matches.length === 0) problems.push(`${file}:${line}: no key looks like ${pattern.source}`)
      for (const key of matches) used.add(key)
    }
    for (const text of mentioned) if (keys.has(text)) used.add(text)
  }
  for (const key of keys) if (!used.has(key)) problems.push(`"${key}" is used nowhere`)
  return problems
}
