import { Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { LicenseNav } from "../../components/license-nav"
import { ListCount, ListTable } from "../../components/list-table"
import { Empty, Failure } from "../../components/states"
import { useTags } from "../../hooks/license-tags"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { isNarrowed, listRequest } from "../../lib/url-list"
import { TagFilters } from "./tag-filters"
import { TAG_LIST, type TagFilter } from "./tag-list-spec"
import { useTagColumns } from "./use-tag-columns"

/** Every tagged copy: where it stands, whose it is, how unusual its checks are. */
export function TagsPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(TAG_LIST)
  const query = useTags(listRequest(list.state))
  const failed = query.isError && !query.data
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading>{t("licenseTags.title")}</Heading>
          <ListCount
            count={query.data?.count}
            loading={query.isFetching}
            what={t("licenseTags.title")}
            text={(count, formatted) => t("licenseTags.count", { count, formatted })}
          />
        </div>
        <TagFilters list={list} />
        {failed ? (
          <Failure bare error={query.error} what={t("licenseTags.failed")} onRetry={() => void query.refetch()} />
        ) : (
          <TagTable list={list} query={query} />
        )}
      </Container>
    </div>
  )
}

function TagTable({ list, query }: { list: UrlList<TagFilter>; query: ReturnType<typeof useTags> }) {
  const { t } = useTranslation("media")
  const columns = useTagColumns()
  if (query.data?.count === 0) {
    return isNarrowed(list.state) ? (
      <Empty
        bare
        title={t("licenseTags.noMatch.title")}
        message={t("licenseTags.noMatch.message")}
        action={{ label: t("items.clearFilters"), onClick: list.clear }}
      />
    ) : (
      <Empty
        bare
        title={t("licenseTags.empty.title")}
        message={t("licenseTags.empty.message")}
        action={{ label: t("licenseTags.empty.action"), to: "/media/license/batches" }}
      />
    )
  }
  return (
    <ListTable
      list={list}
      rows={query.data?.tags}
      count={query.data?.count ?? 0}
      columns={columns}
      sortable={TAG_LIST.sortable}
      loading={query.isPending}
      stale={query.isPlaceholderData}
      fetching={query.isFetching}
      hrefOf={(tag) => `/media/license/tags/${tag.id}`}
    />
  )
}
