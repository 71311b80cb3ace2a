import { Button, Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { LicenseNav } from "../../components/license-nav"
import { FilterSelect, ListSearch } from "../../components/list-controls"
import { ListCount, ListTable } from "../../components/list-table"
import { NamedFilter } from "../../components/named-filter"
import { Empty, Failure } from "../../components/states"
import { useDigitals } from "../../hooks/license-digital"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { DIGITAL_STATUSES } from "../../lib/license-digital-types"
import { isNarrowed, listRequest } from "../../lib/url-list"
import { DIGITAL_LIST, isKeyEnd, type DigitalFilter } from "./digital-list-spec"
import { useDigitalColumns } from "./use-digital-columns"

/** Every digital licence: whose it is, whether it is good, and on how many devices. */
export function DigitalsPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(DIGITAL_LIST)
  // Licences have no text to search for; a `q` from elsewhere would be refused.
  const query = useDigitals({ ...listRequest(list.state), q: undefined })
  const failed = query.isError && !query.data
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading>{t("licenseDigital.title")}</Heading>
          <ListCount
            count={query.data?.count}
            loading={query.isFetching}
            what={t("licenseDigital.title")}
            text={(count, formatted) => t("licenseDigital.count", { count, formatted })}
          />
        </div>
        <Filters list={list} />
        {failed ? (
          <Failure bare error={query.error} what={t("licenseDigital.failed")} onRetry={() => void query.refetch()} />
        ) : (
          <DigitalTable list={list} query={query} />
        )}
      </Container>
    </div>
  )
}

/** Filters that only a link sets; they are named and can be taken away. */
const LINKED = ["customer_id", "order_id", "variant_id", "tag_id"] as const

function Filters({ list }: { list: UrlList<DigitalFilter> }) {
  const { t } = useTranslation("media")
  const { state, change } = list
  return (
    <div className="flex flex-wrap items-end gap-3 px-6 py-4">
      <ListSearch
        label={t("licenseDigital.lastFour")}
        hint={t("licenseDigital.lastFourHint")}
        value={state.filters.key_last4 ?? ""}
        onChange={(text) => {
          const last4 = text.trim().slice(-4).toUpperCase()
          if (last4 === "" || isKeyEnd(last4)) change({ key_last4: last4 }, true)
        }}
      />
      <FilterSelect
        label={t("licenseDigital.column.status")}
        value={state.filters.status ?? ""}
        choices={DIGITAL_STATUSES.map((value) => ({ value, label: t(`licenseDigital.status.${value}`) }))}
        onChange={(status) => change({ status })}
      />
      {LINKED.filter((name) => state.filters[name]).map((name) => (
        <NamedFilter key={name} text={t(`licenseDigital.linked.${name}`)} onRemove={() => change({ [name]: null })} />
      ))}
      {isNarrowed(state) && (
        <Button type="button" size="small" variant="transparent" onClick={list.clear}>
          {t("items.clearFilters")}
        </Button>
      )}
    </div>
  )
}

function DigitalTable({ list, query }: { list: UrlList<DigitalFilter>; query: ReturnType<typeof useDigitals> }) {
  const { t } = useTranslation("media")
  const columns = useDigitalColumns()
  if (query.data?.count === 0) {
    return isNarrowed(list.state) ? (
      <Empty
        bare
        title={t("licenseDigital.noMatch.title")}
        message={t("licenseDigital.noMatch.message")}
        action={{ label: t("items.clearFilters"), onClick: list.clear }}
      />
    ) : (
      <Empty
        bare
        title={t("licenseDigital.empty.title")}
        message={t("licenseDigital.empty.message")}
        action={{ label: t("licenseDigital.empty.action"), to: "/media/license/rules" }}
      />
    )
  }
  return (
    <ListTable
      list={list}
      rows={query.data?.digital}
      count={query.data?.count ?? 0}
      columns={columns}
      sortable={DIGITAL_LIST.sortable}
      loading={query.isPending}
      stale={query.isPlaceholderData}
      fetching={query.isFetching}
      hrefOf={(one) => `/media/license/digital/${one.id}`}
    />
  )
}
