/** Which rows of a list of equal rows are in view, with a few more on either side against flicker. */
export function visibleRange(options: {
  count: number
  rowHeight: number
  viewport: number
  scrollTop: number
  overscan?: number
}): { start: number; end: number } {
  const { count, rowHeight, viewport, scrollTop, overscan = 8 } = options
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight) - overscan
  const shown = Math.ceil(viewport / rowHeight) + 2 * overscan
  const start = Math.max(0, Math.min(first, count - shown))
  return { start, end: Math.min(count, start + shown) }
}
