import { createHash } from "node:crypto"
import fc from "fast-check"
import { handle, requestBodyLimit } from "../handle"
import { VERDICTS, type ResolverPort, type ResolverRequest } from "../types"
import { say, WORDS } from "../words"
import { DEVICE, SETTINGS, ask, fakePort, post, viewOf } from "./fixtures"

const answer = (request: ResolverRequest, port: ResolverPort = fakePort(), settings = SETTINGS) =>
  handle(request, port, settings)

const json = { headers: { accept: "application/json" } }
const bodyOf = async (promise: ReturnType<typeof handle>) => String((await promise).body)

describe("pages", () => {
  const all = VERDICTS.flatMap((verdict) => (["en", "zh"] as const).map((lang) => [verdict, lang] as const))

  it.each(all)("shows %s in %s", async (verdict, lang) => {
    const { status, headers, body } = await answer(ask(`/T/KNOWN?lang=${lang}`), fakePort(viewOf(verdict)))
    const text = String(body)
    const { headline, sentence } = WORDS[lang].verdicts[verdict]
    expect(status).toBe(200)
    expect(headers["Content-Type"]).toBe("text/html; charset=utf-8")
    expect(text).toContain(`<html lang="${lang === "en" ? "en" : "zh-CN"}">`)
    expect(text).toContain(headline.split("{")[0]?.replace(/'/g, "&#39;"))
    expect(text).toContain(sentence.replace(/'/g, "&#39;"))
    expect(text).toContain(WORDS[lang].limits.heading)
    expect(text).toContain(WORDS[lang].report.submit)
    expect(text).toContain(WORDS[lang].form.submit)
    expect(text).toContain(say(WORDS[lang].privacy.text, { age: lang === "en" ? "30 days" : "30天" }))
    expect(text).not.toMatch(/\{\w+\}<|undefined|\[object|null/)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(40 * 1024)
  })

  it("says what the disc must read, when it was activated, whose it is", async () => {
    const activated = await bodyOf(answer(ask("/T/KNOWN?lang=en"), fakePort(viewOf("authentic_activated"))))
    for (const text of ["IFPI L123", "IFPI 94Z1", "HR-0421-1 A1", "HR-0421-2 B1", "activated in November 2026"]) {
      expect(activated).toContain(text)
    }
    const rental = fakePort(viewOf("authentic_rental"))
    expect(await bodyOf(answer(ask("/T/KNOWN"), rental))).toContain("Rental property of Corner Records")
    expect(await bodyOf(answer(ask("/T/KNOWN?lang=zh"), rental))).toContain("Corner Records的出租品，非卖品")
  })

  it("says who stands behind the code, and 'issued by the label' for nobody else", async () => {
    const shop = await bodyOf(answer(ask("/T/KNOWN"), fakePort(viewOf("authentic_sold", { issuer: "shop" }))))
    expect(shop).toContain("Recorded by the shop")
    expect(shop).not.toContain("Issued by the label")
    expect(JSON.stringify(WORDS.zh.verdicts)).not.toContain("正版")
  })

  it("escapes every value", async () => {
    const evil = `"><script>alert(1)</script>'&`
    const view = viewOf("authentic_sold", {
      title: { en: evil, zhCN: evil },
      edition: evil,
      publisher: evil,
      isbn: evil,
      notices: [evil],
      cover_url: "/x.png?" + evil,
      expected: { mastering_sid: [evil], mould_sid: [evil], matrix: [evil] },
    })
    const page = await bodyOf(answer(ask("/T/KNOWN"), fakePort(view)))
    expect(page).not.toContain("<script")
    expect(page).toContain("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;")
    const rental = fakePort(viewOf("authentic_rental", { shop_name: evil }))
    expect(await bodyOf(answer(ask("/T/KNOWN"), rental))).not.toContain("<script")
  })

  it("shows a cover only where the policy lets it through", async () => {
    const shown = async (cover_url: string) =>
      (await bodyOf(answer(ask("/T/KNOWN"), fakePort(viewOf("authentic_sold", { cover_url }))))).includes("<img")
    expect(await shown("https://cdn.shop.com/a.jpg")).toBe(true)
    expect(await shown("/static/a.jpg")).toBe(true)
    for (const url of ["https://evil.com/a.jpg", "//evil.com/a.jpg", "javascript:alert(1)", "/\\evil.com"]) {
      expect(await shown(url)).toBe(false)
    }
  })

  it("marks a title that is there in the other language only", async () => {
    const port = fakePort(viewOf("authentic_sold", { title: { zhCN: "夜车" } }))
    expect(await bodyOf(answer(ask("/T/KNOWN"), port))).toContain('lang="zh-CN">夜车')
  })

  it("offers registration for a copy nobody has registered", async () => {
    expect(await bodyOf(answer(ask("/T/KNOWN")))).toContain('href="https://shop.com/claim"')
    expect(await bodyOf(answer(ask("/T/KNOWN"), fakePort(viewOf("revoked"))))).not.toContain("shop.com/claim")
  })
})

describe("headers", () => {
  it("carry the whole policy, with the hash of the sheet that is sent", async () => {
    const { headers, body } = await answer(ask("/T/KNOWN"))
    const sheet = /<style>([\s\S]*?)<\/style>/.exec(String(body))?.[1] ?? ""
    const hash = createHash("sha256").update(sheet).digest("base64")
    expect(headers["Content-Security-Policy"]).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self' cdn.shop.com; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    expect(headers).toMatchObject({
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
      Vary: "Accept, Accept-Language, Cookie",
    })
    expect(String(body)).not.toMatch(/ style="| on\w+="|<script|https?:\/\/(?!shop\.com\/claim)/)
  })

  it("hand the device its cookie, and say nothing of a wrong one", async () => {
    const { headers } = await answer(ask("/T/KNOWN"))
    expect(headers["Set-Cookie"]).toBe(`mdev=${DEVICE}; Max-Age=31536000; Path=/t; HttpOnly; Secure; SameSite=Lax`)
    const odd = fakePort(undefined, {
      verify: async () => ({ status: "ok", view: viewOf("void"), device: "x; Path=/" }),
    })
    expect((await answer(ask("/T/KNOWN"), odd)).headers["Set-Cookie"]).toBeUndefined()
  })

  it("choose language and representation", async () => {
    const lang = async (value: string) =>
      (await answer(ask("/t", { headers: { "accept-language": value } }))).headers["Content-Language"]
    expect(await lang("zh-TW,en;q=0.5")).toBe("zh-CN")
    expect(await lang("fr, zh;q=0.3, en;q=0.4")).toBe("en")
    expect(await lang("de")).toBe("en")
    const type = async (accept: string) =>
      (await answer(ask("/T/KNOWN", { headers: { accept } }))).headers["Content-Type"]
    expect(await type("*/*")).toContain("text/html")
    expect(await type("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")).toContain("text/html")
    expect(await type("application/json, text/plain, */*")).toContain("application/json")
    expect(await type("text/html;q=0.5, application/json")).toContain("application/json")
  })
})

describe("JSON", () => {
  it("holds the fields of the interface and nothing else", async () => {
    const view = { ...viewOf("authentic_sold"), tag_id: "ltag_1", owner_id: "cus_1" }
    const { headers, body } = await answer(ask("/T/KNOWN", json), fakePort(view))
    expect(headers["Content-Type"]).toBe("application/json; charset=utf-8")
    const parsed = JSON.parse(String(body))
    expect(Object.keys(parsed).sort()).toEqual(
      "activated_month checked_at checks cover_url edition ex_rental expected isbn issuer notices pressing_size provenance_count publisher title verdict year".split(
        " ",
      ),
    )
    expect(parsed).toMatchObject({ verdict: "authentic_sold", activated_month: "2026-11" })
  })
})

describe("what is not recognised", () => {
  const wrong = [
    "/t/UNKNOWN",
    "/T/%E0%A4%A",
    "/t/x/../../y",
    "/t?p=nonsense",
    "/t/d/sometickettext",
    `/t/${"A".repeat(4000)}`,
  ]

  it.each(["en", "zh"])("is one answer in %s, page and JSON", async (lang) => {
    for (const changes of [{ headers: {} }, json]) {
      const asked = (target: string) => ask(`${target}${target.includes("?") ? "&" : "?"}lang=${lang}`, changes)
      const requests = [
        ...wrong.map(asked),
        post(`/t/check?lang=${lang}`, { code: "AAAAA" }, changes),
        post(`/t/check?lang=${lang}`, {}, changes),
        { ...asked("/t/UNKNOWN"), headers: { ...changes.headers, cookie: `mdev=${DEVICE}`, "user-agent": "x" } },
      ]
      const answers = await Promise.all(requests.map((request) => answer(request)))
      expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
      expect(Object.keys(answers[0]?.headers ?? {})).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/cookie|rate|retry/i)]),
      )
    }
    const [first] = await Promise.all([answer(ask(`/t/UNKNOWN?lang=${lang}`, json))])
    expect(first?.body).toBe('{"verdict":"not_recognised"}')
  })

  it("stays the same whatever a path holds", async () => {
    const fixed = JSON.stringify(await answer(ask("/t/UNKNOWN")))
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: "binary" }), async (path) => {
        fc.pre(!/^\/*$|^\/?(check|report|trust-bundle|d|KNOWN)\/?/i.test(path))
        expect(JSON.stringify(await answer({ ...ask("/t"), path: `/t/${path}` }))).toBe(fixed)
      }),
    )
  })
})

describe("routes", () => {
  it("hand a path on as it came, whichever way", async () => {
    for (const target of ["/t/KNOWN", "/T/KNOWN", "/t?p=KNOWN", "/t?p=%2FKNOWN", "/t/?p=KNOWN&lang=en"]) {
      const port = fakePort()
      await answer(ask(target), port)
      expect(port.asked).toMatchObject([{ text: "/T/KNOWN", kind: "url" }])
    }
    const port = fakePort()
    await answer(ask("/t/a%2Fb/"), port)
    expect(port.asked).toMatchObject([{ text: "/T/a%2Fb/" }])
  })

  it("tell a typed code from a pasted link", async () => {
    const port = fakePort()
    await answer(post("/t/check", { code: " 0NWNF-M2TE-91VX-PZVZ " }), port)
    await answer(post("/t/check", { code: "https://t.shop.com/T/KNOWN" }), port)
    const headers = { "content-type": "application/json" }
    await answer(ask("/t/check", { method: "POST", headers, body: Buffer.from('{"url":"https://x.com/T/A"}') }), port)
    expect(port.asked).toMatchObject([
      { text: "0NWNF-M2TE-91VX-PZVZ", kind: "code" },
      { text: "https://t.shop.com/T/KNOWN", kind: "url" },
      { text: "https://x.com/T/A", kind: "url" },
    ])
  })

  it("describe the caller without the user agent", async () => {
    const port = fakePort()
    const agent =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1"
    await answer(ask("/t/KNOWN?lang=zh", { headers: { "user-agent": agent, cookie: `a=b; mdev=${DEVICE}` } }), port)
    expect(port.asked[0]?.caller).toEqual({
      ...{ address: "203.0.113.9", device: DEVICE, ua_class: "mobile", country: "DE", cell: "52.5,13.5", lang: "zh" },
    })
  })

  it("show the form where there is nothing to check", async () => {
    for (const target of ["/t", "/T", "/t/", "/t?p=", "/t/check", "/t/report"]) {
      expect(await bodyOf(answer(ask(target)))).toContain(WORDS.en.start.headline)
    }
  })

  it("publish keys and bundle, and nothing twice", async () => {
    const keys = await answer(ask("/.well-known/media-jwks.json"))
    expect(keys).toMatchObject({ status: 200, body: '{"keys":[]}', headers: { ETag: '"k1"' } })
    expect(keys.headers["Cache-Control"]).toBe("public, max-age=3600")
    const again = ask("/.well-known/media-jwks.json", { headers: { "if-none-match": 'W/"k1"' } })
    expect(await answer(again)).toMatchObject({ status: 304, body: "" })
    const bundle = await answer(ask("/t/trust-bundle"))
    expect(bundle).toMatchObject({ status: 200, body: "e30.e30.sig", headers: { "Content-Type": "application/jwt" } })
  })

  it.each([
    ["PUT", "/t/KNOWN", "GET, HEAD"],
    ["POST", "/t/KNOWN", "GET, HEAD"],
    ["POST", "/t", "GET, HEAD"],
    ["DELETE", "/t/check", "GET, HEAD, POST"],
    ["POST", "/t/trust-bundle", "GET, HEAD"],
    ["HEAD", "/t/d/ticket", "GET"],
  ])("refuse %s %s", async (method, target, allow) => {
    const port = fakePort()
    const { status, headers } = await answer(ask(target, { method }), port)
    expect([status, headers.Allow]).toEqual([405, allow])
    expect(port.asked).toEqual([])
  })

  it("answer HEAD as GET without the body", async () => {
    const [head, get] = [await answer(ask("/T/KNOWN", { method: "HEAD" })), await answer(ask("/T/KNOWN"))]
    expect(head).toEqual({ ...get, body: "" })
    expect(head.headers["Content-Length"]).toBe(String(Buffer.byteLength(String(get.body))))
  })

  it("say when to come back", async () => {
    const port = fakePort(undefined, { verify: async () => ({ status: "limited", retry_after: 41.2 }) })
    const page = await answer(ask("/T/KNOWN"), port)
    expect([page.status, page.headers["Retry-After"], page.headers["Set-Cookie"]]).toEqual([429, "42", undefined])
    expect(JSON.parse(await bodyOf(answer(ask("/T/KNOWN", json), port)))).toMatchObject({
      code: "media_license_rate_limited",
      retry_after: 42,
    })
  })

  it("turn a fault of the port into 503 and tell the operator", async () => {
    const faults: unknown[] = []
    const port = fakePort(undefined, { verify: () => Promise.reject(new Error("database is down")) })
    const settings = { ...SETTINGS, onFault: (error: unknown) => faults.push(error) }
    const { status, body } = await answer(ask("/T/KNOWN"), port, settings)
    expect([status, faults.length]).toEqual([503, 1])
    expect(body).not.toContain("database")
  })

  it("answer tickets by what the port says", async () => {
    const download = async (result: object) => {
      const port = fakePort(undefined, { download: async () => result as never })
      const { status, headers } = await answer(ask("/t/d/abc"), port)
      return [status, headers.Location]
    }
    expect(await download({ status: "redirect", url: "https://files.shop.com/a" })).toEqual([
      302,
      "https://files.shop.com/a",
    ])
    expect(await download({ status: "gone" })).toEqual([410, undefined])
    expect(await download({ status: "cap_reached" })).toEqual([409, undefined])
    expect(await download({ status: "unknown" })).toEqual([200, undefined])
  })
})

describe("reports", () => {
  const report = { kind: "copy", words: "It looks wrong", place: "A market" }
  const PNG = Buffer.from("89504e470d0a1a0a00000000", "hex")

  const multipart = async (target: string, photo: Buffer, type = "image/png") => {
    const form = new FormData()
    for (const [name, value] of Object.entries(report)) form.append(name, value)
    form.append("photo", new Blob([new Uint8Array(photo)], { type }), "photo")
    const encoded = new Response(form)
    const headers = { "content-type": encoded.headers.get("content-type") ?? "" }
    return ask(target, { method: "POST", headers, body: Buffer.from(await encoded.arrayBuffer()) })
  }

  it("are about the page they were sent from, or the code they name", async () => {
    const port = fakePort()
    expect((await answer(post("/T/KNOWN?report=1", report), port)).status).toBe(202)
    await answer(post("/t/report", { ...report, code: "ABC" }), port)
    await answer(post("/t/check?report=1", report), port)
    await answer(post("/t?p=KNOWN&report=1", { ...report, code: "ABC" }), port)
    expect(port.reports).toMatchObject([
      { ...report, tag: { text: "/T/KNOWN", kind: "url" } },
      { tag: { text: "ABC", kind: "code" } },
      { tag: null },
      { tag: { text: "/T/KNOWN" } },
    ])
  })

  it("take a photo, by its bytes", async () => {
    const port = fakePort()
    expect((await answer(await multipart("/t/report", PNG, "text/html"), port)).status).toBe(202)
    expect(port.reports).toMatchObject([{ ...report, photo: { type: "image/png", bytes: PNG } }])
    const fake = await answer(await multipart("/t/report", Buffer.from("<svg onload=alert(1)>"), "image/png"), port)
    expect(fake.status).toBe(400)
    expect((await answer(await multipart("/t/report", Buffer.alloc(3 * 1024 * 1024 + 1)), port)).status).toBe(413)
  })

  it.each<[string, Record<string, string>]>([
    ["an unknown kind", { ...report, kind: "x" }],
    ["no words", { ...report, words: "  " }],
    ["too many words", { ...report, words: "x".repeat(2001) }],
    ["characters no database takes", { ...report, words: "a\0b" }],
    ["too long a place", { ...report, place: "x".repeat(201) }],
  ])("are refused for %s", async (_, fields) => {
    const port = fakePort()
    expect((await answer(post("/t/report", fields), port)).status).toBe(400)
    expect(port.reports).toEqual([])
  })

  it("and other bodies have their limits", async () => {
    const large = { code: "A".repeat(16 * 1024) }
    expect((await answer(post("/t/check", large))).status).toBe(413)
    expect((await answer(post("/t/report", { ...report, words: large.code }))).status).toBe(413)
    const multipartHeaders = { headers: { "content-type": "multipart/form-data; boundary=x" } }
    expect(requestBodyLimit(ask("/t/check", multipartHeaders))).toBe(16 * 1024)
    expect(requestBodyLimit(ask("/t/report", multipartHeaders))).toBe(16 * 1024 + 3 * 1024 * 1024)
    expect(requestBodyLimit(ask("/t/KNOWN?report=1", multipartHeaders))).toBe(16 * 1024 + 3 * 1024 * 1024)
  })

  it.each([
    ["thousands of parts", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(50_000) + "--x--\r\n"],
    ["endless headers", `--x\r\n${"a: b\r\n".repeat(400_000)}\r\n1\r\n--x--\r\n`],
    ["no end", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
  ])("of %s are not even parsed", async (_, text) => {
    const parse = jest.spyOn(Response.prototype, "formData")
    const headers = { "content-type": 'multipart/form-data; boundary="x"' }
    expect((await answer(ask("/t/report", { method: "POST", headers, body: Buffer.from(text) }))).status).toBe(400)
    expect(parse).not.toHaveBeenCalled()
    parse.mockRestore()
  })

  it.each([
    "multipart/form-data; xboundary=y; boundary=x",
    'multipart/form-data; boundary="x"; boundary=y',
    'multipart/form-data; note="boundary=y"; boundary=x',
  ])("have the boundary their parser reads: %s", async (type) => {
    const parse = jest.spyOn(Response.prototype, "formData")
    const text = `--y--\r\n${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(1000)}--x--\r\n`
    const request = ask("/t/report", { method: "POST", headers: { "content-type": type }, body: Buffer.from(text) })
    expect((await answer(request)).status).toBe(400)
    expect(parse).not.toHaveBeenCalled()
    parse.mockRestore()
  })

  it("that cannot be read are refused", async () => {
    const jsonHeaders = { "content-type": "application/json" }
    for (const body of ["{", "[]", "null"]) {
      const request = ask("/t/report", { method: "POST", headers: jsonHeaders, body: Buffer.from(body) })
      expect((await answer(request)).status).toBe(400)
    }
    const broken = { "content-type": "multipart/form-data; boundary=x" }
    const request = ask("/t/report", { method: "POST", headers: broken, body: Buffer.from("nonsense") })
    expect((await answer(request)).status).toBe(400)
  })
})
