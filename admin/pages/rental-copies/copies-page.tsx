import type { DataTableCommand } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Outlet, useNavigate } from "react-router-dom"
import { ListCard } from "../../components/list-card"
import { ListTable } from "../../components/list-table"
import { RentalNav } from "../../components/rental-nav"
import { useCopies } from "../../hooks/rental-copies"
import { useCan } from "../../hooks/use-can"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { listRequest } from "../../lib/url-list"
import { CopyFilters } from "./copy-filters"
import { COPY_LIST, type CopyFilter } from "./copy-list-spec"
import { useCopyColumns } from "./use-copy-columns"

/** Every copy that is rented out or was: where it is, who has it, what has become of it. */
export function CopiesPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(COPY_LIST)
  const query = useCopies(listRequest(list.state))
  const can = useCan()
  const columns = useCopyColumns()
  const commands = useLabelCommand()
  const intake = { label: t("copies.intake.open"), to: intakePath(list) }
  return (
    <>
      <RentalNav />
      <ListCard
        texts="copies"
        list={list}
        query={query}
        action={can("rental.unit:create") ? intake : undefined}
        filters={<CopyFilters list={list} />}
      >
        <ListTable
          list={list}
          query={query}
          rows={query.data?.units}
          columns={columns}
          commands={() => commands}
          sortable={COPY_LIST.sortable}
          hrefOf={(copy) => `/media/rentals/copies/${copy.id}`}
        />
      </ListCard>
      <Outlet />
    </>
  )
}

/** Copies of the title whose copies one is looking at. */
function intakePath({ state }: UrlList<CopyFilter>): string {
  const { offer_id: offer, variant_id: variant, location_id: location } = state.filters
  const search = new URLSearchParams({
    ...(offer && { offer_id: offer }),
    ...(variant && { variant_id: variant }),
    ...(location && { location_id: location }),
  }).toString()
  return `/media/rentals/copies/intake${search ? `?${search}` : ""}`
}

function useLabelCommand(): DataTableCommand[] {
  const { t } = useTranslation("media")
  const navigate = useNavigate()
  return [
    {
      label: t("copies.labels.print"),
      shortcut: "p",
      action: (selection) => {
        const search = new URLSearchParams(Object.keys(selection).map((id) => ["id", id]))
        void navigate(`/media/rentals/copies/labels?${search}`)
      },
    },
  ]
}
