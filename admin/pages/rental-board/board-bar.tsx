import { ExclamationCircleSolid } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import type { PointerEvent } from "react"
import { Link } from "react-router-dom"
import { lookOf, type Bar } from "../../lib/board"
import type { BoardBlock } from "../../lib/rental-copy-types"
import { LOOKS } from "./looks"

interface Props {
  block: BoardBlock
  bar: Bar
  /** The day in whose cell the bar begins. */
  day: number
  short: string
  full: string
  faded: boolean
  onGrab?: (event: PointerEvent<HTMLElement>) => void
  onPick: () => void
}

/** A block as a bar that begins in its first day's cell: pale where it only keeps its distance, full where it is. */
export function BoardBar({ block, bar, day, short, full, faded, onGrab, onPick }: Props) {
  const look = LOOKS[lookOf(block)]
  const width = bar.until - bar.from
  const className = clx(
    "absolute top-1 bottom-1 block overflow-hidden rounded-md text-left outline-none",
    block.late ? "z-[1]" : "z-[2]",
    { "cursor-grab touch-none": Boolean(onGrab), "opacity-40": faded },
  )
  const style = { left: ofCell(bar.from - day), width: ofCell(width) }
  const content = <BarContent block={block} bar={bar} look={look} short={short} />
  const shared = { className, style, title: full, tabIndex: -1, draggable: false, onPointerDown: onGrab }
  if (block.rental) {
    return (
      <Link {...shared} to={`/media/rentals/${block.rental.id}`} data-block={block.allocation_id} aria-label={full}>
        {content}
      </Link>
    )
  }
  return (
    <button type="button" {...shared} data-block={block.allocation_id} aria-label={full} onClick={onPick}>
      {content}
    </button>
  )
}

/** So many days wide. Percent of a cell leave out its line on the right, which a bar over many days would feel. */
const ofCell = (days: number): string => `calc(${days * 100}% + ${days}px)`

/** A late copy is blocked until it is back: what is not sure yet is paler than what has been. */
function BarContent({ block, bar, look, short }: Pick<Props, "block" | "bar" | "short"> & { look: Look }) {
  const share = (value: number) => `${(value / Math.max(bar.until - bar.from, 0.001)) * 100}%`
  const core = { left: share(bar.coreFrom - bar.from), width: share(bar.coreUntil - bar.coreFrom) }
  return (
    <>
      <span aria-hidden className={clx("absolute inset-y-1 inset-x-0 opacity-40", look.className)} style={look.style} />
      <span
        aria-hidden
        className={clx("absolute inset-y-0 flex items-center rounded-md border", look.className, {
          "rounded-l-none border-l-0": bar.cutLeft,
          "rounded-r-none border-r-0": bar.cutRight && !block.late,
        })}
        style={{ ...core, minWidth: 6, ...look.style }}
      />
      <span
        aria-hidden
        className={clx("absolute inset-y-0 flex min-w-0 items-center gap-x-1 overflow-hidden px-1", textOf(look))}
        style={{ left: core.left, right: 0 }}
      >
        <span className="shrink-0 [&_svg]:h-[13px] [&_svg]:w-[13px]">{look.icon}</span>
        {block.rental?.at_risk && !block.late && (
          <span className="text-ui-tag-red-icon shrink-0 [&_svg]:h-[13px] [&_svg]:w-[13px]">
            <ExclamationCircleSolid />
          </span>
        )}
        <span className="txt-compact-xsmall-plus truncate">{short}</span>
      </span>
    </>
  )
}

type Look = (typeof LOOKS)[keyof typeof LOOKS]

/** Only the text colour of a look. */
const textOf = (look: Look): string => /text-\S+/.exec(look.className)?.[0] ?? ""
