import { ArrowDownMini, ArrowUpMini, Trash } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import { memo, type ClipboardEvent } from "react"
import { useTranslation } from "react-i18next"
import { useWindow } from "../hooks/use-window"
import { parseDuration } from "../lib/format"
import { looksLikeTable, type TrackDraft } from "../lib/paste"
import { NamedIconButton } from "./named-icon-button"

const ROW_HEIGHT = 40
const VIEWPORT = 480

interface GridProps {
  label: string
  tracks: readonly TrackDraft[]
  faults: Map<string, string>
  onTrack: (at: number, patch: Partial<TrackDraft>) => void
  /** Something that looks like a table was pasted into a row. */
  onPaste: (at: number, text: string) => void
  onMove: (from: number, to: number) => void
  onRemove: (at: number) => void
}

/** Tracks as a grid of inputs. A table copied from a spreadsheet can be pasted into any cell. */
export function TrackGrid({ label, tracks, faults, onTrack, onPaste, onMove, onRemove }: GridProps) {
  const { t } = useTranslation("media")
  const view = useWindow(tracks.length, ROW_HEIGHT, VIEWPORT)
  const heads = [t("tracks.number"), t("tracks.title"), t("tracks.duration"), t("tracks.isrc"), t("tracks.actions")]
  return (
    <div
      {...view.scrollProps}
      // A scrolling region has to be reachable by keyboard.
      tabIndex={view.virtual ? 0 : undefined}
      role="region"
      aria-label={label}
      className="border-ui-border-base overflow-x-auto rounded-md border"
    >
      <table className="w-full table-fixed" aria-rowcount={tracks.length + 1}>
        <thead className="bg-ui-bg-subtle sticky top-0 z-[1]">
          <tr>
            {heads.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={clx("txt-compact-xsmall-plus text-ui-fg-subtle px-2 py-2 text-left", WIDTHS[index])}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.before > 0 && <tr aria-hidden style={{ height: view.before }} />}
          {tracks.slice(view.start, view.end).map((track, offset) => {
            const at = view.start + offset
            return (
              <TrackRow
                key={track.id ?? `new-${at}`}
                at={at}
                last={at === tracks.length - 1}
                track={track}
                fault={faultOf(faults, at)}
                onTrack={onTrack}
                onPaste={onPaste}
                onMove={onMove}
                onRemove={onRemove}
              />
            )
          })}
          {view.after > 0 && <tr aria-hidden style={{ height: view.after }} />}
        </tbody>
      </table>
    </div>
  )
}

const WIDTHS = ["w-[72px]", "min-w-[180px]", "w-[104px]", "w-[150px]", "w-[112px]"]

/** Faults of a row as one text: `title` and `duration` of the fourth track in one line. */
function faultOf(faults: Map<string, string>, at: number): string {
  const prefix = `tracks.${at}`
  return [...faults]
    .filter(([path]) => path === prefix || path.startsWith(`${prefix}.`))
    .map(([, message]) => message)
    .join(" · ")
}

interface RowProps extends Pick<GridProps, "onTrack" | "onPaste" | "onMove" | "onRemove"> {
  at: number
  last: boolean
  track: TrackDraft
  fault: string
}

const TrackRow = memo(function TrackRow({ at, last, track, fault, onTrack, onPaste, onMove, onRemove }: RowProps) {
  const { t } = useTranslation("media")
  const number = at + 1
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain")
    if (!looksLikeTable(text)) return
    event.preventDefault()
    onPaste(at, text)
  }
  const badDuration = parseDuration(track.duration) === undefined
  const cell = (key: "number" | "title" | "duration" | "isrc", label: string, invalid = false) => (
    <td className="px-1">
      <input
        className={clx(CELL, { "text-ui-fg-error": invalid, "tabular-nums": key === "duration" })}
        aria-label={label}
        aria-invalid={invalid || undefined}
        value={track[key]}
        onPaste={paste}
        onChange={(event) => onTrack(at, { [key]: event.target.value })}
      />
    </td>
  )
  return (
    <>
      <tr className="border-ui-border-base border-t" style={{ height: ROW_HEIGHT }} aria-rowindex={number + 1}>
        {cell("number", t("tracks.numberOf", { number }))}
        {cell("title", t("tracks.titleOf", { number }), fault !== "" && track.title === "")}
        {cell("duration", t("tracks.durationOf", { number }), badDuration)}
        {cell("isrc", t("tracks.isrcOf", { number }))}
        <td className="whitespace-nowrap px-1">
          <NamedIconButton label={t("rows.moveUp", { number })} disabled={at === 0} onClick={() => onMove(at, at - 1)}>
            <ArrowUpMini />
          </NamedIconButton>
          <NamedIconButton label={t("rows.moveDown", { number })} disabled={last} onClick={() => onMove(at, at + 1)}>
            <ArrowDownMini />
          </NamedIconButton>
          <NamedIconButton label={t("rows.remove", { number })} onClick={() => onRemove(at)}>
            <Trash />
          </NamedIconButton>
        </td>
      </tr>
      {(fault || badDuration) && (
        <tr>
          <td colSpan={5} role="alert" className="txt-compact-xsmall text-ui-fg-error px-2 pb-2">
            {badDuration ? t("tracks.badDuration") : fault}
          </td>
        </tr>
      )}
    </>
  )
})

const CELL =
  "txt-compact-small text-ui-fg-base bg-ui-bg-field hover:bg-ui-bg-field-hover focus-visible:shadow-borders-focus " +
  "h-8 w-full rounded-md px-2 outline-none"
