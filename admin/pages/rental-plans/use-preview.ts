import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Picked } from "../../lib/drafts"
import { usePlanPreview } from "../../hooks/rental-plans"
import { useCurrencies } from "../../hooks/use-currencies"
import { useDebounced } from "../../hooks/use-debounced"
import { planWarnings, previewRequest, type PlanDraft, type PlanWarnings } from "../../lib/plan-form"
import type { PlanPreview } from "../../lib/rental-setup-types"
import { todayIn } from "../../lib/shop-clock"

export interface Question {
  start_date: string
  currency_code: string
  group: Picked | null
}

export interface Preview {
  question: Question
  ask: (patch: Partial<Question>) => void
  /** `false` while there is nothing to price. */
  hasPrices: boolean
  data: PlanPreview | null
  warnings: PlanWarnings | null
  error: unknown
  isComputing: boolean
  retry: () => void
}

/** What the plan comes to as it is typed: asked of the server when typing pauses, for it is the one that charges. */
export function usePreview(draft: PlanDraft, currency: string): Preview {
  const { t } = useTranslation("media")
  const currencies = useCurrencies()
  const [question, setQuestion] = useState<Question>(() => ({
    start_date: todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"),
    currency_code: currency,
    group: null,
  }))
  const { start_date, currency_code, group } = question
  const asked = useMemo(
    () =>
      previewRequest(draft, { start_date, currency_code, customer_group_ids: group?.id ? [group.id] : [] }, (days) =>
        t("plans.tierName", { count: days }),
      ),
    [draft, start_date, currency_code, group, t],
  )
  // A request is the same when it says the same.
  const text = useDebounced(JSON.stringify(asked), 350)
  const settled = useMemo(() => JSON.parse(text) as typeof asked, [text])
  const query = usePlanPreview(settled)
  const answer = settled === null ? null : (query.data ?? null)
  return {
    question,
    ask: (patch) => setQuestion((before) => ({ ...before, ...patch })),
    hasPrices: asked !== null,
    data: answer?.preview ?? null,
    warnings: answer && planWarnings(answer.preview, answer.indexes, draft, currencies),
    error: query.error,
    isComputing: query.isFetching || text !== JSON.stringify(asked),
    retry: () => void query.refetch(),
  }
}
