import { useTranslation } from "react-i18next"
import { useParams } from "react-router-dom"
import { RentalNav } from "../../components/rental-nav"
import { Empty, Failure, SectionSkeleton } from "../../components/states"
import { usePlan } from "../../hooks/rental-plans"
import { useCurrencies } from "../../hooks/use-currencies"
import { isNotFound } from "../../lib/api-error"
import { PlanEditor } from "./plan-editor"

/** A plan with its prices and what they come to; without an id a new one. */
export function PlanPage() {
  const id = useParams().id ?? ""
  return (
    <>
      <RentalNav />
      {id === "" ? <NewPlan /> : <StoredPlan key={id} id={id} />}
    </>
  )
}

function NewPlan() {
  const { t } = useTranslation("media")
  const currency = useCurrencies()[0]
  if (!currency) return <SectionSkeleton rows={6} what={t("plans.title")} />
  return <PlanEditor plan={null} currency={currency} />
}

function StoredPlan({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const currency = useCurrencies()[0]
  const { data: plan, error, isPending, refetch } = usePlan(id)
  if (isPending || !currency) return <SectionSkeleton rows={6} what={t("plans.title")} />
  if (isNotFound(error)) {
    return (
      <Empty
        title={t("plans.notFound.title")}
        message={t("plans.notFound.message")}
        action={{ label: t("plans.back"), to: "/media/rentals/plans" }}
      />
    )
  }
  if (!plan) return <Failure error={error} what={t("plans.failedOne")} onRetry={() => void refetch()} />
  return <PlanEditor plan={plan} currency={currency} />
}
