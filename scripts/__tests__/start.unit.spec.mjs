import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readArguments } from "../lib/arguments.mjs"
import { checkDatabaseUrl, describeUrl } from "../lib/database.mjs"
import { readSettings, shopEnvironment } from "../lib/environment.mjs"
import { fingerprint } from "../lib/fingerprint.mjs"
import { findPort, isPortFree } from "../lib/ports.mjs"
import { isSameProcess, processStamp } from "../lib/processes.mjs"
import { demoSecrets, takeCheckout } from "../lib/state.mjs"

const GONE = 4_194_303 // above every process id in use: Linux' own limit is 4,194,304
let directory

beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "media-start-"))))
afterEach(() => rmSync(directory, { recursive: true, force: true }))

describe("the command line", () => {
  it("knows its options and refuses the rest", () => {
    expect(readArguments(["--dev", "--port", "9130"])).toMatchObject({ dev: true, reset: false, port: 9130 })
    expect(readArguments([])).toMatchObject({ dev: false, port: undefined })
    for (const wrong of [["--prot", "1"], ["extra"], ["--port", "abc"], ["--port", "0"], ["--port", "70000"]]) {
      expect(() => readArguments(wrong)).toThrow()
    }
  })
})

describe("settings", () => {
  const none = readArguments([])

  it("of a production start name every missing variable", () => {
    expect(() => readSettings({ NODE_ENV: "production", JWT_SECRET: "x" }, none)).toThrow(
      "DATABASE_URL, COOKIE_SECRET are missing",
    )
  })

  it("do not let --reset near a database of somebody's own", () => {
    const env = { DATABASE_URL: "postgres://localhost/shop" }
    expect(() => readSettings(env, readArguments(["--reset", "--yes"]))).toThrow(/DATABASE_URL is set/)
  })

  it("give the demo generated secrets, and production none", () => {
    const secrets = { jwtSecret: "j", cookieSecret: "c", adminPassword: "p" }
    const demo = shopEnvironment({}, { settings: readSettings({}, none), secrets, databaseUrl: "u" })
    expect(demo).toMatchObject({ MEDIA_DEMO: "true", JWT_SECRET: "j", MEDIA_ADMIN_PASSWORD: "p", DATABASE_URL: "u" })
    const env = { NODE_ENV: "production", DATABASE_URL: "u", JWT_SECRET: "a", COOKIE_SECRET: "b" }
    const shop = shopEnvironment(env, { settings: readSettings(env, none), secrets, databaseUrl: "u" })
    expect(shop.MEDIA_DEMO).toBeUndefined()
    expect(shop.JWT_SECRET).toBe("a")
  })
})

describe("ports", () => {
  it("that are taken on either address family are passed over", async () => {
    const server = createServer()
    await new Promise((done) => server.listen(0, "127.0.0.1", done))
    const { port } = server.address()
    expect(await isPortFree(port)).toBe(false)
    expect(await findPort(port)).toBeGreaterThan(port)
    await new Promise((done) => server.close(done))
    expect(await isPortFree(port)).toBe(true)
  })
})

describe("secrets", () => {
  it("are made once, kept private, and differ from checkout to checkout", () => {
    const first = demoSecrets(join(directory, "a"))
    expect(demoSecrets(join(directory, "a"))).toEqual(first)
    expect(statSync(join(directory, "a", "secrets.json")).mode & 0o777).toBe(0o600)
    expect(demoSecrets(join(directory, "b")).jwtSecret).not.toBe(first.jwtSecret)
    expect(first.adminPassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  })
})

describe("the fingerprint of sources", () => {
  const write = (path, text) => {
    mkdirSync(join(directory, path, ".."), { recursive: true })
    writeFileSync(join(directory, path), text)
  }

  it("changes with contents and names, not with tests or the order of files", () => {
    write("src/a.ts", "a")
    const before = fingerprint(directory, ["src", "missing"])
    write("src/__tests__/a.unit.spec.ts", "t")
    write("src/b.spec.ts", "t")
    expect(fingerprint(directory, ["src", "missing"])).toBe(before)
    write("src/b.ts", "b")
    expect(fingerprint(directory, ["src", "missing"])).not.toBe(before)
    expect(fingerprint(directory, ["src"], ["redis"])).not.toBe(fingerprint(directory, ["src"]))
  })
})

describe("a process", () => {
  it("is told from another one that has got its id", () => {
    const stamp = processStamp(process.pid)
    expect(isSameProcess({ pid: process.pid, stamp })).toBe(true)
    expect(isSameProcess({ pid: process.pid, stamp: "another boot:1" })).toBe(false)
    expect(isSameProcess({ pid: GONE, stamp })).toBe(false)
  })
})

describe("a checkout", () => {
  it("is taken by one start at a time", async () => {
    const mine = await takeCheckout(directory)
    mine.noteUrl("http://localhost:9000")
    await expect(takeCheckout(directory)).rejects.toThrow(/already running at http:\/\/localhost:9000/)
    mine.release()
    await expect(takeCheckout(directory)).resolves.toBeDefined()
  })

  it.each([
    ["of a dead process", { pid: GONE, stamp: "x", children: [] }],
    ["of a process id that now belongs to another program", { pid: process.pid, stamp: "another boot:1" }],
  ])("is taken over from a note %s", async (_, note) => {
    writeFileSync(join(directory, "run.json"), JSON.stringify(note))
    await takeCheckout(directory)
    expect(JSON.parse(readFileSync(join(directory, "run.json"), "utf8")).stamp).toBe(processStamp(process.pid))
  })
})

describe("DATABASE_URL", () => {
  it("is described and refused without its password", async () => {
    expect(describeUrl("postgres://me:geheim@db.example:6000/shop")).toBe("db.example:6000/shop")
    for (const url of ["postgres://me:geheim@localhost:1/shop", "mysql://me:geheim@localhost/shop", "geheim"]) {
      const problem = await checkDatabaseUrl(url).catch((error) => error.message)
      expect(problem).toMatch(/^DATABASE_URL/)
      expect(problem).not.toContain("geheim")
    }
  })
})
