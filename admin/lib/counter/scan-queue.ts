/** What the desk is set to do with what is scanned. */
export const MODES = ["auto", "hand_out", "return", "walk_in", "bulk"] as const
export type Mode = (typeof MODES)[number]

/** One code as it was read, in the mode the desk was in at that moment. */
export interface Scan {
  /** Goes along with every request made for it, so that a repeated one does nothing twice. */
  key: string
  code: string
  mode: Mode
  /** When it was read, ISO 8601. */
  at: string
}

export interface ScanQueueOptions {
  /** Deals with one scan; the next one waits until this is settled. */
  work: (scan: Scan) => Promise<void>
  /** A scan `work` gave up on with an error of its own. */
  onFault: (scan: Scan, error: unknown) => void
  /** Something is to be drawn anew. */
  onChange: () => void
  newKey: () => string
  now: () => Date
}

/** Reads may pile up; beyond this many the desk says so instead of swallowing them. */
export const MAX_WAITING = 500

/** Takes scans as fast as they come and has them dealt with one after another, in the order they were read. */
export class ScanQueue {
  #waiting: readonly Scan[] = []
  #current: Scan | null = null

  constructor(private readonly options: ScanQueueOptions) {}

  /** In the order they will be dealt with; a new array whenever it changes. */
  get waiting(): readonly Scan[] {
    return this.#waiting
  }

  get current(): Scan | null {
    return this.#current
  }

  /** Everything that is not done yet, the current one first. */
  get open(): Scan[] {
    return this.#current ? [this.#current, ...this.#waiting] : [...this.#waiting]
  }

  /** @returns `null` for a code that is blank, or when far too many wait */
  add(code: string, mode: Mode): Scan | null {
    const clean = cleanCode(code)
    if (clean === "" || this.#waiting.length >= MAX_WAITING) return null
    const scan = { key: this.options.newKey(), code: clean, mode, at: this.options.now().toISOString() }
    this.#put([...this.#waiting, scan])
    void this.#run()
    return scan
  }

  /** Takes up scans that an earlier visit left behind, with the keys they had. */
  restore(scans: readonly Scan[]): void {
    if (scans.length === 0) return
    this.#put([...scans, ...this.#waiting])
    void this.#run()
  }

  /** Takes a waiting scan out; what is being dealt with stays. */
  drop(key: string): void {
    this.#put(this.#waiting.filter((scan) => scan.key !== key))
  }

  async #run(): Promise<void> {
    if (this.#current) return
    for (let [next] = this.#waiting; next; [next] = this.#waiting) {
      this.#current = next
      this.#put(this.#waiting.slice(1))
      await this.options.work(next).catch((error: unknown) => this.options.onFault(next as Scan, error))
      this.#current = null
    }
    this.options.onChange()
  }

  #put(waiting: readonly Scan[]): void {
    this.#waiting = waiting
    this.options.onChange()
  }
}

/** Scanners add line ends, some a prefix of control characters; people paste codes with spaces around them. */
export function cleanCode(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u200b\ufeff]/g, "").trim()
}

/** What is kept between visits, as text; anything unreadable is nothing. */
export function readScans(text: string | null): Scan[] {
  try {
    const list: unknown = JSON.parse(text ?? "[]")
    return Array.isArray(list) ? list.filter(isScan) : []
  } catch {
    return []
  }
}

function isScan(value: unknown): value is Scan {
  const { key, code, mode, at } = (value ?? {}) as Partial<Record<keyof Scan, unknown>>
  return (
    typeof key === "string" &&
    typeof code === "string" &&
    typeof at === "string" &&
    (MODES as readonly unknown[]).includes(mode)
  )
}
