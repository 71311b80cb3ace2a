import { useTranslation } from "react-i18next"
import { useMoney } from "../../components/money-lines"
import { useFailureText } from "../../hooks/use-problem-text"
import { useLanguage } from "../../hooks/use-language"
import type { Result } from "../../lib/counter/desk"
import type { LogEntry } from "../../lib/counter/view"
import { isNothing, signOf } from "../../lib/money-sums"
import type { CounterHold } from "../../lib/rental-types"
import { formatDate } from "../../lib/shop-clock"
import { renterName } from "./copy-facts"

export interface ResultText {
  tone: "ok" | "plain" | "bad"
  /** Which disc, or the code when it is not known. */
  subject: string
  /** What became of it. */
  text: string
  /** What is to be known or done beside it. */
  notes: string[]
}

/** What became of a scan, in words: for the card, the list of the day and the screen reader alike. */
export function useResultText(): (entry: LogEntry) => ResultText {
  const { t } = useTranslation("media")
  const failure = useFailureText()
  const words = useResultWords()
  return ({ scan, result }) => {
    const subject = titleOf(result) ?? scan.code
    const { kind } = result
    if (kind === "refused") return { tone: "bad", subject, text: failure(result.error), notes: [] }
    if (kind === "not_taken") {
      const name = "who" in result.why ? renterName(result.why.who) : ""
      return { tone: "bad", subject, text: t(`desk.notTaken.${result.why.why}`, { name }), notes: [] }
    }
    if (kind === "left") return { tone: "plain", subject, text: t("desk.result.left"), notes: [] }
    return { tone: "ok", subject, ...words(result) }
  }
}

type Done = Exclude<Result, { kind: "refused" | "not_taken" | "left" }>

function useResultWords(): (result: Done) => Pick<ResultText, "text" | "notes"> {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const money = useMoney()
  const holdNote = (hold: CounterHold | null) =>
    hold ? [t("desk.note.hold", { name: renterName(hold.customer) })] : []
  return (result) => {
    switch (result.kind) {
      case "handed_out": {
        const { rental, swapped } = result.answer
        const values = { name: renterName(rental.customer), date: formatDate(rental.due_date, language) }
        const notes = swapped ? [t("desk.note.swapped", { barcode: swapped.barcode })] : []
        return { text: t("desk.result.handed_out", values), notes }
      }
      case "picked":
        return { text: t("desk.result.picked", { name: renterName(result.answer.rental.customer) }), notes: [] }
      case "returned":
      case "inspected": {
        const { rental, due, currency_code, total, next_hold, deposit } = result.answer
        const paid = isNothing(total) ? [] : [t("desk.note.charged", { amount: money(total, currency_code) })]
        const open = isNothing(due) ? [] : [t("desk.note.due", { amount: money(due, currency_code) })]
        const settled = deposit !== null && !(isNothing(deposit.kept) && isNothing(deposit.returned))
        const moved = settled
          ? [
              t("desk.depositMoves", {
                share: money(deposit.share, currency_code),
                kept: money(deposit.kept, currency_code),
                returned: money(deposit.returned, currency_code),
              }),
            ]
          : []
        const failed = deposit?.last_error ? [t("desk.note.depositLater")] : []
        const look = rental.status === "returned" ? [t("desk.note.inspect")] : []
        const text = t(`desk.result.${result.kind}`, { name: renterName(rental.customer) })
        return { text, notes: [...paid, ...moved, ...open, ...failed, ...look, ...holdNote(next_hold)] }
      }
      case "found": {
        const { total, currency_code } = result.answer
        const isBack = currency_code !== null && signOf(total) < 0
        const notes = isBack ? [t("desk.note.givenBack", { amount: money(total.slice(1), currency_code) })] : []
        return { text: t("desk.result.found"), notes }
      }
      case "shelved":
        return { text: t("desk.result.shelved"), notes: holdNote(result.hold) }
      case "walk_in": {
        const { order, rentals } = result.answer
        const amount = money(order.total, result.preview.currency_code)
        const values = { count: rentals.length, name: result.customer, number: order.display_id ?? "" }
        return {
          text: t("desk.result.walk_in", values),
          notes: [t(order.paid ? "desk.note.paid" : "desk.note.payLater", { amount })],
        }
      }
      case "member":
        return { text: t("desk.result.member", { name: result.name }), notes: [] }
      case "basket":
        return { text: t("desk.result.basket"), notes: [] }
      case "listed":
        return { text: t("desk.result.listed"), notes: [] }
    }
  }
}

/** The disc a result is about. */
export function titleOf(result: Result): string | null {
  switch (result.kind) {
    case "picked":
    case "handed_out":
    case "returned":
    case "inspected":
    case "found":
      return result.answer.unit.title
    case "shelved":
      return result.unit.title
    case "basket":
    case "listed":
    case "not_taken":
      return result.answer.unit.title
    case "left":
    case "refused":
      return result.answer?.unit.title ?? null
    case "walk_in":
      return result.answer.rentals.map((rental) => rental.title).join(" · ")
    case "member":
      return result.name
  }
}
