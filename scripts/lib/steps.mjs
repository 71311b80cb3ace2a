const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

/** A step that failed; the screen has said so already, the cause is `error.cause`. */
export class StepError extends Error {}

/**
 * Shows the steps of a start, each with its time. On a terminal the running ones turn in place, also several at
 * once; elsewhere every event is a line of its own, so that a log stays readable.
 */
export function createSteps(stream = process.stdout) {
  const live = Boolean(stream.isTTY) && !process.env.CI
  const colour = live && !process.env.NO_COLOR
  const paint = (code, text) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text)
  const running = new Set()
  let drawn = 0
  let frame = 0
  let timer

  const clear = () => {
    if (drawn > 0) stream.write(`\x1b[${drawn}A\x1b[0J`)
    drawn = 0
  }
  const draw = () => {
    if (!live) return
    frame = (frame + 1) % FRAMES.length
    const width = (stream.columns || 80) - 1
    for (const step of running) {
      const text = `  ${FRAMES[frame]} ${step.name.padEnd(12)} ${seconds(step.from)}  ${step.detail}`
      stream.write(`${text.slice(0, width)}\n`)
      drawn++
    }
  }
  const redraw = () => {
    clear()
    draw()
  }
  const print = (line) => {
    clear()
    stream.write(`${line}\n`)
    draw()
  }
  const tick = () => {
    if (!live) return
    if (running.size && !timer) timer = setInterval(redraw, 120).unref()
    if (!running.size && timer) timer = clearInterval(timer)
  }

  /** Forgets the running steps: whatever becomes of them after an interruption is of no interest. */
  const abandon = () => {
    clear()
    running.clear()
    tick()
  }

  /** Runs `work(detail)`; `detail(text, true)` also leaves the text on the screen as a line. */
  async function step(name, work) {
    const entry = { name, from: Date.now(), detail: "" }
    running.add(entry)
    tick()
    if (!live) stream.write(`  … ${name}\n`)
    const detail = (text, keep = false) => {
      if (keep || !live) print(paint(2, `      ${text}`))
      entry.detail = text
    }
    try {
      const result = await work(detail)
      if (running.delete(entry))
        print(`  ${paint(32, "✓")} ${name.padEnd(12)} ${seconds(entry.from)}  ${paint(2, summary(result))}`)
      return result
    } catch (error) {
      if (running.delete(entry)) print(`  ${paint(31, "✗")} ${name.padEnd(12)} ${seconds(entry.from)}`)
      throw error instanceof StepError ? error : new StepError(name, { cause: error })
    } finally {
      tick()
    }
  }

  return { step, print, abandon, bold: (text) => paint(1, text), dim: (text) => paint(2, text) }
}

function summary(result) {
  return typeof result === "string" ? result : (result?.summary ?? "")
}

/** `  3.4 s`, aligned. */
function seconds(from) {
  return `${((Date.now() - from) / 1000).toFixed(1)} s`.padStart(8)
}
