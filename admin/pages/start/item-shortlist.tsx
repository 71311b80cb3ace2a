import { Thumbnail } from "@medusajs/dashboard/components"
import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { Completeness } from "../../components/badges"
import { Failure, Section, SectionSkeleton } from "../../components/states"
import { useItems } from "../../hooks/items"
import { useTypeLabel } from "../../hooks/media-types"
import type { Query } from "../../lib/query"
import type { ItemRow } from "../../lib/types"

interface Props {
  title: string
  query: Query
  /** Where the whole list is. */
  more: string
  none: string
}

/** The first few items of a list, each a link to its page. */
export function ItemShortlist({ title, query, more, none }: Props) {
  const { t } = useTranslation("media")
  const { data, error, isPending, refetch } = useItems(query)
  if (isPending) return <SectionSkeleton rows={5} what={title} />
  if (!data) return <Failure error={error} what={t("items.failed")} onRetry={() => void refetch()} />
  return (
    <Section
      title={title}
      actions={
        data.count > 0 && (
          <Button size="small" variant="transparent" asChild>
            <Link to={more}>{t("start.showAll", { count: data.count })}</Link>
          </Button>
        )
      }
    >
      {data.items.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {none}
        </Text>
      ) : (
        <ul className="divide-y">
          {data.items.map((item) => (
            <ShortRow key={item.id} item={item} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function ShortRow({ item }: { item: ItemRow }) {
  const typeLabel = useTypeLabel()
  const facts = [item.artist, typeLabel(item.media_type), item.year].filter(Boolean).join(" · ")
  return (
    <li>
      <Link
        to={`/media/items/${item.id}`}
        className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-center gap-x-3 px-6 py-2.5 outline-none"
      >
        <div className="shrink-0">
          <Thumbnail src={item.thumbnail} alt="" />
        </div>
        <div className="min-w-0 flex-1">
          <Text size="small" leading="compact" weight="plus" className="truncate">
            {item.title}
          </Text>
          <Text size="small" leading="compact" className="text-ui-fg-subtle truncate">
            {facts}
          </Text>
        </div>
        <Completeness value={item.data_quality} missing={item.missing_fields} />
      </Link>
    </li>
  )
}
