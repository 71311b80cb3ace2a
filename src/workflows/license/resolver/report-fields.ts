import { isStorableText } from "../../../lib/text"
import { photoOf, type Fields } from "./body"
import { REPORT_KINDS, type ReportAsk, type ReportKind, type TagText } from "./types"

const MAX_WORDS = 2000
const MAX_PLACE = 200

/** Who pastes the whole link into the field of the code means the link. */
export function tagOf({ text }: Fields): TagText | null {
  const url = text.url?.trim()
  if (url) return { text: url, kind: "url" }
  const code = text.code?.trim()
  return code ? { text: code, kind: code.includes("/") ? "url" : "code" } : null
}

/** A report as its form says it. */
export type ReadReport = Pick<ReportAsk, "kind" | "words" | "place" | "photo">

/** The fields of a report, or the first that is at fault. */
export function reportOf({ text, photo: bytes }: Fields): ReadReport | "report_kind" | "report_words" | "report_photo" {
  const kind = REPORT_KINDS.find((known) => known === text.kind)
  if (!kind) return "report_kind"
  const words = (text.words ?? text.text ?? "").replace(/\r\n?/g, "\n").trim()
  const place = text.place?.trim()
  const fits = isTextWithin(words, 1, MAX_WORDS) && isTextWithin(place ?? "", 0, MAX_PLACE)
  if (!fits) return "report_words"
  const photo = bytes ? photoOf(bytes) : undefined
  if (photo === null) return "report_photo"
  return { kind: kind satisfies ReportKind, words, ...(place ? { place } : {}), ...(photo ? { photo } : {}) }
}

const isTextWithin = (text: string, min: number, max: number): boolean =>
  text.length >= min && text.length <= max && isStorableText(text)
