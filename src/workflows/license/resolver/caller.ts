import Bowser from "bowser"
import type { Caller, Language, ResolverRequest, ResolverSettings } from "./types"

/** What the public page sends and what a person's cookie may hold: 128 bits in base64url. */
const DEVICE = /^[A-Za-z0-9_-]{22}$/

/** Longer ones are written by nobody who wants to be recognised. */
const MAX_USER_AGENT = 512

/** Everything the port may know about who asks. The user agent is reduced to a class and goes no further. */
export function callerOf(request: ResolverRequest, settings: ResolverSettings): Caller {
  return {
    address: request.address,
    device: deviceOf(headerOf(request, "cookie")),
    ua_class: uaClassOf(headerOf(request, "user-agent")),
    ...settings.place(request),
    lang: languageOf(request),
  }
}

/** One header as text; repeated ones joined as HTTP joins them. */
export function headerOf({ headers }: Pick<ResolverRequest, "headers">, name: string): string {
  const value = headers[name]
  return Array.isArray(value) ? value.join(",") : (value ?? "")
}

/** The device's cookie, or `null` when there is none of our making. */
export function deviceOf(cookies: string): string | null {
  for (const cookie of cookies.split(";")) {
    const [name, value = ""] = cookie.trim().split("=", 2)
    if (name === "mdev" && DEVICE.test(value)) return value
  }
  return null
}

/** `true` for an id that may become the cookie. */
export const isDevice = (value: string): boolean => DEVICE.test(value)

/** Kind of device: the only thing that is kept of a user agent. */
export function uaClassOf(userAgent: string): Caller["ua_class"] {
  if (userAgent === "" || userAgent.length > MAX_USER_AGENT) return "other"
  switch (Bowser.getParser(userAgent).getPlatformType(true)) {
    case "mobile":
    case "tablet":
      return "mobile"
    case "desktop":
      return "desktop"
    case "bot":
      return "bot"
    default:
      return "other"
  }
}

/** `?lang=en|zh`, else the best of `Accept-Language`, else English. */
export function languageOf(request: ResolverRequest): Language {
  const asked = new URLSearchParams(request.query).get("lang")
  if (asked === "en" || asked === "zh") return asked
  const best = { lang: "en" as Language, q: 0 }
  for (const { name, q } of weighted(headerOf(request, "accept-language"))) {
    const lang = /^zh(-|$)/.test(name) ? "zh" : /^en(-|$)/.test(name) ? "en" : null
    if (lang && q > best.q) Object.assign(best, { lang, q })
  }
  return best.lang
}

/** `true` when JSON is wanted more than a page; a browser, and whoever takes anything, gets the page. */
export function wantsJson(request: ResolverRequest): boolean {
  const offers = weighted(headerOf(request, "accept"))
  const best = (...names: string[]) =>
    Math.max(0, ...offers.filter(({ name }) => names.includes(name)).map(({ q }) => q))
  return best("application/json", "application/*") > best("text/html", "application/xhtml+xml", "text/*")
}

/** `a;q=0.5, b` → names in lower case with their weights; RFC 9110, 12.4.2. */
function weighted(list: string): { name: string; q: number }[] {
  return list.split(",").flatMap((part) => {
    const [name = "", ...parameters] = part.trim().toLowerCase().split(";")
    const [, q] =
      /^q=([01](?:\.\d{0,3})?)$/.exec(
        parameters.map((text) => text.trim()).find((text) => text.startsWith("q=")) ?? "",
      ) ?? []
    return name === "" ? [] : [{ name: name.trim(), q: q === undefined ? 1 : Math.min(1, Number(q)) }]
  })
}
