/** One line per task; what it printed is shown only when something failed. */
export function printResult({ name, seconds, passed, failed, skipped, output }) {
  const counts = [`${passed} passed`, failed ? `${failed} failed` : "", skipped ? `${skipped} skipped` : ""]
  const mark = failed ? "✗" : "✓"
  console.log(`${mark} ${name.padEnd(18)} ${seconds.toFixed(1).padStart(7)} s   ${counts.filter(Boolean).join(", ")}`)
  if (failed) console.log(output.trimEnd().replace(/^/gm, "    "))
}

/** The sum over everything that ran, alone on the last line. */
export function printLastLine(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  const skipped = sum("skipped")
  if (skipped > 0) console.log(`${skipped} skipped`)
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`)
}
