import { Text, clx } from "@medusajs/ui"
import type { TFunction } from "i18next"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../hooks/use-language"
import { formatAmount } from "../lib/format"
import { mergeLines, signOf } from "../lib/money-sums"
import type { Money, MoneyLine } from "../lib/rental-types"
import { humanise } from "../lib/schema-fields"
import { formatDate } from "../lib/shop-clock"

/** An amount in its currency, in the reader's language. */
export function useMoney(): (amount: string, currency: string) => string {
  const language = useLanguage()
  return (amount, currency) => formatAmount(amount, currency, language)
}

/** Several currencies side by side. */
export function useMoneyList(): (amounts: readonly Money[]) => string {
  const { t } = useTranslation("media")
  const money = useMoney()
  return (amounts) => amounts.map((one) => money(one.amount, one.currency_code)).join(t("common.comma"))
}

/** What a line of a charge is for, in words. */
export function useLineText(): (line: MoneyLine) => { name: string; detail: string } {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return ({ kind, label_params }) => ({
    name: t(`rental.chargeKind.${kind}`, { defaultValue: humanise(kind) }),
    detail: detailOf(t, language, label_params ?? {}),
  })
}

function detailOf(t: TFunction<"media">, language: string, params: Record<string, unknown>): string {
  const { count, unit, to, what, reason, title, days } = params
  if (typeof count === "number") return t(`money.late_${unit === "hour" ? "hour" : "day"}`, { count })
  if (typeof to === "string") return t("money.until", { date: formatDate(to, language) })
  if (what === "rent" || what === "deposit") return t(`money.back.${what}`)
  if (typeof reason === "string") return reason
  const named = typeof title === "string" ? title : ""
  return typeof days === "number" ? [named, t("money.days", { count: days })].filter(Boolean).join(" · ") : named
}

interface Props {
  lines: readonly MoneyLine[]
  total: string
  currency: string
  /** How the sum is called; what it is below zero is said by itself. */
  totalLabel?: string
  big?: boolean
}

/** Lines of money and their sum, figures under figures. */
export function MoneyLines({ lines, total, currency, totalLabel, big }: Props) {
  const { t } = useTranslation("media")
  const money = useMoney()
  const text = useLineText()
  const label = totalLabel ?? (signOf(total) < 0 ? t("money.giveBack") : t("money.toPay"))
  return (
    <dl className="flex flex-col gap-y-1">
      {mergeLines(lines).map((line, index) => {
        const { name, detail } = text(line)
        return (
          <div key={index} className="flex items-baseline justify-between gap-x-4">
            <dt className="txt-small min-w-0">
              {name}
              {detail && <span className="text-ui-fg-subtle"> · {detail}</span>}
            </dt>
            <dd className="txt-small shrink-0 tabular-nums">{money(line.amount, currency)}</dd>
          </div>
        )
      })}
      <div
        className={clx("flex items-baseline justify-between gap-x-4", {
          "border-ui-border-base border-t pt-1": lines.length > 0,
        })}
      >
        <dt className={big ? "text-xl font-medium" : "txt-small-plus"}>{label}</dt>
        <dd className={clx("shrink-0 tabular-nums", big ? "text-xl font-medium" : "txt-small-plus")}>
          {money(signOf(total) < 0 ? total.slice(1) : total, currency)}
        </dd>
      </div>
    </dl>
  )
}

/** Nothing to pay, said in words: a zero is easily overlooked. */
export function NothingToPay() {
  const { t } = useTranslation("media")
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {t("money.nothing")}
    </Text>
  )
}
