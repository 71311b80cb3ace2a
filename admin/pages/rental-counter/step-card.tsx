import { Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { MoneyLines, NothingToPay, useMoney } from "../../components/money-lines"
import { useFailureText } from "../../hooks/use-problem-text"
import { useLanguage } from "../../hooks/use-language"
import { choicesOf } from "../../lib/counter/choices"
import type { Decision, Step } from "../../lib/counter/desk"
import { isNothing, signOf } from "../../lib/money-sums"
import type { ReturnPreview } from "../../lib/rental-types"
import { formatInstant } from "../../lib/shop-clock"
import { Choices } from "./choices"
import { CopyFacts, CopyTitle, renterName } from "./copy-facts"
import { IdentityForm } from "./identity-form"
import { InspectionForm } from "./inspection-form"

interface Props {
  step: Step
  chosen: number
  onDecide: (decision: Decision) => void
}

/** What the desk asks now: as large as a card can be, and decided by Enter. */
export function StepCard({ step, chosen, onDecide }: Props) {
  const { t } = useTranslation("media")
  const confirm = useConfirmText()(step)
  return (
    <Container className="flex flex-col gap-y-4 p-6" data-step={step.kind}>
      <Text size="small" weight="plus" className="text-ui-fg-subtle">
        {t(`desk.step.${step.kind}`)}
      </Text>
      <StepBody step={step} onDecide={onDecide} />
      <Choices choices={choicesOf(step)} chosen={chosen} confirm={confirm} onDecide={onDecide} />
    </Container>
  )
}

function StepBody({ step, onDecide }: Pick<Props, "step" | "onDecide">): ReactNode {
  switch (step.kind) {
    case "look":
      return <CopyFacts answer={step.answer} />
    case "identity":
      return <IdentityForm key={String(step.tooYoung)} step={step} onDecide={onDecide} />
    case "hand_out":
      return <DepositBody step={step} />
    case "return":
      return <ReturnBody step={step} />
    case "returned":
      return <CopyTitle unit={step.result.unit} />
    case "inspect":
      return <InspectionForm key={step.scan.key} step={step} onDecide={onDecide} />
    case "found":
      return <FoundBody step={step} />
    case "broken":
      return <BrokenBody step={step} />
  }
}

/** The price has become another one while somebody was looking at it. */
function Changed({ changed }: { changed: boolean }) {
  const { t } = useTranslation("media")
  if (!changed) return null
  return (
    <Text role="alert" className="txt-medium-plus bg-ui-tag-orange-bg text-ui-tag-orange-text rounded-md px-3 py-2">
      {t("desk.changed")}
    </Text>
  )
}

function DepositBody({ step }: { step: Extract<Step, { kind: "hand_out" }> }) {
  const { t } = useTranslation("media")
  const money = useMoney()
  const { amount, deposit, answer } = step
  const sum = money(amount, answer.rental!.currency_code)
  return (
    <>
      <CopyTitle unit={answer.unit} />
      <Changed changed={step.changed} />
      <Text className="text-xl font-medium">{t(`desk.deposit.${deposit}`, { amount: sum })}</Text>
      {deposit === "charge" && step.changed && <Text size="small">{t("desk.deposit.refused")}</Text>}
    </>
  )
}

function ReturnBody({ step }: { step: Extract<Step, { kind: "return" }> }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { preview, answer } = step
  const { rental } = preview
  return (
    <>
      <CopyTitle unit={answer.unit} />
      <Changed changed={step.changed} />
      <Text size="small" className="text-ui-fg-subtle">
        {t("desk.returnOf", {
          name: renterName(rental.customer),
          due: formatInstant(rental.due_at, rental.tz, language),
        })}
      </Text>
      {isNothing(preview.expected_total) && preview.lines.length === 0 ? (
        <NothingToPay />
      ) : (
        <MoneyLines big lines={preview.lines} total={preview.expected_total} currency={preview.currency_code} />
      )}
      <DepositNote preview={preview} />
    </>
  )
}

/** What becomes of the deposit, and what is left to be paid beside it. */
function DepositNote({ preview: { deposit, due, currency_code } }: { preview: ReturnPreview }) {
  const { t } = useTranslation("media")
  const money = useMoney()
  if (!deposit || isNothing(deposit.share)) return null
  return (
    <Text size="base">
      {t("desk.depositMoves", {
        share: money(deposit.share, currency_code),
        kept: money(deposit.kept, currency_code),
        returned: money(deposit.returned, currency_code),
      })}
      {!isNothing(due) && ` ${t("desk.dueBeside", { amount: money(due, currency_code) })}`}
    </Text>
  )
}

function FoundBody({ step }: { step: Extract<Step, { kind: "found" }> }) {
  const { t } = useTranslation("media")
  const { preview, answer } = step
  return (
    <>
      <CopyFacts answer={answer} />
      <Changed changed={step.changed} />
      {preview && preview.lines.length > 0 ? (
        <MoneyLines big lines={preview.lines} total={preview.expected_total} currency={preview.currency_code} />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t("desk.foundFree")}
        </Text>
      )}
    </>
  )
}

function BrokenBody({ step }: { step: Extract<Step, { kind: "broken" }> }) {
  const { t } = useTranslation("media")
  const text = useFailureText()
  return (
    <div role="alert" className="flex flex-col gap-y-1">
      <Heading level="h2" className="text-ui-fg-error text-2xl">
        {t("desk.broken", { code: step.scan.code })}
      </Heading>
      <Text className="whitespace-pre-line break-words">{text(step.error)}</Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t("desk.brokenHint")}
      </Text>
    </div>
  )
}

/** The button that says what it does, with the money it moves. */
export function useConfirmText(): (step: Step) => string | undefined {
  const { t } = useTranslation("media")
  const money = useMoney()
  return (step) => {
    if (step.kind === "return") {
      const { expected_total: total, currency_code: currency } = step.preview
      return isNothing(total) ? t("rental.action.return") : t("desk.confirm.return", { amount: money(total, currency) })
    }
    if (step.kind === "hand_out") {
      const amount = money(step.amount, step.answer.rental!.currency_code)
      return t(`desk.confirm.deposit_${step.deposit}`, { amount })
    }
    if (step.kind !== "found") return undefined
    const { preview } = step
    if (!preview || signOf(preview.expected_total) >= 0) return t("rental.action.found")
    return t("desk.confirm.found", { amount: money(preview.expected_total.slice(1), preview.currency_code) })
  }
}
