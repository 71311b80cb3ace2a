import { foldName } from "../domain/names"
import type { ItemFieldsPatch, LabelInput } from "../domain/schemas"
import { pgTextArray, type Sql } from "../sql/rows"

/** The fields of an item that point at something else. */
export type ItemPartsInput = Partial<
  Pick<ItemFieldsPatch, "media_type" | "external_id" | "title_group" | "credits" | "labels" | "terms" | "relations">
>

/** What a batch of inputs points at, collected once so that each kind costs one query, not one per item. */
export interface References {
  types: Set<string>
  /** `vocabulary:code` */
  terms: Set<string>
  contributorIds: Set<string>
  /** `kind:folded name` */
  contributorKeys: Set<string>
  titleGroupIds: Set<string>
  itemIds: Set<string>
  externalIds: Set<string>
}

/** What of it exists. */
export interface Resolved {
  /** `vocabulary:code` → term id */
  terms: Map<string, string>
  /** role that was merged into another → code of the one that stands for it */
  mergedRoles: Map<string, string>
  /** contributor id → kind */
  contributors: Map<string, string>
  /** `kind:folded name` → ids of the contributors known by that name */
  contributorKeys: Map<string, string[]>
  titleGroupIds: Set<string>
  itemIds: Set<string>
  /** external id → id of the item that holds it */
  externalIds: Map<string, string>
}

/** The key under which a contributor given by name is looked up. */
export const contributorKey = (kind: string, name: string) => `${kind}:${foldName(name)}`

/** Term keys an item's parts refer to, each with the path it stands at. A partial row may leave them out. */
export function termReferences(input: ItemPartsInput): { path: string; vocabulary: string; code: string }[] {
  const roles = (input.credits ?? []).map((c, i) => ({ path: `credits.${i}.role`, vocabulary: "role", code: c.role }))
  const terms = (input.terms ?? []).map((t, i) => ({ path: `terms.${i}.code`, ...t }))
  return [...roles, ...terms].filter((ref) => ref.code !== undefined)
}

/** A contributor as an input names it: by id, or by name and kind. */
export interface ContributorReference {
  id?: string | undefined
  name?: string | undefined
  kind?: string | undefined
}

/** Contributors of credits and labels, each with the path it stands at. A partial row may leave them out. */
export function contributorReferences(input: ItemPartsInput): { path: string; ref: ContributorReference }[] {
  const credits = (input.credits ?? []).map((c, i) => ({ path: `credits.${i}.contributor`, ref: c.contributor }))
  const labels = (input.labels ?? []).map((l, i) => ({ path: `labels.${i}.label`, ref: labelReference(l) }))
  return [...credits, ...labels].filter(({ ref }) => ref?.id !== undefined || ref?.name !== undefined)
}

/** A label given by name is a contributor of kind `label`. */
export const labelReference = (label: LabelInput): ContributorReference => ({ ...label.label, kind: "label" })

/** The look-up key of a contributor given by name, or `null` for one given by id. */
export function keyOfReference(ref: ContributorReference): string | null {
  return ref.id === undefined && ref.name !== undefined ? contributorKey(ref.kind ?? "person", ref.name) : null
}

/** Everything the inputs point at. */
export function collectReferences(inputs: ItemPartsInput[]): References {
  const refs: References = {
    types: new Set(),
    terms: new Set(),
    contributorIds: new Set(),
    contributorKeys: new Set(),
    titleGroupIds: new Set(),
    itemIds: new Set(),
    externalIds: new Set(),
  }
  for (const input of inputs) {
    if (input.media_type) refs.types.add(input.media_type)
    if (input.external_id) refs.externalIds.add(input.external_id)
    if (input.title_group?.id) refs.titleGroupIds.add(input.title_group.id)
    for (const term of termReferences(input)) refs.terms.add(`${term.vocabulary}:${term.code}`)
    for (const relation of input.relations ?? []) if (relation.to_id) refs.itemIds.add(relation.to_id)
    for (const { ref } of contributorReferences(input)) {
      const key = keyOfReference(ref)
      if (key) refs.contributorKeys.add(key)
      else if (ref.id) refs.contributorIds.add(ref.id)
    }
  }
  return refs
}

/** Looks every reference up: one statement per kind, whatever the size of the batch. */
export async function resolveReferences(sql: Sql, refs: References): Promise<Resolved> {
  return {
    ...(await findTerms(sql, refs.terms)),
    contributors: await findContributors(sql, refs.contributorIds),
    contributorKeys: await findContributorKeys(sql, refs.contributorKeys),
    titleGroupIds: await findIds(sql, "media_title_group", refs.titleGroupIds),
    itemIds: await findIds(sql, "media_item", refs.itemIds),
    externalIds: await findExternalIds(sql, refs.externalIds),
  }
}

async function findTerms(sql: Sql, keys: Set<string>): Promise<Pick<Resolved, "terms" | "mergedRoles">> {
  if (keys.size === 0) return { terms: new Map(), mergedRoles: new Map() }
  const rows = await sql.execute<{ vocabulary: string; code: string; id: string; final_code: string }>(
    `select t.vocabulary, t.code, coalesce(m.id, t.id) as id, coalesce(m.code, t.code) as final_code
     from media_term t left join media_term m on m.id = t.merged_into_id
     where t.deleted_at is null and t.vocabulary || ':' || t.code = any(?::text[])`,
    [pgTextArray([...keys])],
  )
  const roles = rows.filter((r) => r.vocabulary === "role" && r.final_code !== r.code)
  return {
    terms: new Map(rows.map((r) => [`${r.vocabulary}:${r.code}`, r.id])),
    mergedRoles: new Map(roles.map((r) => [r.code, r.final_code])),
  }
}

async function findContributors(sql: Sql, ids: Set<string>): Promise<Map<string, string>> {
  if (ids.size === 0) return new Map()
  const rows = await sql.execute<{ id: string; kind: string }>(
    `select id, kind from media_contributor where deleted_at is null and id = any(?::text[])`,
    [pgTextArray([...ids])],
  )
  return new Map(rows.map((r) => [r.id, r.kind]))
}

/** Contributors by kind and folded name; one that was merged away no longer answers to its name. */
export async function findContributorKeys(sql: Sql, keys: Set<string>): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (keys.size === 0) return found
  const names = [...new Set([...keys].map((key) => key.slice(key.indexOf(":") + 1)))]
  const rows = await sql.execute<{ id: string; key: string }>(
    `select c.id, c.kind || ':' || k.name as key
     from media_contributor c cross join lateral unnest(c.match_keys) as k(name)
     where c.deleted_at is null and c.merged_into_id is null
       and c.match_keys && ?::text[] and c.kind || ':' || k.name = any(?::text[])
     order by c.id`,
    [pgTextArray(names), pgTextArray([...keys])],
  )
  for (const { id, key } of rows) {
    const ids = found.get(key) ?? []
    if (!ids.includes(id)) found.set(key, [...ids, id])
  }
  return found
}

async function findIds(sql: Sql, table: "media_title_group" | "media_item", ids: Set<string>): Promise<Set<string>> {
  if (ids.size === 0) return new Set()
  const rows = await sql.execute<{ id: string }>(
    `select id from "${table}" where deleted_at is null and id = any(?::text[])`,
    [pgTextArray([...ids])],
  )
  return new Set(rows.map((r) => r.id))
}

async function findExternalIds(sql: Sql, externalIds: Set<string>): Promise<Map<string, string>> {
  if (externalIds.size === 0) return new Map()
  const rows = await sql.execute<{ id: string; external_id: string }>(
    `select id, external_id from media_item where deleted_at is null and external_id = any(?::text[])`,
    [pgTextArray([...externalIds])],
  )
  return new Map(rows.map((r) => [r.external_id, r.id]))
}
