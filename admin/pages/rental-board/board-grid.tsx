import { clx } from "@medusajs/ui"
import type { RefObject } from "react"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../../hooks/use-language"
import { useWindow } from "../../hooks/use-window"
import { placeOf, type Selection } from "../../lib/board"
import { toBcp47 } from "../../lib/format"
import type { Board, BoardDay, BoardUnit } from "../../lib/rental-copy-types"
import { BoardRow } from "./board-row"
import { HEADER_WIDTH, ROW_HEIGHT, VIEWPORT } from "./sizes"
import type { useCells } from "./use-cells"
import type { useDrag } from "./use-drag"
import type { BoardText } from "./use-board-text"

interface Props {
  board: Board
  now: number
  today: string
  text: BoardText
  cells: ReturnType<typeof useCells>
  drag: ReturnType<typeof useDrag>
  canMove: boolean
  scroller: RefObject<HTMLDivElement | null>
}

/** Copies down, days across. A grid for the keyboard too: one cell is in the tab order, arrows go on from there. */
export function BoardGrid({ board, now, today, text, cells, drag, canMove, scroller }: Props) {
  const { t } = useTranslation("media")
  const view = useWindow(board.units.length, ROW_HEIGHT, VIEWPORT)
  const { current, selection } = cells
  const rows = board.units.slice(view.start, view.end)
  return (
    <div
      ref={scroller as RefObject<HTMLDivElement>}
      className="overflow-auto"
      style={{ maxHeight: VIEWPORT }}
      onScroll={view.scrollProps.onScroll}
    >
      <div
        role="grid"
        aria-label={t("board.gridLabel")}
        aria-rowcount={board.units.length + 1}
        aria-colcount={board.days.length + 1}
        aria-multiselectable
        className="relative"
        style={{ minWidth: HEADER_WIDTH + board.days.length * 32 }}
      >
        <DayHeads days={board.days} today={today} text={text} />
        <div className="relative" style={{ paddingTop: view.before, paddingBottom: view.after }}>
          {rows.map((unit, offset) => {
            const row = view.start + offset
            const [from, to] = selectedIn(unit, selection)
            return (
              <BoardRow
                key={unit.id}
                days={board.days}
                unit={unit}
                row={row}
                now={now}
                text={text}
                current={current.row === row ? current.day : null}
                selectedFrom={from}
                selectedTo={to}
                outlook={drag.outlook(unit)}
                dragged={drag.drag?.block.allocation_id ?? null}
                canMove={canMove}
                onFocus={cells.onFocus}
                onKey={cells.onKey}
                onSelectStart={cells.onSelectStart}
                onGrab={drag.grab}
              />
            )
          })}
          <NowLine days={board.days} now={now} />
        </div>
      </div>
    </div>
  )
}

function selectedIn(unit: BoardUnit, selection: Selection | null): [number, number] {
  if (selection?.unit_id !== unit.id) return [-1, -1]
  return [Math.min(selection.from, selection.to), Math.max(selection.from, selection.to)]
}

function DayHeads({ days, today, text }: { days: readonly BoardDay[]; today: string; text: BoardText }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const weekday = new Intl.DateTimeFormat(toBcp47(language), { weekday: "narrow", timeZone: "UTC" })
  const month = new Intl.DateTimeFormat(toBcp47(language), { month: "short", timeZone: "UTC" })
  return (
    <div role="row" aria-rowindex={1} className="bg-ui-bg-base sticky top-0 z-[5] flex">
      <div
        role="columnheader"
        className="bg-ui-bg-base border-ui-border-base txt-compact-xsmall-plus text-ui-fg-subtle sticky left-0 z-[6] flex shrink-0 items-end border-b border-r px-3 pb-1"
        style={{ width: HEADER_WIDTH }}
      >
        {t("copies.title")}
      </div>
      {days.map((day, at) => {
        const date = new Date(`${day.date}T00:00:00Z`)
        const isFirst = at === 0 || day.date.endsWith("-01")
        return (
          <div
            key={day.date}
            role="columnheader"
            aria-colindex={at + 2}
            aria-label={[text.day(day.date), day.open ? "" : t("board.closed")].filter(Boolean).join(", ")}
            className={clx(
              "border-ui-border-base txt-compact-xsmall flex min-w-[32px] flex-1 flex-col items-center border-b border-r pb-1 tabular-nums",
              day.open ? "text-ui-fg-base" : "text-ui-fg-subtle bg-ui-bg-subtle",
            )}
          >
            <span className="text-ui-fg-subtle h-4 whitespace-nowrap">{isFirst ? month.format(date) : ""}</span>
            <span className="text-ui-fg-subtle">{weekday.format(date)}</span>
            <span
              className={clx("rounded-full px-1.5", {
                "bg-ui-tag-blue-bg text-ui-tag-blue-text font-medium": day.date === today,
              })}
            >
              {date.getUTCDate()}
            </span>
          </div>
        )
      })}
    </div>
  )
}

/** Where the shop's clock stands. */
function NowLine({ days, now }: { days: readonly BoardDay[]; now: number }) {
  const first = days[0]
  const last = days[days.length - 1]
  if (!first || !last || now < Date.parse(first.starts_at) || now >= Date.parse(last.ends_at)) return null
  const share = placeOf(days, now) / days.length
  return (
    <div
      aria-hidden
      className="bg-ui-tag-red-icon pointer-events-none absolute inset-y-0 z-[3] w-px"
      style={{ left: `calc(${HEADER_WIDTH}px + (100% - ${HEADER_WIDTH}px) * ${share})` }}
    />
  )
}
