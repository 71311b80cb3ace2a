import type { TitleGroupKind } from "./enums"
import { missingAttributes, type MediaTypeDefinition, type RuntimeAttribute } from "./media-types"
import { PRIMARY_ROLES } from "./artist"

/** What is looked at. An item graph together with its product's picture and description fits. */
export interface QualityFacts {
  title_group: { kind: string }
  /** Of the product. */
  thumbnail: string | null
  /** Of the product. */
  description: string | null
  release_date: string | null
  country: string | null
  region_codes: readonly string[]
  attributes: Record<string, unknown>
  discs: readonly { tracks: readonly { duration_ms: number | null; is_data: boolean }[] }[]
  credits: readonly { role: string; track_id: string | null }[]
  labels: readonly { catalog_number: string | null }[]
  identifiers: readonly { is_valid: boolean }[]
  languages: readonly { kind: string }[]
  ratings: readonly unknown[]
  terms: readonly { vocabulary: string }[]
  relations: readonly { kind: string }[]
}

export interface QualityAssessment {
  /** 0–100. */
  data_quality: number
  /** What is missing, heaviest first: the `field` names below, and `attributes.<key>`. */
  missing_fields: string[]
}

interface Criterion {
  field: string
  weight: number
  met: (facts: QualityFacts, type: MediaTypeDefinition) => boolean
  /** Left out of the sum for types it says nothing about. */
  applies?: (type: MediaTypeDefinition) => boolean
}

/** Each required attribute, of the type or of the merchant, weighs this much. */
const REQUIRED_ATTRIBUTE_WEIGHT = 5

const isBundle = (type: MediaTypeDefinition) => type.carrier === "bundle"
const isSingle = (type: MediaTypeDefinition) => type.carrier !== "bundle"
const credited = (facts: QualityFacts, role: string) => facts.credits.some((credit) => credit.role === role)
const tracksOf = (facts: QualityFacts) => facts.discs.flatMap((disc) => disc.tracks)
const spoken = (facts: QualityFacts) => facts.languages.some((language) => language.kind === "audio")

/** Wanted of every release. The weights of a kind are shares of their own sum, not points of a hundred. */
const COMMON: Criterion[] = [
  { field: "cover", weight: 10, met: (facts) => Boolean(facts.thumbnail) },
  {
    field: "identifier",
    weight: 10,
    met: (facts) => facts.identifiers.some((one) => one.is_valid) || facts.labels.some((label) => label.catalog_number),
  },
  { field: "release_date", weight: 10, met: (facts) => facts.release_date !== null },
  { field: "genre", weight: 10, met: (facts) => facts.terms.some((term) => term.vocabulary === "genre") },
  { field: "country", weight: 5, met: (facts) => facts.country !== null },
  { field: "description", weight: 5, met: (facts) => Boolean(facts.description) },
  {
    field: "contains",
    weight: 20,
    met: (facts) => facts.relations.filter((relation) => relation.kind === "contains").length > 1,
    applies: (type) => isBundle(type) && isPlayed(type),
  },
]

const MUSIC: Criterion[] = [
  {
    field: "tracks",
    weight: 20,
    met: (facts) => facts.discs.length > 0 && facts.discs.every((disc) => disc.tracks.length > 0),
    applies: isSingle,
  },
  { field: "artist", weight: 15, met: (facts) => PRIMARY_ROLES.some((role) => credited(facts, role)) },
  { field: "label", weight: 10, met: (facts) => facts.labels.length > 0 },
  {
    field: "track_durations",
    weight: 5,
    met: (facts) => {
      const tracks = tracksOf(facts)
      return tracks.length > 0 && tracks.every((track) => track.is_data || track.duration_ms !== null)
    },
    applies: isSingle,
  },
]

const FILM: Criterion[] = [
  { field: "director", weight: 10, met: (facts) => credited(facts, "director") },
  {
    field: "running_time",
    weight: 10,
    met: (facts) => tracksOf(facts).some((track) => (track.duration_ms ?? 0) > 0),
    applies: isSingle,
  },
  { field: "language", weight: 10, met: spoken },
  // An approval without a rating (NRTA) is all there is for a mainland Chinese release, so it counts.
  { field: "rating", weight: 10, met: (facts) => facts.ratings.length > 0 },
  { field: "cast", weight: 5, met: (facts) => credited(facts, "actor") || credited(facts, "voice_actor") },
  {
    field: "region_codes",
    weight: 5,
    met: (facts) => facts.region_codes.length > 0,
    applies: (type) => type.code === "dvd" || type.code === "bluray",
  },
]

const GAME: Criterion[] = [
  {
    field: "platform",
    weight: 15,
    met: (facts, type) => given(facts, type, "platform") || facts.terms.some((term) => term.vocabulary === "platform"),
  },
  {
    field: "developer",
    weight: 10,
    met: (facts, type) => given(facts, type, "developer") || credited(facts, "developer"),
  },
  {
    field: "publisher",
    weight: 10,
    met: (facts, type) => given(facts, type, "publisher") || credited(facts, "publisher"),
  },
  { field: "rating", weight: 10, met: (facts) => facts.ratings.length > 0 },
  { field: "language", weight: 5, met: (facts) => facts.languages.length > 0 },
]

const BY_KIND: Partial<Record<TitleGroupKind, Criterion[]>> = { album: MUSIC, film: FILM, series: FILM, game: GAME }

/**
 * How complete the description of a release is, and what it lacks. What is wanted depends on what it is: music wants
 * tracks and artist, a film director, running time, languages and rating, a game its platform; a set wants the releases
 * it contains instead of tracks. Required attributes count for every type.
 */
export function assessQuality(
  facts: QualityFacts,
  type: MediaTypeDefinition,
  runtime: readonly RuntimeAttribute[] = [],
): QualityAssessment {
  const criteria = [...COMMON, ...(BY_KIND[contentKind(facts, type)] ?? [])]
    .filter(({ applies }) => applies?.(type) ?? true)
    .map(({ field, weight, met }) => ({ field, weight, met: met(facts, type) }))
  const missing = new Set(missingAttributes(type, facts.attributes, runtime))
  const required = missingAttributes(type, {}, runtime).map((key) => ({
    field: `attributes.${key}`,
    weight: REQUIRED_ATTRIBUTE_WEIGHT,
    met: !missing.has(key),
  }))
  const all = [...criteria, ...required]
  const total = all.reduce((sum, { weight }) => sum + weight, 0)
  const reached = all.reduce((sum, { weight, met }) => sum + (met ? weight : 0), 0)
  const lacking = all.filter(({ met }) => !met).sort((a, b) => b.weight - a.weight)
  return {
    // Cut off, not rounded: 100 means that nothing is missing.
    data_quality: Math.floor((reached / total) * 100),
    missing_fields: lacking.map(({ field }) => field),
  }
}

/** Files and sets hold any kind of content, which their title group names; merchandise holds none. */
function contentKind(facts: QualityFacts, type: MediaTypeDefinition): TitleGroupKind {
  if (!isPlayed(type)) return "other"
  const open = type.digital || type.titleGroupKind === "other"
  return open ? (facts.title_group.kind as TitleGroupKind) : type.titleGroupKind
}

/** `true` for what can be listened to, watched or played; merchandise can neither be rented nor downloaded. */
function isPlayed(type: MediaTypeDefinition): boolean {
  return type.rentable || type.digital || type.titleGroupKind !== "other"
}

function given(facts: QualityFacts, type: MediaTypeDefinition, key: string): boolean {
  const value = facts.attributes[key]
  return Object.hasOwn(type.attributes.shape, key) && value !== undefined && value !== null && value !== ""
}
