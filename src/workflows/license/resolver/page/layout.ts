import type { Words } from "../words"
import { Html, html } from "./html"
import { ICONS, type IconName } from "./icons"
import { STYLE } from "./style"

export type Tone = "good" | "info" | "warn" | "bad" | "plain"

const SHEET = new Html(`<style>${STYLE}</style>`)

/** A whole document. The switch of languages is a fixed link, so that no page repeats what was asked. */
export function document(words: Words, title: string, main: Html): string {
  const { other } = words
  return html`<!doctype html>
    <html lang="${words.htmlLang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${words.brand}</title>
        ${SHEET}
      </head>
      <body>
        <header>
          <p class="brand">${ICONS.check}${words.brand}</p>
          <a href="?lang=${other.lang}" hreflang="${other.htmlLang}" lang="${other.htmlLang}">${other.name}</a>
        </header>
        <main>${main}</main>
        <footer>
          <h2>${words.privacy.heading}</h2>
          <p>${words.privacy.text}</p>
        </footer>
      </body>
    </html> `.text
}

/** The first thing on every page: a large icon, a headline and what it means. */
export function banner(
  tone: Tone,
  icon: IconName,
  { headline, sentence, advice }: { headline: string; sentence: string; advice?: string },
): Html {
  return html`<section class="verdict ${tone}">
    ${ICONS[icon]}
    <h1>${headline}</h1>
    <p>${sentence}</p>
    ${advice && html`<p class="advice">${advice}</p>`}
  </section>`
}
