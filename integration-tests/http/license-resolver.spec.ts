import { medusaIntegrationTestRunner } from "../helpers/test-runner"
import { fakePort, viewOf, type FakePort } from "../../src/workflows/license/resolver/__tests__/fixtures"
import { RESOLVER_PORT } from "../../src/workflows/license/resolver/types"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const anyStatus = { validateStatus: () => true }
    const base = () => String(api.defaults.baseURL)
    let port: FakePort

    beforeEach(() => {
      port = fakePort(viewOf("authentic_sold"))
      getContainer().register({ [RESOLVER_PORT]: { resolve: () => port } })
    })

    describe("the resolver in the shop's own server", () => {
      it("answers /t and /T, and paths that no router would decode", async () => {
        for (const path of ["/t/KNOWN", "/T/KNOWN", "/t?p=KNOWN"]) {
          const { status, data, headers } = await api.get(path, { ...anyStatus, headers: { accept: "text/html" } })
          expect(status).toBe(200)
          expect(data).toContain("Night Train to Lisbon")
          expect(headers["x-powered-by"]).toBeUndefined()
          expect(headers["set-cookie"]).toEqual([expect.stringMatching(/^mdev=/)])
        }
        expect(port.asked.map(({ text }) => text)).toEqual(["/T/KNOWN", "/T/KNOWN", "/T/KNOWN"])
        const broken = await fetch(`${base()}/t/%E0%A4%A`)
        expect(broken.status).toBe(200)
        expect(await broken.text()).toContain("Not recognised")
        expect(broken.headers.get("set-cookie")).toBeNull()
      })

      it("serves the keys and leaves neighbours alone", async () => {
        const { status, data } = await api.get("/.well-known/media-jwks.json", anyStatus)
        expect([status, data]).toEqual([200, { keys: [] }])
        expect((await api.get("/tags", anyStatus)).status).toBe(404)
        expect((await api.get("/health", anyStatus)).status).toBe(200)
      })

      it("reads bodies itself, within its own limits", async () => {
        const code = new URLSearchParams({ code: "0NWNF-M2TE-91VX-PZVZ" })
        expect((await fetch(`${base()}/t/check`, { method: "POST", body: code })).status).toBe(200)
        expect(port.asked.at(-1)).toMatchObject({ text: "0NWNF-M2TE-91VX-PZVZ", kind: "code" })
        const large = new URLSearchParams({ code: "A".repeat(20_000) })
        expect((await fetch(`${base()}/T/check`, { method: "POST", body: large })).status).toBe(413)
        const headers = { "content-type": "application/json" }
        const malformed = await fetch(`${base()}/t/report`, { method: "POST", headers, body: "{" })
        expect([malformed.status, malformed.headers.get("x-robots-tag")]).toEqual([400, "noindex"])
      })

      it("takes a report with a photo", async () => {
        const form = new FormData()
        form.append("kind", "copy")
        form.append("words", "The print is blurred")
        const png = Buffer.alloc(2 * 1024 * 1024)
        png.write("89504e470d0a1a0a", "hex")
        form.append("photo", new Blob([new Uint8Array(png)], { type: "image/png" }), "a.png")
        const { status } = await fetch(`${base()}/T/KNOWN?report=1`, { method: "POST", body: form })
        expect(status).toBe(202)
        expect(port.reports).toMatchObject([{ tag: { text: "/T/KNOWN" }, photo: { type: "image/png" } }])
      })
    })
  },
})
