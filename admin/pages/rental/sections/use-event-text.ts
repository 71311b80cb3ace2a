import { useTranslation } from "react-i18next"
import { useMoney } from "../../../components/money-lines"
import { useLanguage } from "../../../hooks/use-language"
import { signOf } from "../../../lib/money-sums"
import { reasonText } from "../../../lib/reason-text"
import type { RentalEvent } from "../../../lib/rental-types"
import { humanise } from "../../../lib/schema-fields"
import { formatDate } from "../../../lib/shop-clock"

/** An event in words: what it is called, and what it was about. */
export function useEventText(): (event: RentalEvent) => { title: string; detail: string } {
  const { t } = useTranslation("media")
  const parts = useEventParts()
  return (event) => ({
    title: t(`rental.event.${event.type}`, { defaultValue: humanise(event.type.replace(".", "_")) }),
    detail: parts(event).join(t("common.comma")),
  })
}

/** Of the event's data what a person wants to know; the rest is for machines. */
function useEventParts(): (event: RentalEvent) => string[] {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const money = useMoney()
  const kindText = (kind: string) => t(`rental.chargeKind.${kind}`, { defaultValue: humanise(kind) })
  return ({ type, data, to_status }) => {
    const currency = text(data.currency_code)
    const amount = text(data.amount) ?? text(data.total)
    const sum = currency && isAmount(amount) && signOf(amount) !== 0 ? money(amount, currency) : null
    const parts: (string | null)[] = []
    if (type.startsWith("charge.")) parts.push(text(data.kind) ? kindText(text(data.kind)!) : null)
    if (type === "charge.status" && to_status) {
      parts.push(t(`rental.chargeStatus.${to_status}`, { defaultValue: to_status }))
    }
    if (type === "deposit.changed" && to_status) {
      parts.push(t(`rental.depositStatus.${to_status}`, { defaultValue: to_status }))
    }
    if (type === "order.extended" && isDate(data.due_date)) {
      parts.push(t("money.until", { date: formatDate(data.due_date, language) }))
    }
    if (type.startsWith("notice.")) parts.push(noticeText(t, text(data.kind)))
    if (text(data.barcode)) parts.push(text(data.barcode))
    parts.push(sum)
    if (type === "deposit.released" && currency && isAmount(text(data.returned))) {
      parts.push(t("rentals.event.returned", { amount: money(text(data.returned)!, currency) }))
    }
    if (text(data.reason)) parts.push(reasonText(t, text(data.reason)!))
    return parts.filter((part): part is string => part !== null)
  }
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null)
const isAmount = (value: string | null): value is string => value !== null && /^-?\d+(\.\d+)?$/.test(value)
const isDate = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)

type Translate = (key: string, values: { defaultValue: string }) => string

const noticeText = (t: Translate, kind: string | null): string | null =>
  kind && t(`rentals.notice.${kind}`, { defaultValue: humanise(kind) })
