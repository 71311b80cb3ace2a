import type { ItemGraph } from "../domain/item-graph"
import {
  creditRow,
  identifierRow,
  itemTermRow,
  labelRow,
  languageRow,
  offerRow,
  ratingRow,
  relationRow,
  type PartRow,
} from "../domain/part-rows"
import type {
  CreditInput,
  IdentifierInput,
  LabelInput,
  LanguageInput,
  OfferInput,
  RatingInput,
  RelationInput,
  TermInput,
} from "../domain/schemas"
import type { PartTable } from "../sql/tables"
import { labelReference, type ContributorReference } from "./references"

/** The lists of an item that are edited row by row. Discs and tracks are edited as one list instead. */
export const PART_NAMES = [
  "credits",
  "labels",
  "identifiers",
  "languages",
  "ratings",
  "terms",
  "relations",
  "offers",
] as const
export type PartName = (typeof PART_NAMES)[number]

/** What turning an input into a row needs from outside. */
export interface PartContext {
  itemId: string
  contributorId: (ref: ContributorReference) => string
  termId: (vocabulary: string, code: string) => string
  /** The role itself, or the one it was merged into. */
  roleCode: (code: string) => string
}

interface PartKind<Graph extends { id: string } = { id: string }, Input = Record<string, unknown>> {
  table: PartTable
  prefix: string
  of: (item: ItemGraph) => Graph[]
  /** The stored part in the words of an input, so that a partial update can be laid over it. */
  asInput: (part: Graph) => Input
  toRow: (input: Input, id: string, index: number, context: PartContext) => PartRow
  /** Columns that tell two rows of one item apart. */
  unique: readonly string[]
}

const kind = <Graph extends { id: string }, Input>(definition: PartKind<Graph, Input>) =>
  definition as unknown as PartKind

/** How each list is read, merged and written. */
export const PARTS: Record<PartName, PartKind> = {
  credits: kind<ItemGraph["credits"][number], CreditInput>({
    table: "media_credit",
    prefix: "mcrd",
    of: (item) => item.credits,
    asInput: ({ id: _, contributor, ...rest }) => ({ ...rest, contributor: { id: contributor.id } }),
    toRow: (c, id, index, ctx) =>
      creditRow(
        ctx.itemId,
        { ...c, role: ctx.roleCode(c.role), position: c.position ?? index + 1 },
        ctx.contributorId(c.contributor),
        id,
      ),
    unique: ["media_item_id", "track_id", "contributor_id", "role", "position"],
  }),
  labels: kind<ItemGraph["labels"][number], LabelInput>({
    table: "media_label",
    prefix: "mlbl",
    of: (item) => item.labels,
    asInput: ({ label, catalog_number, position }) => ({ label: { id: label.id }, catalog_number, position }),
    toRow: (l, id, index, ctx) =>
      labelRow(ctx.itemId, { ...l, position: l.position ?? index + 1 }, ctx.contributorId(labelReference(l)), id),
    unique: ["contributor_id", "catalog_number_norm"],
  }),
  identifiers: kind<ItemGraph["identifiers"][number], IdentifierInput>({
    table: "media_identifier",
    prefix: "midn",
    of: (item) => item.identifiers,
    asInput: (n) => ({
      type: n.type as IdentifierInput["type"],
      value: n.value_raw,
      description: n.description,
      is_primary: n.is_primary,
      disc_id: n.disc_id,
      track_id: n.track_id,
      variant_id: n.variant_id,
    }),
    toRow: (n, id, _index, ctx) => identifierRow(ctx.itemId, n, id),
    unique: ["type", "value_norm", "disc_id", "track_id", "variant_id"],
  }),
  languages: kind<ItemGraph["languages"][number], LanguageInput>({
    table: "media_language",
    prefix: "mlng",
    of: (item) => item.languages,
    asInput: ({ id: _, ...rest }) => rest as LanguageInput,
    toRow: (g, id, _index, ctx) => languageRow(ctx.itemId, g, id),
    unique: ["id"],
  }),
  ratings: kind<ItemGraph["ratings"][number], RatingInput>({
    table: "media_age_rating",
    prefix: "marg",
    of: (item) => item.ratings,
    asInput: ({ scheme, value, country, descriptors }) => ({ scheme, value, country, descriptors }),
    toRow: (r, id, _index, ctx) => ratingRow(ctx.itemId, r, id),
    unique: ["scheme", "country"],
  }),
  terms: kind<ItemGraph["terms"][number], TermInput>({
    table: "media_item_term",
    prefix: "mitt",
    of: (item) => item.terms,
    asInput: ({ vocabulary, code, position }) => ({
      vocabulary: vocabulary as TermInput["vocabulary"],
      code,
      position,
    }),
    toRow: (t, id, index, ctx) =>
      itemTermRow(ctx.itemId, ctx.termId(t.vocabulary, t.code), t.position ?? index + 1, id),
    unique: ["term_id"],
  }),
  relations: kind<ItemGraph["relations"][number], RelationInput>({
    table: "media_relation",
    prefix: "mrel",
    of: (item) => item.relations,
    asInput: ({ to_id, kind: relation, position }) => ({
      to_id,
      kind: relation as RelationInput["kind"],
      position,
    }),
    toRow: (r, id, index, ctx) => relationRow(ctx.itemId, r, index + 1, id),
    unique: ["to_id", "kind"],
  }),
  offers: kind<ItemGraph["offers"][number], OfferInput & { variant_id: string }>({
    table: "media_offer",
    prefix: "moff",
    of: (item) => item.offers,
    asInput: ({ id: _, ...rest }) => rest as unknown as OfferInput & { variant_id: string },
    toRow: (o, id, _index, ctx) => offerRow(ctx.itemId, o, o.variant_id, id),
    unique: ["variant_id"],
  }),
}
