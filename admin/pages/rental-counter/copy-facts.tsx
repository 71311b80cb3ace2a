import { ExclamationCircle } from "@medusajs/icons"
import { Badge, Heading, Text, clx } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { useMoneyList } from "../../components/money-lines"
import { RentalStatusBadge, UnitStatusBadge } from "../../components/rental-badges"
import { useTypeLabel } from "../../hooks/media-types"
import { useLanguage } from "../../hooks/use-language"
import { useWarningText } from "../../hooks/use-warning-text"
import { isNothing } from "../../lib/money-sums"
import type { CounterUnit, Renter, ScanAnswer, ScanWarning } from "../../lib/rental-types"
import { formatDate, formatInstant } from "../../lib/shop-clock"

export const renterName = ({ name, email, id }: Renter): string => name ?? email ?? id

/** Which disc it is, large enough to be read from a step away. */
export function CopyTitle({ unit, children }: { unit: CounterUnit; children?: ReactNode }) {
  const { t } = useTranslation("media")
  const typeLabel = useTypeLabel()
  return (
    <div className="flex flex-col gap-y-1">
      <Heading level="h2" className="break-words text-2xl">
        {unit.title}
      </Heading>
      <div className="flex flex-wrap items-center gap-2">
        <Badge size="xsmall">{typeLabel(unit.media_type)}</Badge>
        <Text size="base" className="font-mono tabular-nums">
          {unit.barcode}
        </Text>
        {unit.disc_count > 1 && <Badge size="xsmall">{t("desk.discs", { count: unit.disc_count })}</Badge>}
        {children ?? <UnitStatusBadge status={unit.status} />}
      </div>
    </div>
  )
}

/** Everything the desk knows of a scanned copy. */
export function CopyFacts({ answer }: { answer: ScanAnswer }) {
  const { unit, rental, warnings } = answer
  return (
    <div className="flex flex-col gap-y-4">
      <CopyTitle unit={unit}>
        {rental ? <RentalStatusBadge {...rental} atRisk={rental.at_risk} /> : <UnitStatusBadge status={unit.status} />}
      </CopyTitle>
      <Warnings codes={warnings} blockReason={answer.customer?.block_reason ?? null} />
      <dl className="grid grid-cols-1 gap-x-6 gap-y-2 md:grid-cols-2">
        <CustomerFacts answer={answer} />
        <TimeFacts answer={answer} />
      </dl>
    </div>
  )
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="txt-small text-ui-fg-subtle">{label}</dt>
      <dd className="txt-medium-plus break-words">{children}</dd>
    </div>
  )
}

function CustomerFacts({ answer: { customer, rental, hold } }: { answer: ScanAnswer }) {
  const { t } = useTranslation("media")
  const money = useMoneyList()
  const who = customer ?? rental?.customer ?? hold?.customer
  if (!who) return null
  const debt = (customer?.debt ?? []).filter(({ amount }) => !isNothing(amount))
  return (
    <>
      <Fact label={hold && !rental ? t("desk.fact.heldFor") : t("desk.fact.customer")}>
        {renterName(who)}
        {customer?.member_no && <span className="text-ui-fg-subtle font-normal"> · {customer.member_no}</span>}
      </Fact>
      {customer && (
        <Fact label={t("desk.fact.open")}>
          {t("desk.fact.openCount", { count: customer.open })}
          {debt.length > 0 && (
            <span className="text-ui-fg-error"> · {t("desk.fact.debt", { amount: money(debt) })}</span>
          )}
        </Fact>
      )}
    </>
  )
}

function TimeFacts({ answer: { rental, next_booking: next } }: { answer: ScanAnswer }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  return (
    <>
      {rental && (
        <>
          <Fact label={t("desk.fact.due")}>
            <span className={clx({ "text-ui-fg-error": rental.overdue })}>
              {formatInstant(rental.due_at, rental.tz, language)}
            </span>
          </Fact>
          <Fact label={t("desk.fact.rental")}>
            <Link to={`/media/rentals/${rental.id}`} className="text-ui-fg-base underline underline-offset-2">
              {t("rentals.number", { number: rental.display_no })}
            </Link>
          </Fact>
        </>
      )}
      {next && (
        <Fact label={t("desk.fact.next")}>
          {t("desk.fact.nextBooking", { date: formatDate(next.start_date, language), name: renterName(next.customer) })}
        </Fact>
      )}
    </>
  )
}

/** Serious ones stop a hand-out; the others are to be known. */
const SERIOUS: ReadonlySet<ScanWarning> = new Set([
  "overdue",
  "lost",
  "customer_blocked",
  "debt",
  "age_required",
  "held_for_other",
  "not_in_service",
])

export function Warnings({ codes, blockReason }: { codes: readonly ScanWarning[]; blockReason?: string | null }) {
  const { t } = useTranslation("media")
  const text = useWarningText()
  if (codes.length === 0) return null
  return (
    <ul aria-label={t("desk.warnings")} className="flex flex-col gap-y-1">
      {codes.map((code) => (
        <li
          key={code}
          className={clx(
            "flex items-start gap-x-2 rounded-md px-3 py-2",
            SERIOUS.has(code) ? "bg-ui-tag-red-bg text-ui-tag-red-text" : "bg-ui-tag-orange-bg text-ui-tag-orange-text",
          )}
        >
          <ExclamationCircle className="mt-0.5 shrink-0" aria-hidden />
          <span className="txt-medium-plus">{text(code, blockReason)}</span>
        </li>
      ))}
    </ul>
  )
}
