/** Middle of a list of numbers. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The value below which `share` (0–1) of the list lies. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

/** Megabytes this process has ever had in memory at once. */
export const peakMegabytes = () => process.resourceUsage().maxRSS / 1024

/** Megabytes it has now. */
export const megabytes = () => process.memoryUsage().rss / 1024 / 1024

/**
 * Prints the figures and hands them to the parent.
 * @param checks `{ what, value, bound, ok }`
 */
export function report({ name, figures, checks }) {
  console.log(`\n${name}`)
  for (const [label, value] of Object.entries(figures)) console.log(`  ${label}: ${format(value)}`)
  for (const check of checks) {
    console.log(`  ${check.ok ? "ok    " : "MISSED"} ${check.what}: ${format(check.value)} (${check.bound})`)
  }
  return new Promise((sent) => (process.send ? process.send({ name, figures, checks }, sent) : sent()))
}

const format = (value) => (typeof value === "number" ? String(Math.round(value * 100) / 100) : JSON.stringify(value))

/** The same numbers in every run (mulberry32). */
export function generator(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
