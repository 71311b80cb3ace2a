import { invalid, type Problem } from "../../../lib/errors"
import { sortTitle } from "../domain/names"
import { validateAttributes, getMediaType, type RuntimeAttribute } from "../domain/media-types"
import {
  creditRow,
  discRows,
  identifierRow,
  itemTermRow,
  labelRow,
  languageRow,
  ratingRow,
  relationRow,
  type NewId,
  type PartRow,
} from "../domain/part-rows"
import type { ItemFields } from "../domain/schemas"
import { parseReleaseDate } from "../domain/release-date"
import type { NewContributor } from "../sql/contributors"
import type { PartTable } from "../sql/tables"
import { contributorRow } from "./contributor-row"
import { checkExternalId, checkReferences } from "./check-references"
import type { Sql } from "../sql/rows"
import {
  collectReferences,
  keyOfReference,
  labelReference,
  resolveReferences,
  type ContributorReference,
  type Resolved,
} from "./references"
import { loadInactiveTypes, loadRuntimeAttributes } from "./runtime-attributes"

/** An input as the catalogue takes it: the fields of an item plus the title its product goes by. */
export type PrepareInput = Omit<ItemFields, "offers"> & { title: string }

/** Rows ready to be written; ids are final except those of contributors that another request creates first. */
export interface PreparedItem {
  id: string
  item: PartRow
  titleGroup: PartRow | null
  parts: Record<Exclude<PartTable, "media_offer">, PartRow[]>
  newContributors: NewContributor[]
}

/** What preparing a batch needs to know besides the inputs. */
export interface PrepareContext {
  found: Resolved
  runtimeAttributes: Map<string, RuntimeAttribute[]>
  inactiveTypes: Set<string>
  newId: NewId
}

/**
 * Checks a batch and turns it into rows; four queries whatever its size.
 * @throws 400 with every problem of every input
 */
export async function prepareItems(
  sql: Sql,
  inputs: PrepareInput[],
  newId: NewId,
  prefix: (index: number) => string,
): Promise<PreparedItem[]> {
  const context: PrepareContext = {
    found: await resolveReferences(sql, collectReferences(inputs)),
    runtimeAttributes: await loadRuntimeAttributes(sql),
    inactiveTypes: await loadInactiveTypes(sql),
    newId,
  }
  const seen = new Map<string, string>()
  const problems = inputs.flatMap((input, i) => checkItem(input, context, seen, prefix(i)))
  if (problems.length) throw invalid(problems)
  return inputs.map((input) => prepareItem(input, context))
}

/** Checks one input. `seenExternalIds` is shared by the batch. */
export function checkItem(
  input: PrepareInput,
  context: PrepareContext,
  seenExternalIds: Map<string, string>,
  prefix: string,
): Problem[] {
  const at = (path: string) => (prefix ? `${prefix}.${path}` : path)
  const type = getMediaType(input.media_type)
  if (!type || context.inactiveTypes.has(input.media_type)) {
    return [
      { path: at("media_type"), code: "media_type_unknown", message: `"${input.media_type}" is not a media type` },
    ]
  }
  const runtime = context.runtimeAttributes.get(input.media_type) ?? []
  const attributes = validateAttributes(type, input.attributes ?? {}, runtime, { requireAll: true })
  return [
    ...attributes.problems.map((p) => ({ ...p, path: at(p.path) })),
    ...checkReferences(input, context.found, prefix),
    ...checkExternalId(input, context.found, seenExternalIds, prefix),
  ]
}

/** Turns one checked input into rows. */
export function prepareItem(input: PrepareInput, context: PrepareContext): PreparedItem {
  const id = context.newId("mitm")
  const type = getMediaType(input.media_type)!
  const runtime = context.runtimeAttributes.get(input.media_type) ?? []
  const { attributes } = validateAttributes(type, input.attributes ?? {}, runtime, { requireAll: true })
  const group = titleGroupRow(input, context.newId)
  const contributors = new ContributorPlan(context)
  const { discs, tracks } = discRows(id, input.discs ?? [], type.carrier, context.newId)
  const parts: PreparedItem["parts"] = {
    media_disc: discs,
    media_track: tracks,
    media_credit: (input.credits ?? []).map((c) =>
      creditRow(
        id,
        { ...c, role: context.found.mergedRoles.get(c.role) ?? c.role },
        contributors.idOf(c.contributor),
        context.newId("mcrd"),
      ),
    ),
    media_label: (input.labels ?? []).map((l) =>
      labelRow(id, l, contributors.idOf(labelReference(l)), context.newId("mlbl")),
    ),
    media_identifier: (input.identifiers ?? []).map((n) => identifierRow(id, n, context.newId("midn"))),
    media_language: (input.languages ?? []).map((g) => languageRow(id, g, context.newId("mlng"))),
    media_age_rating: (input.ratings ?? []).map((r) => ratingRow(id, r, context.newId("marg"))),
    media_item_term: (input.terms ?? []).map((t, i) =>
      itemTermRow(id, context.found.terms.get(`${t.vocabulary}:${t.code}`)!, i + 1, context.newId("mitt")),
    ),
    media_relation: (input.relations ?? []).map((r, i) => relationRow(id, r, i + 1, context.newId("mrel"))),
  }
  return {
    id,
    item: itemRow(id, group.id, input, attributes, type.attrVersion),
    titleGroup: group.row,
    parts,
    newContributors: contributors.planned,
  }
}

function itemRow(
  id: string,
  titleGroupId: string,
  input: PrepareInput,
  attributes: Record<string, unknown>,
  attrVersion: number,
): PartRow {
  return {
    id,
    product_id: "",
    title_group_id: titleGroupId,
    media_type: input.media_type,
    external_id: input.external_id ?? null,
    edition: input.edition ?? null,
    edition_kind: input.edition_kind ?? "standard",
    ...releaseDateColumns(input),
    country: input.country ?? null,
    packaging: input.packaging ?? null,
    disc_count: 0,
    total_duration_ms: 0,
    region_codes: input.region_codes ?? [],
    video_standard: input.video_standard ?? "none",
    attributes,
    attr_version: attrVersion,
    data_source: null,
    data_quality: 0,
    missing_fields: [],
  }
}

/** `2001-05` becomes the first of May with precision `month`; nothing given leaves both columns empty. */
export function releaseDateColumns(input: Pick<ItemFields, "release_date" | "date_precision">): {
  release_date: string | null
  date_precision: string | null
} {
  if (!input.release_date) return { release_date: null, date_precision: null }
  const parsed = parseReleaseDate(input.release_date, input.date_precision)
  if (typeof parsed === "string") throw new Error(`release_date "${input.release_date}" was not validated: ${parsed}`)
  return parsed
}

/** Without a title group the item opens one of its own, named like the product. */
export function titleGroupRow(
  input: Pick<PrepareInput, "title_group" | "media_type" | "title">,
  newId: NewId,
): { id: string; row: PartRow | null } {
  if (input.title_group?.id) return { id: input.title_group.id, row: null }
  const given = input.title_group
  const title = given?.title ?? input.title
  const id = newId("mtgr")
  return {
    id,
    row: {
      id,
      kind: given?.kind ?? getMediaType(input.media_type)?.titleGroupKind ?? "other",
      title,
      sort_title: sortTitle(title),
      original_title: given?.original_title ?? null,
      first_year: given?.first_year ?? null,
      external_ids: null,
    },
  }
}

/** Gives every contributor of an item its id: a known one, or one planned for a name nobody has yet. */
export class ContributorPlan {
  readonly planned: NewContributor[] = []

  constructor(private readonly context: Pick<PrepareContext, "found" | "newId">) {}

  idOf(ref: ContributorReference): string {
    const key = keyOfReference(ref)
    if (!key) return ref.id ?? ""
    const known = this.context.found.contributorKeys.get(key)?.[0]
    if (known) return known
    const earlier = this.planned.find((p) => p.key === key)
    if (earlier) return earlier.row.id
    const row = contributorRow(this.context.newId("mctr"), { name: ref.name ?? "", kind: ref.kind ?? "person" })
    this.planned.push({ key, row })
    return row.id
  }
}
