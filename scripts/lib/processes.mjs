import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"

/** `true` while a process with this id exists, also when it belongs to someone else. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === "EPERM"
  }
}

/** The command line of a process, or `undefined` when it is gone or the system does not tell. */
export function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim()
  } catch {
    return ps(pid, "command=")
  }
}

/**
 * Something that stays equal for the life of a process and differs for the next one that gets the same id: its
 * start time. A process id alone proves nothing after a reboot or in a container, where low ids come back at once.
 */
export function processStamp(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    // The second field is the program's name in brackets and may hold spaces; the start time is field 22.
    const startTicks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]
    return `${bootId()}:${startTicks}`
  } catch {
    return ps(pid, "lstart=")
  }
}

/** `true` when the process that wrote down this id and stamp is still the one running. */
export function isSameProcess({ pid, stamp }) {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false
  const now = processStamp(pid)
  return now === undefined || stamp === undefined || now === stamp
}

function bootId() {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()
  } catch {
    return "boot"
  }
}

function ps(pid, column) {
  if (process.platform === "win32") return undefined
  try {
    const out = execFileSync("ps", ["-o", column, "-p", String(pid)], { stdio: ["ignore", "pipe", "ignore"] })
    return out.toString().trim() || undefined
  } catch {
    return undefined
  }
}
