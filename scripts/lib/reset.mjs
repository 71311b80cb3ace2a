import { existsSync, rmSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline/promises"
import { SettingError } from "./environment.mjs"
import { removeDatabase, stopOrphan } from "./postgres.mjs"

/** Deletes the demo of this checkout after asking. `false` when the answer is no. */
export async function resetDemo({ root, dataDir, yes, screen }) {
  if (!yes && !(await confirm())) {
    screen.print("Nothing was deleted.")
    return false
  }
  const dir = join(dataDir, "postgres")
  if (existsSync(dir)) {
    await stopOrphan({ dir, log: (line) => screen.print(line) })
    removeDatabase(dir)
  }
  for (const name of ["secrets.json", "state.json", "seed.json", "logs"]) {
    rmSync(join(dataDir, name), { recursive: true, force: true })
  }
  rmSync(join(root, "static"), { recursive: true, force: true })
  screen.print("The demo's database, uploads and secrets are deleted; starting over.")
  return true
}

async function confirm() {
  if (!process.stdin.isTTY) {
    throw new SettingError("--reset asks before it deletes, and nobody is there to answer: add --yes to mean it")
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = await terminal.question("Delete the demo's database, uploads and secrets, and start over? (y/N) ")
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    terminal.close()
  }
}
