/** A sheet of labels or a roll; millimetres. */
export interface LabelFormat {
  id: string
  page: { width: number; height: number }
  /** Top left corner of the first label. */
  origin: { x: number; y: number }
  columns: number
  rows: number
  label: { width: number; height: number }
  /** From one label's edge to the same edge of the next. */
  pitch: { x: number; y: number }
}

const roll = (width: number, height: number): LabelFormat => ({
  id: `roll_${width}x${height}`,
  page: { width, height },
  origin: { x: 0, y: 0 },
  columns: 1,
  rows: 1,
  label: { width, height },
  pitch: { x: width, y: height },
})

/** Sheets as shops buy them (A4 and Letter), and rolls of the usual label printers. */
export const LABEL_FORMATS: readonly LabelFormat[] = [
  {
    id: "a4_24",
    page: { width: 210, height: 297 },
    origin: { x: 0, y: 0.5 },
    columns: 3,
    rows: 8,
    label: { width: 70, height: 37 },
    pitch: { x: 70, y: 37 },
  },
  {
    id: "a4_40",
    page: { width: 210, height: 297 },
    origin: { x: 0, y: 0 },
    columns: 4,
    rows: 10,
    label: { width: 52.5, height: 29.7 },
    pitch: { x: 52.5, y: 29.7 },
  },
  {
    id: "letter_30",
    page: { width: 215.9, height: 279.4 },
    origin: { x: 4.8, y: 12.7 },
    columns: 3,
    rows: 10,
    label: { width: 66.7, height: 25.4 },
    pitch: { x: 69.85, y: 25.4 },
  },
  roll(57, 32),
  roll(50, 25),
]

export const formatOf = (id: string | null): LabelFormat =>
  LABEL_FORMATS.find((format) => format.id === id) ?? (LABEL_FORMATS[0] as LabelFormat)

/** Place of a label on its page, in millimetres. */
export function placeOnPage(format: LabelFormat, at: number): { x: number; y: number } {
  const { origin, pitch, columns } = format
  return { x: origin.x + (at % columns) * pitch.x, y: origin.y + Math.floor(at / columns) * pitch.y }
}

/**
 * Labels page by page. `skip` leaves out places of the first sheet that are used up already.
 *
 * @example labelPages(["a", "b"], formatOf("a4_24"), { skip: 23, each: 1 }).length // 2
 */
export function labelPages<T>(
  labels: readonly T[],
  format: LabelFormat,
  { skip = 0, each = 1 }: { skip?: number; each?: number } = {},
): { at: number; label: T }[][] {
  const perPage = format.columns * format.rows
  const first = Math.max(0, Math.min(perPage - 1, skip))
  const pages: { at: number; label: T }[][] = []
  labels
    .flatMap((label) => Array.from({ length: Math.max(1, each) }, () => label))
    .forEach((label, index) => {
      const place = first + index
      const page = (pages[Math.floor(place / perPage)] ??= [])
      page.push({ at: place % perPage, label })
    })
  return pages
}
