import { shownOf } from "../license-format"
import type { CheckAnswer, ScanRequest, TagStatus } from "../license-tag-types"
import type { Answer, ConsoleApi, ConsoleMode, Entry, Outcome, PickedVariant, Question, RentalCopy } from "./types"

/** A question that is about a tag. */
export type Asked = Exclude<Question, { kind: "label" }>
type About = Pick<Asked, "text" | "mode" | "check" | "tag">
type Done = Extract<Outcome, { kind: "done" }>["what"]

/** What the flows need of the desk. */
export interface Hands {
  readonly api: ConsoleApi
  readonly mayScan: boolean
  readonly locationId: string | null
  /** The variant picked for copies of a batch that names none. */
  variantOf(batchId: string): PickedVariant | undefined
  remember(batchId: string, variant: PickedVariant): void
  ask(question: Question): void
  log(scan: Pick<Entry, "text" | "mode" | "check" | "tag">, outcome: Outcome): void
  /** Moves the copy and writes the result down. */
  send(about: About, what: Done, body: ScanRequest): Promise<void>
}

/** Statuses of a copy that somebody can bring back. */
const OUT: ReadonlySet<TagStatus> = new Set(["sold", "activated", "transfer_pending"])
/** Statuses of a copy that can get a new label. */
const BACK: ReadonlySet<TagStatus> = new Set(["returned", "relabel"])

/** Deals with one scan; `question` is what the scan answers, if anything. */
export async function takeScan(
  hands: Hands,
  text: string,
  mode: ConsoleMode,
  question: Question | null,
): Promise<void> {
  const blank = { text, mode, check: null, tag: null }
  if (question?.kind === "new_label") return relabel(hands, question, text)
  if (mode !== "check" && !hands.mayScan) return hands.log(blank, { kind: "refused", reason: "may_not" })
  if (mode === "receive" && !hands.locationId) return hands.log(blank, { kind: "refused", reason: "no_location" })
  const check = await hands.api.check(shownOf(text))
  if (mode === "rental") return forRent(hands, text, check, question)
  const { tag } = check
  if (mode === "check" || !tag) return hands.log({ text, mode, check, tag }, { kind: "checked" })
  const about = { text, mode, check, tag }
  // What the server would refuse in any case is not worth a question.
  if (mode === "return" && !OUT.has(tag.status)) return hands.log(about, { kind: "refused", reason: "not_out" })
  if (mode === "relabel" && !BACK.has(tag.status)) return hands.log(about, { kind: "refused", reason: "not_back" })
  if (mode === "return") return hands.ask({ kind: "panel", ...about })
  if (mode === "relabel") return hands.ask({ kind: "new_label", ...about })
  if (tag.status === "rental_in") return hands.ask({ kind: "convert", ...about })
  return receive(hands, about)
}

/** Goes on with what was asked; an answer to another question is not heard. */
export async function takeAnswer(hands: Hands, question: Question, answer: Answer): Promise<void> {
  if (question.kind === "panel" && answer.kind === "panel") {
    const { intact: panel_intact } = answer
    return hands.send(question, "back", { intent: "return", ...shownOf(question.text), panel_intact })
  }
  if (question.kind === "convert" && answer.kind === "convert") return receive(hands, question)
  if (question.kind === "variant" && answer.kind === "variant") {
    hands.remember(question.tag.batch_id, answer.variant)
    return receive(hands, question)
  }
  if (question.kind === "new_label" && answer.kind === "no_label") return relabel(hands, question, null)
}

/** Into stock at the chosen location, as the variant of the batch or as the one that is picked for it. */
function receive(hands: Hands, { text, mode, check, tag }: About): Promise<void> {
  const about = { text, mode, check, tag }
  const variant = tag.variant_id ? undefined : hands.variantOf(tag.batch_id)
  if (!tag.variant_id && !variant) return Promise.resolve(hands.ask({ kind: "variant", ...about }))
  return hands.send(about, "received", {
    intent: "receive",
    ...shownOf(text),
    ...(hands.locationId && { location_id: hands.locationId }),
    ...(variant && { variant_id: variant.id }),
  })
}

/** The label and the copy's own barcode, in any order. */
async function forRent(hands: Hands, text: string, check: CheckAnswer, question: Question | null): Promise<void> {
  const { tag } = check
  if (tag) {
    const about = { text, mode: "rental" as const, check, tag }
    return question?.kind === "label" ? carry(hands, about, question.copy) : hands.ask({ kind: "copy", ...about })
  }
  const copy = text.includes("/") ? null : await hands.api.findCopy(text)
  if (!copy) return hands.log({ text, mode: "rental", check, tag }, { kind: "refused", reason: "neither" })
  if (question?.kind === "copy") return carry(hands, question, copy)
  hands.ask({ kind: "label", mode: "rental", text, copy })
}

const carry = (hands: Hands, about: About, copy: RentalCopy): Promise<void> =>
  hands.send(about, "for_rent", { intent: "receive", ...shownOf(about.text), rental_unit_id: copy.id })

/** A new label for a copy whose panel is spent; without one the copy waits for it. */
async function relabel(hands: Hands, question: About, text: string | null): Promise<void> {
  const { mode, check, tag } = question
  const old = { intent: "relabel" as const, ...shownOf(question.text) }
  if (text === null) return hands.send(question, "waits", old)
  if (text === question.text) return hands.log({ text, mode, check, tag }, { kind: "refused", reason: "same_label" })
  const shown = shownOf(text)
  const fresh = "url" in shown ? { replacement_url: shown.url } : { replacement_code: shown.code }
  return hands.send(question, "relabelled", { ...old, ...fresh })
}
