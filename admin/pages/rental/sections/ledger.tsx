import { Button, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { useMoney } from "../../../components/money-lines"
import { ChargeStatusBadge } from "../../../components/rental-badges"
import { Section } from "../../../components/states"
import { useCan } from "../../../hooks/use-can"
import { useLanguage } from "../../../hooks/use-language"
import { isNothing, signOf, sumAmounts } from "../../../lib/money-sums"
import type { ChargeRow, RentalDetail } from "../../../lib/rental-types"
import { formatInstant } from "../../../lib/shop-clock"
import { bookedTerms } from "../../../lib/terms-snapshot"
import { Nothing } from "../../item/sections/section-parts"
import { DepositActs } from "./deposit-acts"

/** Every amount that was ever charged or taken back, what it sums to, and what became of the deposit. */
export function LedgerSection({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const { charges } = rental
  return (
    <Section title={t("rentals.ledger")}>
      {charges.length === 0 ? <Nothing>{t("rentals.noCharges")}</Nothing> : <Charges rental={rental} />}
      <Totals rental={rental} />
      <DepositLine rental={rental} />
    </Section>
  )
}

function Charges({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("rentals.charge.what")}</Table.HeaderCell>
            <Table.HeaderCell>{t("rentals.charge.when")}</Table.HeaderCell>
            <Table.HeaderCell>{t("rentals.charge.status")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("rentals.charge.amount")}</Table.HeaderCell>
            <Table.HeaderCell>
              <span className="sr-only">{t("tracks.actions")}</span>
            </Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rental.charges.map((charge) => (
            <ChargeLine key={charge.id} charge={charge} all={rental.charges} tz={rental.tz} />
          ))}
        </Table.Body>
      </Table>
      <Text size="xsmall" className="text-ui-fg-subtle px-6 py-2">
        {t("rentals.charge.note")}
      </Text>
    </div>
  )
}

function ChargeLine({ charge, all, tz }: { charge: ChargeRow; all: readonly ChargeRow[]; tz: string }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const money = useMoney()
  const reversed = all.find((one) => one.id === charge.reverses_id)
  const name = t(`rental.chargeKind.${charge.kind}`)
  return (
    <Table.Row>
      <Table.Cell>
        <div className="py-1">
          {reversed ? t("rentals.charge.of", { what: name, of: t(`rental.chargeKind.${reversed.kind}`) }) : name}
          {charge.reason && (
            <Text size="xsmall" className="text-ui-fg-subtle break-words">
              {charge.reason}
            </Text>
          )}
        </div>
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap tabular-nums">
        {formatInstant(charge.created_at, tz, language)}
      </Table.Cell>
      <Table.Cell>
        <ChargeStatusBadge status={charge.status} />
      </Table.Cell>
      <Table.Cell className="text-right tabular-nums">{money(charge.amount, charge.currency_code)}</Table.Cell>
      <Table.Cell className="text-right">
        <WaiveLink charge={charge} name={name} />
      </Table.Cell>
    </Table.Row>
  )
}

/** What is left of a charge can be taken back. */
function WaiveLink({ charge, name }: { charge: ChargeRow; name: string }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const isOpen = charge.reverses_id === null && signOf(charge.net) > 0 && charge.status !== "void"
  if (!isOpen || !can("rental.order:adjust")) return null
  return (
    <Button size="small" variant="transparent" asChild>
      <Link to={`waive?charge_id=${charge.id}`} aria-label={t("rentals.act.waive.named", { what: name })}>
        {t("rentals.act.waive.button")}
      </Link>
    </Button>
  )
}

function Totals({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const money = useMoney()
  const { charges, unpaid, accrued_late: late, currency_code: currency } = rental
  const unit = bookedTerms(rental.terms_snapshot, currency)?.late_unit ?? "day"
  const live = charges.filter((charge) => charge.status !== "void").map((charge) => charge.amount)
  const rows = [
    { label: t("rentals.total"), amount: sumAmounts(live.length > 0 ? live : ["0"]), strong: true },
    ...(isNothing(unpaid) ? [] : [{ label: t("rentals.unpaid"), amount: unpaid, strong: false }]),
    ...(isNothing(late.amount)
      ? []
      : [
          {
            label: t("rentals.accrued", { time: t(`money.late_${unit}`, { count: late.count }) }),
            amount: late.amount,
            strong: false,
          },
        ]),
  ]
  return (
    <dl className="flex flex-col gap-y-1 px-6 py-4">
      {rows.map(({ label, amount, strong }) => (
        <div key={label} className="flex items-baseline justify-between gap-x-4">
          <dt className={strong ? "txt-small-plus" : "txt-small text-ui-fg-subtle"}>{label}</dt>
          <dd className={strong ? "txt-small-plus tabular-nums" : "txt-small tabular-nums"}>
            {money(amount, currency)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function DepositLine({ rental }: { rental: RentalDetail }) {
  const { deposit, tz } = rental
  const { t } = useTranslation("media")
  const language = useLanguage()
  const money = useMoney()
  if (!deposit) return <Nothing>{t("rentals.deposit.none")}</Nothing>
  const { share, amount, captured, refunded, currency_code: currency } = deposit
  return (
    <div className="flex flex-col gap-y-1 px-6 py-4">
      <Text size="small" weight="plus">
        {t("rentals.deposit.title", { mode: t(`rental.depositMode.${deposit.mode}`) })}
      </Text>
      <Text size="small" className="tabular-nums">
        {t("rentals.deposit.share", { share: money(share, currency), amount: money(amount, currency) })}
      </Text>
      <Text size="small" className="text-ui-fg-subtle tabular-nums">
        {t("rentals.deposit.state", {
          status: t(`rental.depositStatus.${deposit.status}`),
          captured: money(captured, currency),
          refunded: money(refunded, currency),
        })}
      </Text>
      {deposit.authorized_until && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("rentals.deposit.until", { time: formatInstant(deposit.authorized_until, tz, language) })}
        </Text>
      )}
      {deposit.last_error && (
        <Text size="small" role="alert" className="text-ui-fg-error break-words">
          {t("rentals.deposit.error", { message: deposit.last_error })}
        </Text>
      )}
      <DepositActs rental={rental} />
    </div>
  )
}
