import type { NoticeLanguage } from "./facts"

const TAGS: Record<NoticeLanguage, string> = { en: "en", zhCN: "zh-CN" }

/** Dates, times and money as people of one language read them; the zone is always the shop's, never the server's. */
export interface Formats {
  /** BCP 47, for `lang` attributes. */
  tag: string
  /** Weekday, date and time on the shop's wall. */
  moment(instant: string, tz: string): string
  /** Date on the shop's wall. */
  date(instant: string, tz: string): string
  money(amount: string, currency: string): string
}

export function formatsOf(language: NoticeLanguage): Formats {
  const tag = TAGS[language]
  const day = { weekday: "short", day: "numeric", month: "long", year: "numeric" } as const
  return {
    tag,
    moment: (instant, timeZone) =>
      new Intl.DateTimeFormat(tag, { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(
        new Date(instant),
      ),
    date: (instant, timeZone) => new Intl.DateTimeFormat(tag, { ...day, timeZone }).format(new Date(instant)),
    // The amount goes in as text: a float would lose what the ledger has.
    money: (amount, currency) =>
      new Intl.NumberFormat(tag, { style: "currency", currency: currency.toUpperCase() }).format(
        amount as unknown as number,
      ),
  }
}
