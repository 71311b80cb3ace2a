import { Trash } from "@medusajs/icons"
import { Container, Heading, Text, clx } from "@medusajs/ui"
import type { RefObject } from "react"
import { useTranslation } from "react-i18next"
import { useMoney } from "../../components/money-lines"
import { NamedIconButton } from "../../components/named-icon-button"
import { useLanguage } from "../../hooks/use-language"
import type { BasketItem } from "../../lib/counter/basket"
import type { Counter } from "../../lib/counter/counter"
import type { CounterView } from "../../lib/counter/view"
import type { WalkInLine, WalkInPreview } from "../../lib/rental-types"
import { formatDate } from "../../lib/shop-clock"
import { BasketCustomer } from "./basket-customer"
import { renterName } from "./copy-facts"
import { PeriodFields } from "./period-fields"
import { WalkInTotal } from "./walk-in-total"
import type { useWalkIn } from "./use-walk-in"

export interface Places {
  customer: RefObject<HTMLInputElement>
  period: RefObject<HTMLInputElement>
}

interface Props {
  counter: Counter
  view: CounterView
  walkIn: ReturnType<typeof useWalkIn>
  places: Places
  /** The scan box has the focus again. */
  onDone: () => void
}

/** A rental for somebody who stands at the counter: discs, customer, until when, and what it costs. */
export function WalkInPanel({ counter, view, walkIn, places, onDone }: Props) {
  const { t } = useTranslation("media")
  const { basket } = view
  return (
    <Container className="divide-y p-0" data-basket>
      <div className="px-6 py-4">
        <Heading level="h2">{t("desk.walkIn.title")}</Heading>
      </div>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <BasketCustomer
          field={places.customer}
          customer={basket.customer}
          onChange={(customer) => {
            counter.change({ customer })
            onDone()
          }}
        />
        <PeriodFields
          field={places.period}
          period={basket.period}
          line={walkIn.preview?.items[0]}
          onChange={(period) => counter.change({ period })}
          onDone={onDone}
        />
      </div>
      <Discs counter={counter} view={view} preview={walkIn.preview} />
      <WalkInTotal counter={counter} view={view} walkIn={walkIn} onDone={onDone} />
    </Container>
  )
}

function Discs({ counter, view, preview }: { counter: Counter; view: CounterView; preview?: WalkInPreview }) {
  const { t } = useTranslation("media")
  const { items } = view.basket
  if (items.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("desk.walkIn.empty")}
      </Text>
    )
  }
  const lineOf = (barcode: string) =>
    preview?.items.find((line) => line.barcode.toLowerCase() === barcode.toLowerCase())
  return (
    <ul aria-label={t("desk.walkIn.discs")} className="divide-y">
      {items.map((item, index) => (
        <DiscRow
          key={item.barcode}
          item={item}
          line={lineOf(item.barcode)}
          currency={preview?.currency_code}
          marked={index === view.selected}
          onRemove={() => counter.removeDisc(item.barcode)}
        />
      ))}
    </ul>
  )
}

interface RowProps {
  item: BasketItem
  line?: WalkInLine
  currency?: string
  marked: boolean
  onRemove: () => void
}

function DiscRow({ item, line, currency, marked, onRemove }: RowProps) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const money = useMoney()
  const { unit, heldFor } = item
  const below = [
    item.barcode,
    line && t("desk.walkIn.until", { date: formatDate(line.due_date, language) }),
    heldFor && t("desk.walkIn.heldFor", { name: renterName(heldFor) }),
  ]
  return (
    <li
      aria-current={marked ? "true" : undefined}
      className={clx("flex items-center justify-between gap-x-4 px-6 py-3", { "bg-ui-bg-highlight": marked })}
    >
      <div className="min-w-0">
        <Text size="base" weight="plus" className="break-words">
          {unit.title}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words tabular-nums">
          {below.filter(Boolean).join(" · ")}
        </Text>
      </div>
      <div className="flex shrink-0 items-center gap-x-2">
        {line && currency && <span className="txt-medium tabular-nums">{money(line.amount, currency)}</span>}
        <NamedIconButton label={t("desk.removeDisc", { title: unit.title })} onClick={onRemove}>
          <Trash />
        </NamedIconButton>
      </div>
    </li>
  )
}
