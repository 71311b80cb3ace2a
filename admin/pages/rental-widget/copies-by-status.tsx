import { SectionRow } from "@medusajs/dashboard/components"
import { Badge, Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { useCopyCounts } from "../../hooks/rental-copies"
import { useCan } from "../../hooks/use-can"
import type { RentalOffer, UnitStatus } from "../../lib/rental-types"

/** Statuses that mean the same to who looks at a product. */
const GROUPS: readonly { name: string; status: readonly UnitStatus[] }[] = [
  { name: "shelf", status: ["available"] },
  { name: "out", status: ["out"] },
  { name: "ready", status: ["ready"] },
  { name: "work", status: ["inspecting", "cleaning", "repair"] },
  { name: "coming", status: ["intake", "in_transit"] },
  { name: "missing", status: ["missing"] },
]

/** How many copies there are and where they are, with the way to them and to more of them. */
export function CopiesByStatus({ offer }: { offer: RentalOffer }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const counts = useCopyCounts(
    offer.id,
    GROUPS.map(({ status }) => status),
  )
  const shown = GROUPS.flatMap(({ name }, index) => {
    const count = counts[index]?.data ?? 0
    return count > 0 ? [{ name, count }] : []
  })
  return (
    <SectionRow
      title={t("rentalOffer.copies")}
      value={
        <div className="flex flex-wrap items-center gap-2">
          {offer.copies.total === 0 && <span className="txt-compact-small">{t("rentalOffer.noCopies")}</span>}
          {shown.map(({ name, count }) => (
            <Badge key={name} size="2xsmall" color={name === "missing" ? "red" : "grey"}>
              {t(`rentalOffer.count.${name}`, { count })}
            </Badge>
          ))}
          {offer.open_rentals > 0 && (
            <span className="txt-compact-small text-ui-fg-subtle">
              {t("rentalOffer.open", { count: offer.open_rentals })}
            </span>
          )}
          {offer.waiting > 0 && (
            <span className="txt-compact-small text-ui-fg-subtle">
              {t("rentalOffer.waiting", { count: offer.waiting })}
            </span>
          )}
        </div>
      }
      actions={
        <div className="flex items-center gap-x-2">
          <Button size="small" variant="secondary" asChild>
            <Link to={`/media/rentals/copies?offer_id=${offer.id}`}>{t("rentalOffer.showCopies")}</Link>
          </Button>
          {can("rental.unit:create") && (
            <Button size="small" variant="secondary" asChild>
              <Link to={`/media/rentals/copies/intake?offer_id=${offer.id}`}>{t("rentalOffer.addCopies")}</Link>
            </Button>
          )}
        </div>
      }
    />
  )
}
