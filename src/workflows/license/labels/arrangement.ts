import type { Problem } from "../../../lib/errors"
import { LAYOUT_INVALID, type LabelLayout } from "./layouts"

/** A rectangle on a label, mm from the label's upper left corner. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Where the parts of one label go. */
export interface Arrangement {
  /** With the quiet zone. */
  symbol: Box
  /** Title, serial and PIN, from top to bottom. */
  text: Box
  /** `true` when the text stands beside the symbol, `false` when below. */
  beside: boolean
}

type LabelSize = Pick<LabelLayout, "label_width" | "label_height">

/** White around symbol and text, for a cutter that is off by a little. */
const EDGE = 0.5
const WIDE_EDGE = 2
/** Between the symbol's quiet zone and the text. */
const GAP = 0.5
/** Eleven characters of a serial in type that can be read. */
const MIN_TEXT_WIDTH = 17
/** A serial in two lines. */
const MIN_TEXT_HEIGHT = 6
/** Framed panel of a PIN, and the white above it; scratch stickers start at about this height. */
export const PIN_HEIGHT = 7
export const PIN_GAP = 1
/** Serial and PIN panel. */
const TALLEST_NEED = MIN_TEXT_HEIGHT + PIN_GAP + PIN_HEIGHT
/** A taller column of text would look lost beside the symbol. */
const MAX_TEXT_HEIGHT = 20

/**
 * Places symbol and text on a label: side by side when the label is wide enough, else one above the other.
 *
 * @param symbolMm side of the symbol with its quiet zone, mm
 * @param withPin whether a PIN panel must fit
 * @returns `null` when the label is too small for it
 */
export function arrange(label: LabelSize, symbolMm: number, withPin: boolean): Arrangement | null {
  const need = needs(symbolMm, withPin)
  const fits = ({ width, height }: Size) => width <= label.label_width && height <= label.label_height
  if (fits(need.beside)) return beside(label, symbolMm)
  return fits(need.below) ? below(label, symbolMm) : null
}

/**
 * Why labels of this layout cannot take a symbol of this size, as problems that name the field to enlarge.
 *
 * @example labelProblems(layout, symbolPlan({ scheme, host_length }).size_mm, true)
 */
export function labelProblems(layout: LabelLayout, symbolMm: number, withPin: boolean): Problem[] {
  if (arrange(layout, symbolMm, withPin)) return []
  const { beside: side, below: stack } = needs(symbolMm, withPin)
  const lack = ({ width, height }: Size) => ({
    label_width: Math.max(0, width - layout.label_width),
    label_height: Math.max(0, height - layout.label_height),
  })
  const total = (size: Size) => Object.values(lack(size)).reduce((sum, value) => sum + value, 0)
  const wanted = total(side) <= total(stack) ? side : stack
  const missing = lack(wanted)
  const problem = (path: "label_width" | "label_height", least: number): Problem[] =>
    missing[path] === 0
      ? []
      : [{ path, code: LAYOUT_INVALID, message: `must be at least ${round(least)} mm for a symbol of ${symbolMm} mm` }]
  return [...problem("label_width", wanted.width), ...problem("label_height", wanted.height)]
}

interface Size {
  width: number
  height: number
}

function needs(symbolMm: number, withPin: boolean): { beside: Size; below: Size } {
  const text = MIN_TEXT_HEIGHT + (withPin ? PIN_GAP + PIN_HEIGHT : 0)
  return {
    beside: {
      width: EDGE + symbolMm + GAP + MIN_TEXT_WIDTH + EDGE,
      height: 2 * EDGE + Math.max(symbolMm, text),
    },
    below: {
      width: 2 * EDGE + Math.max(symbolMm, MIN_TEXT_WIDTH),
      height: EDGE + symbolMm + text + 2 * EDGE,
    },
  }
}

function beside({ label_width, label_height }: LabelSize, side: number): Arrangement {
  const edge = edgeOf(label_width - (side + GAP + MIN_TEXT_WIDTH))
  const x = edge + side + GAP
  const free = label_height - 2 * edgeOf(label_height - TALLEST_NEED)
  const height = Math.min(free, Math.max(MAX_TEXT_HEIGHT, side))
  return {
    symbol: { x: edge, y: (label_height - side) / 2, width: side, height: side },
    text: { x, y: (label_height - height) / 2, width: label_width - x - edge, height },
    beside: true,
  }
}

function below({ label_width, label_height }: LabelSize, side: number): Arrangement {
  const edge = edgeOf(label_width - MIN_TEXT_WIDTH)
  const y = EDGE + side
  return {
    symbol: { x: (label_width - side) / 2, y: EDGE, width: side, height: side },
    text: { x: edge, y, width: label_width - 2 * edge, height: label_height - y - 2 * EDGE },
    beside: false,
  }
}

/** White at an edge: a quarter of what is to spare, within bounds; the text gets the rest. */
const edgeOf = (spare: number) => Math.min(WIDE_EDGE, Math.max(EDGE, spare / 4))
const round = (value: number) => Math.ceil(value * 100 - 1e-9) / 100
