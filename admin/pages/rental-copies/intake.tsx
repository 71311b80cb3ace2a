import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Button, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link, useSearchParams } from "react-router-dom"
import { EditorFrame } from "../../components/editor-form"
import { SectionSkeleton } from "../../components/states"
import { TextLink } from "../../components/text-link"
import { useLocations } from "../../hooks/locations"
import { useOfferBy } from "../../hooks/rental-offers"
import { useCurrencies } from "../../hooks/use-currencies"
import type { IntakeDraft } from "../../lib/intake-form"
import type { NewUnit } from "../../lib/rental-copy-types"
import { IntakeForm } from "./intake-form"

/** Takes copies in, then offers their labels. */
export function Intake() {
  const { t } = useTranslation("media")
  const [taken, setTaken] = useState<NewUnit[] | null>(null)
  return (
    <EditorFrame wide title={t("copies.intake.title")} description={t("copies.intake.description")}>
      {taken ? <TakenIn units={taken} /> : <WithDefaults onTaken={setTaken} />}
    </EditorFrame>
  )
}

/** The form starts from what the page one came from was about. */
function WithDefaults({ onTaken }: { onTaken: (units: NewUnit[]) => void }) {
  const { t } = useTranslation("media")
  const [params] = useSearchParams()
  const named = { id: params.get("offer_id"), variant_id: params.get("variant_id") }
  const offer = useOfferBy(named)
  const locations = useLocations()
  const currency = useCurrencies()[0]
  const isWaiting = (Boolean(named.id ?? named.variant_id) && offer.isPending) || locations.isPending || !currency
  if (isWaiting) return <SectionSkeleton bare rows={6} what={t("copies.intake.title")} />
  const draft: IntakeDraft = {
    offer: offer.data ? { id: offer.data.id, name: offer.data.title } : null,
    location_id: params.get("location_id") ?? locations.data?.[0]?.id ?? "",
    status: "available",
    mode: "count",
    count: "1",
    list: "",
    media_grade: "",
    sleeve_grade: "",
    grading_note: "",
    purchase_cost: "",
    cost_currency: currency,
    purchased_at: "",
  }
  return <IntakeForm draft={draft} onTaken={onTaken} />
}

/** What was taken in, and the next step: a label on each. */
function TakenIn({ units }: { units: NewUnit[] }) {
  const { t } = useTranslation("media")
  return (
    <>
      <RouteFocusModal.Body className="flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-[720px] flex-col gap-y-4 px-6 py-8">
          <Heading level="h2">{t("copies.intake.done", { count: units.length })}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("copies.intake.doneHint", { title: units[0]?.title ?? "" })}
          </Text>
          <ul
            className="grid grid-cols-2 gap-x-6 gap-y-1 md:grid-cols-3"
            aria-label={t("copies.intake.done", { count: units.length })}
          >
            {units.map((unit) => (
              <li key={unit.id}>
                <TextLink to={`/media/rentals/copies/${unit.id}`} className="txt-compact-small font-mono">
                  {unit.barcode}
                </TextLink>
              </li>
            ))}
          </ul>
        </div>
      </RouteFocusModal.Body>
      <RouteFocusModal.Footer>
        <RouteFocusModal.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {t("common.close")}
          </Button>
        </RouteFocusModal.Close>
        <Button size="small" asChild>
          <Link to="/media/rentals/copies/labels" state={{ ids: units.map((unit) => unit.id) }}>
            {t("copies.labels.print")}
          </Link>
        </Button>
      </RouteFocusModal.Footer>
    </>
  )
}
