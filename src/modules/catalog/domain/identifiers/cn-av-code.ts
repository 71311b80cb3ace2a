import { clean } from "./clean"
import { ISRC_PATTERN } from "./isrc"
import { accepted, refused, type IdentifierCheck, type IdentifierRefused } from "./types"

/** After the ISRC: `/`, carrier `A` (audio) or `V` (video), separator, class letter and up to two digits. */
const TAIL = /^\s*([AV])\s*[.\u00b7\u30fb]\s*([A-Z]\d{0,2})$/u

/** Digits of the record number → its allowed range; the rest of the five digits is the item number. */
const RECORD_RANGES: Record<number, [low: number, high: number, text: string]> = {
  4: [0, 2999, "0000–2999"],
  3: [300, 999, "300–999"],
}

/**
 * The code of GB/T 13396-1992, still printed on old Chinese releases: an ISRC, then what the carrier is.
 * The norm has no separators but the fixed two: `CNC189000090/V.J4`.
 *
 * @example checkCnAvCode("ISRC CN-C18-90-0009-0/V·J4") // { ok: true, valueNorm: "CNC189000090/V.J4", … }
 */
export function checkCnAvCode(raw: string): IdentifierCheck {
  // NFKC has already made `／` a `/`, `．` a `.` and the half-width `･` a `・`.
  const text = clean(raw).replace(/^ISRC\s*:?\s*/, "")
  const slash = text.indexOf("/")
  if (slash < 0) return wrong(`"${raw}" has no "/" between the ISRC and the carrier`)
  const groups = text.slice(0, slash).split(/[- ]+/).filter(Boolean)
  const isrc = groups.join("")
  const length = [...isrc].length
  if (length !== 12) return wrong(`"${isrc}" before the "/" has ${length} characters, an ISRC has 12`)
  if (!ISRC_PATTERN.test(isrc)) return wrong(`"${isrc}" is not 2 letters, 3 letters or digits and 7 digits`)
  const tail = TAIL.exec(text.slice(slash + 1))
  if (!tail) return wrong(`"${text.slice(slash + 1)}" is not A or V, a dot and a class such as J4`)
  const fault = recordFault(isrc.slice(7), groups)
  if (fault) return wrong(fault)
  const note = isrc.startsWith("CN") ? undefined : `begins with ${isrc.slice(0, 2)}, not with CN`
  return accepted("cn_av_code", `${isrc}/${tail[1]}.${tail[2]}`, note)
}

/** Record and item number share five digits; hyphens say where one ends, without them the first digit does. */
function recordFault(five: string, groups: string[]): string | undefined {
  const cuts = cutsWithinLastFive(groups)
  if (cuts.length > 1) return `${five} is cut into more than a record and an item number`
  const recordLength = cuts[0] ?? (Number(five[0]) <= 2 ? 4 : 3)
  const range = RECORD_RANGES[recordLength]
  const record = five.slice(0, recordLength)
  if (!range) return `record ${record} has ${recordLength} digits, a record number has 3 or 4`
  const [low, high, text] = range
  const number = Number(record)
  return number < low || number > high ? `record ${record} is outside ${text}` : undefined
}

/** Positions (1–4) inside the last five digits at which the printed code has a separator. */
function cutsWithinLastFive(groups: string[]): number[] {
  const cuts: number[] = []
  let end = 0
  for (const group of groups.slice(0, -1)) {
    end += group.length
    if (end > 7) cuts.push(end - 7)
  }
  return cuts
}

function wrong(message: string): IdentifierRefused {
  return refused("cn_av_code", "media_identifier_format", message)
}
