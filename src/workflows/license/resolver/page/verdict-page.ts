import type { Language, PublicVerdict, Verdict } from "../types"
import { say, type Words } from "../words"
import { formatsOf } from "./formats"
import { codeForm, reportForm } from "./forms"
import { html, type Html } from "./html"
import type { IconName } from "./icons"
import { banner, document, type Tone } from "./layout"

const LOOKS: Record<Verdict, { tone: Tone; icon: IconName }> = {
  not_released: { tone: "warn", icon: "warning" },
  authentic_in_stock: { tone: "info", icon: "box" },
  authentic_in_delivery: { tone: "info", icon: "truck" },
  authentic_sold: { tone: "good", icon: "check" },
  authentic_activated: { tone: "good", icon: "check" },
  authentic_yours: { tone: "good", icon: "check" },
  authentic_returned: { tone: "info", icon: "back" },
  authentic_rental: { tone: "info", icon: "clock" },
  caution: { tone: "warn", icon: "search" },
  revoked: { tone: "bad", icon: "stop" },
  void: { tone: "bad", icon: "stop" },
  not_recognised: { tone: "warn", icon: "question" },
}

export interface PageInput {
  view: PublicVerdict
  words: Words
  lang: Language
  imgHosts: readonly string[]
  claimUrl: string | null
}

/** The page of one verdict. `not_recognised` depends on the language alone. */
export function verdictPage(input: PageInput): string {
  const { view, words } = input
  const texts = textsOf(view, words)
  const { tone, icon } = LOOKS[view.verdict]
  const known = view.verdict !== "not_recognised"
  const body = html`${banner(tone, icon, texts)} ${known && claim(input)} ${known && notices(view, words)}
  ${known && item(input)} ${known && ring(view, words)} ${limits(words, known)}
  ${reportForm(words, { open: tone === "warn" || tone === "bad" })} ${codeForm(words)}`
  return document(words, texts.headline, body)
}

function textsOf(view: PublicVerdict, words: Words): { headline: string; sentence: string; advice?: string } {
  const texts = words.verdicts[view.verdict]
  if (view.verdict === "authentic_rental") {
    const shop = view.shop_name?.trim()
    return { ...texts, headline: shop ? say(texts.headline, { shop }) : words.rentalNoShop }
  }
  if (view.verdict === "authentic_activated") {
    const month = monthText(view.activated_month, words)
    return { ...texts, headline: month ? say(texts.headline, { month }) : words.activatedNoMonth }
  }
  return texts
}

/** `2026-11` → `November 2026`. */
function monthText(month: string | null | undefined, words: Words): string | null {
  if (!month || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return null
  return formatsOf(words.locale).month.format(new Date(`${month}-01T00:00:00Z`))
}

function claim({ view, words, claimUrl }: PageInput): Html | false {
  return (
    view.verdict === "authentic_sold" &&
    claimUrl !== null &&
    html`<a class="button" href="${claimUrl}">${words.claim}</a>`
  )
}

function notices({ notices = [] }: PublicVerdict, words: Words): Html | false {
  return (
    notices.length > 0 &&
    html`<section class="warn">
      <h2>${words.noticesHeading}</h2>
      <ul>
        ${notices.map((notice) => html`<li>${words.notices[notice] ?? notice}</li>`)}
      </ul>
    </section>`
  )
}

function item({ view, words, lang, imgHosts }: PageInput): Html {
  const { text, htmlLang } = titleOf(view, words, lang)
  const cover = text && coverOf(view.cover_url, imgHosts)
  return html`<section>
    <div class="item">
      ${cover && html`<img src="${cover}" alt="${say(words.coverAlt, { title: text })}" width="128" height="128" />`}
      <div>
        <p class="eyebrow">${words.itemHeading}</p>
        <h2 class="title" ${htmlLang && html` lang="${htmlLang}"`}>${text || "—"}</h2>
        ${view.ex_rental && html`<span class="badge">${words.exRental}</span>`}
      </div>
    </div>
    <dl>
      ${factsOf(view, words).map(
        ([term, value]) =>
          html`<dt>${term}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </section>`
}

/** In the reader's language, else in the other one, marked as such. */
function titleOf({ title }: PublicVerdict, words: Words, lang: Language): { text: string; htmlLang?: string } {
  const [own, foreign] = lang === "zh" ? [title?.zhCN, title?.en] : [title?.en, title?.zhCN]
  return own ? { text: own } : { text: foreign ?? "", ...(foreign ? { htmlLang: words.other.htmlLang } : {}) }
}

/** Only what the Content-Security-Policy lets through: a path of this host, or a host of `imgHosts`. */
function coverOf(url: string | null | undefined, imgHosts: readonly string[]): string | false {
  if (!url) return false
  if (/^\/(?![/\\])/.test(url)) return url
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  const matches = (pattern: string) => (pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : host === pattern)
  return /^https?:$/.test(protocol) && imgHosts.some((pattern) => matches(pattern.toLowerCase())) && url
}

function factsOf(view: PublicVerdict, words: Words): [string, string | Html][] {
  const { facts } = words
  const { number } = formatsOf(words.locale)
  const rows: [string, string | Html | null | undefined][] = [
    [facts.issuer, view.issuer && words.issuer[view.issuer]],
    [facts.edition, view.edition],
    [facts.publisher, view.publisher],
    [facts.year, view.year ? String(view.year) : null],
    [facts.isbn, view.isbn],
    [facts.pressing, view.pressing_size ? say(words.copies, { count: number.format(view.pressing_size) }) : null],
    [facts.owners, view.provenance_count ? number.format(view.provenance_count) : null],
    [facts.checks, view.checks && words.checks[view.checks]],
    [facts.checkedAt, timeText(view.checked_at, words)],
  ]
  return rows.filter((row): row is [string, string | Html] => Boolean(row[1]))
}

function timeText(at: string | undefined, words: Words): Html | null {
  const time = at ? new Date(at) : null
  if (!time || Number.isNaN(time.getTime())) return null
  const format = formatsOf(words.locale).time
  return html`<time datetime="${time.toISOString()}">${format.format(time)} UTC</time>`
}

function ring({ expected }: PublicVerdict, words: Words): Html | false {
  const rows = expected
    ? ([
        [words.ring.mastering, expected.mastering_sid],
        [words.ring.mould, expected.mould_sid],
        [words.ring.matrix, expected.matrix],
      ] as const)
    : []
  const filled = rows.filter(([, values]) => values.length > 0)
  return (
    filled.length > 0 &&
    html`<section class="ring">
      <h2>${words.ring.heading}</h2>
      <p>${words.ring.intro}</p>
      <dl>
        ${filled.map(
          ([term, values]) =>
            html`<dt>${term}</dt>
              ${values.map((value) => html`<dd>${value}</dd>`)}`,
        )}
      </dl>
      <p>${words.ring.differs}</p>
    </section>`
  )
}

function limits({ limits: { heading, points, unknownPoints } }: Words, known: boolean): Html {
  return html`<section>
    <h2>${heading}</h2>
    <ul>
      ${(known ? points : unknownPoints).map((point) => html`<li>${point}</li>`)}
    </ul>
  </section>`
}
