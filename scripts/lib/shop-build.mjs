import { existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { fingerprint } from "./fingerprint.mjs"
import { readJson, writePrivate } from "./private-file.mjs"

const SOURCES = ["src", "admin", "medusa-config.ts", "tsconfig.json", "index.d.ts", "package.json", "package-lock.json"]

/**
 * Builds server and admin into `.medusa/server` unless the build there is of these very sources. The note of what
 * was built lies inside the output, so any other build that empties the directory makes it stale by itself.
 */
export async function buildShop({ root, children, env, detail }) {
  const output = join(root, ".medusa", "server")
  const note = join(output, ".built-from.json")
  const wanted = fingerprint(root, SOURCES, [env.MEDUSA_BACKEND_URL ?? "/", env.MEDUSA_DISABLE_ADMIN ?? ""])
  const isCurrent = readJson(note)?.sources === wanted && isWhole(output, env)
  if (!isCurrent) {
    detail("building server and admin from the sources")
    // Vite builds a slow development React when NODE_ENV says anything but production.
    const { NODE_ENV: _, ...buildEnv } = env
    await children.run(["build"], { name: "build", env: buildEnv })
    if (!isWhole(output, env)) throw new Error("medusa build left no admin and no configuration in .medusa/server")
    writePrivate(note, { sources: wanted })
  }
  linkUploads(root, output)
  return { output, summary: isCurrent ? "up to date" : "built" }
}

function isWhole(output, env) {
  const hasAdmin = env.MEDUSA_DISABLE_ADMIN === "true" || existsSync(join(output, "public", "admin", "index.html"))
  return hasAdmin && existsSync(join(output, "medusa-config.js"))
}

/** Uploads live in `static/` of the checkout, where a rebuild does not wipe them; the built server finds them too. */
function linkUploads(root, output) {
  const uploads = join(root, "static")
  const link = join(output, "static")
  mkdirSync(uploads, { recursive: true })
  const there = lstatSync(link, { throwIfNoEntry: false })
  if (there?.isSymbolicLink() && readlinkSync(link) === uploads) return
  if (there) rmSync(link, { recursive: true, force: true })
  symlinkSync(uploads, link, process.platform === "win32" ? "junction" : "dir")
}
