/** The user asked to stop; `code` is what the shell expects for that signal. */
export class Interrupted extends Error {
  constructor(signal) {
    super(signal)
    this.code = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal]
  }
}

/**
 * Collects what must be undone and undoes it last-first, once: by a signal, by an error or at the end.
 * A second Ctrl-C does not wait for the orderly way.
 */
export function createShutdown(screen) {
  const undo = []
  let finished
  let interrupt
  const interrupted = new Promise((_, reject) => (interrupt = reject))
  interrupted.catch(() => {})
  let signals = 0

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      signals++
      if (signals === 1) {
        screen.abandon()
        screen.print("\nStopping …")
        interrupt(new Interrupted(signal))
      } else if (signals === 2) {
        screen.print("Still stopping; once more to leave at once.")
      } else {
        process.exit(new Interrupted(signal).code)
      }
    })
  }

  async function run(code) {
    finished ??= (async () => {
      for (const step of undo.splice(0).reverse()) {
        try {
          await step()
        } catch (error) {
          console.error(error.message)
        }
      }
      if (signals > 0) screen.print("Stopped.")
    })()
    await finished
    return code
  }

  return {
    add: (step) => undo.push(step),
    run,
    /** The result of the work, unless a signal comes first. */
    guard: (work) => Promise.race([work, interrupted]),
  }
}
