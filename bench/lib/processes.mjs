import { fork } from "node:child_process"
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
  return { url, stop: () => child.kill("SIGKILL") }
}
