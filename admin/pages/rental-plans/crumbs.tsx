import { useTranslation } from "react-i18next"
import { usePlan } from "../../hooks/rental-plans"

/** The plan's name in the path on top. */
export function PlanCrumb({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const { data } = usePlan(id)
  return <span>{data?.name ?? t("plans.crumb")}</span>
}

export function NewPlanCrumb() {
  const { t } = useTranslation("media")
  return <span>{t("plans.create")}</span>
}
