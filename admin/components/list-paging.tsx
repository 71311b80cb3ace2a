import { Button, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../hooks/use-language"
import { formatNumber } from "../lib/rental-format"
import type { ListQuery } from "./list-table"
import { Empty, Failure, SectionSkeleton } from "./states"

interface RowsProps extends Omit<Props, "count" | "shown"> {
  /** Where the texts are: `<texts>.title`, `.failed` and `.empty`. */
  texts: string
  query: Pick<ListQuery, "data" | "error" | "isPending" | "refetch">
  /** How many of this page there are; `undefined` before they have come. */
  shown: number | undefined
  children: ReactNode
}

/** A page of rows that are no table with columns to sort, or what there is to say instead. */
export function PagedRows({
  texts,
  query: { data, error, isPending, refetch },
  shown = 0,
  children,
  ...page
}: RowsProps) {
  const { t } = useTranslation("media")
  if (isPending) return <SectionSkeleton bare rows={4} what={t(`${texts}.title`)} />
  if (!data) return <Failure bare error={error} what={t(`${texts}.failed`)} onRetry={() => void refetch()} />
  return (
    <>
      {data.count === 0 && <Empty bare title={t(`${texts}.empty.title`)} message={t(`${texts}.empty.message`)} />}
      {data.count > 0 && children}
      <ListPaging count={data.count} shown={shown} {...page} />
    </>
  )
}

interface Props {
  count: number
  offset: number
  /** Rows of this page. */
  shown: number
  pageSize: number
  onGo: (offset: number) => void
}

/** Which rows of all are shown, and the way to the others; nothing when that is all. */
export function ListPaging({ count, offset, shown, pageSize, onGo }: Props) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  if (count <= pageSize && offset === 0) return null
  const figure = (value: number) => formatNumber(value, language)
  return (
    <div className="flex items-center justify-between gap-3 px-6 py-3">
      <Text size="small" className="text-ui-fg-subtle tabular-nums">
        {t("paging.shown", { from: figure(offset + 1), until: figure(offset + shown), total: figure(count) })}
      </Text>
      <div className="flex items-center gap-x-2">
        <Button
          type="button"
          size="small"
          variant="transparent"
          disabled={offset === 0}
          onClick={() => onGo(Math.max(0, offset - pageSize))}
        >
          {t("table.previous")}
        </Button>
        <Button
          type="button"
          size="small"
          variant="transparent"
          disabled={offset + shown >= count}
          onClick={() => onGo(offset + pageSize)}
        >
          {t("table.next")}
        </Button>
      </div>
    </div>
  )
}
