import { useTranslation } from "react-i18next"
import { ListCard } from "../../components/list-card"
import { RentalHookAlert } from "../../components/rental-hook-alert"
import { RentalNav } from "../../components/rental-nav"
import { useRentals } from "../../hooks/rentals"
import { useUrlList } from "../../hooks/use-url-list"
import { RENTALS_LIST } from "../../lib/rental-list"
import { listRequest } from "../../lib/url-list"
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
      <ListCard
        texts="rentals"
        list={list}
        query={query}
        action={{ label: t("rentals.toCounter"), to: "/media/rentals/counter" }}
        filters={
          <>
            <ViewTabs list={list} />
            <RentalFilters list={list} />
          </>
        }
      >
        <RentalsTable list={list} query={query} />
      </ListCard>
    </div>
  )
}
