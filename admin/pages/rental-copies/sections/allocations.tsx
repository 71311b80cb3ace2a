import { Badge, Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { RentalStatusBadge } from "../../../components/rental-badges"
import { Section } from "../../../components/states"
import { TextLink } from "../../../components/text-link"
import { useCan } from "../../../hooks/use-can"
import { useEndDowntime } from "../../../hooks/use-end-downtime"
import { useLanguage } from "../../../hooks/use-language"
import { useShopZone } from "../../../hooks/use-shop-zone"
import { isForever } from "../../../lib/forever"
import type { UnitAllocation, UnitDetail } from "../../../lib/rental-copy-types"
import { formatInstant } from "../../../lib/shop-clock"
import { Nothing } from "../../item/sections/section-parts"

/** What speaks for the copy now and later. */
export function AllocationsSection({ copy }: { copy: UnitDetail }) {
  const { t } = useTranslation("media")
  return (
    <Section
      title={t("copies.allocations.title")}
      actions={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/media/rentals/calendar?location_id=${copy.home_location_id}&variant_id=${copy.variant_id}`}>
            {t("copies.allocations.board")}
          </Link>
        </Button>
      }
    >
      {copy.allocations.length === 0 && <Nothing>{t("copies.allocations.none")}</Nothing>}
      <ul className="divide-y">
        {copy.allocations.map((one) => (
          <AllocationRow key={one.id} copy={copy} allocation={one} />
        ))}
      </ul>
    </Section>
  )
}

function AllocationRow({ copy, allocation: one }: { copy: UnitDetail; allocation: UnitAllocation }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const tz = useShopZone(copy.home_location_id)
  const can = useCan()
  const time = (instant: string) => formatInstant(instant, tz, language)
  const period = isForever(one.ends_at)
    ? t("copies.allocations.openEnded", { from: time(one.starts_at) })
    : t("copies.allocations.period", { from: time(one.starts_at), until: time(one.ends_at) })
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-2">
          <Badge size="2xsmall">{t(`rental.allocationKind.${one.kind}`)}</Badge>
          {one.rental && (
            <>
              <TextLink to={`/media/rentals/${one.rental.id}`} className="txt-compact-small-plus">
                {t("copies.rentalOf", {
                  number: one.rental.display_no,
                  customer: one.rental.customer.name ?? one.rental.customer.email ?? t("copies.formerCustomer"),
                })}
              </TextLink>
              <RentalStatusBadge status={one.rental.status} atRisk={one.rental.at_risk} />
            </>
          )}
        </div>
        <Text size="small" className="text-ui-fg-subtle tabular-nums">
          {period}
        </Text>
        {one.note && <Text size="small">{one.note}</Text>}
      </div>
      {one.kind === "downtime" && can("rental.unit:update") && <EndDowntime copy={copy} allocation={one} />}
    </li>
  )
}

function EndDowntime({ copy, allocation }: { copy: UnitDetail; allocation: UnitAllocation }) {
  const { t } = useTranslation("media")
  const { ask, isPending } = useEndDowntime()
  const { id: allocation_id, starts_at } = allocation
  const hasBegun = Date.parse(starts_at) <= Date.now()
  return (
    <Button
      type="button"
      size="small"
      variant="secondary"
      isLoading={isPending}
      onClick={() => void ask({ copy, allocation_id, starts_at })}
    >
      {t(hasBegun ? "downtime.end.confirm" : "downtime.end.cancel")}
    </Button>
  )
}
