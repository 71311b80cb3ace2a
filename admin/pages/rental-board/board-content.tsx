import { toast, usePrompt } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { DowntimeDrawer } from "../../components/downtime-drawer"
import { useReseat } from "../../hooks/rental-board"
import { useCan } from "../../hooks/use-can"
import { useEndDowntime } from "../../hooks/use-end-downtime"
import { useFailureText } from "../../hooks/use-problem-text"
import { blocksOn, outlookOf, type Cell, type Selection } from "../../lib/board"
import type { Board, BoardBlock, BoardUnit } from "../../lib/rental-copy-types"
import { BoardGrid } from "./board-grid"
import { BoardInspector, type BoardActs } from "./board-inspector"
import { BoardTable } from "./board-table"
import { DragGhost } from "./drag-ghost"
import { MoveDrawer } from "./move-drawer"
import { useCells } from "./use-cells"
import { useDrag, type Drag } from "./use-drag"
import { useBoardText, type BoardText } from "./use-board-text"

interface Props {
  board: Board
  isTable: boolean
  today: string
}

type Open =
  | { what: "move"; unit: BoardUnit; block: BoardBlock }
  | { what: "downtime"; unit: BoardUnit; days: { from: string; until: string } }

/** The board or its table, and what can be done from either. */
export function BoardContent({ board, isTable, today }: Props) {
  const text = useBoardText(board.tz)
  const now = useNow()
  const [open, setOpen] = useState<Open | null>(null)
  const acts = useActs(board, setOpen)
  const shared = { board, text, now, acts }
  return (
    <>
      {isTable ? <BoardTable {...shared} /> : <Grid {...shared} today={today} />}
      {open?.what === "move" && (
        <MoveDrawer board={board} unit={open.unit} block={open.block} text={text} onClose={() => setOpen(null)} />
      )}
      {open?.what === "downtime" && (
        <DowntimeDrawer copy={open.unit} days={open.days} tz={board.tz} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

function useActs(board: Board, setOpen: (open: Open) => void): BoardActs {
  const can = useCan()
  const { ask } = useEndDowntime()
  const canEdit = can("rental.unit:update")
  return {
    move: can("rental.order:update") ? (unit, block) => setOpen({ what: "move", unit, block }) : null,
    endDowntime: canEdit ? (copy, { allocation_id, starts_at }) => void ask({ copy, allocation_id, starts_at }) : null,
    planDowntime: canEdit
      ? (unit, { from, to }) => {
          const [first, last] = [board.days[Math.min(from, to)], board.days[Math.max(from, to)]]
          if (first && last) setOpen({ what: "downtime", unit, days: { from: first.date, until: last.date } })
        }
      : null,
  }
}

interface GridProps {
  board: Board
  text: BoardText
  now: number
  today: string
  acts: BoardActs
}

function Grid({ board, text, now, today, acts }: GridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const drop = useDrop(text)
  const drag = useDrag(board.units, drop)
  /** Enter does what a click does; on selected days it opens the downtime. */
  const onEnter = ({ row, day }: Cell, selection: Selection | null) => {
    const unit = board.units[row]
    if (!unit) return
    if (selection?.unit_id === unit.id) return acts.planDowntime?.(unit, selection)
    const rental = blocksOn(board.days, unit, day, now).find((block) => block.rental)?.rental
    if (rental) void navigate(`/media/rentals/${rental.id}`)
  }
  const cells = useCells({ board, scroller, onEnter })
  return (
    <>
      <BoardGrid
        board={board}
        now={now}
        today={today}
        text={text}
        cells={cells}
        drag={drag}
        canMove={acts.move !== null}
        scroller={scroller}
      />
      <BoardInspector
        board={board}
        now={now}
        text={text}
        cell={cells.current}
        selection={cells.selection}
        onClear={cells.clear}
        acts={acts}
      />
      {drag.drag && <DragGhost drag={drag.drag} text={text} />}
    </>
  )
}

/** Letting a booking go over another copy: asked, then moved. */
function useDrop(text: BoardText): (drag: Drag & { over: BoardUnit }) => void {
  const { t } = useTranslation("media")
  const prompt = usePrompt()
  const reseat = useReseat()
  const failureText = useFailureText()
  const ask = async ({ unit, block, over }: Drag & { over: BoardUnit }) => {
    if (!block.rental) return
    const number = block.rental.display_no
    const agreed = await prompt({
      variant: "confirmation",
      title: t("board.move.ask", { number, from: unit.barcode, to: over.barcode }),
      description: t(`board.move.askOf.${outlookOf(over, block)}`, { block: text.about(block) }),
      confirmText: t("board.move.confirm"),
      cancelText: t("common.cancel"),
    })
    if (!agreed) return
    reseat.mutate(
      { rental_id: block.rental.id, unit_id: over.id },
      {
        onSuccess: () => toast.success(t("board.move.done", { number })),
        onError: (error) => toast.error(t("board.move.failed"), { description: failureText(error) }),
      },
    )
  }
  return (drag) => void ask(drag)
}

/** The time, by the minute: the line moves, and what is late goes on. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
