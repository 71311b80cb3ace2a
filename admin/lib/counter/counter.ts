import type { Member, ScanAnswer, WalkInPreview } from "../rental-types"
import { customerOf, EMPTY_BASKET, memberOfCard, refusalOf, withDisc, withoutDisc, type Basket } from "./basket"
import { choicesOf } from "./choices"
import type { CounterApi, Decision, Desk, Result, Step } from "./desk"
import { stepped } from "./keys"
import { bulkBody, listed, listRefusal, outcomeOf, repriced } from "./return-list"
import { readScans, ScanQueue, type Mode, type Scan } from "./scan-queue"
import { serve } from "./serve"
import { SendOnce } from "./once"
import { BLANK_VIEW, type CounterView } from "./view"

export interface CounterOptions {
  api: CounterApi
  findMembers(text: string): Promise<Member[]>
  newKey(): string
  now(): Date
  wait(ms: number): Promise<void>
  /** Keeps what is not done yet over a reload. */
  store: { read(): string | null; write(text: string): void }
  signal(kind: "ok" | "attention" | "error"): void
}

const MAX_LOG = 200

/** The counter's memory and hands: takes scans and keys, runs the flow, and shows where it stands. */
export class Counter {
  locationId = ""
  mayAct = true
  #view: CounterView
  #decide: ((decision: Decision) => void) | null = null
  #ids = 0
  readonly #listeners = new Set<() => void>()
  readonly #queue: ScanQueue
  readonly #desk: Desk
  readonly #once: SendOnce

  constructor(private readonly options: CounterOptions) {
    this.#view = BLANK_VIEW
    this.#once = new SendOnce(options.newKey)
    this.#queue = new ScanQueue({
      work: (scan) => this.#work(scan),
      onFault: (scan, error) => this.#done(scan, { kind: "refused", answer: null, error }),
      onChange: () => this.#queued(),
      newKey: options.newKey,
      now: options.now,
    })
    this.#desk = this.#makeDesk()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  readonly view = (): CounterView => this.#view

  /** Takes up what a reload interrupted; nothing of it happens by itself any more. */
  restore(): void {
    const scans = readScans(this.options.store.read())
    this.#queue.restore(scans.map((scan) => ({ ...scan, mode: "auto" })))
  }

  /** @returns `false` for a code that cannot be taken */
  scan(code: string): boolean {
    const isTaken = this.#queue.add(code, this.#view.mode) !== null
    // Looking at a copy that is back can wait; anything else is decided first.
    if (isTaken && this.#view.step?.kind === "returned") this.decide({ type: "leave" })
    else if (!isTaken || this.#view.step) this.options.signal(isTaken ? "attention" : "error")
    return isTaken
  }

  drop = (key: string): void => this.#queue.drop(key)
  setMode = (mode: Mode): void => this.#put({ mode, selected: 0, fault: null })
  setDropBox = (dropBox: string | null): void => this.#put({ dropBox })

  /** Along the row of buttons. */
  choose(by: 1 | -1): void {
    this.#put({ chosen: stepped(this.#view.chosen, by, choicesOf(this.#view.step).length) })
  }

  /** Along the discs of the basket or list. */
  select(by: 1 | -1): void {
    this.#put({ selected: stepped(this.#view.selected, by, this.#discs().length) })
  }

  remove(): void {
    const barcode = this.#discs()[this.#view.selected]?.barcode
    if (barcode) this.removeDisc(barcode)
  }

  removeDisc(barcode: string): void {
    const { basket, list, mode } = this.#view
    if (mode === "bulk") this.#put({ list: list.filter((item) => item.barcode !== barcode) })
    else this.#put({ basket: withoutDisc(basket, barcode) })
    this.select(-1)
  }

  change(basket: Partial<Basket>): void {
    this.#put({ basket: { ...this.#view.basket, ...basket }, fault: null })
  }

  clearDiscs(): void {
    if (this.#view.mode === "bulk") this.#put({ list: [], selected: 0 })
    else this.#put({ basket: EMPTY_BASKET, selected: 0 })
  }

  decide(decision: Decision): void {
    const decide = this.#decide
    this.#decide = null
    this.#put({ step: null, chosen: 0 })
    decide?.(decision)
  }

  /** Enter: the chosen button of the step. */
  accept(): void {
    const choice = choicesOf(this.#view.step)[this.#view.chosen]
    if (choice) this.decide(choice.decision)
  }

  leave(): void {
    if (this.#view.step) this.decide({ type: "leave" })
  }

  /** Takes all discs of the list back. What cannot be stays on it, with the reason or the new price. */
  async confirmList(): Promise<void> {
    const { list } = this.#view
    if (list.length === 0) return
    await this.#sending(async () => {
      const body = bulkBody(list, this.locationId)
      const answer = await this.#once.send(body, (all, key) => this.options.api.takeBackAll(all, key))
      const { done, left } = outcomeOf(list, answer)
      for (const { item, answer: result } of done) this.#done(item.scan, { kind: "returned", answer: result })
      if (left.length > 0) this.options.signal("attention")
      this.#put({ list: await repriced(this.#desk, left), selected: 0 })
    })
  }

  /** Rents what is in the basket, for exactly the price that was shown. */
  async confirmWalkIn(body: Record<string, unknown>, preview: WalkInPreview): Promise<void> {
    const { basket } = this.#view
    await this.#sending(async () => {
      const answer = await this.#once.send(body, (all, key) => this.options.api.walkIn(all, key))
      const code = basket.items.map((item) => item.barcode).join(" ")
      const at = this.options.now().toISOString()
      const customer = basket.customer?.name ?? ""
      this.#done({ key: answer.order.id, code, mode: "walk_in", at }, { kind: "walk_in", answer, preview, customer })
      this.#put({ basket: EMPTY_BASKET, selected: 0 })
    })
  }

  /** One at a time; what went wrong stands beside the button until something is changed. */
  async #sending(work: () => Promise<void>): Promise<void> {
    if (this.#view.sending) return
    this.#put({ sending: true, fault: null })
    try {
      await work()
    } catch (fault) {
      this.options.signal("error")
      this.#put({ fault })
    } finally {
      this.#put({ sending: false })
    }
  }

  #discs(): readonly { barcode: string }[] {
    return this.#view.mode === "bulk" ? this.#view.list : this.#view.basket.items
  }

  async #work(scan: Scan): Promise<void> {
    await serve(this.#desk, scan)
    this.#decide = null
    this.#put({ step: null, chosen: 0 })
  }

  #makeDesk(): Desk {
    const { api, wait, newKey } = this.options
    // What may change between two scans is read at the moment it is needed.
    const settings = {
      locationId: { get: () => this.locationId },
      mayAct: { get: () => this.mayAct },
      dropBox: { get: () => this.#view.dropBox },
    }
    const desk: Omit<Desk, keyof typeof settings> = {
      api,
      wait,
      newKey,
      ask: (step) => this.#ask(step),
      busy: () => this.#put({ step: null }),
      done: (scan, result) => this.#done(scan, result),
      toBasket: async (scan, answer) => this.#toBasket(scan, answer),
      toList: (scan, answer) => this.#toList(scan, answer),
      memberOfCard: (scan) => this.#memberOfCard(scan),
    }
    return Object.defineProperties(desk, settings) as Desk
  }

  #ask(step: Step): Promise<Decision> {
    this.options.signal(step.kind === "broken" ? "error" : "attention")
    return new Promise((resolve) => {
      this.#decide = resolve
      this.#put({ step, chosen: 0 })
    })
  }

  #done(scan: Scan, result: Result): void {
    const { log } = this.#view
    // Going back from the inspection of a copy that has just been returned takes nothing of that away.
    if (result.kind === "left" && log.some((entry) => entry.scan.key === scan.key)) return
    const entry = { id: `${(this.#ids += 1)}`, scan, at: this.options.now().toISOString(), result }
    this.#put({ log: [entry, ...log].slice(0, MAX_LOG) })
    this.options.signal(result.kind === "refused" || result.kind === "not_taken" ? "error" : "ok")
  }

  #toBasket(scan: Scan, answer: ScanAnswer): void {
    const { basket } = this.#view
    const why = refusalOf(basket, answer)
    if (why) return this.#done(scan, { kind: "not_taken", answer, why })
    this.#put({ mode: "walk_in", basket: withDisc(basket, answer), selected: basket.items.length })
    this.#done(scan, { kind: "basket", answer })
  }

  async #toList(scan: Scan, answer: ScanAnswer): Promise<void> {
    const why = listRefusal(this.#view.list, answer.unit.barcode)
    if (why) return this.#done(scan, { kind: "not_taken", answer, why: { why } })
    const item = await listed(this.#desk, scan, answer)
    this.#put({ list: [...this.#view.list, item], selected: this.#view.list.length })
    this.#done(scan, { kind: "listed", answer })
  }

  async #memberOfCard({ code }: Scan): Promise<string | null> {
    const member = memberOfCard(await this.options.findMembers(code), code)
    if (!member) return null
    const customer = customerOf(member)
    this.change({ customer })
    return customer.name
  }

  #queued(): void {
    this.options.store.write(JSON.stringify(this.#queue.open))
    this.#put({ current: this.#queue.current, waiting: this.#queue.waiting })
  }

  #put(changes: Partial<CounterView>): void {
    this.#view = { ...this.#view, ...changes }
    for (const listener of this.#listeners) listener()
  }
}
