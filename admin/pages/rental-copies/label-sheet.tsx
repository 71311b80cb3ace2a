import { forwardRef } from "react"
import { useTranslation } from "react-i18next"
import { barsPath, code128, QUIET_ZONE } from "../../lib/code128"
import { placeOnPage, type LabelFormat } from "../../lib/labels"
import type { UnitRow } from "../../lib/rental-copy-types"
import type { LabelChoices } from "./label-options"

/** Black on white whatever the theme: it is paper. Used on the page and in the document that is printed. */
export const LABEL_CSS = `
.media-labels { color: #000; font-family: Inter, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif }
.media-labels-page { position: relative; background: #fff; margin: 0 auto 6mm; box-shadow: 0 0 0 1px rgba(0,0,0,.12) }
.media-label { position: absolute; box-sizing: border-box; padding: 2mm 3mm; overflow: hidden; display: flex;
  flex-direction: column; justify-content: center; align-items: stretch; gap: .6mm; text-align: center }
.media-label-title { font-size: 8pt; line-height: 1.15; font-weight: 500; display: -webkit-box; -webkit-line-clamp: 2;
  -webkit-box-orient: vertical; overflow: hidden }
.media-label svg { width: 100%; flex: 1 1 auto; min-height: 6mm; max-height: 14mm }
.media-label-code { font: 8pt/1.1 "Roboto Mono", ui-monospace, monospace; letter-spacing: .04em }
.media-label-note { font-size: 6.5pt; line-height: 1.1 }
@media print {
  body { margin: 0 }
  .media-labels-page { margin: 0; box-shadow: none; break-after: page }
  .media-labels-page:last-child { break-after: auto }
}`

interface SheetProps {
  pages: { at: number; label: UnitRow }[][]
  format: LabelFormat
  choices: LabelChoices
}

/** The sheets in millimetres, as they come out of the printer. */
export const LabelSheet = forwardRef<HTMLDivElement, SheetProps>(function LabelSheet({ pages, format, choices }, ref) {
  return (
    <div ref={ref} className="media-labels">
      {pages.map((page, index) => (
        <div
          key={index}
          className="media-labels-page"
          style={{ width: `${format.page.width}mm`, height: `${format.page.height}mm` }}
        >
          {page.map(({ at, label }) => (
            <CopyLabel key={at} copy={label} at={at} format={format} choices={choices} />
          ))}
        </div>
      ))}
    </div>
  )
})

interface LabelProps {
  copy: UnitRow
  at: number
  format: LabelFormat
  choices: LabelChoices
}

function CopyLabel({ copy, at, format, choices }: LabelProps) {
  const { t } = useTranslation("media")
  const { x, y } = placeOnPage(format, at)
  const grade = [copy.media_grade, copy.sleeve_grade].filter(Boolean).join("/")
  const note = [choices.grade ? grade : "", choices.location ? (copy.home_location_name ?? "") : ""].filter(Boolean)
  return (
    <div
      className="media-label"
      style={{
        left: `${x}mm`,
        top: `${y}mm`,
        width: `${format.label.width}mm`,
        height: `${format.label.height}mm`,
      }}
    >
      {choices.title && <div className="media-label-title">{copy.title}</div>}
      <Bars text={copy.barcode} label={t("copies.labels.barsOf", { barcode: copy.barcode })} />
      <div className="media-label-code">{copy.barcode}</div>
      {note.length > 0 && <div className="media-label-note">{note.join(" · ")}</div>}
    </div>
  )
}

const HEIGHT = 40

/** A barcode that Code 128 cannot carry (Chinese, accents) is printed as text only. */
function Bars({ text, label }: { text: string; label: string }) {
  const code = code128(text)
  if (!code) return null
  const width = code.modules + 2 * QUIET_ZONE
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
    >
      <path d={barsPath(code, HEIGHT)} fill="#000" />
    </svg>
  )
}
