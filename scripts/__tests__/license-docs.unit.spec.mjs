import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** The commands of docs/license.md#by-hand, run as they stand there. */
const section = readFileSync(join(process.cwd(), "docs/license.md"), "utf8").split("## By hand")[1]
const [commands, opaque] = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block)

function run(script) {
  const cwd = mkdtempSync(join(tmpdir(), "media-by-hand-"))
  try {
    return execFileSync("bash", ["-c", script], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] })
  } catch (error) {
    return String(error.stdout)
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}

const has = (tool) => {
  try {
    execFileSync("bash", ["-c", `command -v ${tool}`])
    return true
  } catch {
    return false
  }
}
const able = ["bash", "openssl", "base32"].every(has)

describe("a tag checked by hand", () => {
  ;(able ? it : it.skip)("stands up to openssl", () => {
    expect(run(commands)).toContain("Signature Verified Successfully")
  })
  ;(able ? it : it.skip)("stands up as an opaque one, too", () => {
    expect(run(opaque)).toContain("Signature Verified Successfully")
    expect(run(opaque.replace("DH9Q13'", "DH9Q14'"))).toContain("Signature Verification Failure")
  })
  ;(able ? it : it.skip)("falls with one character changed", () => {
    expect(run(commands.replace("30E209J'", "30E209K'"))).toContain("Signature Verification Failure")
    expect(run(commands.replace("X='11q", "X='12q"))).not.toContain("Verified Successfully")
  })
})
