import { spawn } from "node:child_process"
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { findPort } from "./ports.mjs"
import { initialise, setPassword } from "./postgres-cluster.mjs"
import { findBinaries, plainSpawn } from "./postgres-binaries.mjs"
import { hasCluster, settle, writeNote } from "./postgres-files.mjs"
import { leaveToOwner } from "./private-file.mjs"
import { commandLine, isAlive, isSameProcess, processStamp } from "./processes.mjs"

export { removeDatabase } from "./postgres-files.mjs"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const USER = "postgres"
const DEFAULT_PORT = 5499

/** Tests throw their databases away, so nothing waits for the disk. */
const TEST_FLAGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"]
/** A crash of the machine may lose the last half second of the demo, never its consistency. */
const DEMO_FLAGS = ["synchronous_commit=off"]

/**
 * Starts the embedded Postgres whose files are in `dir` and waits until it answers. Data survives restarts.
 *
 * @param {{ dir: string, port?: number, database?: string, forTests?: boolean, log?: (line: string) => void }} options
 *   `port` is a preference: the next free one is taken. `database` is created when it does not exist.
 * @returns {Promise<{ url: string, urlOf(database: string): string, host: string, port: number, user: string,
 *   password: string, pid: number, dir: string, data: string, portWasTaken: boolean, exited: Promise<number | null>,
 *   stop(): Promise<void>, kill(): void }>}
 */
export async function startPostgres({ dir, port, database = "medusa", forTests = false, log = () => {} }) {
  const place = resolve(dir)
  const { account, note, isNewPassword } = settle(place, { root: ROOT, forTests })
  refuseWhenInUse(note)
  const binaries = findBinaries(ROOT, account, log)
  if (dirname(note.data) !== place) log(`The checkout is closed to Postgres' account; its data is in ${note.data}`)
  await clearOrphan(note.data, { account, binaries, log })
  if (!hasCluster(note.data)) initialise(note, { account, binaries, forTests })
  else if (isNewPassword) setPassword(note, { account, binaries })
  const wanted = port ?? note.port ?? DEFAULT_PORT
  const server = await launch(wanted, { place, note, account, binaries, forTests, log })
  writeNote(place, { ...note, port: server.port, owner: { pid: process.pid, stamp: processStamp(process.pid) } })
  const urlOf = (name) => `postgres://${USER}:${encodeURIComponent(note.password)}@localhost:${server.port}/${name}`
  await createDatabase(urlOf("postgres"), database)
  return {
    url: urlOf(database),
    urlOf,
    host: "localhost",
    port: server.port,
    user: USER,
    password: note.password,
    pid: server.child.pid,
    dir: place,
    data: note.data,
    portWasTaken: server.port !== wanted,
    exited: server.exited,
    stop: () => stop(server, { place, note, account, binaries }),
    kill: () => signal(server.child, "SIGINT"),
  }
}

/** Stops the server that a killed run left behind, if there is one. */
export async function stopOrphan({ dir, log = () => {} }) {
  const { account, note } = settle(resolve(dir), { root: ROOT })
  refuseWhenInUse(note)
  await clearOrphan(note.data, { account, binaries: findBinaries(ROOT, account, log), log })
}

/** Two owners of one server: the first to leave would pull it from under the other. */
function refuseWhenInUse({ owner }) {
  if (!owner || owner.pid === process.pid || !isSameProcess(owner)) return
  throw new Error(
    `This database is in use by another run of this checkout (process ${owner.pid}). Stop that one first.`,
  )
}

/**
 * Deals with what a killed run left: a server that is still running is stopped, and a lock file whose process id
 * now belongs to some other program is removed – Postgres itself would take that program for a running server.
 */
async function clearOrphan(data, { account, binaries, log }) {
  const lock = join(data, "postmaster.pid")
  if (!existsSync(lock)) return
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0])
  if (!Number.isInteger(pid) || pid <= 0) return rmSync(lock, { force: true })
  if (!isAlive(pid)) return
  const command = commandLine(pid)
  if (command !== undefined && !(command.includes("postgres") && command.includes(data))) {
    log(`Removing a stale lock file: process ${pid} is not our database.`)
    return rmSync(lock, { force: true })
  }
  log(`A database server of an interrupted run is still up (process ${pid}); stopping it.`)
  if (!(await pgCtlStop(data, { account, binaries })) && command === undefined) rmSync(lock, { force: true })
}

async function pgCtlStop(data, { account, binaries }) {
  for (const [mode, seconds] of [
    ["fast", 20],
    ["immediate", 10],
  ]) {
    const args = ["stop", "-D", data, "-m", mode, "-w", "-t", String(seconds), "-s"]
    const child = spawn(binaries.pgCtl, args, { ...account, ...plainSpawn(), stdio: "ignore" })
    const code = await new Promise((done) => child.once("exit", done).once("error", () => done(1)))
    if (code === 0) return true
  }
  return false
}

/** Starts the server on the wanted port, or on the next one when somebody is faster than we are. */
async function launch(wanted, context) {
  let problem
  for (let attempt = 0, from = wanted; attempt < 10; attempt++) {
    const port = await findPort(from)
    const server = run(port, context)
    problem = await ready(server, port, context)
    if (problem === undefined) return server
    if (/could not (create any TCP\/IP sockets|bind)/.test(problem)) from = port + 1
    // The note may be of another copy of these files; who may run them may also set it right.
    else if (problem.startsWith("password") && attempt === 0) setPassword(context.note, context)
    // Workers of a killed server need a moment to notice that it is gone.
    else if (/shared memory block .* still in use|lock file .* already exists/.test(problem)) await sleep(1000)
    else break
  }
  throw new Error(`The embedded Postgres did not start.\n${problem}`)
}

function run(port, { place, note, account, binaries, forTests }) {
  const log = openLog(place)
  const settings = [
    "listen_addresses=localhost",
    "timezone=UTC",
    "log_timezone=UTC",
    ...(process.platform === "win32" ? [] : ["unix_socket_directories="]),
    ...(forTests ? TEST_FLAGS : DEMO_FLAGS),
  ]
  const args = ["-D", note.data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])]
  // A process group of its own: Ctrl-C in the terminal must reach the shop first and the database last.
  const child = spawn(binaries.postgres, args, {
    ...account,
    ...plainSpawn(),
    stdio: ["ignore", log.file, log.file],
    detached: true,
  })
  closeSync(log.file)
  const exited = new Promise((done) => child.once("exit", done).once("error", () => done(-1)))
  // Last resort for a script that dies without stopping its database: no process is left behind.
  const atExit = () => signal(child, "SIGINT")
  process.once("exit", atExit)
  void exited.then(() => process.off("exit", atExit))
  return { port, child, exited, log }
}

function openLog(place) {
  const path = join(place, "server.log")
  if (existsSync(path) && statSync(path).size > 5_000_000) renameSync(path, `${path}.old`)
  const file = openSync(path, "a", 0o600)
  leaveToOwner(path)
  return { path, file, from: statSync(path).size }
}

/** Waits until the server answers: `undefined`, or what it wrote before it gave up. Crash recovery may take minutes. */
async function ready(server, port, { note }) {
  let code
  void server.exited.then((value) => (code = value ?? 1))
  const deadline = Date.now() + 300_000
  const url = `postgres://${USER}:${encodeURIComponent(note.password)}@localhost:${port}/postgres`
  while (Date.now() < deadline) {
    if (code !== undefined) return written(server.log) || `exit code ${code}`
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on("error", () => {})
    try {
      await client.connect()
      await client.end()
      return undefined
    } catch (error) {
      await client.end().catch(() => {})
      if (["28P01", "28000"].includes(error.code)) {
        signal(server.child, "SIGINT")
        await server.exited
        return `${error.message}: server.json does not hold the password of this database`
      }
      await sleep(50)
    }
  }
  signal(server.child, "SIGINT")
  return `no answer within five minutes; see ${server.log.path}`
}

function written({ path, from }) {
  return readFileSync(path).subarray(from).toString("utf8").trim().split("\n").slice(-15).join("\n")
}

async function createDatabase(url, name) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

async function stop(server, { place, note, account, binaries }) {
  if (server.child.exitCode === null && server.child.signalCode === null) {
    await pgCtlStop(note.data, { account, binaries })
    await Promise.race([
      server.exited,
      sleep(5000, undefined, { ref: false }).then(() => signal(server.child, "SIGQUIT")),
    ])
  }
  writeNote(place, { ...note, port: server.port })
}

function signal(child, name) {
  try {
    child.kill(name)
  } catch {
    // It has gone by itself.
  }
}
