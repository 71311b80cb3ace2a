import { useCallback, useState, type UIEvent } from "react"
import { visibleRange } from "../lib/window"

/** Rows beyond this many are drawn only while they are in view. */
export const VIRTUALISE_ABOVE = 50

/**
 * Draws only the rows in view of a long list of equal rows: the range to draw and the height to leave blank
 * above and below. Short lists are drawn whole, so that searching in the page finds everything.
 */
export function useWindow(count: number, rowHeight: number, viewport: number) {
  const [scrollTop, setScrollTop] = useState(0)
  const onScroll = useCallback((event: UIEvent<HTMLElement>) => setScrollTop(event.currentTarget.scrollTop), [])
  const virtual = count > VIRTUALISE_ABOVE
  const range = virtual ? visibleRange({ count, rowHeight, viewport, scrollTop }) : { start: 0, end: count }
  return {
    virtual,
    ...range,
    before: range.start * rowHeight,
    after: (count - range.end) * rowHeight,
    scrollProps: virtual ? { onScroll, style: { maxHeight: viewport, overflowY: "auto" as const } } : {},
  }
}
