import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs"
import { join } from "node:path"

export const ROOT = join(__dirname, "../..")

/** Made by builds, runs and installs; a clean checkout has none of it. */
const NOT_SOURCE = new Set([
  ".git",
  ".medusa",
  ".data",
  ".artifacts",
  "node_modules",
  "coverage",
  "static",
  "public",
  ".env",
])

/**
 * Copies the checkout as it is now, without what was built in it, and lends it our node_modules. A build in the copy
 * wipes its own output folder, not that of a shop which runs from this checkout. What the copy itself has built stays,
 * so that the next run of the same copy is quick.
 */
export function copyTree(target: string): void {
  mkdirSync(target, { recursive: true })
  for (const name of readdirSync(target)) {
    if (!NOT_SOURCE.has(name)) rmSync(join(target, name), { recursive: true })
  }
  for (const name of readdirSync(ROOT)) {
    if (!NOT_SOURCE.has(name)) cpSync(join(ROOT, name), join(target, name), { recursive: true })
  }
  if (!existsSync(join(target, "node_modules"))) {
    symlinkSync(join(ROOT, "node_modules"), join(target, "node_modules"), "junction")
  }
}
