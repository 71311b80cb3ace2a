import { fork } from "node:child_process"
import { createServer } from "node:net"
import { fileURLToPath } from "node:url"

const here = (file) => fileURLToPath(new URL(file, import.meta.url))

/** Another server process on the same database; `stop` ends it. */
export async function secondShop(env = {}) {
  const child = fork(here("./server.mjs"), [], {
    cwd: process.cwd(),
    execArgv: ["--require", here("./typescript.cjs")],
    env: { ...process.env, PORT: "0", ...env },
  })
  const url = await new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message.url))
    child.once("error", reject)
    child.once("exit", (code) => reject(new Error(`the second server ended with ${code} before it listened`)))
  })
  return { url, cpu: () => cpuOf(child), stop: () => child.kill("SIGKILL") }
}

/** Milliseconds of processor time the process has used so far. */
function cpuOf(child) {
  return new Promise((resolve) => {
    child.once("message", ({ cpu }) => resolve((cpu.user + cpu.system) / 1000))
    child.send("cpu")
  })
}

/** A port that was free a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject)
    server.listen(0, "localhost", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
