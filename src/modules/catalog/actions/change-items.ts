import { MediaError, invalid, type Problem } from "../../../lib/errors"
import { joinPath } from "../../../lib/problems"
import type { ItemGraph } from "../domain/item-graph"
import type { NewId } from "../domain/part-rows"
import { loadItems } from "../sql/load-items"
import { createMissingContributors } from "../sql/contributors"
import { insertRows, type Sql } from "../sql/rows"
import { differenceOf, writeParts } from "../sql/write-items"
import { COLUMNS } from "../sql/tables"
import { checkExternalId, checkReferences } from "./check-references"
import { deriveItems, lockItemRows, type ProductFactsById } from "./derive"
import { rowsOfGraph } from "./graph-rows"
import { holdReferences } from "./hold-references"
import { planChange, type ItemChange, type PlannedChange } from "./plan-change"
import type { PrepareContext } from "./prepare-items"
import { collectReferences, resolveReferences, type Resolved } from "./references"
import { loadInactiveTypes, type RuntimeAttributes } from "./runtime-attributes"

/** An item before and after an edit. */
export interface ChangedItem {
  before: ItemGraph
  after: ItemGraph
}

/**
 * Edits items: locks them, refuses a stale version, checks everything, then writes only the rows that differ.
 * All or nothing for the whole batch; runs inside the caller's transaction.
 *
 * @param prefix path of each change in the request body, for the problems (`""`, `update.3`, …)
 * @throws 404 for an unknown item, 409 for a stale version, 400 with every problem
 */
export async function changeItems(
  sql: Sql,
  changes: ItemChange[],
  runtime: RuntimeAttributes,
  newId: NewId,
  prefix: (index: number) => string,
  products: ProductFactsById,
): Promise<ChangedItem[]> {
  const graphs = await lockItems(
    sql,
    changes.map((c) => c.id),
  )
  changes.forEach((change) => refuseStale(graphs.get(change.id)!, change.version))
  const { problems, planned } = await planAll(sql, graphs, changes, { runtimeAttributes: runtime, newId }, prefix)
  if (problems.length) throw invalid(problems)
  const touched = new Set(changes.filter((change) => change.touch).map((change) => change.id))
  for (const plan of planned) if (await applyPlan(sql, plan)) touched.add(plan.before.id)
  // An edit that changes nothing leaves the version alone, or other editors would be refused for nothing.
  const derived = await deriveItems(sql, [...touched], runtime, { touch: true, products })
  const after = new Map(derived.map((item) => [item.id, item]))
  return planned.map(({ before }) => ({ before, after: after.get(before.id) ?? before }))
}

/** Everything edits would be refused with 400 for. Writes and locks nothing; items that are gone are passed over. */
export async function problemsOfChanges(
  sql: Sql,
  changes: ItemChange[],
  runtime: RuntimeAttributes,
  newId: NewId,
  prefix: (index: number) => string,
): Promise<Problem[]> {
  const ids = changes.map((change) => change.id)
  const graphs = new Map((await loadItems(sql, ids)).map((graph) => [graph.id, graph]))
  // What a change of type would lose is a conflict of its own, asked about once the body is right.
  const forced = changes.map((change) => ({ ...change, force: true }))
  return (await planAll(sql, graphs, forced, { runtimeAttributes: runtime, newId }, prefix)).problems
}

/** Plans every change, also of an item that has a problem already, so that a caller hears of all of them. */
async function planAll(
  sql: Sql,
  graphs: ReadonlyMap<string, ItemGraph>,
  changes: ItemChange[],
  known: Pick<PrepareContext, "runtimeAttributes" | "newId">,
  prefix: (index: number) => string,
): Promise<{ problems: Problem[]; planned: PlannedChange[] }> {
  const inputs = changes.flatMap((change) => [change.set, ...batchRows(change).map((row) => row.set)])
  const found = await resolveReferences(sql, collectReferences(inputs))
  const context = { ...known, found, inactiveTypes: await loadInactiveTypes(sql) }
  const problems: Problem[] = []
  const seen = new Map<string, string>()
  const planned = [...changes.entries()].flatMap(([i, change]) => {
    const graph = graphs.get(change.id)
    if (!graph) return []
    const at = prefix(i)
    const plan = planChange(graph, change, { ...context, prefix: at })
    problems.push(
      ...checkReferences(change.set, found, at),
      ...batchProblems(change, found, at),
      ...checkExternalId({ id: change.id, external_id: change.set.external_id ?? null }, found, seen, at),
      ...plan.problems,
    )
    return [plan]
  })
  return { problems, planned }
}

async function lockItems(sql: Sql, ids: string[]): Promise<Map<string, ItemGraph>> {
  await lockItemRows(sql, ids)
  const graphs = new Map((await loadItems(sql, ids)).map((g) => [g.id, g]))
  const missing = ids.find((id) => !graphs.has(id))
  if (missing !== undefined) {
    throw new MediaError("not_found", "media_item_not_found", `media item ${missing} does not exist`)
  }
  return graphs
}

/** The version is `updated_at` in milliseconds, as it was read. */
function refuseStale(current: ItemGraph, version: string | undefined): void {
  if (version === undefined || Date.parse(version) === Date.parse(current.updated_at)) return
  throw new MediaError(
    "conflict",
    "media_item_version_conflict",
    `media item ${current.id} was changed at ${current.updated_at}, after version ${version} was read`,
    { details: { id: current.id, current: { version: current.updated_at } } },
  )
}

/** Row-by-row edits in the shape of whole lists, with the path each row has in the request. */
function batchRows(change: ItemChange): { set: ItemChange["set"]; part: string; path: string }[] {
  return Object.entries(change.batches ?? {}).flatMap(([part, batch]) => [
    ...batch.create.map((row, i) => ({ set: { [part]: [row] }, part, path: `create.${i}` })),
    ...batch.update.map((row, i) => ({ set: { [part]: [row] }, part, path: `update.${i}` })),
  ])
}

function batchProblems(change: ItemChange, found: Resolved, at: string): Problem[] {
  return batchRows(change).flatMap(({ set, part, path }) =>
    checkReferences(set, found, "").map((problem) => ({
      ...problem,
      path: joinPath(at, [problem.path.replace(`${part}.0`, path)]),
    })),
  )
}

/** Writes the rows that differ; `false` when none does. */
async function applyPlan(sql: Sql, plan: PlannedChange): Promise<boolean> {
  if (plan.titleGroup) await insertRows(sql, "media_title_group", [plan.titleGroup])
  const { finalId } = await createMissingContributors(sql, plan.newContributors)
  for (const table of ["media_credit", "media_label"] as const) {
    plan.rows.parts[table] = plan.rows.parts[table].map((row) => ({
      ...row,
      contributor_id: finalId.get(String(row.contributor_id)) ?? row.contributor_id,
    }))
  }
  const { item, parts: before } = rowsOfGraph(plan.before)
  const groupId = String(plan.rows.item.title_group_id)
  await holdReferences(sql, {
    ...differenceOf(before, plan.rows.parts).written,
    titleGroupIds: plan.titleGroup || groupId === plan.before.title_group_id ? [] : [groupId],
  })
  const partsChanged = await writeParts(sql, before, plan.rows.parts)
  const itemChanged = EDITABLE.some((c) => JSON.stringify(item[c]) !== JSON.stringify(plan.rows.item[c]))
  if (itemChanged) await updateItemRow(sql, plan.rows.item)
  return partsChanged || itemChanged
}

const EDITABLE = COLUMNS.media_item.filter((c) => c !== "id")

async function updateItemRow(sql: Sql, row: Record<string, unknown>): Promise<void> {
  await sql.execute(
    `update media_item i set ${EDITABLE.map((c) => `"${c}" = r."${c}"`).join(", ")}
     from jsonb_populate_record(null::media_item, ?::jsonb) r where i.id = r.id`,
    [JSON.stringify(row)],
  )
}

/**
 * Puts items back to what they were before a failed workflow edited them, unless someone has edited them since:
 * their work is worth more than a tidy rollback.
 */
export async function restoreItems(
  sql: Sql,
  changed: ChangedItem[],
  runtime: RuntimeAttributes,
  products: ProductFactsById,
): Promise<void> {
  const current = new Map(
    (
      await loadItems(
        sql,
        changed.map((c) => c.before.id),
      )
    ).map((g) => [g.id, g]),
  )
  for (const { before, after } of changed) {
    const now = current.get(before.id)
    if (!now || now.updated_at !== after.updated_at) continue
    const rows = rowsOfGraph(before)
    await writeParts(sql, rowsOfGraph(now).parts, rows.parts)
    await updateItemRow(sql, rows.item)
    await deriveItems(sql, [before.id], runtime, { touch: true, products })
  }
}
