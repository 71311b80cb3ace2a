/** Code → English and Chinese label. */
export type TermTexts = Readonly<Record<string, readonly [en: string, zhCN: string]>>
