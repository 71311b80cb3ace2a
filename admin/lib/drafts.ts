import { editDuration, parseDuration } from "./format"
import type { TrackDraft } from "./paste"
import { filledRows } from "./problems"
import type {
  Credit,
  Disc,
  Identifier,
  LabelEntry,
  LanguageEntry,
  RatingEntry,
  RelationEntry,
  TermEntry,
} from "./types"

/** Rows of the list editors: what is typed, before it is sent. `id` is set on rows that are stored already. */
export interface Picked {
  id?: string
  name: string
}
export interface DiscDraft {
  id?: string
  format: string
  title: string
  matrix_runout: string
  tracks: TrackDraft[]
}
export interface CreditDraft {
  id?: string
  contributor: Picked | null
  kind: string
  role: string
  credited_as: string
  character: string
}
export interface LabelDraft {
  id?: string
  label: Picked | null
  catalog_number: string
}
export interface IdentifierDraft {
  id?: string
  type: string
  value: string
  description: string
  is_primary: boolean
}
export interface LanguageDraft {
  id?: string
  kind: string
  lang: string
  note: string
}
export interface RatingDraft {
  id?: string
  scheme: string
  value: string
  country: string
}
export interface RelationDraft {
  id?: string
  to: Picked | null
  kind: string
}
export interface TermDraft {
  id?: string
  vocabulary: string
  code: string
  name: string
}

export const blankTrack = (): TrackDraft => ({ number: "", title: "", duration: "", isrc: "" })
export const blankDisc = (format: string): DiscDraft => ({
  format,
  title: "",
  matrix_runout: "",
  tracks: [blankTrack()],
})
export const blankCredit = (): CreditDraft => ({
  contributor: null,
  kind: "person",
  role: "",
  credited_as: "",
  character: "",
})
export const blankLabel = (): LabelDraft => ({ label: null, catalog_number: "" })
export const blankIdentifier = (type = "ean13"): IdentifierDraft => ({
  type,
  value: "",
  description: "",
  is_primary: false,
})
export const blankLanguage = (): LanguageDraft => ({ kind: "audio", lang: "", note: "" })
export const blankRating = (scheme = "MPA"): RatingDraft => ({ scheme, value: "", country: "" })

export const blankRelation = (): RelationDraft => ({ to: null, kind: "contains" })

export const isBlankTrack = (row: TrackDraft) => !row.id && !row.title && !row.number && !row.duration && !row.isrc
export const isBlankDisc = (row: DiscDraft) => !row.id && !row.title && row.tracks.every(isBlankTrack)
export const isBlankCredit = (row: CreditDraft) => !row.contributor && !row.credited_as
export const isBlankLabel = (row: LabelDraft) => !row.label && !row.catalog_number
export const isBlankIdentifier = (row: IdentifierDraft) => row.value.trim() === ""
export const isBlankLanguage = (row: LanguageDraft) => row.lang.trim() === ""
export const isBlankRating = (row: RatingDraft) => row.value === ""

const optional = (text: string) => text.trim() || undefined
/** An emptied text is cleared, not left as it was. */
const clearing = (text: string) => text.trim() || null
const contributorBody = (picked: Picked | null, kind?: string) =>
  picked?.id ? { id: picked.id } : { name: picked?.name ?? "", ...(kind ? { kind } : {}) }
const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)

/** A duration that cannot be read goes out as typed, so that the answer names the cell. */
function trackBody(track: TrackDraft, position: number) {
  const duration = parseDuration(track.duration)
  return {
    ...(track.id ? { id: track.id } : {}),
    position,
    number: optional(track.number),
    title: track.title.trim(),
    duration_ms: duration === undefined ? track.duration : duration,
    isrc: clearing(track.isrc),
  }
}

/** Discs as the request wants them; blank tracks and discs are left out, positions follow the order on screen. */
export function discsBody(discs: readonly DiscDraft[]) {
  const filled = filledRows(discs, isBlankDisc)
  const tracks = filled.rows.map((disc) => filledRows(disc.tracks, isBlankTrack))
  const body = filled.rows.map((disc, index) => ({
    ...(disc.id ? { id: disc.id } : {}),
    position: index + 1,
    format: disc.format.trim(),
    title: clearing(disc.title),
    matrix_runout: lines(disc.matrix_runout),
    tracks: tracks[index]?.rows.map((track, at) => trackBody(track, at + 1)) ?? [],
  }))
  return { body, indexes: filled.indexes, trackIndexes: tracks.map((one) => one.indexes) }
}

export const creditBody = (row: CreditDraft, position: number) => ({
  contributor: contributorBody(row.contributor, row.kind),
  role: row.role,
  credited_as: clearing(row.credited_as),
  character: clearing(row.character),
  position,
})
export const labelBody = (row: LabelDraft, position: number) => ({
  label: contributorBody(row.label),
  catalog_number: clearing(row.catalog_number),
  position,
})
export const identifierBody = (row: IdentifierDraft) => ({
  type: row.type,
  value: row.value.trim(),
  description: clearing(row.description),
  is_primary: row.is_primary,
})
export const languageBody = (row: LanguageDraft) => ({
  kind: row.kind,
  lang: row.lang.trim(),
  note: clearing(row.note),
})
export const ratingBody = (row: RatingDraft) => ({
  scheme: row.scheme,
  value: row.value,
  country: clearing(row.country)?.toUpperCase() ?? null,
})
export const termBody = (row: TermDraft) => ({ vocabulary: row.vocabulary, code: row.code })

/** Where a stored relation points to cannot change; another target is another relation. */
export const relationBody = (row: RelationDraft, position: number) =>
  row.id ? { kind: row.kind, position } : { to_id: row.to?.id ?? "", kind: row.kind, position }

export const discDraft = (disc: Disc): DiscDraft => ({
  id: disc.id,
  format: disc.format,
  title: disc.title ?? "",
  matrix_runout: disc.matrix_runout.join("\n"),
  tracks: disc.tracks.map((track) => ({
    id: track.id,
    number: track.number ?? "",
    title: track.title,
    duration: editDuration(track.duration_ms),
    isrc: track.isrc ?? "",
  })),
})
export const creditDraft = (credit: Credit): CreditDraft => ({
  id: credit.id,
  contributor: { id: credit.contributor.id, name: credit.contributor.name },
  kind: credit.contributor.kind,
  role: credit.role,
  credited_as: credit.credited_as ?? "",
  character: credit.character ?? "",
})
export const labelDraft = (entry: LabelEntry): LabelDraft => ({
  id: entry.id,
  label: { id: entry.label.id, name: entry.label.name },
  catalog_number: entry.catalog_number ?? "",
})
export const identifierDraft = (identifier: Identifier): IdentifierDraft => ({
  id: identifier.id,
  type: identifier.type,
  value: identifier.value_raw,
  description: identifier.description ?? "",
  is_primary: identifier.is_primary,
})
export const languageDraft = (entry: LanguageEntry): LanguageDraft => ({
  id: entry.id,
  kind: entry.kind,
  lang: entry.lang,
  note: entry.note ?? "",
})
export const ratingDraft = (entry: RatingEntry): RatingDraft => ({
  id: entry.id,
  scheme: entry.scheme,
  value: entry.value,
  country: entry.country ?? "",
})
export const termDraft = (entry: TermEntry, name: string): TermDraft => ({
  id: entry.id,
  vocabulary: entry.vocabulary,
  code: entry.code,
  name,
})
export const relationDraft = (relation: RelationEntry): RelationDraft => ({
  id: relation.id,
  to: { id: relation.to.id, name: relation.to.title },
  kind: relation.kind,
})
