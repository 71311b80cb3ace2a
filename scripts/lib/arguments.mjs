import { parseArgs } from "node:util"

export const USAGE = `Usage: npm start -- [options]     (or: node scripts/start.mjs [options])

  --dev          serve with medusa develop: reloads on change, admin from source
  --port <n>     HTTP port (default: PORT, else 9000; the next free one when it is taken)
  --reset        start over: delete the demo's database, uploads and secrets, after asking
  --yes          answer yes to that question
  --help         show this

Settings come from the environment and .env; every one is explained in .env.template.`

/** A wrong command line: shown with the usage, exit code 2. */
export class UsageError extends Error {}

/** Reads the command line. Unknown options are refused rather than ignored. */
export function readArguments(argv) {
  let values
  try {
    const options = {
      dev: { type: "boolean", default: false },
      reset: { type: "boolean", default: false },
      yes: { type: "boolean", short: "y", default: false },
      help: { type: "boolean", short: "h", default: false },
      port: { type: "string" },
    }
    values = parseArgs({ args: argv, options, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new UsageError(error.message)
  }
  return { ...values, port: readPort(values.port, "--port") }
}

/** A TCP port, or `undefined` when none is given. */
export function readPort(value, name) {
  if (value === undefined || value === "") return undefined
  const port = Number(value)
  if (!/^\d+$/.test(value) || port < 1 || port > 65535) throw new UsageError(`${name} "${value}" is not a port number`)
  return port
}
