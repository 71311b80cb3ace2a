import { execFileSync, spawnSync } from "node:child_process"
import { findChromium } from "./browser"

/** A browser, and glyphs for Chinese, Japanese and Korean: without them every screenshot shows boxes. */
export function ensureSystemPackages(): void {
  const missing = [...(findChromium() ? [] : ["chromium"]), ...(hasChineseFont() ? [] : ["fonts-noto-cjk"])]
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) {
    throw new Error(`the end-to-end tests need ${missing.join(" and ")}; install them, or set CHROMIUM_PATH`)
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  execFileSync("apt-get", ["update", "-qq"], { env, stdio: "inherit" })
  execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], { env, stdio: "inherit" })
}

function hasChineseFont(): boolean {
  if (process.platform !== "linux") return true
  const { status, stdout } = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" })
  return status === 0 && stdout.trim() !== ""
}
