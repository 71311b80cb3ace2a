import { Text, clx } from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { Section } from "../../../components/states"
import { useTerms } from "../../../hooks/terms"
import { useLanguage } from "../../../hooks/use-language"
import { useWindow } from "../../../hooks/use-window"
import { formatDuration, pickLabel } from "../../../lib/format"
import { trackLines, type TrackLine } from "../../../lib/track-lines"
import type { Item } from "../../../lib/types"
import { EditLink, Nothing } from "./section-parts"

const ROW_HEIGHT = 36
const VIEWPORT = 540

/** Every disc and track. Above fifty lines only those in view are drawn, so a box set opens as fast as a single. */
export function DiscsSection({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const tracks = item.discs.reduce((sum, disc) => sum + disc.tracks.length, 0)
  return (
    <Section
      title={t("item.discs")}
      subtitle={
        tracks > 0 &&
        [
          t("discs.count", { count: item.discs.length }),
          t("tracks.count", { count: tracks }),
          item.total_duration_ms > 0 ? formatDuration(item.total_duration_ms) : null,
        ]
          .filter(Boolean)
          .join(" · ")
      }
      actions={<EditLink to="discs" label={t("item.editDiscs")} />}
    >
      {item.discs.length === 0 ? <Nothing>{t("discs.empty")}</Nothing> : <TrackTable item={item} />}
    </Section>
  )
}

function TrackTable({ item }: { item: Item }) {
  const { t } = useTranslation("media")
  const lines = useMemo(() => trackLines(item), [item])
  const view = useWindow(lines.length, ROW_HEIGHT, VIEWPORT)
  return (
    <div {...view.scrollProps} tabIndex={view.virtual ? 0 : undefined} role="region" aria-label={t("item.discs")}>
      <table className="w-full table-fixed" aria-rowcount={lines.length + 1}>
        <thead className="bg-ui-bg-subtle sticky top-0">
          <tr className="txt-compact-xsmall-plus text-ui-fg-subtle text-left">
            <th scope="col" className="w-[72px] px-6 py-2">
              {t("tracks.number")}
            </th>
            <th scope="col" className="px-2 py-2">
              {t("tracks.title")}
            </th>
            <th scope="col" className="hidden w-[140px] px-2 py-2 lg:table-cell">
              {t("tracks.isrc")}
            </th>
            <th scope="col" className="w-[96px] px-6 py-2 text-right">
              {t("tracks.duration")}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.before > 0 && <tr aria-hidden style={{ height: view.before }} />}
          {lines.slice(view.start, view.end).map((line, offset) => (
            <Line key={line.id} line={line} index={view.start + offset + 2} />
          ))}
          {view.after > 0 && <tr aria-hidden style={{ height: view.after }} />}
        </tbody>
      </table>
    </div>
  )
}

function Line({ line, index }: { line: TrackLine; index: number }) {
  return line.kind === "disc" ? <DiscLine line={line} index={index} /> : <SongLine line={line} index={index} />
}

function DiscLine({ line, index }: { line: Extract<TrackLine, { kind: "disc" }>; index: number }) {
  const { t } = useTranslation("media")
  const language = useLanguage()
  const format = useTerms("medium_format").data?.find((term) => term.code === line.format)
  const name = pickLabel(format?.labels, language, line.format)
  return (
    <tr className="bg-ui-bg-component border-t" style={{ height: ROW_HEIGHT }} aria-rowindex={index}>
      <th scope="rowgroup" colSpan={4} className="px-6 text-left">
        <Text size="small" leading="compact" weight="plus" className="truncate">
          {line.title
            ? t("discs.lineTitled", { number: line.position, format: name, title: line.title })
            : t("discs.line", { number: line.position, format: name })}
        </Text>
      </th>
    </tr>
  )
}

function SongLine({ line, index }: { line: Extract<TrackLine, { kind: "track" }>; index: number }) {
  const cell = "txt-compact-small truncate"
  return (
    <tr className="border-t" style={{ height: ROW_HEIGHT }} aria-rowindex={index}>
      <td className={clx(cell, "text-ui-fg-subtle px-6 tabular-nums")}>{line.number}</td>
      <td className={clx(cell, "text-ui-fg-base px-2")} title={line.title}>
        {line.title}
        {line.artists && <span className="text-ui-fg-subtle pl-2">{line.artists}</span>}
      </td>
      <td className={clx(cell, "text-ui-fg-subtle hidden px-2 lg:table-cell")}>{line.isrc}</td>
      <td className={clx(cell, "text-ui-fg-subtle px-6 text-right tabular-nums")}>{line.duration}</td>
    </tr>
  )
}
