import { tidy } from "../../../lib/text"

export { normalizeCatalogueNumber } from "./identifiers/catalogue-no"

/**
 * Articles moved behind the comma. Only words that are hardly ever anything else at the start of a title: "die" or
 * "la" can begin a name in other languages too, which a cataloguer corrects by typing the sort title.
 */
const ARTICLES = [
  "the",
  "a",
  "an",
  "le",
  "la",
  "les",
  "un",
  "une",
  "el",
  "los",
  "las",
  "il",
  "lo",
  "gli",
  "der",
  "die",
  "das",
  "de",
  "het",
]
const LEADING_ARTICLE = new RegExp(`^(${ARTICLES.join("|")})\\s+(?=[\\p{L}\\p{N}])(.+)$`, "iu")
const ELIDED_ARTICLE = /^(l['’])(?=\p{L})(.+)$/iu

/**
 * The form a title is sorted by. A title that is nothing but an article and itself ("The The") moves it all the same.
 *
 * @example sortTitle("The Wall") // "Wall, The" · sortTitle("L'Avventura") // "Avventura, L'"
 */
export function sortTitle(title: string): string {
  const text = tidy(title)
  const match = LEADING_ARTICLE.exec(text) ?? ELIDED_ARTICLE.exec(text)
  return match ? `${match[2]}, ${match[1]}` : text
}

/** Family names of two parts whose first part is no article of its own. */
const NAME_PARTICLES = new Set([
  "van",
  "von",
  "de",
  "der",
  "den",
  "du",
  "da",
  "di",
  "del",
  "della",
  "dos",
  "ter",
  "la",
  "le",
  "bin",
  "al",
])

/**
 * The form a contributor is sorted by: a person by the family name ("Bowie, David"), everything else by its first
 * word that is no article ("Beatles, The"). Names in Han, kana or Hangul stay, their family name comes first already.
 */
export function sortName(name: string, kind: "person" | (string & {})): string {
  const text = tidy(name)
  if (kind !== "person") return sortTitle(text)
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul},]/u.test(text)) return text
  const suffix = /^(.+?),? ((?:Jr|Sr)\.?|I{2,3}|IV)$/u.exec(text)
  const words = (suffix?.[1] ?? text).split(" ")
  if (words.length < 2) return text
  let family = words.length - 1
  while (family > 1 && NAME_PARTICLES.has((words[family - 1] ?? "").toLowerCase())) family--
  const sorted = `${words.slice(family).join(" ")}, ${words.slice(0, family).join(" ")}`
  return suffix ? `${sorted}, ${suffix[2]}` : sorted
}

/**
 * What two names must share to be taken for one contributor: NFKC, case-folded, single spaces. Upper-casing folds letters
 * such as `ß` (SS) and final `ς`, which lower-casing alone would keep apart; lower-casing before it turns `ẞ` into `ß`.
 */
export function foldName(name: string): string {
  return tidy(tidy(name).toLowerCase().toUpperCase().toLowerCase())
}
