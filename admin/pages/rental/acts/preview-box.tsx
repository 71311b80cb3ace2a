import { Skeleton, Text } from "@medusajs/ui"
import type { UseQueryResult } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { MoneyLines, NothingToPay } from "../../../components/money-lines"
import { Failure } from "../../../components/states"
import { useProblemText } from "../../../hooks/use-problem-text"
import { ApiError } from "../../../lib/api-error"
import { isNothing } from "../../../lib/money-sums"
import { problemsOf } from "../../../lib/problems"
import { refusalReason } from "../../../lib/rental-acts"
import type { MoneyPreview } from "../../../lib/rental-types"

/** What an act costs, before it is done; or why it cannot be done. */
export function PreviewBox({ act }: { act: { preview: UseQueryResult<MoneyPreview | null>; changed: boolean } }) {
  const { t } = useTranslation("media")
  const { data, error, isFetching, refetch } = act.preview
  return (
    <div className="bg-ui-bg-subtle flex flex-col gap-y-2 rounded-lg p-4" aria-live="polite" aria-busy={isFetching}>
      <Text size="small" weight="plus">
        {t("rentals.preview")}
      </Text>
      {act.changed && (
        <Text role="alert" size="small" className="bg-ui-tag-orange-bg text-ui-tag-orange-text rounded-md px-3 py-2">
          {t("desk.changed")}
        </Text>
      )}
      {isFetching ? (
        <Skeleton className="h-5 w-full" />
      ) : error ? (
        <Refused error={error} onRetry={() => void refetch()} />
      ) : data === null ? (
        <NothingToPay />
      ) : data ? (
        data.lines.length === 0 && isNothing(data.expected_total) ? (
          <NothingToPay />
        ) : (
          <MoneyLines lines={data.lines} total={data.expected_total} currency={data.currency_code} />
        )
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t("rentals.previewMissing")}
        </Text>
      )}
    </div>
  )
}

/** A refusal is a sentence; anything else can be tried again. */
function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation("media")
  const toText = useProblemText()
  const isRefusal = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 403
  if (!isRefusal) return <Failure bare error={error} what={t("rentals.previewFailed")} onRetry={onRetry} />
  const { reason, max_due_date: latest } = error.details as { reason?: string; max_due_date?: string | null }
  const sentence = reason ? t(`rentals.refusal.${refusalReason({ reason })}`) : problemsOf(error).map(toText).join("\n")
  return (
    <Text size="small" role="alert" className="text-ui-fg-error whitespace-pre-line break-words">
      {latest ? t("rentals.refusedUntil", { why: sentence, date: latest }) : sentence}
    </Text>
  )
}
