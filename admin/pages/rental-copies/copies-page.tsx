import { Button, Container, Heading, type DataTableCommand } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, Outlet, useNavigate } from "react-router-dom"
import { ListCount, ListTable } from "../../components/list-table"
import { RentalNav } from "../../components/rental-nav"
import { Empty, Failure } from "../../components/states"
import { useCopies } from "../../hooks/rental-copies"
import { useCan } from "../../hooks/use-can"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { isNarrowed, listRequest } from "../../lib/url-list"
import { CopyFilters } from "./copy-filters"
import { COPY_LIST, type CopyFilter } from "./copy-list-spec"
import { useCopyColumns } from "./use-copy-columns"

/** Every copy that is rented out or was: where it is, who has it, what has become of it. */
export function CopiesPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(COPY_LIST)
  const query = useCopies(listRequest(list.state))
  const can = useCan()
  const failed = query.isError && !query.data
  return (
    <>
      <RentalNav />
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div>
            <Heading>{t("copies.title")}</Heading>
            <ListCount
              count={query.data?.count}
              loading={query.isFetching}
              what={t("copies.title")}
              text={(count, formatted) => t("copies.count", { count, formatted })}
            />
          </div>
          {can("rental.unit:create") && (
            <Button size="small" asChild>
              <Link to={intakePath(list)}>{t("copies.intake.open")}</Link>
            </Button>
          )}
        </div>
        <CopyFilters list={list} />
        {failed ? (
          <Failure bare error={query.error} what={t("copies.failed")} onRetry={() => void query.refetch()} />
        ) : (
          <CopyTable list={list} query={query} />
        )}
      </Container>
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

function CopyTable({ list, query }: { list: UrlList<CopyFilter>; query: ReturnType<typeof useCopies> }) {
  const { t } = useTranslation("media")
  const columns = useCopyColumns()
  const commands = useLabelCommand()
  if (query.data?.count === 0) {
    return isNarrowed(list.state) ? (
      <Empty
        bare
        title={t("copies.noMatch.title")}
        message={t("copies.noMatch.message")}
        action={{ label: t("items.clearFilters"), onClick: list.clear }}
      />
    ) : (
      <Empty
        bare
        title={t("copies.empty.title")}
        message={t("copies.empty.message")}
        action={{ label: t("copies.intake.open"), to: intakePath(list) }}
      />
    )
  }
  return (
    <ListTable
      list={list}
      rows={query.data?.units}
      count={query.data?.count ?? 0}
      columns={columns}
      commands={commands}
      sortable={COPY_LIST.sortable}
      loading={query.isPending}
      stale={query.isPlaceholderData}
      fetching={query.isFetching}
      hrefOf={(copy) => `/media/rentals/copies/${copy.id}`}
    />
  )
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
