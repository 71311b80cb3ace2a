import type { IdentifierType } from "../enums"
import { clean, compact } from "./clean"
import { accepted, refused, type IdentifierCheck } from "./types"

interface PatternRule {
  /** The form that is compared, or undefined when the text is no such code. */
  norm: (raw: string) => string | undefined
  expected: string
}

const UUID = /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/

function matching(text: string, pattern: RegExp, build: (match: RegExpExecArray) => string): string | undefined {
  const match = pattern.exec(text)
  return match ? build(match) : undefined
}

const RULES = {
  /** 进字 / 文音进字 / 国权像字 …: free text, compared without spaces because they are set at will. */
  cn_approval_no: {
    norm: (raw) => matching(clean(raw).replace(/ /g, ""), /^[^\p{C}]{1,200}$/u, ([all]) => all),
    expected: "1 to 200 characters",
  },
  /** Run-out groove or mirror band text. */
  matrix: {
    norm: (raw) => matching(clean(raw), /^[^\p{C}]{1,255}$/u, ([all]) => all),
    expected: "1 to 255 printable characters",
  },
  /** GVL label code: four digits once, five now; `LC 0193` is `LC 00193`. */
  label_code: {
    norm: (raw) => matching(compact(raw), /^(?:LC)?(\d{4,5})$/, ([, digits = ""]) => `LC${digits.padStart(5, "0")}`),
    expected: "LC and 4 or 5 digits",
  },
  sid_mastering: {
    norm: (raw) => matching(compact(raw), /^(?:IFPI)?(L[A-Z0-9]{3,4})$/, ([, code]) => `IFPI ${code}`),
    expected: "IFPI, L and 3 or 4 letters or digits",
  },
  sid_mould: {
    norm: (raw) => matching(compact(raw), /^(?:IFPI)?([A-Z0-9]{4,5})$/, ([, code]) => `IFPI ${code}`),
    expected: "IFPI and 4 or 5 letters or digits",
  },
  rights_society: {
    norm: (raw) =>
      matching(clean(raw).replace(/ ?\/ ?/g, "/"), /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ./&+'-]{0,59}$/u, ([all]) => all),
    expected: "names of societies such as BIEM/GEMA",
  },
  /** Amazon: `B` and nine characters, or the ISBN-10 of a book. */
  asin: {
    norm: (raw) => matching(compact(raw), /^(?:B[A-Z0-9]{9}|\d{9}[\dX])$/, ([all]) => all),
    expected: "B and 9 letters or digits, or an ISBN-10",
  },
  /** A title, written in lower case by IMDb itself. */
  imdb: {
    norm: (raw) => matching(compact(raw), /^TT\d{7,9}$/, ([all]) => all.toLowerCase()),
    expected: "tt and 7 to 9 digits",
  },
  /** Films and series are numbered separately at TMDB, hence the optional prefix. */
  tmdb: {
    norm: (raw) => matching(clean(raw), /^(?:(MOVIE|TV|COLLECTION)\/)?([1-9]\d{0,9})$/, ([all]) => all.toLowerCase()),
    expected: "a number, or movie/ or tv/ and a number",
  },
  mbid: {
    norm: (raw) => matching(clean(raw), UUID, ([all]) => all.toLowerCase()),
    expected: "a MusicBrainz UUID",
  },
  /** `r` release or `m` master, also in the brackets Discogs puts around it; a bare number is a release. */
  discogs: {
    norm: (raw) =>
      matching(clean(raw).replace(/^\[(.*)\]$/, "$1"), /^([RM]?)([1-9]\d{0,9})$/, ([, kind, number]) =>
        `${kind || "R"}${number}`.toLowerCase(),
      ),
    expected: "r or m and a number",
  },
} satisfies Partial<Record<IdentifierType, PatternRule>>

export type PatternType = keyof typeof RULES

export function checkPattern(type: PatternType, raw: string): IdentifierCheck {
  const rule: PatternRule = RULES[type]
  const norm = rule.norm(raw)
  if (norm === undefined) return refused(type, "media_identifier_format", `"${raw}" is not ${rule.expected}`)
  return accepted(type, norm)
}
