import { z } from "@medusajs/framework/zod"

/** A grid of equal labels on a page; every length in mm. */
export interface LabelLayout {
  page_width: number
  page_height: number
  /** From the page's edge to the first label. */
  margin_left: number
  margin_top: number
  columns: number
  rows: number
  /** From one label's edge to the same edge of the next. */
  pitch_x: number
  pitch_y: number
  label_width: number
  label_height: number
}

const A4 = { page_width: 210, page_height: 297 }

/**
 * `a4_21_63x38`: the common sheet of 21 address labels, 63.5 × 38.1 mm. `a4_35_35x37`: 35 labels of 35 × 37 mm, centred
 * with gaps of 2 mm. `roll_40x20`: one label per page, for a roll. A sheet with other margins is a custom grid.
 */
export const LABEL_LAYOUTS = {
  a4_21_63x38: {
    ...A4,
    margin_left: 7.21,
    margin_top: 15.15,
    columns: 3,
    rows: 7,
    pitch_x: 66.04,
    pitch_y: 38.1,
    label_width: 63.5,
    label_height: 38.1,
  },
  a4_35_35x37: {
    ...A4,
    margin_left: 13.5,
    margin_top: 13,
    columns: 5,
    rows: 7,
    pitch_x: 37,
    pitch_y: 39,
    label_width: 35,
    label_height: 37,
  },
  roll_40x20: {
    page_width: 40,
    page_height: 20,
    margin_left: 0,
    margin_top: 0,
    columns: 1,
    rows: 1,
    pitch_x: 40,
    pitch_y: 20,
    label_width: 40,
    label_height: 20,
  },
} as const satisfies Record<string, LabelLayout>

export type LabelLayoutName = keyof typeof LABEL_LAYOUTS
export const LABEL_LAYOUT_NAMES = Object.keys(LABEL_LAYOUTS) as [LabelLayoutName, ...LabelLayoutName[]]

/** Stable code of every refused layout. */
export const LAYOUT_INVALID = "media_license_layout_invalid"

/** Rounding of lengths typed in tenths of a millimetre. */
const TOLERANCE = 1e-6
const length = z.number().positive().max(1000)
const margin = z.number().min(0).max(1000)
const count = z.number().int().min(1).max(100)

/**
 * A grid in mm, refused when its labels overlap or leave the page. Whether a label can hold its symbol depends on the
 * symbol: see `labelProblems`.
 */
export const customLayout = z
  .strictObject({
    page_width: length,
    page_height: length,
    margin_left: margin,
    margin_top: margin,
    columns: count,
    rows: count,
    pitch_x: length,
    pitch_y: length,
    label_width: length,
    label_height: length,
  })
  .superRefine((layout, context) => {
    for (const { path, message } of gridFaults(layout)) {
      context.addIssue({ code: "custom", path: [path], message, params: { code: LAYOUT_INVALID } })
    }
  })
  .meta({ description: "Lengths in mm; a pitch is the distance from one label's edge to the same edge of the next" })

/** A layout as a request names it: one of ours, or a grid. */
export const labelLayout = z.union([z.enum(LABEL_LAYOUT_NAMES), customLayout])
export type LabelLayoutInput = z.input<typeof labelLayout>

/** The grid behind a name; a custom grid is returned as it is. */
export function layoutOf(layout: LabelLayoutInput): LabelLayout {
  return typeof layout === "string" ? LABEL_LAYOUTS[layout] : layout
}

/** Labels on one page. */
export const labelsPerPage = ({ columns, rows }: LabelLayout): number => columns * rows

/** Upper left corner of a label on its page, mm; `index` from 0, row by row. */
export function labelCorner(layout: LabelLayout, index: number): { x: number; y: number } {
  return {
    x: layout.margin_left + (index % layout.columns) * layout.pitch_x,
    y: layout.margin_top + Math.floor(index / layout.columns) * layout.pitch_y,
  }
}

interface Axis {
  count: "columns" | "rows"
  margin: "margin_left" | "margin_top"
  pitch: "pitch_x" | "pitch_y"
  label: "label_width" | "label_height"
  page: "page_width" | "page_height"
}

const AXES: Axis[] = [
  { count: "columns", margin: "margin_left", pitch: "pitch_x", label: "label_width", page: "page_width" },
  { count: "rows", margin: "margin_top", pitch: "pitch_y", label: "label_height", page: "page_height" },
]

function gridFaults(layout: LabelLayout): { path: keyof LabelLayout; message: string }[] {
  return AXES.flatMap((axis) => axisFault(layout, axis) ?? [])
}

/** The field to change: the label when not even one fits, else the distance or the number of labels. */
function axisFault(layout: LabelLayout, axis: Axis): { path: keyof LabelLayout; message: string } | null {
  const first = layout[axis.margin] + layout[axis.label]
  const page = layout[axis.page] + TOLERANCE
  if (first > page) return { path: axis.label, message: `one label ends at ${mm(first)}, outside ${axis.page}` }
  if (layout[axis.count] === 1) return null
  if (layout[axis.pitch] + TOLERANCE < layout[axis.label]) {
    return { path: axis.pitch, message: `is less than ${axis.label}: labels would overlap` }
  }
  const end = first + (layout[axis.count] - 1) * layout[axis.pitch]
  return end > page ? { path: axis.count, message: `the last label ends at ${mm(end)}, outside ${axis.page}` } : null
}

const mm = (value: number) => `${Math.round(value * 100) / 100} mm`
