import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { KeyHint } from "../../components/key-hint"
import type { Choice } from "../../lib/counter/choices"
import type { Decision } from "../../lib/counter/desk"

interface Props {
  choices: readonly Choice[]
  chosen: number
  /** What `confirm` does here, in words. */
  confirm?: string
  onDecide: (decision: Decision) => void
}

/** What can be decided now. The marked one is pressed by Enter, arrows mark another; the focus stays in the box. */
export function Choices({ choices, chosen, confirm, onDecide }: Props) {
  const { t } = useTranslation("media")
  const label = useChoiceLabel()
  return (
    <div role="group" aria-label={t("desk.choices")} className="flex flex-wrap items-center gap-2">
      {choices.map((choice, index) => (
        <Button
          key={choice.name}
          type="button"
          size="large"
          variant={index === chosen ? "primary" : "secondary"}
          aria-current={index === chosen ? "true" : undefined}
          onClick={() => onDecide(choice.decision)}
        >
          {choice.name === "confirm" && confirm ? confirm : label(choice)}
          {index === chosen ? <KeyHint className="ml-1">{t("desk.key.enter")}</KeyHint> : <ChoiceKey choice={choice} />}
        </Button>
      ))}
      {choices.length > 2 && (
        <span className="txt-small text-ui-fg-subtle" aria-hidden>
          {t("desk.arrowsHint")}
        </span>
      )}
    </div>
  )
}

/** The key that presses the button wherever the arrows are. */
function ChoiceKey({ choice }: { choice: Choice }) {
  const { t } = useTranslation("media")
  if (choice.name !== "leave" && choice.name !== "inspect_now") return null
  return <KeyHint className="ml-1">{t(choice.name === "leave" ? "common.escapeKey" : "desk.key.inspect")}</KeyHint>
}

/** A choice in words. */
export function useChoiceLabel(): (choice: Choice) => string {
  const { t } = useTranslation("media")
  return ({ name, decision }) =>
    decision.type === "do" && name === decision.action ? t(`rental.action.${name}`) : t(`desk.choice.${name}`)
}
