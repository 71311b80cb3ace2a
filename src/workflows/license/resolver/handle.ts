import { retentionDays } from "../../../modules/license/settings"
import { Answers } from "./answers"
import { bodyLimit, fieldsOf } from "./body"
import { callerOf } from "./caller"
import { reportOf, tagOf } from "./report-fields"
import type {
  DownloadAnswer,
  ResolverPort,
  ResolverRequest,
  ResolverResponse,
  ResolverSettings,
  TagText,
} from "./types"

const JWKS_PATH = "/.well-known/media-jwks.json"

/** What a path stands for. A tag's path is handed on as it came, undecoded. */
type Target =
  | { name: "start" | "check" | "report" | "trust_bundle" | "jwks" }
  | { name: "download"; ticket: string }
  | { name: "tag"; path: string }

/**
 * Answers one request of the public resolver, whichever way it came in; never throws. A fault of the port becomes 503
 * and goes to `settings.onFault`.
 *
 * @param request with `body` read up to one byte past `requestBodyLimit`
 */
export async function handle(
  request: ResolverRequest,
  port: ResolverPort,
  settings: ResolverSettings,
): Promise<ResolverResponse> {
  let days = retentionDays.default
  try {
    days = await port.retentionDays()
    return await new Resolution(request, port, settings, new Answers(request, settings, days)).run()
  } catch (error) {
    settings.onFault(error)
    return new Answers(request, settings, days).error("unavailable")
  }
}

/** Bytes of this request's body that are worth reading. */
export function requestBodyLimit(request: Pick<ResolverRequest, "headers" | "path" | "query">): number {
  return bodyLimit(request, isReport(targetOf(request), request))
}

function targetOf({ path, query }: Pick<ResolverRequest, "path" | "query">): Target {
  if (path === JWKS_PATH) return { name: "jwks" }
  const below = path.replace(/^\/t/i, "").replace(/^\//, "")
  if (below === "") {
    // An edge that rewrites /t/<path> puts the path here; decoded once, as the edge encoded it.
    const rewritten = (new URLSearchParams(query).get("p") ?? "").replace(/^\//, "")
    return rewritten === "" ? { name: "start" } : named(rewritten)
  }
  return named(below)
}

function named(below: string): Target {
  const plain = below.replace(/\/$/, "").toLowerCase()
  if (plain === "check" || plain === "report") return { name: plain }
  if (plain === "trust-bundle") return { name: "trust_bundle" }
  const [, ticket] = /^d\/([A-Za-z0-9_-]{1,64})\/?$/i.exec(below) ?? []
  return ticket ? { name: "download", ticket } : { name: "tag", path: below }
}

/** A page's report form posts to the page's own address, with `?report=1`. */
function isReport(target: Target, { query }: Pick<ResolverRequest, "query">): boolean {
  if (target.name === "report") return true
  return ["tag", "check", "start"].includes(target.name) && new URLSearchParams(query).has("report")
}

class Resolution {
  private readonly target: Target

  constructor(
    private readonly request: ResolverRequest,
    private readonly port: ResolverPort,
    private readonly settings: ResolverSettings,
    private readonly answers: Answers,
  ) {
    this.target = targetOf(request)
  }

  async run(): Promise<ResolverResponse> {
    const { method } = this.request
    if (method === "POST") return this.post()
    // Looking at a ticket's headers must not use it up.
    if (method === "HEAD" && this.target.name === "download") return this.answers.error("method", { Allow: "GET" })
    if (method === "GET" || method === "HEAD") return this.get()
    return this.refuseMethod()
  }

  private async get(): Promise<ResolverResponse> {
    const { target } = this
    switch (target.name) {
      case "jwks":
        return this.answers.published(await this.port.jwks(), "application/json; charset=utf-8", 3600)
      case "trust_bundle":
        return this.trustBundle()
      case "tag":
        return this.verify({ text: `/T/${target.path}`, kind: "url" })
      case "download":
        return this.download(target.ticket)
      default:
        return this.answers.start()
    }
  }

  private async trustBundle(): Promise<ResolverResponse> {
    const bundle = await this.port.trustBundle()
    return bundle ? this.answers.published(bundle, "application/jwt", 60) : this.answers.error("unavailable")
  }

  private post(): Promise<ResolverResponse> | ResolverResponse {
    if (isReport(this.target, this.request)) return this.report()
    return this.target.name === "check" ? this.check() : this.refuseMethod()
  }

  private refuseMethod(): ResolverResponse {
    const { name } = this.target
    const allowed =
      name === "check" || name === "report" ? "GET, HEAD, POST" : name === "download" ? "GET" : "GET, HEAD"
    return this.answers.error("method", { Allow: allowed })
  }

  private async check(): Promise<ResolverResponse> {
    const result = await fieldsOf(this.request, false)
    if ("fault" in result) return this.answers.error(result.fault)
    const tag = tagOf(result.fields)
    return tag ? this.verify(tag) : this.answers.unknown()
  }

  private async verify(tag: TagText): Promise<ResolverResponse> {
    const answer = await this.port.verify({ ...tag, caller: this.caller() })
    return answer.status === "limited" ? this.answers.limited(answer.retry_after) : this.answers.verdict(answer)
  }

  private async report(): Promise<ResolverResponse> {
    const result = await fieldsOf(this.request, true)
    if ("fault" in result) return this.answers.error(result.fault)
    const read = reportOf(result.fields)
    if (typeof read === "string") return this.answers.error(read)
    const { target } = this
    const scanned: TagText | null = target.name === "tag" ? { text: `/T/${target.path}`, kind: "url" } : null
    const answer = await this.port.report({ ...read, tag: scanned ?? tagOf(result.fields), caller: this.caller() })
    return answer.status === "limited" ? this.answers.limited(answer.retry_after) : this.answers.received()
  }

  private async download(ticket: string): Promise<ResolverResponse> {
    if (!this.port.download) return this.answers.unknown()
    return this.downloaded(await this.port.download({ ticket, caller: this.caller() }))
  }

  private downloaded(answer: DownloadAnswer): ResolverResponse {
    switch (answer.status) {
      case "redirect":
        return {
          status: 302,
          headers: { ...this.answers.headers(), Location: answer.url, "Content-Length": "0" },
          body: "",
        }
      case "stream":
        return { status: 200, headers: { ...this.answers.headers(), ...fileHeaders(answer) }, body: answer.stream }
      case "limited":
        return this.answers.limited(answer.retry_after)
      case "gone":
        return this.answers.error("gone")
      case "cap_reached":
        return this.answers.error("cap")
      default:
        return this.answers.unknown()
    }
  }

  private caller() {
    return callerOf(this.request, this.settings)
  }
}

/** RFC 6266: the name in UTF-8, percent-encoded, so that no character of it can end the header. */
function fileHeaders({ type, name }: { type: string; name: string }): Record<string, string> {
  const encoded = encodeURIComponent(Buffer.from(name).toString()).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  )
  return { "Content-Type": type, "Content-Disposition": `attachment; filename*=UTF-8''${encoded}` }
}
