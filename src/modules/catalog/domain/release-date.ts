import { DATE_PRECISIONS, type DatePrecision } from "./enums"

/** First year of a release: Scott de Martinville's phonautograph. Last: far enough ahead for any announcement. */
export const RELEASE_YEAR_MIN = 1860
export const RELEASE_YEAR_MAX = 2100

export interface ReleaseDate {
  /** `YYYY-MM-DD`; the unknown part is `01`. */
  release_date: string
  date_precision: DatePrecision
}

/**
 * Reads `2001`, `2001-05` or `2001-05-04`. Returns a message instead when the text is no date of the calendar.
 * `precision` may only take away (a full date of which only the year is meant), never add.
 *
 * @example parseReleaseDate("2001-05") // { release_date: "2001-05-01", date_precision: "month" }
 */
export function parseReleaseDate(text: string, precision?: DatePrecision | null): ReleaseDate | string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.normalize("NFKC").trim())
  if (!match) return `"${text}" is not YYYY, YYYY-MM or YYYY-MM-DD`
  const [, year = "", month = "01", day = "01"] = match
  if (Number(year) < RELEASE_YEAR_MIN || Number(year) > RELEASE_YEAR_MAX) {
    return `year ${year} is outside ${RELEASE_YEAR_MIN}–${RELEASE_YEAR_MAX}`
  }
  if (!isCalendarDate(Number(year), Number(month), Number(day))) return `"${text}" is not a date of the calendar`
  const given: DatePrecision = match[3] ? "day" : match[2] ? "month" : "year"
  const wanted = precision ?? given
  if (DATE_PRECISIONS.indexOf(wanted) > DATE_PRECISIONS.indexOf(given)) {
    return `"${text}" does not give the ${wanted}`
  }
  return { release_date: truncateDate(year, month, day, wanted), date_precision: wanted }
}

/** What is shown of a stored date: `2001`, `2001-05` or `2001-05-04`. */
export function formatReleaseDate(releaseDate: string, precision: DatePrecision | null): string {
  const length = precision === "year" ? 4 : precision === "month" ? 7 : 10
  return releaseDate.slice(0, length)
}

function truncateDate(year: string, month: string, day: string, precision: DatePrecision): string {
  if (precision === "year") return `${year}-01-01`
  return precision === "month" ? `${year}-${month}-01` : `${year}-${month}-${day}`
}

function isCalendarDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1
}
