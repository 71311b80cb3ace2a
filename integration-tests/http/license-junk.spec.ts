import { readFileSync } from "node:fs"
import { join } from "node:path"
import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import request, { type Test } from "supertest"
import { scanQueueOf } from "../../src/workflows/license/verify/scan-queue"
import { device } from "../helpers/device"
import { rows } from "../helpers/rental-shop"
import { adminHeaders, checkoutShop, customerHeaders, type CheckoutShop } from "../helpers/shop"
import { TagStaff, type PrintedLabel } from "../helpers/tag-labels"

jest.setTimeout(600_000)

const HUGE = "A".repeat(90_000)
/** Stands for a list in a list in a list …, which nobody can turn into JSON without being a parser. */
const DEEP = "<deep>"
const jsonOf = (value: unknown): string =>
  JSON.stringify(value).replace(JSON.stringify(DEEP), `${"[".repeat(20_000)}${"]".repeat(20_000)}`)

/** What no client of ours sends. */
const JUNK: unknown[] = [
  null,
  true,
  -1,
  1e308,
  0.5,
  "",
  " ",
  "\0",
  "\ud800",
  "'; drop table media_license_tag; --",
  "%E0%A4%A",
  "{1,2}",
  "__proto__",
  "\u202e𝕏 ﷽ ",
  HUGE,
  [],
  [null],
  ["a", ["b"]],
  {},
  { $ne: null },
  { toString: 1 },
  DEEP,
]
const QUERY_JUNK = ["", "%00", "-1", "1e9", "99999999999999999999", "null", "[object Object]", "a'b\"c", "%F0%9F%92%A9"]

/** By the field that decides which others count. */
const VARIANTS: Record<string, object[]> = {
  scheme: [
    { scheme: "gs1_sgtin", gtin: "09506000134352", mandate_ref: "contract 7" },
    { scheme: "gs1_giai", purpose: "rental", company_prefix: "4012345" },
  ],
  intent: ["receive", "pack", "unpack", "return", "relabel"].map((intent) => ({ intent })),
}

/** The body with junk in one field, or in one field of a field. */
function spoilt(usual: Record<string, unknown>, fields: string[]): unknown[] {
  return fields.flatMap((name) => {
    const value = usual[name]
    const inner = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : []
    return JUNK.flatMap((junk) => [
      { ...usual, [name]: junk },
      ...inner.map((key) => ({ ...usual, [name]: { ...(value as object), [key]: junk } })),
    ])
  })
}

interface Operation {
  parameters?: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
}
interface Schema {
  $ref?: string
  properties?: Record<string, Schema>
}
const { paths, components } = JSON.parse(readFileSync(join(__dirname, "../../openapi.json"), "utf8")) as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}
const ROUTES = Object.entries(paths)
  .filter(([path]) => path.includes("/media/license/"))
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let ada: TagStaff
    let shop: CheckoutShop
    let customer: { id: string; headers: Record<string, string> }
    let label: PrintedLabel
    let samples: Record<string, unknown>
    let address = 0

    const http = () => request(api.defaults.baseURL as string)
    const from = (test: Test) =>
      test.set("x-forwarded-for", `192.0.${Math.floor(address / 250)}.${(address++ % 250) + 1}`)
    const sql = <T = Record<string, unknown>>(text: string) => rows<T>(getContainer(), text, [])

    beforeEach(async () => {
      const container = getContainer()
      ada = new TagStaff(String(api.defaults.baseURL), (await adminHeaders(container)).headers.authorization!)
      shop = await checkoutShop(container)
      customer = await customerHeaders(container)
      const batch = await ada.mint({ quantity: 2 })
      label = (await ada.print(batch, 0, 0))[0]!
      const [tag] = await sql<{ id: string }>(`select id from media_license_tag where idx = 0`)
      const terms = await ada.post("/admin/media/license/terms", { name: "Album" })
      // Fields that have to be right for the next one to be looked at.
      samples = {
        ...{ scheme: "opaque", purpose: "sale", quantity: 1, title: { en: "x" }, with_pin: false },
        ...{ format: "csv", from_idx: 0, to_idx: 0, codes: ["x"], intent: "inspect", reason: "recalled" },
        ...{ status: "investigating", tag_mode: "none", files: [], name: "x", kind: "copy", text: "x" },
        ...{ public_jwk: device().jwk, proof: "eyJ9.e30.AA", label: "x", file_id: "x", key: "x", code: label.serial },
        ...{ dossier: { publisher: "x", isrc: [], year: 2026, matrix: ["x"], cover_url: "https://shop.com/x.jpg" } },
        ...{ layout: { columns: 1, rows: 1, page_width: 100, page_height: 60, margin_left: 0, margin_top: 0 } },
        ...{ terms_id: terms.body.terms.id, variant_id: "variant_none", id: tag!.id, kid: "1" },
      }
    })
    afterEach(() => scanQueueOf(getContainer()).flush())

    function propertiesOf({ requestBody }: Operation): string[] | null {
      const schema = requestBody?.content["application/json"]?.schema
      if (!schema) return null
      const named = schema.$ref ? components.schemas[schema.$ref.split("/").at(-1)!] : schema
      return Object.keys(named?.properties ?? {})
    }
    /** Bodies of which nearly everything is right; what is looked at depends on a field here and there. */
    function usualBodies(fields: string[]): Record<string, unknown>[] {
      const usual = Object.fromEntries(fields.flatMap((name) => (name in samples ? [[name, samples[name]]] : [])))
      const more = Object.entries(VARIANTS).filter(([name]) => fields.includes(name))
      return [usual, ...more.flatMap(([, variants]) => variants.map((variant) => ({ ...usual, ...variant })))]
    }
    const pathOf = (path: string, ids: Record<string, unknown> = {}) =>
      path.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name] ?? "none"))
    const ask = (method: string, path: string) => {
      const test = http()[method as "get" | "post" | "delete"](path)
      return path.startsWith("/admin")
        ? test.set("authorization", ada.authorization)
        : from(test).set(shop.channel.headers).set(customer.headers)
    }

    it("answers no junk in a body with a fault", async () => {
      const faults: unknown[] = []
      const seen = new Set<number>()
      let asked = 0
      for (const { path, method, operation } of ROUTES) {
        const fields = propertiesOf(operation)
        if (method !== "post" || fields === null) continue
        const bodies = [...JUNK, ...usualBodies(fields).flatMap((usual) => spoilt(usual, [...fields, "another"]))]
        for (const body of bodies) {
          const text = jsonOf(body)
          const answer = await ask("post", pathOf(path, samples)).set("content-type", "application/json").send(text)
          asked += 1
          seen.add(answer.status)
          if (answer.status >= 500) faults.push([path, answer.status, text.slice(0, 200), answer.text.slice(0, 200)])
          if (answer.text.length > 20_000) faults.push([path, "long answer", text.slice(0, 200), answer.text.length])
        }
      }
      expect(faults).toEqual([])
      expect(asked).toBeGreaterThan(1500)
      // All kinds of answers, or the sweep got stuck at one door.
      for (const status of [200, 201, 400, 404]) expect(seen).toContain(status)
    })

    it("answers no junk in a path, a query or a header with a fault", async () => {
      const faults: unknown[] = []
      for (const { path, method, operation } of ROUTES) {
        const check = async (target: string, headers: Record<string, string> = {}) => {
          const test = ask(method, target).set(headers)
          const answer = await (method === "post" ? test.send(headers["content-type"] ? "a" : {}) : test)
          if (answer.status >= 500) faults.push([method, target.slice(0, 200), headers, answer.status, answer.text])
        }
        const names = (operation.parameters ?? []).filter((one) => one.in === "query").map(({ name }) => name)
        const usual = pathOf(path, samples)
        for (const name of [...names, "another"]) {
          for (const junk of QUERY_JUNK) await check(`${usual}?${name}=${junk}`)
          await check(`${usual}?${name}=a&${name}=b`)
          await check(`${usual}?${name}[a][b]=1&${name}[]=2&${name}[$ne]=`)
          await check(`${usual}?${`${name}=x&`.repeat(1200)}`)
        }
        if (path.includes("{")) {
          for (const id of ["%00", "'", "..%2f..", "%F0%9F%92%A9", "a".repeat(5000), "%20", "9".repeat(40), "-1"]) {
            await check(path.replace(/\{\w+\}/g, id))
          }
        }
        for (const key of ["", " ", "x".repeat(300), "key with space", "\u00e9"]) {
          await check(usual, { "idempotency-key": key })
        }
        for (const type of [
          "text/plain",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "application/xml",
        ]) {
          await check(usual, { "content-type": type })
        }
      }
      expect(faults).toEqual([])
    })
  },
})
