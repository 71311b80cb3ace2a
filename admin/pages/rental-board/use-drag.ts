import { useCallback, useEffect, useRef, useState, type PointerEvent } from "react"
import { outlookOf, targetsOf, type Outlook } from "../../lib/board"
import type { BoardBlock, BoardUnit } from "../../lib/rental-copy-types"

/** A pointer that has moved less has clicked. */
const THRESHOLD = 5

export interface Drag {
  unit: BoardUnit
  block: BoardBlock
  x: number
  y: number
  /** Copy under the pointer, when the booking may go there. */
  over: BoardUnit | null
}

/**
 * Dragging a booking to another row by pointer. Only rows of the same title take it; what letting go would mean is
 * shown before. Escape gives up.
 */
export function useDrag(units: readonly BoardUnit[], onDrop: (drag: Drag & { over: BoardUnit }) => void) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const latest = useRef({ units, onDrop })
  useEffect(() => {
    latest.current = { units, onDrop }
  })
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])

  const grab = useCallback((event: PointerEvent<HTMLElement>, unit: BoardUnit, block: BoardBlock) => {
    if (event.button !== 0) return
    event.stopPropagation()
    const start = { x: event.clientX, y: event.clientY }
    let current: Drag | null = null
    const targets = targetsOf(latest.current.units, unit)
    const move = (at: globalThis.PointerEvent) => {
      if (!current && Math.hypot(at.clientX - start.x, at.clientY - start.y) < THRESHOLD) return
      const over = targets.find((one) => one.id === unitUnder(at)) ?? null
      current = { unit, block, x: at.clientX, y: at.clientY, over }
      setDrag(current)
    }
    const end = () => {
      stop.current?.()
      if (!current) return
      // The click that follows would open the rental.
      window.addEventListener("click", swallow, { capture: true, once: true })
      setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0)
      const { over } = current
      if (over) latest.current.onDrop({ ...current, over })
    }
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key !== "Escape") return
      current = null
      stop.current?.()
    }
    stop.current = () => {
      window.removeEventListener("pointermove", move)
      window.removeEventListener("pointerup", end)
      window.removeEventListener("pointercancel", end)
      window.removeEventListener("keydown", key)
      setDrag(null)
    }
    window.addEventListener("pointermove", move)
    window.addEventListener("pointerup", end)
    window.addEventListener("pointercancel", end)
    window.addEventListener("keydown", key)
  }, [])

  /** Of a row while something is dragged: what letting go there means, `null` where it cannot go. */
  const outlook = (unit: BoardUnit): Outlook | null | undefined => {
    if (!drag) return undefined
    if (unit.id === drag.unit.id) return undefined
    return unit.variant_id === drag.unit.variant_id ? outlookOf(unit, drag.block) : null
  }
  return { drag, grab, outlook }
}

function swallow(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
}

function unitUnder(event: globalThis.PointerEvent): string | undefined {
  const element = document.elementFromPoint(event.clientX, event.clientY)
  return element?.closest<HTMLElement>("[data-unit]")?.dataset.unit
}
