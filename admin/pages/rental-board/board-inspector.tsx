import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { blocksOn, isDowntimeToEnd, periodOf, type Cell, type Selection } from "../../lib/board"
import type { Board, BoardBlock, BoardUnit } from "../../lib/rental-copy-types"
import type { BoardText } from "./use-board-text"

/** What can be done with what is under the cursor or selected; the same things the pointer does by dragging. */
export interface BoardActs {
  move: ((unit: BoardUnit, block: BoardBlock) => void) | null
  endDowntime: ((unit: BoardUnit, block: BoardBlock) => void) | null
  planDowntime: ((unit: BoardUnit, selection: Selection) => void) | null
}

interface Props {
  board: Board
  now: number
  text: BoardText
  cell: Cell
  selection: Selection | null
  onClear: () => void
  acts: BoardActs
}

/** Below the board: the day one is in, or the days one has selected, in words and with everything one can do. */
export function BoardInspector(props: Props) {
  const { t } = useTranslation("media")
  const { board, selection } = props
  const chosen = selection && board.units.find((unit) => unit.id === selection.unit_id)
  return (
    <div className="bg-ui-bg-base sticky bottom-0 z-[7] flex min-h-[60px] flex-wrap items-center justify-between gap-3 px-6 py-3">
      {selection && chosen ? (
        <SelectedDays {...props} selection={selection} unit={chosen} />
      ) : (
        <CurrentDay {...props} />
      )}
      <Text size="xsmall" className="text-ui-fg-subtle w-full">
        {t("board.keys")}
      </Text>
    </div>
  )
}

function SelectedDays(props: Props & { selection: Selection; unit: BoardUnit }) {
  const { t } = useTranslation("media")
  const { board, now, text, selection, unit, acts } = props
  const [from, to] = [Math.min(selection.from, selection.to), Math.max(selection.from, selection.to)]
  const isOver = periodOf(board.days, selection, now) === null
  return (
    <>
      <Text size="small" role="status">
        {t("board.selected", {
          count: to - from + 1,
          barcode: unit.barcode,
          from: text.date(board.days[from]?.date ?? ""),
          until: text.date(board.days[to]?.date ?? ""),
        })}
        {isOver && <span className="text-ui-fg-error"> {t("board.selectedOver")}</span>}
      </Text>
      <div className="flex items-center gap-x-2">
        <Button type="button" size="small" variant="transparent" onClick={props.onClear}>
          {t("board.clear")}
        </Button>
        {acts.planDowntime && (
          <Button
            type="button"
            size="small"
            variant="secondary"
            disabled={isOver}
            onClick={() => acts.planDowntime?.(unit, selection)}
          >
            {t("board.planDowntime")}
          </Button>
        )}
      </div>
    </>
  )
}

function CurrentDay({ board, now, text, cell, acts }: Props) {
  const { t } = useTranslation("media")
  const unit = board.units[cell.row]
  if (!unit) return null
  const blocks = blocksOn(board.days, unit, cell.day, now)
  return (
    <>
      <Text size="small" role="status" className="min-w-0 flex-1 break-words">
        {t("board.current", {
          barcode: unit.barcode,
          title: unit.title,
          day: text.cell(board.days, unit, cell.day, now),
        })}
      </Text>
      <div className="flex flex-wrap items-center gap-2">
        {blocks.map((block) => (
          <BlockButtons key={block.allocation_id} unit={unit} block={block} now={now} acts={acts} />
        ))}
      </div>
    </>
  )
}

interface BlockProps {
  unit: BoardUnit
  block: BoardBlock
  now: number
  acts: BoardActs
}

/** Buttons of one block, named after it where there can be several. */
export function BlockButtons({ unit, block, now, acts }: BlockProps) {
  const { t } = useTranslation("media")
  const number = block.rental?.display_no
  return (
    <>
      {block.rental && (
        <Button size="small" variant="secondary" asChild>
          <Link to={`/media/rentals/${block.rental.id}`}>{t("board.open", { number })}</Link>
        </Button>
      )}
      {block.movable && acts.move && (
        <Button type="button" size="small" variant="secondary" onClick={() => acts.move?.(unit, block)}>
          {t("board.move.open", { number })}
        </Button>
      )}
      {isDowntimeToEnd(block, now) && acts.endDowntime && (
        <Button type="button" size="small" variant="secondary" onClick={() => acts.endDowntime?.(unit, block)}>
          {t("downtime.end.confirm")}
        </Button>
      )}
    </>
  )
}
