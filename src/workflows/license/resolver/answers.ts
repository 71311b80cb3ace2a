import { errorPage, limitedPage, receivedPage, startPage } from "./page/other-pages"
import { STYLE_HASH } from "./page/style"
import { verdictPage } from "./page/verdict-page"
import { isDevice, languageOf, wantsJson } from "./caller"
import type {
  Published,
  PublicVerdict,
  ResolverRequest,
  ResolverResponse,
  ResolverSettings,
  VerifyAnswer,
} from "./types"
import { say, WORDS, type Words } from "./words"

const YEAR_S = 31_536_000

/** What goes out as JSON, and nothing else a verdict may hold. */
const JSON_FIELDS = [
  "verdict",
  "issuer",
  "title",
  "edition",
  "cover_url",
  "publisher",
  "isbn",
  "year",
  "pressing_size",
  "expected",
  "activated_month",
  "checks",
  "provenance_count",
  "ex_rental",
  "notices",
  "checked_at",
] as const satisfies readonly (keyof PublicVerdict)[]

/** Refusals that stand on a page and in JSON. `media_license_` is put before the code. */
const ERRORS = {
  too_large: { status: 413, type: "invalid_data", code: "body_too_large" },
  method: { status: 405, type: "not_allowed", code: "method_not_allowed" },
  unavailable: { status: 503, type: "unavailable", code: "unavailable" },
  body: { status: 400, type: "invalid_data", code: "body_invalid" },
  report_words: { status: 400, type: "invalid_data", code: "report_text_invalid" },
  report_kind: { status: 400, type: "invalid_data", code: "report_kind_invalid" },
  report_photo: { status: 400, type: "invalid_data", code: "report_photo_invalid" },
  gone: { status: 410, type: "gone", code: "download_gone" },
  cap: { status: 409, type: "conflict", code: "download_cap" },
} as const satisfies Partial<Record<keyof Words["errors"], object>>

export type ErrorName = keyof typeof ERRORS

/** Answers to one request, in its language and representation. */
export class Answers {
  private readonly words: Words
  private readonly json: boolean

  constructor(
    private readonly request: ResolverRequest,
    private readonly settings: ResolverSettings,
    retentionDays: number,
  ) {
    this.words = withAge(WORDS[languageOf(request)], retentionDays)
    this.json = wantsJson(request)
  }

  /** A verdict, with the device's cookie; `not_recognised` whatever was wrong, always the same and without a cookie. */
  verdict({ view, device }: Extract<VerifyAnswer, { status: "ok" }>): ResolverResponse {
    if (view.verdict === "not_recognised") return this.unknown()
    const cookie: Record<string, string> =
      device !== undefined && isDevice(device)
        ? { "Set-Cookie": `mdev=${device}; Max-Age=${YEAR_S}; Path=/t; HttpOnly; Secure; SameSite=Lax` }
        : {}
    return this.answer(200, () => this.page(view), pick(view), cookie)
  }

  unknown(): ResolverResponse {
    const view: PublicVerdict = { verdict: "not_recognised" }
    return this.answer(200, () => this.page(view), view)
  }

  start(): ResolverResponse {
    return this.answer(200, () => startPage(this.words), { usage: "GET /t/<path>, POST /t/check, POST /t/report" })
  }

  received(): ResolverResponse {
    return this.answer(202, () => receivedPage(this.words), { received: true })
  }

  error(name: ErrorName, headers: Record<string, string> = {}): ResolverResponse {
    const { status, type, code } = ERRORS[name]
    const texts = this.words.errors[name]
    const body = { type, code: `media_license_${code}`, message: texts.sentence }
    return this.answer(status, () => errorPage(this.words, texts), body, headers)
  }

  limited(seconds: number): ResolverResponse {
    const retry_after = Math.max(1, Math.ceil(seconds))
    const message = say(this.words.limited.sentence, { seconds: retry_after })
    const body = { type: "too_many_requests", code: "media_license_rate_limited", message, retry_after }
    return this.answer(429, () => limitedPage(this.words, retry_after), body, { "Retry-After": String(retry_after) })
  }

  /** What is the same for everybody and may be kept; 304 when the caller has it already. */
  published({ body, etag }: Published, type: string, seconds: number): ResolverResponse {
    const tag = `"${etag}"`
    const headers = {
      "Cache-Control": `public, max-age=${seconds}`,
      ETag: tag,
      "X-Content-Type-Options": "nosniff",
    }
    const known = String(this.request.headers["if-none-match"] ?? "")
    const has = known.split(",").some((one) => one.trim().replace(/^W\//, "") === tag || one.trim() === "*")
    if (has) return { status: 304, headers, body: "" }
    return this.sized(200, { ...headers, "Content-Type": type }, body)
  }

  private page(view: PublicVerdict): string {
    const { imgHosts, claimUrl } = this.settings
    return verdictPage({ view, words: this.words, lang: languageOf(this.request), imgHosts, claimUrl })
  }

  private answer(
    status: number,
    page: () => string,
    data: object,
    extra: Record<string, string> = {},
  ): ResolverResponse {
    const headers = { ...this.headers(), "Content-Language": this.words.htmlLang, ...extra }
    if (this.json) {
      return this.sized(status, { ...headers, "Content-Type": "application/json; charset=utf-8" }, JSON.stringify(data))
    }
    return this.sized(status, { ...headers, "Content-Type": "text/html; charset=utf-8" }, page())
  }

  /** Those that every answer about a tag carries. */
  headers(): Record<string, string> {
    const images = ["'self'", ...this.settings.imgHosts].join(" ")
    const policy = [
      "default-src 'none'",
      `style-src '${STYLE_HASH}'`,
      `img-src ${images}`,
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]
    return {
      "Cache-Control": "no-store",
      "Content-Security-Policy": policy.join("; "),
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
      Vary: "Accept, Accept-Language, Cookie",
    }
  }

  /** HEAD is told the length of what GET would get. */
  private sized(status: number, headers: Record<string, string>, body: string): ResolverResponse {
    const length = String(Buffer.byteLength(body))
    return {
      status,
      headers: { ...headers, "Content-Length": length },
      body: this.request.method === "HEAD" ? "" : body,
    }
  }
}

/** The sentence on privacy as it is true of this shop. */
function withAge(words: Words, days: number): Words {
  const age = new Intl.NumberFormat(words.htmlLang, { style: "unit", unit: "day", unitDisplay: "long" }).format(days)
  return { ...words, privacy: { ...words.privacy, text: say(words.privacy.text, { age }) } }
}

function pick(view: PublicVerdict): object {
  return Object.fromEntries(JSON_FIELDS.map((field) => [field, view[field] ?? null]))
}
