import { SendOnce } from "../counter/once"
import { cleanCode } from "../counter/scan-queue"
import type { ScanRequest } from "../license-tag-types"
import { takeAnswer, takeScan, type Hands } from "./flows"
import { toneOf } from "./tone"
import type { Answer, ConsoleApi, ConsoleMode, ConsoleView, Entry, Outcome, PickedVariant, Question } from "./types"

interface Options {
  api: ConsoleApi
  newKey: () => string
  now: () => Date
  /** A sound for whoever looks at the disc and not at the screen. */
  signal: (kind: "ok" | "attention" | "error") => void
}

/** Longest text that the server takes; no symbol of ours is half as long, so what is cut off is none either. */
const MAX_TEXT = 512
const MOST_WAITING = 200
const MOST_KEPT = 100

/** Questions that the next scan answers. */
const takesScan = ({ kind }: Question): boolean => kind === "new_label" || kind === "copy" || kind === "label"

/**
 * What happens between a scan and its result: scans are dealt with one after another, a question holds back what comes
 * behind it, and everything ends as a line of the log.
 */
export class ConsoleDesk implements Hands {
  /** Where copies are received. */
  locationId: string | null = null
  /** Whether the person may move copies; checking needs less. */
  mayScan = false

  readonly #options: Options
  readonly #once: SendOnce
  readonly #listeners = new Set<() => void>()
  #queue: { text: string; mode: ConsoleMode }[] = []
  #running = false
  #number = 0
  #view: ConsoleView = { mode: "check", busy: false, waiting: 0, question: null, log: [], variants: new Map() }

  constructor(options: Options) {
    this.#options = options
    this.#once = new SendOnce(options.newKey)
  }

  get api(): ConsoleApi {
    return this.#options.api
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly view = (): ConsoleView => this.#view

  /** @returns `false` for a text that is blank, or when far too many wait */
  submit(raw: string): boolean {
    const text = cleanCode(raw).slice(0, MAX_TEXT)
    if (text === "" || this.#queue.length >= MOST_WAITING) return false
    this.#queue = [...this.#queue, { text, mode: this.#view.mode }]
    this.#put({ waiting: this.#queue.length })
    void this.#run()
    return true
  }

  setMode(mode: ConsoleMode): void {
    if (mode === this.#view.mode) return
    this.leave()
    this.#put({ mode })
  }

  /** Lets the open question go; nothing is done. */
  leave(): void {
    this.#drop()
    void this.#run()
  }

  async answer(answer: Answer): Promise<void> {
    const { question } = this.#view
    if (!question || this.#running) return
    await this.#work(() => takeAnswer(this, question, answer))
    void this.#run()
  }

  variantOf(batchId: string): PickedVariant | undefined {
    return this.#view.variants.get(batchId)
  }

  remember(batchId: string, variant: PickedVariant): void {
    this.#put({ variants: new Map(this.#view.variants).set(batchId, variant) })
  }

  /** From now on the variant is asked for again. */
  forgetVariants(): void {
    this.#put({ variants: new Map() })
  }

  ask(question: Question): void {
    if (this.#view.question?.text !== question.text) this.#drop()
    this.#put({ question })
    this.#options.signal("attention")
  }

  log({ text, mode, check, tag }: Pick<Entry, "text" | "mode" | "check" | "tag">, outcome: Outcome): void {
    const entry = { id: ++this.#number, at: this.#options.now().toISOString(), text, mode, check, tag, outcome }
    this.#put({ log: [entry, ...this.#view.log].slice(0, MOST_KEPT) })
    const tone = toneOf(entry)
    this.#options.signal(tone === "bad" ? "error" : tone === "ok" ? "ok" : "attention")
  }

  async send(about: Parameters<Hands["send"]>[0], what: Parameters<Hands["send"]>[1], body: ScanRequest) {
    this.#put({ question: null })
    try {
      const { tag, warnings } = await this.#once.send(body, (same, key) => this.api.scan(same, key))
      this.log({ ...about, tag }, { kind: "done", what, warnings })
    } catch (error) {
      this.log(about, { kind: "failed", error })
    }
  }

  #drop(): void {
    const { question } = this.#view
    if (!question) return
    this.#put({ question: null })
    const known = question.kind === "label" ? { check: null, tag: null } : question
    this.log({ text: question.text, mode: question.mode, check: known.check, tag: known.tag }, LEFT)
  }

  /** The scan that is next, unless a question holds it back. */
  #next(): { text: string; mode: ConsoleMode } | undefined {
    const { question } = this.#view
    return question && !takesScan(question) ? undefined : this.#queue[0]
  }

  async #run(): Promise<void> {
    if (this.#running || !this.#next()) return
    await this.#work(async () => {
      for (let next = this.#next(); next; next = this.#next()) {
        const { text, mode } = next
        this.#queue = this.#queue.slice(1)
        this.#put({ busy: true, waiting: this.#queue.length })
        await takeScan(this, text, mode, this.#view.question).catch((error: unknown) =>
          this.log({ text, mode, check: null, tag: null }, { kind: "failed", error }),
        )
      }
    })
    // Something may have come between the last look and now.
    void this.#run()
  }

  async #work(work: () => Promise<void>): Promise<void> {
    this.#running = true
    try {
      await work()
    } finally {
      this.#running = false
      this.#put({ busy: false })
    }
  }

  #put(change: Partial<ConsoleView>): void {
    this.#view = { ...this.#view, ...change }
    for (const listener of this.#listeners) listener()
  }
}

const LEFT: Outcome = { kind: "refused", reason: "left" }
