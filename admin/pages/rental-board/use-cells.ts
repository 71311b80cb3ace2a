import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from "react"
import { nextCell, type Cell, type Selection } from "../../lib/board"
import type { Board, BoardUnit } from "../../lib/rental-copy-types"
import { ROW_HEIGHT, VIEWPORT } from "./sizes"

/** A selection with the state of the copy it was made for. */
interface Chosen extends Selection {
  version: number
}

const days = ({ id, version }: BoardUnit, from: number, to: number): Chosen => ({ unit_id: id, version, from, to })

interface Options {
  board: Board
  scroller: RefObject<HTMLDivElement | null>
  /** Enter on a cell. */
  onEnter: (cell: Cell, selection: Selection | null) => void
}

/**
 * The cell one is in and the days one has selected. Arrows move, with Shift they select; Space selects the day one is
 * in; Escape gives the selection up. By mouse, days are selected by drawing over them.
 */
export function useCells({ board, scroller, onEnter }: Options) {
  const [cell, setCell] = useState<Cell>({ row: 0, day: 0 })
  const [chosen, setSelection] = useState<Chosen | null>(null)
  const wanted = useRef(false)
  const size = { rows: board.units.length, days: board.days.length }
  // The page of copies may have become shorter under the cell.
  const current = { row: Math.min(cell.row, Math.max(0, size.rows - 1)), day: Math.min(cell.day, size.days - 1) }

  // What was selected for a copy that has changed since is done with, or no longer what was seen.
  const selection = board.units.some((unit) => unit.id === chosen?.unit_id && unit.version === chosen.version)
    ? chosen
    : null

  useEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    focusCell(scroller.current, current)
  })

  const go = useCallback((to: Cell) => {
    wanted.current = true
    setCell(to)
  }, [])

  const latest = useRef({ board, size, selection, onEnter })
  useEffect(() => {
    latest.current = { board, size, selection, onEnter }
  })

  // Both stay the same function, so that a row that does not change is not drawn again.
  const onKey = useCallback(
    (event: KeyboardEvent, row: number, day: number) => {
      if (event.target !== event.currentTarget) return
      const { board, size, selection, onEnter } = latest.current
      const unit = board.units[row]
      const to = nextCell({ row, day }, event.key, size)
      if (to) {
        event.preventDefault()
        if (event.shiftKey && to.row === row && unit) {
          const from = selection?.unit_id === unit.id ? selection.from : day
          setSelection(days(unit, from, to.day))
        }
        return go(to)
      }
      if (event.key === " " && unit) {
        event.preventDefault()
        setSelection(isWithin(selection, unit.id, day) ? null : days(unit, day, day))
      } else if (event.key === "Enter") {
        event.preventDefault()
        onEnter({ row, day }, selection)
      } else if (event.key === "Escape" && selection) {
        event.stopPropagation()
        setSelection(null)
      }
    },
    [go],
  )

  const onSelectStart = useCallback(
    (event: PointerEvent, row: number, day: number) => {
      const unit = latest.current.board.units[row]
      const isBar = (event.target as HTMLElement).closest("[data-block]") !== null
      if (event.button !== 0 || isBar || !unit) return
      go({ row, day })
      setSelection(days(unit, day, day))
      drawDays(row, (to) => setSelection(days(unit, day, to)))
    },
    [go],
  )

  return {
    current,
    selection,
    onKey,
    onSelectStart,
    onFocus: useCallback((row: number, day: number) => setCell({ row, day }), []),
    clear: useCallback(() => setSelection(null), []),
  }
}

const isWithin = (selection: Selection | null, unit: string, day: number): boolean =>
  selection?.unit_id === unit &&
  day >= Math.min(selection.from, selection.to) &&
  day <= Math.max(selection.from, selection.to)

/** Follows the pointer over the days of a row until it is let go. */
function drawDays(row: number, onDay: (day: number) => void): void {
  const move = (at: globalThis.PointerEvent) => {
    const under = cellUnder(at)
    if (under?.row === row) onDay(under.day)
  }
  const end = () => {
    window.removeEventListener("pointermove", move)
    window.removeEventListener("pointerup", end)
    window.removeEventListener("pointercancel", end)
  }
  window.addEventListener("pointermove", move)
  window.addEventListener("pointerup", end)
  window.addEventListener("pointercancel", end)
}

function cellUnder(event: globalThis.PointerEvent): Cell | null {
  const element = document.elementFromPoint(event.clientX, event.clientY)
  const [row, day] = element?.closest<HTMLElement>("[data-cell]")?.dataset.cell?.split(":").map(Number) ?? []
  return row === undefined || day === undefined ? null : { row, day }
}

/** A row out of sight is not drawn; it is scrolled to first. */
function focusCell(scroller: HTMLElement | null, { row, day }: Cell): void {
  const find = () => scroller?.querySelector<HTMLElement>(`[data-cell="${row}:${day}"]`)
  const there = find()
  if (there) return there.focus()
  scroller?.scrollTo({ top: Math.max(0, row * ROW_HEIGHT - VIEWPORT / 2) })
  requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()))
}
