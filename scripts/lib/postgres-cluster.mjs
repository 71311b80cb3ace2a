import { spawnSync } from "node:child_process"
import { chownSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { ownDirectory } from "./postgres-account.mjs"
import { plainSpawn } from "./postgres-binaries.mjs"

/**
 * Makes a database cluster in `note.data`. The work is done in a draft directory that is renamed when it is whole,
 * so an interrupted initdb leaves nothing that looks finished.
 */
export function initialise(note, context) {
  const parent = dirname(note.data)
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(note.data)}.draft-`)) rmSync(join(parent, name), { recursive: true, force: true })
  }
  rmSync(note.data, { recursive: true, force: true })
  const draft = `${note.data}.draft-${process.pid}`
  let problem
  for (const locale of locales()) {
    rmSync(draft, { recursive: true, force: true })
    problem = initdb(draft, locale, note, context)
    if (problem === undefined) return renameSync(draft, note.data)
  }
  rmSync(draft, { recursive: true, force: true })
  throw new Error(`initdb could not make the database in ${note.data}:\n${problem}`)
}

/**
 * UTF-8 locales to try, best first. Under plain C, `lower`, `ilike` and trigrams would ignore every letter outside
 * ASCII. Postgres' own C.UTF-8 needs nothing from the system and is the last resort.
 */
function locales() {
  const system = { darwin: ["en_US.UTF-8"], win32: [] }[process.platform] ?? ["C.UTF-8", "C.utf8", "en_US.UTF-8"]
  return [
    ...system.map((name) => [`--locale=${name}`]),
    ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
  ]
}

function initdb(draft, locale, note, { account, binaries, forTests }) {
  const passwordFile = `${draft}-password`
  writeFileSync(passwordFile, `${note.password}\n`, { mode: 0o600 })
  if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.gid)
  ownDirectory(draft, account)
  const args = ["-D", draft, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"]
  const more = ["--lc-messages=C", ...(forTests ? ["--no-sync"] : [])]
  try {
    const result = spawnSync(binaries.initdb, [...args, ...locale, ...more], {
      ...account,
      ...plainSpawn(),
      encoding: "utf8",
    })
    if (result.status === 0) return undefined
    return (result.stderr || result.error?.message || `exit code ${result.status}`).trim()
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/**
 * Gives a stopped database the noted password, for when the note was lost and the data was not. Single-user mode asks
 * for none: whoever may run it owns the files anyway.
 */
export function setPassword(note, { account, binaries }) {
  const literal = note.password.replaceAll("'", "''")
  const result = spawnSync(binaries.postgres, ["--single", "-D", note.data, "postgres"], {
    ...account,
    ...plainSpawn(),
    input: `alter role postgres password '${literal}'\n`,
    encoding: "utf8",
  })
  if (result.status === 0) return
  const reason = (result.stderr || result.error?.message || `exit code ${result.status}`).trim()
  throw new Error(`The database in ${note.data} could not be given a new password:\n${reason}`)
}
