import { useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import type { ConsoleView } from "../../lib/license-console/types"
import { sentences } from "../../lib/sentences"
import { useOutcomeText } from "./use-outcome-text"

/** Says aloud what the cards show: the focus never leaves the scan field, so nothing else would. */
export function Announcer({ view }: { view: ConsoleView }) {
  const { t } = useTranslation("media")
  const { question } = view
  const asked = question
    ? sentences(
        [t(`licenseConsole.question.${question.kind}.title`), t(`licenseConsole.question.${question.kind}.hint`)],
        t("common.fullStop"),
      )
    : ""
  return (
    <div className="sr-only">
      <p aria-live="assertive">{asked}</p>
      <p aria-live="polite">{useLastResult(view)}</p>
    </div>
  )
}

/** Only what happens from now on is news. */
function useLastResult({ log }: ConsoleView): string {
  const { t } = useTranslation("media")
  const text = useOutcomeText()
  const [first] = log
  const seen = useRef(first?.id)
  const [said, setSaid] = useState("")
  useEffect(() => {
    if (!first || first.id === seen.current) return
    seen.current = first.id
    const { title, subject, details } = text(first)
    setSaid(sentences([title, subject, ...details], t("common.fullStop")))
    // Said once per result, not once per language or drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [first?.id])
  return said
}
