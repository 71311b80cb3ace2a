import { Form } from "@medusajs/dashboard/components"
import { Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useMemo } from "react"
import { useForm, useWatch, type UseFormReturn } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { ConflictNotice } from "../../components/conflict-notice"
import { FormProblems } from "../../components/form-problems"
import { fetchPlan, useSavePlan } from "../../hooks/rental-plans"
import { useCan } from "../../hooks/use-can"
import { useLeaveGuard } from "../../hooks/use-leave-guard"
import { useRowVersion } from "../../hooks/use-row-version"
import { useSubmit } from "../../hooks/use-submit"
import { blankPlan, draftOfPlan, planBody, type PlanDraft } from "../../lib/plan-form"
import type { RatePlan } from "../../lib/rental-setup-types"
import { DeletePlan } from "./delete-plan"
import { PlanFields } from "./plan-fields"
import { PriceTable } from "./price-table"
import { TierGrid } from "./tier-grid"
import { usePreview } from "./use-preview"

/** The plan on the left, what it comes to on the right, before anything is saved. */
export function PlanEditor({ plan, currency }: { plan: RatePlan | null; currency: string }) {
  const { t } = useTranslation("media")
  const { form, submit, problems, pending, conflict, settle, letGo } = usePlanForm(plan, currency)
  const can = useCan()
  const preview = usePreview(useWatch({ control: form.control }) as PlanDraft, currency)
  const mayEdit = can(plan ? "rental.setup:update" : "rental.setup:create")
  return (
    <Form {...form}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-y-3">
        <Container className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div className="min-w-0">
            <Heading className="break-words">{plan?.name ?? t("plans.create")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {plan ? t("plans.usedBy", { count: plan.offers.total }) : t("plans.createHint")}
            </Text>
          </div>
          <div className="flex items-center gap-x-2">
            {plan && can("rental.setup:delete") && <DeletePlan plan={plan} onDeleted={letGo} />}
            {mayEdit && (
              <Button type="submit" size="small" isLoading={pending} disabled={conflict.current !== null}>
                {t("common.save")}
              </Button>
            )}
          </div>
        </Container>
        {conflict.current && (
          <ConflictNotice
            savedAt={conflict.current.updated_at}
            onKeep={() => settle(true)}
            onDiscard={() => settle(false)}
          />
        )}
        <FormProblems problems={problems} />
        <div className="flex flex-col gap-3 xl:flex-row xl:items-start">
          <div className="flex w-full min-w-0 flex-col gap-y-3">
            <PlanFields />
            <TierGrid currency={currency} warnings={preview.warnings} />
          </div>
          <div className="w-full xl:sticky xl:top-3 xl:max-w-[440px]">
            <PriceTable preview={preview} />
          </div>
        </div>
      </form>
    </Form>
  )
}

function usePlanForm(plan: RatePlan | null, currency: string) {
  const { t } = useTranslation("media")
  const navigate = useNavigate()
  const save = useSavePlan(plan?.id ?? null)
  const conflict = useRowVersion(plan, () => fetchPlan(plan?.id ?? ""))
  // The plan as it was when the editor opened; a newer one comes in through the conflict notice only.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const defaultValues = useMemo(() => (plan ? draftOfPlan(plan) : blankPlan(currency)), [])
  const form = useForm<PlanDraft>({ defaultValues })
  const letGo = useLeaveGuard(form.formState.isDirty)
  const { submit, problems, pending } = useSubmit({
    form,
    attempt: (draft) => {
      const { body, toField } = planBody(draft, (days) => t("plans.tierName", { count: days }))
      return { toField, send: () => save.mutateAsync(plan ? { ...body, version: conflict.version } : body) }
    },
    intercept: conflict.catchConflict,
    onDone: (saved) => {
      toast.success(t("plans.saved"))
      if (!plan) {
        letGo()
        return void navigate(`/media/rentals/plans/${saved.id}`, { replace: true })
      }
      conflict.advance(saved.version)
      form.reset(draftOfPlan(saved))
    },
  })
  return { form, submit, problems, pending, conflict, settle: settleWith(form, conflict), letGo }
}

/** After somebody else has saved: theirs, with or without what one has changed oneself. */
function settleWith(form: UseFormReturn<PlanDraft>, conflict: ReturnType<typeof useRowVersion<RatePlan>>) {
  return (keepMine: boolean) => {
    if (conflict.current && !keepMine) form.reset(draftOfPlan(conflict.current))
    conflict.rebase()
  }
}
