/** Hyphens and dashes people and printers use between groups; NFKC turns the full-width ones into these. */
const DASHES = /[\u2010-\u2015\u2212]/gu

/** First step for every identifier: NFKC, upper case, plain hyphens, single spaces. Applying it twice changes nothing. */
export function clean(raw: string): string {
  return raw
    .normalize("NFKC")
    .toUpperCase()
    .normalize("NFKC")
    .replace(DASHES, "-")
    .replace(/[\s\u200b\ufeff]+/gu, " ")
    .trim()
}

/** Without the hyphens and spaces that only help reading. */
export function compact(raw: string): string {
  return clean(raw).replace(/[- ]/g, "")
}
