import { Alert, Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { ErrorBoundary } from "../../components/error-boundary"
import { useMoney } from "../../components/money-lines"
import { RentalStatusBadge } from "../../components/rental-badges"
import { Failure, Section, SectionSkeleton } from "../../components/states"
import { useRental, useRentals } from "../../hooks/rentals"
import { useLanguage } from "../../hooks/use-language"
import { isForbidden } from "../../lib/api-error"
import type { RentalRow } from "../../lib/rental-types"
import { formatDate } from "../../lib/shop-clock"

/** On Medusa's order page: what of the order is rented. Whatever happens here, the page around stays. */
export function OrderWidget({ orderId }: { orderId: string }) {
  const { t } = useTranslation("media")
  return (
    <ErrorBoundary
      fallback={(error, retry) => <Failure error={error} what={t("orderWidget.failed")} onRetry={retry} />}
    >
      <Content orderId={orderId} />
    </ErrorBoundary>
  )
}

const LIMIT = 100

function Content({ orderId }: { orderId: string }) {
  const { t } = useTranslation("media")
  const { data, error, isPending, refetch } = useRentals({ order_id: orderId, order: "display_no", limit: LIMIT })
  if (isPending) return <SectionSkeleton rows={2} what={t("orderWidget.title")} />
  if (!data) {
    // Most orders have nothing rented; who may not see rentals needs no card that says so on every order.
    if (isForbidden(error)) return null
    return <Failure error={error} what={t("orderWidget.failed")} onRetry={() => void refetch()} />
  }
  const [first] = data.orders
  return first ? <Rentals rentals={data.orders} first={first} count={data.count} orderId={orderId} /> : null
}

interface RentalsProps {
  rentals: RentalRow[]
  first: RentalRow
  count: number
  orderId: string
}

function Rentals({ rentals, first, count, orderId }: RentalsProps) {
  const { t } = useTranslation("media")
  return (
    <Section
      title={t("orderWidget.title")}
      subtitle={t("orderWidget.count", { count })}
      actions={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/media/rentals?order_id=${orderId}`}>{t("orderWidget.open")}</Link>
        </Button>
      }
    >
      <Blocked rentals={rentals} />
      <ul className="divide-y">
        {rentals.map((rental) => (
          <RentalLine key={rental.id} rental={rental} />
        ))}
      </ul>
      <OrderDeposit rentalId={first.id} />
    </Section>
  )
}

/** A copy that is away or not settled keeps the order from being cancelled: the money would go back without it. */
function Blocked({ rentals }: { rentals: readonly RentalRow[] }) {
  const { t } = useTranslation("media")
  const away = rentals.filter(({ status }) => ["out", "returned", "lost", "bought_out"].includes(status))
  if (away.length === 0) return null
  return (
    <div className="px-6 py-4">
      <Alert variant="warning">
        <Text size="small">
          {t("orderWidget.blocked", {
            count: away.length,
            titles: away.map((rental) => `${rental.title} (${rental.unit.barcode})`).join(t("common.comma")),
          })}
        </Text>
      </Alert>
    </div>
  )
}

function RentalLine({ rental }: { rental: RentalRow }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const money = useMoney()
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-6 py-3">
      <div className="min-w-0">
        <Link
          to={`/media/rentals/${rental.id}`}
          className="txt-compact-small-plus text-ui-fg-base underline underline-offset-2 break-words"
        >
          {t("orderWidget.line", { number: rental.display_no, title: rental.title })}
        </Link>
        <Text size="small" className="text-ui-fg-subtle tabular-nums">
          {t("rentals.period", {
            from: formatDate(rental.start_date, language),
            to: formatDate(rental.due_date, language),
          })}
        </Text>
      </div>
      <div className="flex shrink-0 items-center gap-x-3">
        <span className="txt-small tabular-nums">{money(rental.price_amount, rental.currency_code)}</span>
        <RentalStatusBadge {...rental} atRisk={rental.at_risk} />
      </div>
    </li>
  )
}

/** The deposit belongs to the whole order; any of its rentals tells of it. */
function OrderDeposit({ rentalId }: { rentalId: string }) {
  const { t } = useTranslation("media")
  const money = useMoney()
  const { data } = useRental(rentalId)
  const deposit = data?.deposit
  if (!deposit) return null
  const { amount, captured, refunded, currency_code: currency } = deposit
  return (
    <div className="flex flex-col gap-y-1 px-6 py-4">
      <Text size="small" weight="plus" className="tabular-nums">
        {t("orderWidget.deposit", {
          mode: t(`rental.depositMode.${deposit.mode}`),
          amount: money(amount, currency),
        })}
      </Text>
      <Text size="small" className="text-ui-fg-subtle tabular-nums">
        {t("rentals.deposit.state", {
          status: t(`rental.depositStatus.${deposit.status}`),
          captured: money(captured, currency),
          refunded: money(refunded, currency),
        })}
      </Text>
      {deposit.last_error && (
        <Text size="small" role="alert" className="text-ui-fg-error break-words">
          {t("rentals.deposit.error", { message: deposit.last_error })}
        </Text>
      )}
    </div>
  )
}
