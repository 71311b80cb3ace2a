import { createServer, type IncomingMessage, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { parseOptions } from "../../../lib/options"
import { fakePort } from "../../../workflows/license/resolver/__tests__/fixtures"
import { RESOLVER_PORT, type ResolverPort } from "../../../workflows/license/resolver/types"
import { answerTag } from "../answer"

const SECRET = "/T/KNOWN?secret=1"

describe("answerTag", () => {
  let server: Server
  let url: string
  let port: ResolverPort | undefined
  const options = parseOptions({})
  const seen: (IncomingMessage & { originalUrl?: string; ip?: string })[] = []
  const errors: unknown[] = []

  beforeAll(async () => {
    const scope = {
      hasRegistration: (key: string) => key === RESOLVER_PORT && port !== undefined,
      resolve: (key: string) => {
        if (key === RESOLVER_PORT) return port
        return key === "logger" ? { error: (...given: unknown[]) => errors.push(given) } : { getOptions: () => options }
      },
    }
    server = createServer((req, res) => {
      seen.push(Object.assign(req, { originalUrl: req.url, scope, ip: req.socket.remoteAddress }))
      const next = () => res.writeHead(599).end()
      void answerTag(req as unknown as MedusaRequest, res as unknown as MedusaResponse, next)
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  const headers = { "user-agent": "Agent/1", referer: "https://from.example/x", "x-forwarded-for": "198.51.100.7" }

  it("leaves the platform's log nothing to write, and the port everything to see", async () => {
    const fake = fakePort()
    port = fake
    expect((await fetch(url + SECRET, { headers })).status).toBe(200)
    expect(fake.asked).toMatchObject([{ text: "/T/KNOWN", caller: { address: "198.51.100.7" } }])
    const logged = seen.at(-1)
    expect([logged?.originalUrl, logged?.ip]).toEqual(["/t/-", "-"])
    expect(Object.keys(logged?.headers ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/user-agent|refer/)]),
    )
  })

  it("answers 404 while nobody verifies, and hides the path all the same", async () => {
    port = undefined
    const answer = await fetch(url + SECRET, { headers })
    expect([answer.status, await answer.json()]).toEqual([404, { type: "not_found", message: "Not found" }])
    expect(seen.at(-1)?.originalUrl).toBe("/t/-")
  })

  it("keeps a fault to itself and the operator", async () => {
    port = fakePort(undefined, { verify: () => Promise.reject(new Error("down")) })
    expect((await fetch(url + SECRET, { headers })).status).toBe(503)
    expect(JSON.stringify(errors)).not.toContain("KNOWN")
    expect(errors).toHaveLength(1)
  })
})
