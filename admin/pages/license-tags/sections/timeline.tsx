import { Text, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { ListPaging } from "../../../components/list-paging"
import { Failure, Section, SectionSkeleton } from "../../../components/states"
import { useTimeline } from "../../../hooks/license-tags"
import { useLanguage } from "../../../hooks/use-language"
import { formatDateTime } from "../../../lib/format"
import type { TimelineEntry } from "../../../lib/license-tag-types"
import { Nothing } from "../../item/sections/section-parts"
import { useEntryText } from "./use-entry-text"

const PAGE = 25

/** Everything that happened to the tag and every check of it, the newest first, page by page. */
export function TagTimeline({ id }: { id: string }) {
  const { t } = useTranslation("media")
  const [params, setParams] = useSearchParams()
  const asked = Number(params.get("from") ?? 0)
  const offset = Number.isInteger(asked) && asked > 0 ? asked : 0
  const go = (next: number) =>
    setParams((current) => {
      const changed = new URLSearchParams(current)
      if (next > 0) changed.set("from", String(next))
      else changed.delete("from")
      return changed
    })
  const { data, error, isPending, isFetching, isPlaceholderData, refetch } = useTimeline(id, { limit: PAGE, offset })
  return (
    <Section title={t("licenseTags.timeline")} subtitle={t("licenseTags.timelineHint")}>
      {isPending ? (
        <SectionSkeleton bare rows={5} what={t("licenseTags.timeline")} />
      ) : !data ? (
        <Failure bare error={error} what={t("licenseTags.timelineFailed")} onRetry={() => void refetch()} />
      ) : (
        <div aria-busy={isFetching} className={clx("divide-y", { "opacity-60": isPlaceholderData })}>
          {data.timeline.length === 0 && <Nothing>{t("licenseTags.noTimeline")}</Nothing>}
          <ol className="flex flex-col px-6 py-4">
            {data.timeline.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
          <ListPaging count={data.count} offset={offset} shown={data.timeline.length} pageSize={PAGE} onGo={go} />
        </div>
      )}
    </Section>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const language = useLanguage()
  const { title, details } = useEntryText()(entry)
  return (
    <li className="border-ui-border-base relative border-l pb-4 pl-4 last:pb-0">
      <span
        aria-hidden
        className={clx(
          "absolute -left-[3px] top-1.5 h-[5px] w-[5px] rounded-full",
          entry.type === "scan" ? "bg-ui-tag-blue-icon" : "bg-ui-fg-muted",
        )}
      />
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Text size="small" leading="compact" weight="plus">
          {title}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
          {formatDateTime(entry.occurred_at, language)}
        </Text>
      </div>
      {details.map((line) => (
        <Text key={line} size="small" className="text-ui-fg-subtle break-words">
          {line}
        </Text>
      ))}
    </li>
  )
}
