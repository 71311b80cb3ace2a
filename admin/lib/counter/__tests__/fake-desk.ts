import { ApiError } from "../../api-error"
import type { CounterUnit, RentalRow, ReturnPreview, ScanAnswer, ScannedRental } from "../../rental-types"
import type { CounterApi, Decision, Desk, Result, Step } from "../desk"
import type { Mode, Scan } from "../scan-queue"

export const unit = (more: Partial<CounterUnit> = {}): CounterUnit => ({
  id: "runt_1",
  offer_id: "rofr_1",
  product_id: "prod_1",
  variant_id: "variant_1",
  title: "Spirited Away",
  media_type: "dvd",
  disc_count: 1,
  barcode: "MS000015",
  serial: null,
  status: "out",
  home_location_id: "sloc_1",
  current_location_id: "sloc_1",
  media_grade: null,
  sleeve_grade: null,
  grading_note: null,
  rental_count: 3,
  version: 7,
  ...more,
})

export const rental = (more: Partial<ScannedRental> = {}): ScannedRental => ({
  ...({
    id: "rent_1",
    display_no: 17,
    status: "out",
    customer: { id: "cus_1", name: "Ada", email: null },
    tz: "Europe/Berlin",
    due_date: "2026-12-05",
    currency_code: "eur",
  } as RentalRow),
  late: { count: 0, amount: "0.00" },
  inspect_on_return: true,
  deposit: null,
  ...more,
})

export const answer = (more: Partial<ScanAnswer> = {}): ScanAnswer => ({
  unit: unit(),
  rental: rental(),
  hold: null,
  next_booking: null,
  customer: null,
  warnings: [],
  actions: ["return"],
  suggested: "return",
  as_of: "2026-12-05T10:00:00.000Z",
  ...more,
})

/** A booked copy, ready to leave. */
export const booked = (more: Partial<ScanAnswer> = {}): ScanAnswer =>
  answer({
    unit: unit({ status: "available" }),
    rental: rental({ status: "reserved" }),
    actions: ["pick", "hand_out"],
    suggested: "hand_out",
    ...more,
  })

export const preview = (expected_total: string): ReturnPreview => ({
  lines: expected_total === "0.00" ? [] : [{ kind: "late", amount: expected_total }],
  expected_total,
  currency_code: "eur",
  as_of: "2026-12-06T10:00:00.000Z",
  rental: rental(),
  late_count: 0,
  deposit: null,
  due: expected_total,
  needs_inspection: true,
})

export const refusal = (status: number, code: string, more: Record<string, unknown> = {}) =>
  new ApiError(status, { code, message: code, ...more }, "req_1")

export const scanOf = (mode: Mode, code = "MS000015"): Scan => ({
  key: "key-of-scan",
  code,
  mode,
  at: "2026-12-05T10:00:00.000Z",
})

export interface Call {
  name: string
  body: Record<string, unknown>
  key: string
}

export interface FakeDesk extends Desk {
  calls: Call[]
  steps: Step[]
  results: Result[]
  waits: number[]
}

type Replies = Partial<Record<keyof CounterApi, unknown[]>>

/**
 * A desk whose server answers from lists (an `Error` is thrown, the last answer repeats) and whose clerk decides from
 * a list; a decision that nobody foresaw fails the test.
 */
export function fakeDesk(replies: Replies, decisions: Decision[] = []): FakeDesk {
  const calls: Call[] = []
  const left = new Map(Object.entries(replies).map(([name, list]) => [name, [...list]]))
  const reply = (name: keyof CounterApi, ...args: unknown[]) => {
    const key = args.pop() as string
    calls.push({ name, body: args.at(-1) as Record<string, unknown>, key })
    const list = left.get(name) ?? []
    const next = list.length > 1 ? list.shift() : list[0]
    if (next === undefined) throw new Error(`nobody expected ${name}`)
    if (next instanceof Error) throw next
    return next
  }
  const names = "scan pick handOut previewReturn takeBack inspect previewFound found shelve takeBackAll walkIn".split(
    " ",
  )
  const api = Object.fromEntries(
    names.map((name) => [name, async (...args: unknown[]) => reply(name as keyof CounterApi, ...args)]),
  ) as unknown as CounterApi
  const clerk = [...decisions]
  let keys = 0
  const desk: FakeDesk = {
    calls,
    steps: [],
    results: [],
    waits: [],
    api,
    locationId: "sloc_1",
    mayAct: true,
    dropBox: null,
    ask: async (step) => {
      desk.steps.push(step)
      const decision = clerk.shift()
      if (!decision) throw new Error(`nobody decided ${step.kind}`)
      return decision
    },
    busy: () => undefined,
    done: (_scan, result) => void desk.results.push(result),
    toBasket: async (_scan, found) => void desk.results.push({ kind: "basket", answer: found }),
    toList: async (_scan, found) => void desk.results.push({ kind: "listed", answer: found }),
    memberOfCard: async () => null,
    wait: async (ms) => void desk.waits.push(ms),
    newKey: () => `key-${(keys += 1)}`,
  }
  return desk
}
