import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { RemoteSource } from "../../components/combo-fields"
import { FilterRemote } from "../../components/list-controls"
import { NamedFilter } from "../../components/named-filter"
import { useCan } from "../../hooks/use-can"
import { useLanguage } from "../../hooks/use-language"
import { request } from "../../lib/client"
import { pickLabel } from "../../lib/format"
import type { Query } from "../../lib/query"
import type { Labels, Page } from "../../lib/types"

type Batches = Page<"batches", { id: string; title: Labels; edition: string | null }>

const fetchBatches = (query: Query, signal?: AbortSignal) =>
  request<Batches>("/admin/media/license/batches", { query, signal })

const nameOf = ({ title, edition, id }: Batches["batches"][number], language: string): string =>
  [pickLabel(title, language, id), edition].filter(Boolean).join(" · ")

const KEY = ["media", "license-batches", "pick"] as const

const batchSource = (language: string): RemoteSource => ({
  queryKey: [...KEY, language],
  fetchPage: async (query) => {
    const { batches, ...page } = await fetchBatches(query)
    return { ...page, options: batches.map((batch) => ({ value: batch.id, label: nameOf(batch, language) })) }
  },
})

interface Props {
  value: string
  onChange: (id: string) => void
}

/** Tags of one batch. Who may not see batches is told only that the list is of one. */
export function BatchFilter({ value, onChange }: Props) {
  const { t } = useTranslation("media")
  const can = useCan()
  if (can("license.batch:read")) return <BatchBox value={value} onChange={onChange} />
  return value ? <NamedFilter text={t("licenseTags.linked.batch_id")} onRemove={() => onChange("")} /> : null
}

function BatchBox({ value, onChange }: Props) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const { data } = useQuery({
    queryKey: [...KEY, "one", value],
    queryFn: ({ signal }) => fetchBatches({ id: value, limit: 1 }, signal),
    enabled: value !== "",
  })
  const [chosen] = data?.batches ?? []
  return (
    <FilterRemote
      label={t("licenseTags.column.batch")}
      source={batchSource(language)}
      value={value}
      name={chosen && nameOf(chosen, language)}
      onChange={onChange}
    />
  )
}
