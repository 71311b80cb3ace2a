import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { jest } from "@jest/globals"
import pg from "pg"
import { findPort } from "../lib/ports.mjs"
import { removeDatabase, startPostgres } from "../lib/postgres.mjs"
import { isAlive } from "../lib/processes.mjs"

/** Every case starts real servers; each start takes a few hundred milliseconds. */
jest.setTimeout(90_000)
let top
let dir
const running = new Set()

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), "media-postgres-"))
  chmodSync(top, 0o755)
  dir = join(top, "postgres")
})
afterEach(async () => {
  for (const server of running) await server.stop()
  running.clear()
  if (existsSync(dir)) removeDatabase(dir)
  rmSync(top, { recursive: true, force: true })
})

async function start(options = {}) {
  const lines = []
  const port = options.port ?? (await findPort(5700))
  const server = await startPostgres({ dir, forTests: true, log: (line) => lines.push(line), ...options, port })
  running.add(server)
  return { server, lines }
}

async function stop(server) {
  running.delete(server)
  await server.stop()
}

async function query(server, sql) {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

it("keeps its data, and sorts and folds letters outside ASCII", async () => {
  const { server } = await start()
  await query(server, "create table kept as select lower('ÄЖ') as text")
  await stop(server)
  expect(isAlive(server.pid)).toBe(false)
  const again = (await start()).server
  expect(await query(again, "select text from kept")).toEqual([{ text: "äж" }])
})

it("takes another port when its own is taken", async () => {
  const blocker = createServer()
  const port = await findPort(5700)
  await new Promise((done) => blocker.listen(port, "::", done))
  const { server } = await start({ port })
  expect(server.port).not.toBe(port)
  expect(server.portWasTaken).toBe(true)
  await new Promise((done) => blocker.close(done))
})

it("stops the server that a killed run has left and goes on with its data", async () => {
  const { server } = await start()
  await query(server, "create table kept (id int)")
  running.delete(server)
  disown()
  const { server: next, lines } = await start()
  expect(lines.join()).toContain("interrupted run")
  expect(isAlive(server.pid)).toBe(false)
  expect(await query(next, "select count(*)::int as n from kept")).toEqual([{ n: 0 }])
})

it("is not fooled by a lock file whose process id belongs to another program", async () => {
  const { server } = await start()
  await stop(server)
  writeFileSync(join(server.data, "postmaster.pid"), `${process.pid}\n${server.data}\n`)
  const { lines } = await start()
  expect(lines.join()).toContain("stale lock file")
})

it("refuses a second owner while the first is there", async () => {
  await start()
  const note = JSON.parse(readFileSync(join(dir, "server.json"), "utf8"))
  const parent = { pid: process.ppid }
  writeFileSync(join(dir, "server.json"), JSON.stringify({ ...note, owner: parent }))
  await expect(start()).rejects.toThrow(`in use by another run of this checkout (process ${process.ppid})`)
})

it("starts again after an interrupted initdb", async () => {
  mkdirSync(join(dir, "data.draft-1"), { recursive: true })
  writeFileSync(join(dir, "data.draft-1", "PG_VERSION"), "18\n")
  const { server } = await start()
  expect(existsSync(join(dir, "data.draft-1"))).toBe(false)
  expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }])
})

it("gives the data a new password when the note about it is lost", async () => {
  const { server } = await start({ forTests: false })
  await query(server, "create table kept (id int)")
  await stop(server)
  rmSync(join(dir, "server.json"))
  const { server: next } = await start({ forTests: false })
  expect(next.password).not.toBe(server.password)
  expect(await query(next, "select * from kept")).toEqual([])
})

/** Makes the note look as if its owner had been killed. */
function disown() {
  const note = JSON.parse(readFileSync(join(dir, "server.json"), "utf8"))
  writeFileSync(join(dir, "server.json"), JSON.stringify({ ...note, owner: { pid: 4_194_303, stamp: "x" } }))
}
