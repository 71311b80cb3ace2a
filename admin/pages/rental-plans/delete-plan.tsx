import { Button, toast, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { useDeletePlan } from "../../hooks/rental-plans"
import { useFailureText } from "../../hooks/use-problem-text"
import type { RatePlan } from "../../lib/rental-setup-types"

/**
 * A plan that offers use is not deleted; the server says how many there are. `onDeleted` runs before the page is left.
 */
export function DeletePlan({ plan, onDeleted }: { plan: RatePlan; onDeleted: () => void }) {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const navigate = useNavigate()
  const remove = useDeletePlan()
  const failureText = useFailureText()
  const ask = async () => {
    const agreed = await prompt({
      variant: "danger",
      title: t("plans.delete.title", { name: plan.name }),
      description: t("plans.delete.description"),
      confirmText: t("plans.delete.confirm"),
      cancelText: t("common.cancel"),
    })
    if (!agreed) return
    remove.mutate(plan.id, {
      onSuccess: () => {
        toast.success(t("plans.delete.done", { name: plan.name }))
        onDeleted()
        void navigate("/media/rentals/plans", { replace: true })
      },
      onError: (error) => toast.error(t("plans.delete.failed"), { description: failureText(error) }),
    })
  }
  return (
    <Button type="button" size="small" variant="transparent" isLoading={remove.isPending} onClick={() => void ask()}>
      {t("plans.delete.open")}
    </Button>
  )
}
