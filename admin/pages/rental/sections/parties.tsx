import { SectionRow } from "@medusajs/dashboard/components"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { NoValue } from "../../../components/badges"
import { UnitStatusBadge } from "../../../components/rental-badges"
import { Section } from "../../../components/states"
import type { RentalDetail } from "../../../lib/rental-types"

const LINK = "text-ui-fg-base underline underline-offset-2 break-words"

/** Who rents which copy, and on which shop order; each leads to its own page. */
export function PartiesSection({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const { customer, unit, order_id } = rental
  return (
    <Section title={t("rentals.parties")}>
      <SectionRow
        title={t("desk.fact.customer")}
        value={
          <Link to={`/customers/${customer.id}`} className={LINK}>
            {customer.name ?? customer.email ?? customer.id}
          </Link>
        }
      />
      <SectionRow
        title={t("rentals.email")}
        value={customer.email ? <span className="break-all">{customer.email}</span> : <NoValue />}
      />
      <SectionRow
        title={t("rentals.copy")}
        value={
          <span className="flex flex-wrap items-center gap-2">
            <Link to={`/media/rentals/copies/${unit.id}`} className={`${LINK} font-mono`}>
              {unit.barcode}
            </Link>
            <UnitStatusBadge status={unit.status} />
          </span>
        }
      />
      <SectionRow
        title={t("rentals.product")}
        value={
          <Link to={`/products/${rental.product_id}`} className={LINK}>
            {rental.title}
          </Link>
        }
      />
      <SectionRow
        title={t("rentals.order")}
        value={
          order_id ? (
            <Link to={`/orders/${order_id}`} className={LINK}>
              {rental.order_display_id === null ? order_id : `#${rental.order_display_id}`}
            </Link>
          ) : (
            <NoValue />
          )
        }
      />
    </Section>
  )
}
