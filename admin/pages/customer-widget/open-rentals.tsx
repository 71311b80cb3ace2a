import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { RentalStatusBadge } from "../../components/rental-badges"
import { useMoneyList } from "../../components/money-lines"
import { useRentals } from "../../hooks/rentals"
import { useLanguage } from "../../hooks/use-language"
import type { Member, RentalRow } from "../../lib/rental-types"
import { formatDate } from "../../lib/shop-clock"

const OPEN = ["reserved", "ready", "out", "lost"]

/** What the customer has or is about to have, and what is owed. */
export function OpenRentals({ member }: { member: Member }) {
  const { t } = useTranslation("media")
  const money = useMoneyList()
  const { data } = useRentals({ customer_id: member.customer_id, status: OPEN, order: "due_at", limit: 10 })
  const { debt } = member
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex items-center justify-between gap-x-4">
        <Text size="small" weight="plus">
          {t("member.open", { count: data?.count ?? member.open_rentals })}
        </Text>
        <AllRentalsLink customerId={member.customer_id} />
      </div>
      {debt.length > 0 && (
        <Text size="small" className="text-ui-fg-error tabular-nums">
          {t("member.owes", { amount: money(debt) })}
        </Text>
      )}
      <ul className="flex flex-col gap-y-2">
        {(data?.orders ?? []).map((rental) => (
          <OpenRental key={rental.id} rental={rental} />
        ))}
      </ul>
    </div>
  )
}

function OpenRental({ rental }: { rental: RentalRow }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <Link
        to={`/media/rentals/${rental.id}`}
        className="txt-small text-ui-fg-base underline underline-offset-2 min-w-0 break-words"
      >
        {t("orderWidget.line", { number: rental.display_no, title: rental.title })}
      </Link>
      <span className="flex items-center gap-x-3">
        <span className="txt-small text-ui-fg-subtle tabular-nums">
          {t("money.until", { date: formatDate(rental.due_date, language) })}
        </span>
        <RentalStatusBadge {...rental} atRisk={rental.at_risk} />
      </span>
    </li>
  )
}

/** Where the whole list of a customer is. */
function AllRentalsLink({ customerId }: { customerId: string }) {
  const { t } = useTranslation("media")
  return (
    <Button size="small" variant="transparent" asChild>
      <Link to={`/media/rentals?customer_id=${customerId}`}>{t("member.allRentals")}</Link>
    </Button>
  )
}
