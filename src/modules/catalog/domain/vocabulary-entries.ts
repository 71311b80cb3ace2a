import type { AttributeKind, ContributorKind, GradeScale, Labels, TitleGroupKind, Vocabulary } from "./enums"
import type { AttributeOption } from "./media-types"
import type {
  CreateAttributeInput,
  CreateContributorInput,
  CreateGradeInput,
  CreateTermInput,
  CreateTitleGroupInput,
  UpdateAttributeInput,
  UpdateContributorInput,
  UpdateGradeInput,
  UpdateTermInput,
  UpdateTitleGroupInput,
  UpdateTypeInput,
} from "./schemas/vocabulary-input"

interface Stamped {
  id: string
  created_at: string
  /** Milliseconds, and it grows with every change. */
  updated_at: string
}

type ExternalIds = Record<string, string> | null

export interface TitleGroupEntry extends Stamped {
  kind: TitleGroupKind
  title: string
  sort_title: string
  original_title: string | null
  first_year: number | null
  external_ids: ExternalIds
}

export interface ContributorEntry extends Stamped {
  name: string
  sort_name: string
  name_native: string | null
  kind: ContributorKind
  aliases: string[]
  external_ids: ExternalIds
  merged_into_id: string | null
  match_keys: string[]
}

export interface TermEntry extends Stamped {
  vocabulary: Vocabulary
  code: string
  parent_id: string | null
  labels: Labels
  external: ExternalIds
  is_hidden: boolean
  merged_into_id: string | null
}

export interface GradeEntry extends Stamped {
  scale: GradeScale
  code: string
  label: Labels
  rank: number
  price_factor: number
}

export interface AttributeEntry extends Stamped {
  media_type: string
  key: string
  kind: AttributeKind
  options: AttributeOption[] | null
  unit: string | null
  required: boolean
  filterable: boolean
  facetable: boolean
  labels: Labels
  rank: number
  is_active: boolean
}

/** A media type, as far as a merchant can change it; its `id` is its code. */
export interface TypeEntry extends Stamped {
  is_active: boolean
}

/** What the catalogue's lists of words are made of. */
export interface Entries {
  title_group: TitleGroupEntry
  contributor: ContributorEntry
  term: TermEntry
  grade: GradeEntry
  attribute: AttributeEntry
  type: TypeEntry
}

export type EntryName = keyof Entries

/** What creating an entry takes. Types come from code alone. */
export interface EntryInputs {
  title_group: CreateTitleGroupInput
  contributor: CreateContributorInput
  term: CreateTermInput
  grade: CreateGradeInput
  attribute: CreateAttributeInput
}

/** What editing an entry takes. */
export interface EntryEdits {
  title_group: UpdateTitleGroupInput
  contributor: UpdateContributorInput
  term: UpdateTermInput
  grade: UpdateGradeInput
  attribute: UpdateAttributeInput
  type: UpdateTypeInput
}

export type CreatableEntry = keyof EntryInputs

/** One row before and after a write: `before` is null for a new one, `after` for a deleted one. */
export interface EntryChange {
  entry: EntryName
  id: string
  before: Entries[EntryName] | null
  after: Entries[EntryName] | null
}

/** What a write did. */
export interface EntryWrite {
  /** The entry that was asked for, as it is now; null when it is gone. */
  result: Entries[EntryName] | null
  /** Every row that changed, in the order of the changes; empty when nothing had to. */
  changes: EntryChange[]
  /** Media types whose items' completeness has to be assessed anew. */
  reassess: string[]
}

/** Both languages: a missing one stays as it was, or starts as a copy of the other. */
export function completeLabels(given: { en?: string; zhCN?: string }, before?: Labels): Labels {
  const merged = { ...before, ...Object.fromEntries(Object.entries(given).filter(([, text]) => text !== undefined)) }
  const { en, zhCN } = merged as Partial<Labels>
  return { en: en ?? zhCN ?? "", zhCN: zhCN ?? en ?? "" }
}
