import { useTranslation } from "react-i18next"
import { LicenseNav } from "../../components/license-nav"
import { ListCard } from "../../components/list-card"
import { FilterBar, FilterSelect, ListSearch } from "../../components/list-controls"
import { ListTable } from "../../components/list-table"
import { NamedFilter } from "../../components/named-filter"
import { useDigitals } from "../../hooks/license-digital"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { DIGITAL_STATUSES } from "../../lib/license-digital-types"
import { listRequest } from "../../lib/url-list"
import { DIGITAL_LIST, isKeyEnd, type DigitalFilter } from "./digital-list-spec"
import { useDigitalColumns } from "./use-digital-columns"

/** Every digital licence: whose it is, whether it is good, and on how many devices. */
export function DigitalsPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(DIGITAL_LIST)
  // Licences have no text to search for; a `q` from elsewhere would be refused.
  const query = useDigitals({ ...listRequest(list.state), q: undefined })
  const columns = useDigitalColumns()
  return (
    <div className="flex flex-col gap-y-3">
      <LicenseNav />
      <ListCard
        texts="licenseDigital"
        list={list}
        query={query}
        emptyAction={{ label: t("licenseDigital.empty.action"), to: "/media/license/rules" }}
        filters={<Filters list={list} />}
      >
        <ListTable
          list={list}
          query={query}
          rows={query.data?.digital}
          columns={columns}
          sortable={DIGITAL_LIST.sortable}
          hrefOf={(one) => `/media/license/digital/${one.id}`}
        />
      </ListCard>
    </div>
  )
}

/** Filters that only a link sets; they are named and can be taken away. */
const LINKED = ["customer_id", "order_id", "variant_id", "tag_id"] as const

function Filters({ list }: { list: UrlList<DigitalFilter> }) {
  const { t } = useTranslation("media")
  const { state, change } = list
  return (
    <FilterBar list={list}>
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
    </FilterBar>
  )
}
