import { parseDuration } from "./format"

/** A track as it is typed: everything is text until it is sent. */
export interface TrackDraft {
  id?: string
  number: string
  title: string
  duration: string
  isrc: string
}

export interface PastedTracks {
  tracks: TrackDraft[]
  /** 1-based numbers of the lines whose duration could not be read; the text is kept for the reader to mend. */
  badDurations: number[]
}

const HEADER = /^(#|no\.?|nr\.?|number|track|编号|序号|曲序|title|曲名|标题|名称)$/i

/**
 * Rows copied from a spreadsheet or a text file. Columns are number, title, duration, ISRC; one column alone is the
 * title, and two are told apart by whether the second looks like a duration. A header line is left out.
 */
export function parseTracks(text: string): PastedTracks {
  const rows = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.split("\t").map(unquote))
    .filter((cells) => cells.some((cell) => cell !== ""))
  if (rows.length > 1 && rows[0]?.some((cell) => HEADER.test(cell)) && !rows[0].some(isDuration)) rows.shift()
  const tracks = rows.map(toTrack)
  const badDurations = tracks.flatMap((track, index) =>
    parseDuration(track.duration) === undefined ? [index + 1] : [],
  )
  return { tracks, badDurations }
}

/** `true` when a paste is a table of tracks rather than a word into one field. */
export function looksLikeTable(text: string): boolean {
  const trimmed = text.replace(/[\r\n]+$/, "")
  return /[\t\r\n]/.test(trimmed)
}

function toTrack(cells: string[]): TrackDraft {
  const [first = "", second = "", third = "", fourth = ""] = cells
  if (cells.length === 1) return { number: "", title: first, duration: "", isrc: "" }
  if (cells.length === 2 && isDuration(second)) return { number: "", title: first, duration: second, isrc: "" }
  return { number: first, title: second, duration: third, isrc: fourth.toUpperCase() }
}

const isDuration = (cell: string) => /^\d{1,3}[:：]\d{2}/.test(cell)

/** A spreadsheet quotes cells that hold a line break or a quote; inside, a quote is doubled. */
function unquote(cell: string): string {
  const value = cell.trim()
  return value.length > 1 && value.startsWith('"') && value.endsWith('"')
    ? value.slice(1, -1).replace(/""/g, '"').trim()
    : value
}
