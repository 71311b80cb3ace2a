/** A place, blurred to half a degree: about 56 km from north to south. */
export interface Cell {
  /** Degrees, north positive. */
  lat: number
  /** Degrees, east positive. */
  lng: number
}

const CELL_TEXT = /^(-?\d{1,2}\.[05]),(-?\d{1,3}\.[05])$/

/**
 * A place as checks keep it: rounded to half a degree, one decimal each, zero without a sign.
 *
 * @param lat degrees, −90 to 90
 * @param lng degrees, −180 to 180
 * @throws RangeError for anything that is no place on Earth
 * @example cellOf(51.4779, -0.0015) // "51.5,0.0"
 */
export function cellOf(lat: number, lng: number): string {
  if (!(Math.abs(lat) <= 90) || !(Math.abs(lng) <= 180)) throw new RangeError(`${lat},${lng} is no place on Earth`)
  return `${halfDegree(lat)},${halfDegree(lng)}`
}

/**
 * The place a check was kept with.
 *
 * @throws RangeError for a text that `cellOf` does not write
 */
export function parseCell(text: string): Cell {
  const [, lat, lng] = CELL_TEXT.exec(text) ?? []
  const cell = { lat: Number(lat), lng: Number(lng) }
  if (lat === undefined || lng === undefined || cellOf(cell.lat, cell.lng) !== text) {
    throw new RangeError(`${text} is no cell`)
  }
  return cell
}

function halfDegree(degrees: number): string {
  // Math.round(-0.4) is −0, which adding 0 makes positive.
  return (Math.round(degrees * 2) / 2 + 0).toFixed(1)
}
