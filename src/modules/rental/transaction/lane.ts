import { busy } from "./errors"

/**
 * Lets one unit of work per key through at a time within this process, in the order they came. The database's advisory
 * locks are the guarantee; this keeps a rush on one title from holding every pooled connection just to wait for them.
 */
export class Lanes {
  private readonly tails = new Map<string, Promise<void>>()

  /** @throws 429 `media_rental_busy` when the way is not free within `patienceMs` */
  async through<T>(keys: readonly string[], patienceMs: number, work: () => Promise<T>): Promise<T> {
    if (keys.length === 0) return work()
    const before = [...new Set(keys)].map((key) => this.tails.get(key)).filter((tail) => tail !== undefined)
    let leave: () => void = () => undefined
    const done = new Promise<void>((resolve) => (leave = resolve))
    const mine = Promise.all([...before, done]).then(() => undefined)
    for (const key of keys) this.tails.set(key, mine)
    try {
      await patient(Promise.all(before), patienceMs)
      return await work()
    } finally {
      leave()
      void mine.then(() => {
        for (const key of keys) if (this.tails.get(key) === mine) this.tails.delete(key)
      })
    }
  }
}

async function patient(wait: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(busy()), ms)
  })
  try {
    await Promise.race([wait, late])
  } finally {
    clearTimeout(timer)
  }
}
