import type { CheckAnswer, ScanAnswer, ScanRequest, ScanWarning, Shown, Tag } from "../license-tag-types"

export const CONSOLE_MODES = ["check", "receive", "rental", "return", "relabel"] as const
/** What the console does with a scan: only look, or move the copy. */
export type ConsoleMode = (typeof CONSOLE_MODES)[number]

/** A copy for rent, found by the barcode on it. */
export interface RentalCopy {
  id: string
  barcode: string
  title: string
}

/** A variant somebody has picked. */
export interface PickedVariant {
  id: string
  name: string
}

export interface ConsoleApi {
  check(shown: Shown): Promise<CheckAnswer>
  scan(body: ScanRequest, idempotencyKey: string): Promise<ScanAnswer>
  /** The copy with exactly this barcode. */
  findCopy(barcode: string): Promise<RentalCopy | null>
}

/** Why the console did not even try. */
export type Refusal = "no_location" | "neither" | "same_label" | "not_out" | "not_back" | "left" | "may_not"

/** What became of a scan. */
export type Outcome =
  | { kind: "checked" }
  | { kind: "done"; what: "received" | "for_rent" | "back" | "relabelled" | "waits"; warnings: ScanWarning[] }
  | { kind: "refused"; reason: Refusal }
  | { kind: "failed"; error: unknown }

/** One line of the list of scans. */
export interface Entry {
  id: number
  at: string
  mode: ConsoleMode
  /** What was scanned or typed. */
  text: string
  check: CheckAnswer | null
  /** The copy as it is after the scan. */
  tag: Tag | null
  outcome: Outcome
}

interface Asked {
  text: string
  mode: ConsoleMode
  check: CheckAnswer
  tag: Tag
}

/** What the console needs to know before it goes on. The last three are answered by another scan. */
export type Question =
  | ({ kind: "panel" } & Asked)
  | ({ kind: "convert" } & Asked)
  | ({ kind: "variant" } & Asked)
  | ({ kind: "new_label" } & Asked)
  | ({ kind: "copy" } & Asked)
  | { kind: "label"; mode: "rental"; text: string; copy: RentalCopy }

export type Answer =
  | { kind: "panel"; intact: boolean }
  | { kind: "convert" }
  | { kind: "variant"; variant: PickedVariant }
  | { kind: "no_label" }

export type Tone = "ok" | "plain" | "attention" | "bad"

/** Everything the screen shows. */
export interface ConsoleView {
  mode: ConsoleMode
  busy: boolean
  /** Scans that wait for their turn. */
  waiting: number
  question: Question | null
  /** The newest first. */
  log: readonly Entry[]
  /** Variants picked for batches that name none. */
  variants: ReadonlyMap<string, PickedVariant>
}
