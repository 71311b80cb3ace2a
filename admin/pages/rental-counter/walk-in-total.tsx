import { Button, Text, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { KeyHint } from "../../components/key-hint"
import { MoneyLines, useMoney } from "../../components/money-lines"
import { useFailureText, useProblemText } from "../../hooks/use-problem-text"
import { obstaclesOf } from "../../lib/counter/age-need"
import { missingOf } from "../../lib/counter/basket"
import type { Counter } from "../../lib/counter/counter"
import type { CounterView } from "../../lib/counter/view"
import { isNothing } from "../../lib/money-sums"
import type { WalkInPreview } from "../../lib/rental-types"
import { BirthDateForm } from "./identity-form"
import type { useWalkIn } from "./use-walk-in"

interface Props {
  counter: Counter
  view: CounterView
  walkIn: ReturnType<typeof useWalkIn>
  onDone: () => void
}

/** What it comes to, how it is paid, and the button that rents. */
export function WalkInTotal({ counter, view, walkIn, onDone }: Props) {
  const { t } = useTranslation("media")
  const missing = missingOf(view.basket)
  const { preview } = walkIn
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      {missing.length > 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("desk.walkIn.missing", {
            what: missing.map((one) => t(`desk.walkIn.need.${one}`)).join(t("common.comma")),
          })}
        </Text>
      )}
      {preview && <Price preview={preview} />}
      {walkIn.loading && !preview && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("desk.walkIn.pricing")}
        </Text>
      )}
      <Faults counter={counter} view={view} walkIn={walkIn} />
      {preview && walkIn.need ? (
        <BirthDateForm
          key={walkIn.need}
          hint={t("desk.identity.hint", { name: view.basket.customer?.name ?? "" })}
          fault={walkIn.need === "too_young" ? t("desk.identity.tooYoung") : null}
          submit={t("desk.identity.submit")}
          onSubmit={walkIn.identify}
          onCancel={onDone}
        />
      ) : (
        preview && <PayButtons counter={counter} view={view} walkIn={walkIn} preview={preview} />
      )}
    </div>
  )
}

function Price({ preview }: { preview: WalkInPreview }) {
  const { t } = useTranslation("media")
  const money = useMoney()
  const toText = useProblemText()
  const { deposit_hold, currency_code: currency } = preview
  const obstacles = [...new Set(obstaclesOf(preview).map(toText))]
  return (
    <>
      {obstacles.length > 0 && (
        <ul role="alert" className="bg-ui-tag-red-bg text-ui-tag-red-text flex flex-col gap-y-1 rounded-md px-3 py-2">
          {obstacles.map((text) => (
            <li key={text} className="txt-medium-plus break-words">
              {text}
            </li>
          ))}
        </ul>
      )}
      <MoneyLines big lines={byKind(preview)} total={preview.expected_total} currency={currency} />
      {!isNothing(deposit_hold) && (
        <Text size="base">{t("desk.walkIn.hold", { amount: money(deposit_hold, currency) })}</Text>
      )}
    </>
  )
}

/** What each disc costs stands beside it; here only what it is made of. */
const byKind = ({ lines }: WalkInPreview) => lines.map(({ kind, amount }) => ({ kind, amount }))

function Faults({ counter, view, walkIn }: Omit<Props, "onDone">) {
  const { t } = useTranslation("media")
  const failure = useFailureText()
  const fault = view.fault ?? walkIn.error
  if (fault === null || walkIn.need !== null) return null
  if (walkIn.changed) {
    return (
      <Text role="alert" className="txt-medium-plus bg-ui-tag-orange-bg text-ui-tag-orange-text rounded-md px-3 py-2">
        {t("desk.changed")}
      </Text>
    )
  }
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2">
      <Text className="text-ui-fg-error whitespace-pre-line break-words">{failure(fault)}</Text>
      {walkIn.depositRefused && (
        <Button
          type="button"
          size="small"
          variant="secondary"
          autoFocus
          onClick={() => counter.change({ deposit: "charge" })}
        >
          {t("desk.choice.charge_deposit")}
        </Button>
      )}
      {view.fault === null && (
        <Button type="button" size="small" variant="secondary" onClick={walkIn.retry}>
          {t("state.retry")}
        </Button>
      )}
    </div>
  )
}

function PayButtons({ counter, view, walkIn, preview }: Omit<Props, "onDone"> & { preview: WalkInPreview }) {
  const { t } = useTranslation("media")
  const money = useMoney()
  const { basket, sending } = view
  const amount = money(preview.expected_total, preview.currency_code)
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button type="button" size="large" isLoading={sending} disabled={!walkIn.ready} onClick={walkIn.confirm}>
        {t(`desk.walkIn.confirm_${basket.payment}`, { amount })}
        <KeyHint className="ml-1">{t("desk.key.enter")}</KeyHint>
      </Button>
      <button
        type="button"
        role="switch"
        aria-checked={basket.payment === "later"}
        onClick={() => counter.change({ payment: basket.payment === "later" ? "paid" : "later" })}
        className={clx(
          "txt-compact-small-plus shadow-buttons-neutral focus-visible:shadow-borders-focus flex items-center gap-x-2 rounded-md px-3 py-1.5 outline-none",
          basket.payment === "later"
            ? "bg-ui-button-inverted text-ui-contrast-fg-primary"
            : "bg-ui-button-neutral text-ui-fg-base",
        )}
      >
        {t("desk.walkIn.later")}
        <KeyHint>{t("desk.key.pay")}</KeyHint>
      </button>
      <Button type="button" size="base" variant="transparent" onClick={() => counter.clearDiscs()}>
        {t("desk.walkIn.clear")}
      </Button>
      {basket.items.length > 1 && <span className="txt-small text-ui-fg-subtle">{t("desk.rowsHint")}</span>}
    </div>
  )
}
