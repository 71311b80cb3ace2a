import { Button, Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { ListPaging } from "../../components/list-paging"
import { ListCount } from "../../components/list-table"
import { RentalNav } from "../../components/rental-nav"
import { Empty, Failure, SectionSkeleton } from "../../components/states"
import { useLocations } from "../../hooks/locations"
import { useBoard } from "../../hooks/rental-board"
import { useShopZone } from "../../hooks/use-shop-zone"
import { useUrlList, type UrlList } from "../../hooks/use-url-list"
import { boardWindow } from "../../lib/board"
import { todayIn } from "../../lib/shop-clock"
import { isNarrowed } from "../../lib/url-list"
import { BoardContent } from "./board-content"
import { BoardLegend } from "./board-legend"
import { BOARD_LIST, BOARD_PAGE, type BoardFilter } from "./board-spec"
import { BoardToolbar } from "./board-toolbar"

/** Copies by days: what is booked, out, late and out of service. */
export function BoardPage() {
  const { t } = useTranslation("media")
  const list = useUrlList(BOARD_LIST)
  const locations = useLocations()
  const location = list.state.filters.location_id ?? locations.data?.[0]?.id ?? ""
  return (
    <>
      <RentalNav />
      {locations.isPending ? (
        <SectionSkeleton rows={8} what={t("board.title")} />
      ) : !locations.data ? (
        <Failure error={locations.error} what={t("board.failed")} onRetry={() => void locations.refetch()} />
      ) : location === "" ? (
        <Empty
          title={t("board.noLocation.title")}
          message={t("board.noLocation.message")}
          action={{ label: t("board.noLocation.action"), to: "/settings/locations" }}
        />
      ) : (
        <LocationBoard key={location} list={list} location={location} />
      )}
    </>
  )
}

function LocationBoard({ list, location }: { list: UrlList<BoardFilter>; location: string }) {
  const { t } = useTranslation("media")
  const { filters, q, offset } = list.state
  const today = todayIn(useShopZone(location))
  const window = boardWindow(filters.from ?? null, filters.to ?? null, today)
  const query = useBoard(
    {
      location_id: location,
      ...window,
      variant_id: filters.variant_id,
      q: q.trim() || undefined,
      limit: BOARD_PAGE,
      offset: offset || undefined,
    },
    true,
  )
  const isTable = filters.view === "table"
  return (
    // What is stacked inside must stay below drawers and dialogs.
    <Container className="isolate divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading>{t("board.title")}</Heading>
          <ListCount
            count={query.data?.count}
            loading={query.isPending}
            what={t("board.title")}
            text={(count, formatted) => t("copies.count", { count, formatted })}
          />
        </div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          aria-pressed={isTable}
          onClick={() => list.change({ view: isTable ? null : "table", offset: offset ? String(offset) : null })}
        >
          {t(isTable ? "board.asBoard" : "board.asTable")}
        </Button>
      </div>
      <BoardToolbar list={list} location={location} window={window} today={today} />
      {query.isPending ? (
        <SectionSkeleton bare rows={8} what={t("board.title")} />
      ) : !query.data ? (
        <Failure bare error={query.error} what={t("board.failed")} onRetry={() => void query.refetch()} />
      ) : query.data.count === 0 ? (
        <NoCopies list={list} />
      ) : (
        <>
          <div className={query.isPlaceholderData ? "opacity-60" : undefined} aria-busy={query.isPlaceholderData}>
            <BoardContent board={query.data} isTable={isTable} today={today} />
          </div>
          <ListPaging
            count={query.data.count}
            offset={query.data.offset}
            shown={query.data.units.length}
            pageSize={BOARD_PAGE}
            onGo={(to) => list.change({ offset: to > 0 ? String(to) : null })}
          />
          {!isTable && <BoardLegend />}
        </>
      )}
    </Container>
  )
}

function NoCopies({ list }: { list: UrlList<BoardFilter> }) {
  const { t } = useTranslation("media")
  const { variant_id } = list.state.filters
  return isNarrowed(list.state) && (list.state.q || variant_id) ? (
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
      action={{ label: t("copies.intake.open"), to: "/media/rentals/copies/intake" }}
    />
  )
}
