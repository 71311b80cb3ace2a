import { ArrowDownMini, ArrowUpMini, Trash, TriangleDownMini } from "@medusajs/icons"
import { Button, clx, Heading, Input, Label, Text, Textarea } from "@medusajs/ui"
import { useId, useMemo, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { useTerms } from "../hooks/terms"
import { useLanguage } from "../hooks/use-language"
import { endOfTracks, moved, pasteTracks, renumber, setTrack, without } from "../lib/disc-edits"
import { blankTrack, type DiscDraft } from "../lib/drafts"
import { TWO_SIDED } from "../lib/enums"
import { formatDuration, parseDuration, pickLabel } from "../lib/format"
import { parseTracks, type TrackDraft } from "../lib/paste"
import { NamedIconButton } from "./named-icon-button"
import { TrackGrid } from "./track-grid"

interface Props {
  disc: DiscDraft
  index: number
  count: number
  faults: Map<string, string>
  onChange: (patch: Partial<DiscDraft>) => void
  onMove: (to: number) => void
  onRemove: () => void
}

/** With more discs than this, each starts folded. */
const FOLD_ABOVE = 4

/** One disc: what it is, its tracks, and a box to paste many at once. */
export function DiscCard({ disc, index, count, faults, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation("media")
  // A box set opens with its discs folded: thirty open grids are slow to draw and hard to find one's way in.
  const [open, setOpen] = useState(count <= FOLD_ABOVE)
  const edits = useTrackEdits(disc.tracks, onChange)
  const number = index + 1
  const own = [...faults].filter(([path]) => !path.startsWith("tracks.")).map(([, message]) => message)
  return (
    <div className="shadow-elevation-card-rest bg-ui-bg-component flex flex-col gap-y-3 rounded-lg p-4">
      <div className="flex items-center justify-between gap-x-2">
        <button
          type="button"
          aria-expanded={open || faults.size > 0}
          onClick={() => setOpen(!open)}
          className="focus-visible:shadow-borders-focus flex items-center gap-x-2 rounded outline-none"
        >
          <TriangleDownMini className={clx("text-ui-fg-muted", { "-rotate-90": !open && faults.size === 0 })} />
          <Heading level="h3">{t("discs.heading", { number })}</Heading>
          <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
            {t("tracks.total", { count: disc.tracks.length, duration: totalOf(disc.tracks) })}
          </Text>
        </button>
        <div className="flex items-center gap-x-1">
          <NamedIconButton
            label={t("discs.moveUp", { number })}
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          >
            <ArrowUpMini />
          </NamedIconButton>
          <NamedIconButton
            label={t("discs.moveDown", { number })}
            disabled={number === count}
            onClick={() => onMove(index + 1)}
          >
            <ArrowDownMini />
          </NamedIconButton>
          <NamedIconButton label={t("discs.remove", { number })} onClick={onRemove}>
            <Trash />
          </NamedIconButton>
        </div>
      </div>
      {(open || faults.size > 0) && (
        <DiscBody disc={disc} number={number} faults={faults} own={own} edits={edits} onChange={onChange} />
      )}
    </div>
  )
}

interface BodyProps extends Pick<Props, "disc" | "faults" | "onChange"> {
  number: number
  own: string[]
  edits: ReturnType<typeof useTrackEdits>
}

function DiscBody({ disc, number, faults, own, edits, onChange }: BodyProps) {
  const { t } = useTranslation("media")
  const [pasting, setPasting] = useState(false)
  return (
    <>
      <DiscFields disc={disc} onChange={onChange} faults={faults} />
      {own.length > 0 && (
        <Text size="xsmall" role="alert" className="text-ui-fg-error">
          {own.join(" · ")}
        </Text>
      )}
      <TrackGrid
        label={t("discs.tracksOf", { number })}
        tracks={disc.tracks}
        faults={faults}
        onTrack={edits.set}
        onPaste={edits.pasteAt}
        onMove={edits.move}
        onRemove={edits.remove}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="button" size="small" variant="secondary" onClick={edits.add}>
          {t("tracks.add")}
        </Button>
        <Button
          type="button"
          size="small"
          variant="secondary"
          aria-expanded={pasting}
          onClick={() => setPasting(!pasting)}
        >
          {t("tracks.pasteMany")}
        </Button>
        <Button
          type="button"
          size="small"
          variant="transparent"
          onClick={() => edits.renumber(disc.format, number - 1)}
        >
          {t("tracks.renumber")}
        </Button>
      </div>
      {pasting && (
        <PasteBox
          onUse={(text) => {
            edits.pasteAt(endOfTracks(disc.tracks), text)
            setPasting(false)
          }}
        />
      )}
    </>
  )
}

const totalOf = (tracks: readonly TrackDraft[]) =>
  formatDuration(tracks.reduce((sum, track) => sum + (parseDuration(track.duration) ?? 0), 0))

/** Track edits that stay the same functions while typing, so that untouched rows are not drawn again. */
function useTrackEdits(tracks: TrackDraft[], onChange: Props["onChange"]) {
  const latest = useRef({ tracks, onChange })
  latest.current = { tracks, onChange }
  return useMemo(() => {
    const put = (change: (tracks: TrackDraft[]) => TrackDraft[]) =>
      latest.current.onChange({ tracks: change(latest.current.tracks) })
    return {
      set: (at: number, patch: Partial<TrackDraft>) => put((tracks) => setTrack(tracks, at, patch)),
      move: (from: number, to: number) => put((tracks) => moved(tracks, from, to)),
      remove: (at: number) => put((tracks) => without(tracks, at)),
      pasteAt: (at: number, text: string) => put((tracks) => pasteTracks(tracks, at, parseTracks(text).tracks)),
      add: () => put((tracks) => [...tracks, blankTrack()]),
      renumber: (format: string, record: number) =>
        put((tracks) => renumber(tracks, TWO_SIDED.has(format) ? record : null)),
    }
  }, [])
}

function DiscFields({ disc, onChange, faults }: Pick<Props, "disc" | "onChange" | "faults">) {
  const { t } = useTranslation("media")
  const id = useId()
  const language = useLanguage()
  const formats = useTerms("medium_format").data ?? []
  const fields = [
    { key: "format", label: t("discs.format") },
    { key: "title", label: t("discs.title") },
    { key: "matrix_runout", label: t("discs.matrix") },
  ] as const
  return (
    <div className="grid grid-cols-1 gap-3 md:grid-cols-3">
      {fields.map(({ key, label }) => (
        <div key={key} className="flex flex-col gap-y-1">
          <Label size="xsmall" htmlFor={`${id}-${key}`}>
            {label}
          </Label>
          <Input
            id={`${id}-${key}`}
            size="small"
            value={disc[key]}
            list={key === "format" ? `${id}-formats` : undefined}
            aria-invalid={faults.has(key)}
            onChange={(event) => onChange({ [key]: event.target.value })}
          />
        </div>
      ))}
      <datalist id={`${id}-formats`}>
        {formats.map((term) => (
          <option key={term.code} value={term.code} label={pickLabel(term.labels, language, term.code)} />
        ))}
      </datalist>
    </div>
  )
}

function PasteBox({ onUse }: { onUse: (text: string) => void }) {
  const { t } = useTranslation("media")
  const [text, setText] = useState("")
  const id = useId()
  const { tracks, badDurations } = parseTracks(text)
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="xsmall" htmlFor={id}>
        {t("tracks.pasteLabel")}
      </Label>
      <Textarea id={id} rows={6} value={text} onChange={(event) => setText(event.target.value)} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="button"
          size="small"
          variant="secondary"
          disabled={tracks.length === 0}
          onClick={() => onUse(text)}
        >
          {t("tracks.pasteUse", { count: tracks.length })}
        </Button>
        {badDurations.length > 0 && (
          <Text size="xsmall" role="status" className="text-ui-fg-error">
            {t("tracks.badDurations", { count: badDurations.length, lines: badDurations.slice(0, 10).join(", ") })}
          </Text>
        )}
      </div>
    </div>
  )
}
