import { Badge, Button, Container, Heading, Text, Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { RentalStatusBadge } from "../../../components/rental-badges"
import { useTypeLabel } from "../../../hooks/media-types"
import { useCan } from "../../../hooks/use-can"
import { reasonText } from "../../../lib/reason-text"
import { ACT_RIGHTS, actsOf, refusalReason, rightOf, type Act } from "../../../lib/rental-acts"
import type { RentalDetail } from "../../../lib/rental-types"

/** Which rental, where it stands, and what can be done with it. */
export function HeaderSection({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const typeLabel = useTypeLabel()
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          <Text size="small" className="text-ui-fg-subtle">
            {t("rentals.heading", { number: rental.display_no })}
          </Text>
          <Heading className="break-words">{rental.title}</Heading>
          <div className="flex flex-wrap items-center gap-2 pt-1">
            <Badge size="xsmall">{typeLabel(rental.media_type)}</Badge>
            <RentalStatusBadge {...rental} atRisk={rental.at_risk} />
            <Badge size="xsmall">{t(`rental.channel.${rental.channel}`)}</Badge>
            <Badge size="xsmall">{t(`rental.fulfilment.${rental.fulfilment}`)}</Badge>
          </div>
        </div>
      </div>
      <Actions rental={rental} />
      {rental.cancel_reason && (
        <Text size="small" className="text-ui-fg-subtle break-words">
          {t("rentals.cancelReason", { reason: reasonText(t, rental.cancel_reason) })}
        </Text>
      )}
    </Container>
  )
}

/** Without the right a button is not there; what cannot be done now is there and says why. */
function Actions({ rental }: { rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const can = useCan()
  const acts = actsOf(rental).filter((act) => can(ACT_RIGHTS[act]))
  if (acts.length === 0) return null
  return (
    <div role="group" aria-label={t("rentals.actions")} className="flex flex-wrap gap-2">
      {acts.map((act) => (
        <ActButton key={act} act={act} rental={rental} />
      ))}
    </div>
  )
}

function ActButton({ act, rental }: { act: Act; rental: RentalDetail }) {
  const { t } = useTranslation("media")
  const right = rightOf(rental, act)
  const label = t(`rentals.act.${act}.button`)
  if (right.allowed) {
    return (
      <Button size="small" variant="secondary" asChild>
        <Link to={act}>{label}</Link>
      </Button>
    )
  }
  const why = t(`rentals.refusal.${refusalReason(right)}`)
  return (
    <Tooltip content={why}>
      {/* Not `disabled`: a button that is disabled can neither be reached nor asked why. */}
      <Button
        type="button"
        size="small"
        variant="secondary"
        aria-disabled
        aria-label={t("rentals.notNow", { action: label, why })}
        className="text-ui-fg-disabled cursor-not-allowed"
        onClick={(event) => event.preventDefault()}
      >
        {label}
      </Button>
    </Tooltip>
  )
}
