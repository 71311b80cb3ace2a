import type { Problem } from "../../../lib/errors"
import { joinPath } from "../../../lib/problems"
import { keyOfReference, contributorReferences, termReferences, type ItemPartsInput, type Resolved } from "./references"

/** Everything an input points at must exist, be of the right kind and be unmistakable. Every fault is listed. */
export function checkReferences(input: ItemPartsInput, found: Resolved, prefix: string): Problem[] {
  const problems: Problem[] = []
  const add = (path: string, code: string, message: string) =>
    problems.push({ path: joinPath(prefix, [path]), code, message })

  for (const { path, vocabulary, code } of termReferences(input)) {
    if (!found.terms.has(`${vocabulary}:${code}`)) {
      add(path, "media_term_unknown", `"${code}" is not a term of vocabulary ${vocabulary}`)
    }
  }
  for (const { path, ref } of contributorReferences(input)) {
    const key = keyOfReference(ref)
    const problem = key
      ? checkContributorName(key, ref.name ?? "", found)
      : checkContributorId(path, ref.id ?? "", found)
    if (problem) add(path, ...problem)
  }
  if (input.title_group?.id && !found.titleGroupIds.has(input.title_group.id)) {
    add("title_group.id", "media_title_group_not_found", `title group ${input.title_group.id} does not exist`)
  }
  for (const [i, relation] of (input.relations ?? []).entries()) {
    if (relation.to_id && !found.itemIds.has(relation.to_id)) {
      add(`relations.${i}.to_id`, "media_item_not_found", `media item ${relation.to_id} does not exist`)
    }
  }
  return problems
}

function checkContributorId(path: string, id: string, found: Resolved): [string, string] | null {
  const kind = found.contributors.get(id)
  if (!kind) return ["media_contributor_not_found", `contributor ${id} does not exist`]
  if (path.startsWith("labels.") && kind !== "label") {
    return ["media_contributor_kind", `contributor ${id} is a ${kind}, not a label`]
  }
  return null
}

function checkContributorName(key: string, name: string, found: Resolved): [string, string] | null {
  const ids = found.contributorKeys.get(key) ?? []
  if (ids.length < 2) return null
  return ["media_contributor_ambiguous", `"${name}" could be any of ${ids.join(", ")}; give the id instead`]
}

/** An external id belongs to one item: neither another stored one nor another of the same batch may hold it. */
export function checkExternalId(
  input: { id?: string; external_id?: string | null },
  found: Resolved,
  seen: Map<string, string>,
  prefix: string,
): Problem[] {
  const externalId = input.external_id
  if (!externalId) return []
  const path = joinPath(prefix, ["external_id"])
  const code = "media_external_id_taken"
  const holder = found.externalIds.get(externalId)
  if (holder && holder !== input.id) {
    return [{ path, code, message: `"${externalId}" already belongs to media item ${holder}` }]
  }
  const earlier = seen.get(externalId)
  if (earlier !== undefined) return [{ path, code, message: `"${externalId}" is also given at ${earlier}` }]
  seen.set(externalId, path)
  return []
}
