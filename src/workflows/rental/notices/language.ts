import type { NoticeLanguage } from "./facts"

/**
 * The language of the first wish that names one we write in; English when none does.
 *
 * @example languageOf([customer.metadata?.locale, order.locale]) // "zhCN" for "zh-Hans-CN"
 */
export function languageOf(wishes: readonly unknown[]): NoticeLanguage {
  for (const wish of wishes) {
    const primary = typeof wish === "string" ? wish.trim().toLowerCase().slice(0, 2) : ""
    if (primary === "zh") return "zhCN"
    if (primary === "en") return "en"
  }
  return "en"
}
