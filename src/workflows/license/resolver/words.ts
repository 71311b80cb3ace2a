import { wordsEn } from "./words-en"
import { wordsZh } from "./words-zh"
import type { Language, ReportKind, Verdict } from "./types"

/** A sentence with names in braces: `Activated in {month}`. */
export type Sentence = string

export interface Words {
  /** Value of the `lang` attribute. */
  htmlLang: string
  locale: string
  brand: string
  /** The other language, in its own words. */
  other: { lang: Language; htmlLang: string; name: string }
  verdicts: Record<Verdict, { headline: Sentence; sentence: Sentence; advice?: Sentence }>
  /** Headline where no shop is named, or no month known. */
  rentalNoShop: Sentence
  activatedNoMonth: Sentence
  issuer: Record<"label" | "shop", Sentence>
  facts: Record<
    "edition" | "publisher" | "isbn" | "year" | "pressing" | "checks" | "owners" | "issuer" | "checkedAt",
    string
  >
  copies: Sentence
  checks: Record<"1" | "2-5" | "6-20" | "20+", string>
  itemHeading: string
  coverAlt: Sentence
  exRental: string
  notices: Record<string, string>
  noticesHeading: string
  ring: Record<"heading" | "intro" | "mastering" | "mould" | "matrix" | "differs", string>
  limits: { heading: string; points: string[]; unknownPoints: string[] }
  claim: string
  form: Record<"heading" | "label" | "hint" | "submit", string>
  report: Record<
    "heading" | "intro" | "code" | "codeHint" | "kind" | "words" | "place" | "photo" | "photoHint" | "submit",
    string
  > & { kinds: Record<ReportKind, string>; optional: string }
  /** `{age}`: how long checks are kept. */
  privacy: { heading: string; text: Sentence }
  start: { title: string; headline: string; sentence: string }
  received: { title: string; sentence: string }
  errors: Record<
    "too_large" | "method" | "unavailable" | "report_words" | "report_kind" | "report_photo" | "body" | "gone" | "cap",
    { title: string; sentence: string }
  >
  limited: { title: string; sentence: Sentence }
}

export const WORDS: Record<Language, Words> = { en: wordsEn, zh: wordsZh }

/** Puts names into a sentence; the result is text, to be escaped like any other. */
export function say(sentence: Sentence, names: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(names[name] ?? ""))
}
