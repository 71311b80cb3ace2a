import { Button, Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { ListCount } from "../../components/list-table"
import { RentalHookAlert } from "../../components/rental-hook-alert"
import { RentalNav } from "../../components/rental-nav"
import { Empty, Failure } from "../../components/states"
import { useRentals } from "../../hooks/rentals"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { RENTALS_LIST, type RentalFilter } from "../../lib/rental-list"
import { isNarrowed, listRequest } from "../../lib/url-list"
import { RentalFilters } from "./rental-filters"
import { RentalsTable } from "./rentals-table"
import { ViewTabs } from "./view-tabs"

/** All rentals, with the views a shop looks at every day. */
export function RentalsPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(RENTALS_LIST)
  const query = useRentals(listRequest(list.state))
  return (
    <div className="flex flex-col gap-y-3">
      <RentalNav />
      <RentalHookAlert />
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div>
            <Heading>{t("rentals.title")}</Heading>
            <ListCount
              count={query.data?.count}
              loading={query.isFetching}
              what={t("rentals.title")}
              text={(count, formatted) => t("rentals.count", { count, formatted })}
            />
          </div>
          <Button size="small" asChild>
            <Link to="/media/rentals/counter">{t("rentals.toCounter")}</Link>
          </Button>
        </div>
        <ViewTabs list={list} />
        <RentalFilters list={list} />
        <Content list={list} query={query} />
      </Container>
    </div>
  )
}

interface ContentProps {
  list: UrlList<RentalFilter>
  query: ReturnType<typeof useRentals>
}

function Content({ list, query }: ContentProps) {
  const { t } = useTranslation("media")
  if (query.isError && !query.data) {
    return <Failure bare error={query.error} what={t("rentals.failed")} onRetry={() => void query.refetch()} />
  }
  if (query.data?.count === 0) {
    return isNarrowed(list.state) ? (
      <Empty
        bare
        title={t("rentals.noMatch.title")}
        message={t("rentals.noMatch.message")}
        action={{ label: t("items.clearFilters"), onClick: list.clear }}
      />
    ) : (
      <Empty
        bare
        title={t("rentals.empty.title")}
        message={t("rentals.empty.message")}
        action={{ label: t("rentals.toCounter"), to: "/media/rentals/counter" }}
      />
    )
  }
  return <RentalsTable list={list} query={query} />
}
