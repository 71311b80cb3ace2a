import { clx } from "@medusajs/ui"
import { memo, type KeyboardEvent, type PointerEvent } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { UnitStatusBadge } from "../../components/rental-badges"
import { barOf, type Bar, type Outlook } from "../../lib/board"
import type { BoardBlock, BoardDay, BoardUnit } from "../../lib/rental-copy-types"
import { BoardBar } from "./board-bar"
import { HEADER_WIDTH, ROW_HEIGHT } from "./sizes"
import type { BoardText } from "./use-board-text"

export interface RowProps {
  days: readonly BoardDay[]
  unit: BoardUnit
  row: number
  now: number
  text: BoardText
  /** The day that can be reached by Tab, when it is in this row. */
  current: number | null
  /** First and last selected day, when they are in this row; -1 for none. */
  selectedFrom: number
  selectedTo: number
  /** What letting go here would mean, while a booking is dragged over the board; `null`: it cannot go here. */
  outlook: Outlook | null | undefined
  dragged: string | null
  canMove: boolean
  onFocus: (row: number, day: number) => void
  onKey: (event: KeyboardEvent, row: number, day: number) => void
  onSelectStart: (event: PointerEvent, row: number, day: number) => void
  onGrab: (event: PointerEvent<HTMLElement>, unit: BoardUnit, block: BoardBlock) => void
}

/** One copy: its name, then a cell per day. */
export const BoardRow = memo(function BoardRow(props: RowProps) {
  const { days, unit, row, now } = props
  const bars = unit.blocks
    .map((block) => ({ block, bar: barOf(days, block, now) }))
    .filter((one): one is { block: BoardBlock; bar: Bar } => one.bar !== null)
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      data-unit={unit.id}
      className={clx("border-ui-border-base flex border-b", {
        "opacity-40": props.outlook === null,
        "bg-ui-tag-green-bg": props.outlook === "free",
        "bg-ui-tag-orange-bg": props.outlook === "others_move",
        "bg-ui-tag-red-bg": props.outlook === "blocked",
      })}
      style={{ height: ROW_HEIGHT }}
    >
      <RowHeader unit={unit} outlook={props.outlook} />
      {days.map((day, at) => (
        <DayCell key={day.date} {...props} at={at} bars={bars.filter(({ bar }) => Math.floor(bar.from) === at)} />
      ))}
    </div>
  )
})

function RowHeader({ unit, outlook }: Pick<RowProps, "unit" | "outlook">) {
  const { t } = useTranslation("media")
  return (
    <div
      role="rowheader"
      className="bg-ui-bg-base border-ui-border-base sticky left-0 z-[4] flex shrink-0 flex-col justify-center gap-y-0.5 border-r px-3"
      style={{ width: HEADER_WIDTH }}
    >
      <span className="txt-compact-xsmall text-ui-fg-subtle truncate" title={unit.title}>
        {unit.title}
      </span>
      <span className="flex min-w-0 items-center gap-x-2">
        <Link
          to={`/media/rentals/copies/${unit.id}`}
          className="txt-compact-xsmall-plus text-ui-fg-base hover:text-ui-fg-interactive focus-visible:shadow-borders-focus shrink-0 whitespace-nowrap rounded font-mono outline-none"
        >
          {unit.barcode}
        </Link>
        {outlook ? (
          <span className="txt-compact-xsmall text-ui-fg-base truncate">{t(`board.outlook.${outlook}`)}</span>
        ) : (
          unit.status !== "available" && (
            <span className="origin-left scale-90">
              <UnitStatusBadge status={unit.status} />
            </span>
          )
        )}
      </span>
    </div>
  )
}

interface CellProps extends RowProps {
  at: number
  bars: { block: BoardBlock; bar: Bar }[]
}

function DayCell({ days, unit, row, now, text, at, bars, ...props }: CellProps) {
  const day = days[at]
  const isSelected = at >= props.selectedFrom && at <= props.selectedTo
  return (
    <div
      role="gridcell"
      aria-colindex={at + 2}
      aria-selected={isSelected}
      aria-label={text.cell(days, unit, at, now)}
      tabIndex={props.current === at ? 0 : -1}
      data-cell={`${row}:${at}`}
      onFocus={(event) => event.target === event.currentTarget && props.onFocus(row, at)}
      onKeyDown={(event) => props.onKey(event, row, at)}
      onPointerDown={(event) => props.onSelectStart(event, row, at)}
      className={clx(
        "border-ui-border-base focus-visible:shadow-borders-focus relative min-w-[32px] flex-1 cursor-cell select-none border-r outline-none focus-visible:z-[3]",
        { "bg-ui-bg-subtle": !day?.open && !isSelected, "bg-ui-bg-highlight": isSelected },
      )}
    >
      {bars.map(({ block, bar }) => (
        <BoardBar
          key={block.allocation_id}
          block={block}
          bar={bar}
          day={at}
          short={text.short(block)}
          full={text.full(block)}
          faded={props.dragged === block.allocation_id}
          onGrab={block.movable && props.canMove ? (event) => props.onGrab(event, unit, block) : undefined}
          onPick={() => props.onFocus(row, at)}
        />
      ))}
    </div>
  )
}
