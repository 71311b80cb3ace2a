import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { useWarningText } from "../../hooks/use-warning-text"
import { sentences } from "../../lib/sentences"
import { choicesOf } from "../../lib/counter/choices"
import type { CounterView } from "../../lib/counter/view"
import { useChoiceLabel } from "./choices"
import { useConfirmText } from "./step-card"
import { useResultText } from "./use-result-text"

/** Says aloud what the card shows: the focus never leaves the scan box, so nothing else would. */
export function Announcer({ view }: { view: CounterView }) {
  const asked = useQuestion(view)
  const done = useOutcome(view)
  return (
    <div className="sr-only">
      <p aria-live="assertive" data-announce="question">
        {asked}
      </p>
      <p aria-live="polite" data-announce="result">
        {done}
      </p>
    </div>
  )
}

function useQuestion({ step, chosen, current, waiting }: CounterView): string {
  const { t } = useTranslation("media")
  const label = useChoiceLabel()
  const confirm = useConfirmText()
  const warning = useWarningText()
  if (!step || !current) return ""
  const choice = choicesOf(step)[chosen]
  const button = !choice ? "" : choice.name === "confirm" ? (confirm(step) ?? label(choice)) : label(choice)
  const title = "answer" in step ? step.answer.unit.title : "unit" in step ? step.unit.title : step.scan.code
  const warnings = "answer" in step ? step.answer.warnings.map((code) => warning(code)) : []
  const parts = [title, t(`desk.step.${step.kind}`), ...warnings]
  if (button) parts.push(t("desk.say.enter", { action: button }))
  if (waiting.length > 0) parts.push(t("desk.scan.waiting", { count: waiting.length }))
  return sentences(parts, t("common.fullStop"))
}

/** Only what happens from now on is news. */
function useOutcome({ log }: CounterView): string {
  const { t } = useTranslation("media")
  const text = useResultText()
  const [first] = log
  const [said, setSaid] = useState("")
  useEffect(() => {
    if (!first) return
    const { subject, text: what, notes } = text(first)
    setSaid(sentences([subject, what, ...notes], t("common.fullStop")))
    // Said once per result, not once per language or drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [first?.id])
  return said
}
