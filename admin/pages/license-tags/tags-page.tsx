import { useTranslation } from "react-i18next"
import { LicenseNav } from "../../components/license-nav"
import { ListCard } from "../../components/list-card"
import { ListTable } from "../../components/list-table"
import { useTags } from "../../hooks/license-tags"
import { useUrlList } from "../../hooks/use-url-list"
import { listRequest } from "../../lib/url-list"
import { TagFilters } from "./tag-filters"
import { TAG_LIST } from "./tag-list-spec"
import { useTagColumns } from "./use-tag-columns"

/** Every tagged copy: where it stands, whose it is, how unusual its checks are. */
export function TagsPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(TAG_LIST)
  const query = useTags(listRequest(list.state))
  const columns = useTagColumns()
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <ListCard
        texts="licenseTags"
        list={list}
        query={query}
        emptyAction={{ label: t("licenseTags.empty.action"), to: "/media/license/batches" }}
        filters={<TagFilters list={list} />}
      >
        <ListTable
          list={list}
          query={query}
          rows={query.data?.tags}
          columns={columns}
          sortable={TAG_LIST.sortable}
          hrefOf={(tag) => `/media/license/tags/${tag.id}`}
        />
      </ListCard>
    </div>
  )
}
