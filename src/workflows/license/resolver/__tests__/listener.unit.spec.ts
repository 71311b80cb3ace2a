import { once } from "node:events"
import { connect } from "node:net"
import { Readable } from "node:stream"
import { handle } from "../handle"
import { startResolver, type Listener } from "../listener"
import { SETTINGS, fakePort, viewOf } from "./fixtures"

const never = (): never => {
  throw new Error("must not be asked")
}

describe("startResolver", () => {
  let listener: Listener
  let url: string
  const faults: unknown[] = []
  const port = fakePort(viewOf("authentic_sold"), {
    download: async () => ({
      status: "stream",
      stream: Readable.from(["one", "two"]),
      type: "audio/flac",
      name: "夜.flac",
    }),
  })

  beforeAll(async () => {
    listener = await startResolver({
      port: 0,
      host: "127.0.0.1",
      trustedProxies: ["loopback"],
      handle: (request) => handle(request, port, SETTINGS),
      onFault: (error) => faults.push(error),
    })
    url = `http://127.0.0.1:${listener.port}`
  })
  afterAll(() => listener.close())
  afterEach(() => expect(faults).toEqual([]))

  it("answers tags, keys and nothing else", async () => {
    const page = await fetch(`${url}/T/KNOWN`, { headers: { "x-forwarded-for": "198.51.100.7" } })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain("Night Train to Lisbon")
    expect(port.asked.at(-1)).toMatchObject({ text: "/T/KNOWN", caller: { address: "198.51.100.7" } })
    expect((await fetch(`${url}/.well-known/media-jwks.json`)).status).toBe(200)
    for (const path of ["/", "/tags", "/admin", "/tt/x"]) {
      const missing = await fetch(url + path)
      expect([missing.status, await missing.json()]).toEqual([404, { type: "not_found", message: "Not found" }])
    }
  })

  it("takes what no router would decode", async () => {
    const socket = connect(listener.port, "127.0.0.1")
    socket.write("GET http://t.shop.com/t/%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    let text = ""
    socket.on("data", (chunk) => (text += String(chunk)))
    await once(socket, "end")
    expect(text).toMatch(/^HTTP\/1.1 200 /)
    expect(port.asked.at(-1)).toMatchObject({ text: "/T/%E0%A4%A" })
  })

  it("refuses a large body without reading it, announced or not", async () => {
    const body = "code=" + "A".repeat(20_000)
    const headers = { "content-type": "application/x-www-form-urlencoded" }
    expect((await fetch(`${url}/t/check`, { method: "POST", headers, body })).status).toBe(413)
    const chunked = { method: "POST", headers, body: Readable.toWeb(Readable.from([body])), duplex: "half" }
    expect((await fetch(`${url}/t/check`, chunked as RequestInit)).status).toBe(413)
  })

  it("checks a typed code and answers HEAD without a body", async () => {
    const typed = await fetch(`${url}/t/check`, { method: "POST", body: new URLSearchParams({ code: "AAA" }) })
    expect(await typed.text()).toContain("Not recognised")
    const head = await fetch(`${url}/T/KNOWN`, { method: "HEAD" })
    expect([head.status, await head.text()]).toEqual([200, ""])
    expect(Number(head.headers.get("content-length"))).toBeGreaterThan(1000)
  })

  it("streams a download", async () => {
    const file = await fetch(`${url}/t/d/ticket`)
    expect(await file.text()).toBe("onetwo")
    expect(file.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''%E5%A4%9C.flac")
  })

  it("overlooks callers that break off", async () => {
    const socket = connect(listener.port, "127.0.0.1")
    socket.write("POST /t/check HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\ncode=")
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 50))
  })

  it("hangs up on callers that read no answer", async () => {
    // Far more than the kernel takes off our hands, so that the listener waits for its caller, idle by no other limit.
    const body = "x".repeat(1_000_000)
    const patient = await startResolver({
      ...{ port: 0, host: "127.0.0.1", trustedProxies: [], stalledMs: 200, onFault: (error) => faults.push(error) },
      handle: async () => ({ status: 200, headers: {}, body }),
    })
    const request = "GET /T/KNOWN HTTP/1.1\r\nHost: x\r\n\r\n"
    const socket = connect(patient.port, "127.0.0.1").pause()
    const refused = new Promise<NodeJS.ErrnoException>((resolve) => socket.once("error", resolve))
    socket.write(request.repeat(100))
    // Who reads nothing learns of the end by writing.
    const writing = setInterval(() => socket.write(request), 100)
    const code = (await refused).code
    clearInterval(writing)
    expect(["EPIPE", "ECONNRESET"]).toContain(code)
    await patient.close()
  })

  it("says so when the port is taken", async () => {
    const input = { port: listener.port, host: "127.0.0.1", trustedProxies: [], handle: never, onFault: never }
    await expect(startResolver(input)).rejects.toMatchObject({ code: "EADDRINUSE" })
  })
})
