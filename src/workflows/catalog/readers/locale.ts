/** A text in the languages the catalogue is kept in. */
export interface Labels {
  en: string
  zhCN: string
}

/** The label for a BCP-47 tag: Chinese for any `zh…`, English otherwise. `null` when there is no label at all. */
export function labelIn(labels: Partial<Labels> | null | undefined, locale: string | null): string | null {
  const chinese = locale !== null && /^zh($|[-_])/i.test(locale)
  return (chinese ? (labels?.zhCN ?? labels?.en) : (labels?.en ?? labels?.zhCN)) ?? null
}
