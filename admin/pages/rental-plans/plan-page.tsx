import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { DetailContent } from "../../components/detail"
import { RentalNav } from "../../components/rental-nav"
import { SectionSkeleton } from "../../components/states"
import { usePlan } from "../../hooks/rental-plans"
import { useCurrencies } from "../../hooks/use-currencies"
import type { RatePlan } from "../../lib/rental-setup-types"
import { PlanEditor } from "./plan-editor"

/** A plan with its prices and what they come to; without an id a new one. */
export function PlanPage() {
  const id = useParams().id ?? ""
  return (
    <>
      <RentalNav />
      {id === "" ? <PlanForm plan={null} /> : <StoredPlan key={id} id={id} />}
    </>
  )
}

function StoredPlan({ id }: { id: string }) {
  return (
    <DetailContent texts="plans" query={usePlan(id)} back="/media/rentals/plans" rows={{ main: [6] }}>
      {(plan) => <PlanForm plan={plan} />}
    </DetailContent>
  )
}

function PlanForm({ plan }: { plan: RatePlan | null }) {
  const { t } = useTranslation("media")
  const currency = useCurrencies()[0]
  if (!currency) return <SectionSkeleton rows={6} what={t("plans.one")} />
  return <PlanEditor plan={plan} currency={currency} />
}
