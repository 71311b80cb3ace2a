/** A tree of texts as the locale files hold it. */
export interface Texts {
  [key: string]: string | Texts
}

/**
 * The dashboard's code for Chinese is `zhCN`, which is no language tag: i18next finds no plural rule for it, looks for
 * the key without a plural form and falls back to English. Chinese has one form, so that form is offered under the
 * plain key as well.
 */
export function plainPlurals(texts: Texts): Texts {
  const plain = Object.entries(texts).flatMap(([key, value]): [string, string | Texts][] => {
    if (typeof value !== "string") return [[key, plainPlurals(value)]]
    return key.endsWith("_other")
      ? [
          [key, value],
          [key.slice(0, -"_other".length), value],
        ]
      : [[key, value]]
  })
  return Object.fromEntries(plain)
}
