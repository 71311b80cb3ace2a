/** Rows of one statement, so that a rush does not make one that the database has to plan for long. */
const MOST = 500

/** A statement that takes longer holds up nobody else's. */
const PATIENCE_MS = 20

/**
 * Makes one question of all that are asked while the one before is being answered. A process with time to spare asks one
 * by one; one that has fallen behind answers many requests with one statement, which is how it catches up. An answer is
 * never older than its question: nothing joins a statement that was sent already.
 *
 * @param load answers what it knows of the given keys, each at most once in the list
 * @returns asks for one key; `undefined` where `load` knows nothing of it, rejected with what `load` rejects with
 */
export function gathering<V>(
  load: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | undefined> {
  let waiting = new Map<string, Question<V>>()
  let isPlanned = false
  let running: Promise<unknown> = Promise.resolve()

  const send = (): void => {
    isPlanned = false
    const questions = waiting
    waiting = new Map()
    running = load([...questions.keys()]).then(
      (known) => questions.forEach(({ answer }, key) => answer(known.get(key))),
      (error: unknown) => questions.forEach(({ fail }) => fail(error)),
    )
  }

  const plan = async (): Promise<void> => {
    isPlanned = true
    await atMost(running, PATIENCE_MS)
    // Requests that came in the same turn of the event loop are still being read.
    setImmediate(() => isPlanned && send())
  }

  return (key) => {
    const asked = waiting.get(key) ?? question<V>()
    waiting.set(key, asked)
    if (waiting.size >= MOST) send()
    else if (!isPlanned) void plan()
    return asked.answered
  }
}

async function atMost(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => (timer = setTimeout(resolve, ms)))
  await Promise.race([work, late])
  clearTimeout(timer)
}

interface Question<V> {
  answered: Promise<V | undefined>
  answer(value: V | undefined): void
  fail(error: unknown): void
}

function question<V>(): Question<V> {
  const asked = {} as Question<V>
  asked.answered = new Promise((resolve, reject) => Object.assign(asked, { answer: resolve, fail: reject }))
  return asked
}
