import type { NoticeContent, NoticeFacts, NoticeLanguage } from "./facts"
import { formatsOf } from "./formats"
import type { Block, HoldFacts, Letter, RentalFacts, Words } from "./words"
import { wordsEn } from "./words-en"
import { wordsZhCn } from "./words-zh-cn"

const WORDS: Record<NoticeLanguage, Words> = { en: wordsEn, zhCN: wordsZhCn }

/** Name of a kind's template, for providers that have layouts of their own. */
export const templateOf = (kind: NoticeFacts["kind"]): string => `media-rental-${kind.replace(/_/g, "-")}`

/**
 * Writes a letter: subject, plain text and simple HTML, in the language of the facts. The same facts make the same
 * letter; what needs the clock or the database has been put into them.
 *
 * @example renderNotice({ kind: "due_soon", language: "en", rentals: [rental], … }).subject // "Due soon: Ikiru"
 */
export function renderNotice(facts: NoticeFacts): NoticeContent {
  const words = WORDS[facts.language]
  const formats = formatsOf(facts.language)
  const { subject, blocks } = letterOf(words, facts)
  const all: Block[] = [words.greeting(facts.customer.name), ...blocks, words.closing(facts.shop_name)]
  return {
    subject: subject.replace(/\s+/g, " "),
    text: all
      .map((block) => (typeof block === "string" ? block : block.map((line) => `- ${line}`).join("\n")))
      .join("\n\n"),
    html: `<div lang="${formats.tag}">${all.map(htmlOf).join("")}</div>`,
  }
}

function letterOf(words: Words, facts: NoticeFacts): Letter {
  const formats = formatsOf(facts.language)
  switch (facts.kind) {
    case "hold_ready":
    case "hold_expired":
    case "hold_skipped":
      if (!facts.hold) throw new Error(`a letter of kind ${facts.kind} needs a hold`)
      return words[facts.kind](facts as HoldFacts, formats)
    default:
      if (facts.rentals.length === 0) throw new Error(`a letter of kind ${facts.kind} needs a rental`)
      return words[facts.kind](facts as RentalFacts, formats)
  }
}

function htmlOf(block: Block): string {
  if (typeof block === "string") return `<p>${escaped(block)}</p>`
  return `<ul>${block.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>`
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/** Titles and names are other people's words. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!)
