import { Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { NoValue } from "../../../components/badges"
import { RentalStatusBadge } from "../../../components/rental-badges"
import { Section } from "../../../components/states"
import { TextLink } from "../../../components/text-link"
import { useLanguage } from "../../../hooks/use-language"
import { formatAmount } from "../../../lib/format"
import { formatDayOf } from "../../../lib/rental-format"
import type { UnitDetail, UnitRental } from "../../../lib/rental-copy-types"
import { Nothing } from "../../item/sections/section-parts"

/** Whom the copy has served, the latest first. */
export function CopyRentals({ copy }: { copy: UnitDetail }) {
  const { t } = useTranslation("media")
  return (
    <Section title={t("copies.history.title")} subtitle={t("copies.history.subtitle")}>
      {copy.rentals.length === 0 ? (
        <Nothing>{t("copies.history.none")}</Nothing>
      ) : (
        // A table that is too wide scrolls, and what scrolls can be reached by keyboard.
        <div className="overflow-x-auto" role="region" aria-label={t("copies.history.title")} tabIndex={0}>
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("copies.history.rental")}</Table.HeaderCell>
                <Table.HeaderCell>{t("copies.history.customer")}</Table.HeaderCell>
                <Table.HeaderCell>{t("copies.history.time")}</Table.HeaderCell>
                <Table.HeaderCell>{t("copies.column.status")}</Table.HeaderCell>
                <Table.HeaderCell className="text-right">{t("copies.history.price")}</Table.HeaderCell>
                <Table.HeaderCell className="text-right">{t("copies.history.revenue")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {copy.rentals.map((rental) => (
                <RentalRow key={rental.id} rental={rental} />
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Section>
  )
}

function RentalRow({ rental }: { rental: UnitRental }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const money = (amount: string) => formatAmount(amount, rental.currency_code, language)
  const from = formatDayOf(rental.out_at ?? rental.starts_at, language)
  const until = formatDayOf(rental.returned_at ?? rental.due_at, language)
  return (
    <Table.Row>
      <Table.Cell>
        <TextLink to={`/media/rentals/${rental.id}`} className="txt-compact-small-plus">
          {t("copies.number", { number: rental.display_no })}
        </TextLink>
      </Table.Cell>
      <Table.Cell>{rental.customer.name ?? rental.customer.email ?? <NoValue />}</Table.Cell>
      <Table.Cell className="whitespace-nowrap tabular-nums">
        <Text size="small" leading="compact">
          {t("copies.allocations.period", { from, until })}
        </Text>
      </Table.Cell>
      <Table.Cell>
        <RentalStatusBadge status={rental.status} />
      </Table.Cell>
      <Table.Cell className="text-right tabular-nums">{money(rental.price_amount)}</Table.Cell>
      <Table.Cell className="text-right tabular-nums">{money(rental.revenue)}</Table.Cell>
    </Table.Row>
  )
}
