import { say, type Words } from "../words"
import { codeForm, reportForm } from "./forms"
import { html } from "./html"
import { banner, document } from "./layout"

/** `GET /t`: what to do with a tag. */
export function startPage(words: Words): string {
  const { start } = words
  const body = html`${banner("plain", "search", start)} ${codeForm(words, start.title)}
  ${reportForm(words, { open: false })}`
  return document(words, start.title, body)
}

/** A report has arrived. */
export function receivedPage(words: Words): string {
  const { title, sentence } = words.received
  return document(words, title, html`${banner("good", "check", { headline: title, sentence })} ${codeForm(words)}`)
}

/** A refusal that says what to do next. */
export function errorPage(words: Words, error: { title: string; sentence: string }): string {
  const texts = { headline: error.title, sentence: error.sentence }
  return document(words, error.title, html`${banner("warn", "warning", texts)} ${codeForm(words)}`)
}

/** Too many requests: when to come back. */
export function limitedPage(words: Words, seconds: number): string {
  const texts = { headline: words.limited.title, sentence: say(words.limited.sentence, { seconds }) }
  return document(words, words.limited.title, banner("warn", "clock", texts))
}
