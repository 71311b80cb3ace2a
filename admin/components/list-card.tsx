import { Container, Heading } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { UrlList } from "../hooks/use-url-list"
import { isNarrowed } from "../lib/url-list"
import { ListCount, type ListQuery } from "./list-table"
import { ActionButton, Empty, Failure, type Action } from "./states"

interface Props {
  /** Where the texts are: `<texts>.title`, `.count`, `.failed`, `.noMatch` and `.empty`. */
  texts: string
  list: UrlList
  query: ListQuery
  /** What one comes here to do; also offered while there is nothing to list. */
  action?: Action
  /** What is offered instead while there is nothing to list; `null`: nothing. */
  emptyAction?: Action | null
  filters: ReactNode
  /** The table, drawn while there are rows or they are on their way. */
  children: ReactNode
}

/** A list of a capability: its name and count, its filters, and the table or what there is to say instead. */
export function ListCard({ texts, list, query, action, emptyAction = action, filters, children }: Props) {
  const { t } = useTranslation("media")
  const title = t(`${texts}.title`)
  const content = () => {
    if (query.isError && !query.data) {
      return <Failure bare error={query.error} what={t(`${texts}.failed`)} onRetry={() => void query.refetch()} />
    }
    if (query.data?.count !== 0) return children
    const [why, way] = isNarrowed(list.state)
      ? ["noMatch", { label: t("items.clearFilters"), onClick: list.clear }]
      : ["empty", emptyAction]
    return (
      <Empty bare title={t(`${texts}.${why}.title`)} message={t(`${texts}.${why}.message`)} action={way ?? undefined} />
    )
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading>{title}</Heading>
          <ListCount
            count={query.data?.count}
            loading={query.isFetching}
            what={title}
            text={(count, formatted) => t(`${texts}.count`, { count, formatted })}
          />
        </div>
        {action && <ActionButton action={action} />}
      </div>
      {filters}
      {content()}
    </Container>
  )
}
