import { MediaError, type Problem } from "../../../lib/errors"
import { joinPath } from "../../../lib/problems"
import type { ItemGraph } from "../domain/item-graph"
import {
  getMediaType,
  lostAttributes,
  mergeAttributes,
  migrateAttributes,
  validateAttributes,
} from "../domain/media-types"
import { discRows, type PartRow } from "../domain/part-rows"
import type { ItemFieldsPatch } from "../domain/schemas"
import type { NewContributor } from "../sql/contributors"
import { rowsOfGraph, type ItemRows } from "./graph-rows"
import { PARTS, PART_NAMES, type PartContext, type PartName } from "./parts"
import { ContributorPlan, releaseDateColumns, titleGroupRow, type PrepareContext } from "./prepare-items"

/** Rows to add, change and remove in one list of an item. */
export interface PartBatch {
  create: Record<string, unknown>[]
  update: ({ id: string } & Record<string, unknown>)[]
  delete: string[]
}

/** An edit of one item: whole fields and lists (`set`), and row-by-row edits of lists (`batches`). */
export interface ItemChange {
  id: string
  /** `updated_at` the editor has seen; left out, the last writer wins. */
  version?: string
  set: ItemFieldsPatch
  batches?: Partial<Record<PartName, PartBatch>>
  /** Gives the item a new version although nothing of it changes: its product or variant does. */
  touch?: boolean
  /** Accepts that a change of type drops attributes. */
  force?: boolean
}

export interface PlannedChange {
  before: ItemGraph
  rows: ItemRows
  titleGroup: PartRow | null
  newContributors: NewContributor[]
  problems: Problem[]
}

type PlanContext = PrepareContext & { prefix: string }

/** Works out the rows an item has after the edit, without touching the database. */
export function planChange(before: ItemGraph, change: ItemChange, context: PlanContext): PlannedChange {
  const rows = rowsOfGraph(before)
  const contributors = new ContributorPlan(context)
  const partContext: PartContext = {
    itemId: before.id,
    contributorId: (ref) => contributors.idOf(ref),
    termId: (vocabulary, code) =>
      context.found.terms.get(`${vocabulary}:${code}`) ??
      before.terms.find((t) => t.vocabulary === vocabulary && t.code === code)?.term_id ??
      // Unknown, which is a problem of its own; two unknown terms are not the same one.
      `${vocabulary}:${code}`,
    roleCode: (code) => context.found.mergedRoles.get(code) ?? code,
  }
  const group = change.set.title_group
    ? titleGroupRow({ ...change.set, media_type: before.media_type, title: before.title_group.title }, context.newId)
    : { id: before.title_group_id, row: null }
  const problems = [
    ...setFields(rows, before, change, context, group.id),
    ...setDiscs(rows, before, change.set.discs, context),
    ...PART_NAMES.flatMap((part) => [
      ...setList(rows, before, part, change, context, partContext),
      ...editList(rows, before, part, change, context, partContext),
    ]),
  ]
  problems.push(...ownerProblems(rows, context.prefix))
  return { before, rows, titleGroup: group.row, newContributors: contributors.planned, problems }
}

const PLAIN = [
  "external_id",
  "edition",
  "edition_kind",
  "country",
  "packaging",
  "region_codes",
  "video_standard",
] as const

function setFields(
  rows: ItemRows,
  before: ItemGraph,
  { set, force }: ItemChange,
  context: PlanContext,
  titleGroupId: string,
): Problem[] {
  for (const field of PLAIN) if (set[field] !== undefined) rows.item[field] = set[field]
  if (set.release_date !== undefined) Object.assign(rows.item, releaseDateColumns(set))
  rows.item.title_group_id = titleGroupId
  return setAttributes(rows, before, set, force === true, context)
}

/** Type and attributes go together: attributes the new type lacks are dropped only when the caller insists. */
function setAttributes(
  rows: ItemRows,
  before: ItemGraph,
  set: ItemFieldsPatch,
  force: boolean,
  context: PlanContext,
): Problem[] {
  const code = set.media_type ?? before.media_type
  const type = getMediaType(code)
  const path = (p: string) => joinPath(context.prefix, [p])
  if (!type || (code !== before.media_type && context.inactiveTypes.has(code))) {
    return [{ path: path("media_type"), code: "media_type_unknown", message: `"${code}" is not a media type` }]
  }
  if (code === before.media_type && set.attributes === undefined) return []
  const runtime = context.runtimeAttributes.get(code) ?? []
  const lost = code === before.media_type ? [] : lostAttributes(type, before.attributes, runtime)
  if (lost.length && !force) {
    throw new MediaError(
      "conflict",
      "media_type_change_loses_data",
      `changing ${before.media_type} to ${code} would lose ${lost.join(", ")}`,
      { details: { lost } },
    )
  }
  const oldType = getMediaType(before.media_type) ?? type
  const stored = { ...migrateAttributes(oldType, before.attributes, before.attr_version).attributes }
  for (const key of lost) delete stored[key.replace(/^attributes\./, "")]
  const edit = validateAttributes(type, set.attributes ?? {}, runtime, { requireAll: false })
  Object.assign(rows.item, {
    media_type: code,
    attributes: mergeAttributes(stored, edit),
    attr_version: type.attrVersion,
  })
  return edit.problems.map((p) => ({ ...p, path: path(p.path) }))
}

/** The whole disc and track list. Rows named by id keep it; every id must belong to this item. */
function setDiscs(rows: ItemRows, before: ItemGraph, discs: ItemFieldsPatch["discs"], context: PlanContext): Problem[] {
  if (discs === undefined) return []
  const carrier = getMediaType(String(rows.item.media_type))?.carrier ?? "disc"
  const next = discRows(before.id, discs, carrier, context.newId)
  const ids = { disc: new Set(before.discs.map((d) => d.id)), track: new Set<string>() }
  for (const disc of before.discs) for (const track of disc.tracks) ids.track.add(track.id)
  const problems: Problem[] = []
  const stray = (path: string, id: string, what: "disc" | "track") =>
    problems.push({
      path: joinPath(context.prefix, [path]),
      code: `media_${what}_not_found`,
      message: `${what} ${id} does not belong to this item`,
    })
  discs.forEach((disc, d) => {
    if (disc.id && !ids.disc.has(disc.id)) stray(`discs.${d}.id`, disc.id, "disc")
    disc.tracks.forEach((track, t) => {
      if (track.id && !ids.track.has(track.id)) stray(`discs.${d}.tracks.${t}.id`, track.id, "track")
    })
  })
  rows.parts.media_disc = next.discs
  rows.parts.media_track = next.tracks
  dropOrphans(rows)
  return problems
}

/** What was printed on, credited for or spoken on a disc or track that is gone goes with it. */
function dropOrphans(rows: ItemRows): void {
  const discs = new Set(rows.parts.media_disc.map((row) => row.id))
  const tracks = new Set(rows.parts.media_track.map((row) => row.id))
  const alive = (row: PartRow) =>
    (!row.disc_id || discs.has(String(row.disc_id))) && (!row.track_id || tracks.has(String(row.track_id)))
  for (const table of ["media_credit", "media_identifier", "media_language"] as const) {
    rows.parts[table] = rows.parts[table].filter(alive)
  }
}

/** Replaces a whole list. An entry that equals a stored one keeps that row, so that nothing changes needlessly. */
function setList(
  rows: ItemRows,
  before: ItemGraph,
  part: PartName,
  change: ItemChange,
  context: PlanContext,
  partContext: PartContext,
): Problem[] {
  const list = part === "offers" ? undefined : (change.set[part] as Record<string, unknown>[] | undefined)
  if (list === undefined) return []
  const { table, prefix, toRow } = PARTS[part]
  // A whole list speaks of the item; what belongs to one track, disc or variant is edited row by row.
  const kept = rows.parts[table].filter((row) => part !== "terms" && isOwned(row))
  const stored = rows.parts[table].filter((row) => !kept.includes(row))
  const content = (row: PartRow) => JSON.stringify({ ...row, id: "" }, Object.keys(row).sort())
  const reusable = new Map(stored.map((row) => [content(row), row.id]))
  const next = list.map((entry, i) => {
    const row = toRow(entry, "", i, partContext)
    const key = content(row)
    const id = reusable.get(key) ?? context.newId(prefix)
    reusable.delete(key)
    return { ...row, id }
  })
  rows.parts[table] = [...kept, ...next]
  return repeated(rows.parts[table], part, (i) => joinPath(context.prefix, [part, i - kept.length]))
}

const isOwned = (row: PartRow) => Boolean(row.disc_id ?? row.track_id ?? null) || Boolean(row.media_item_id === null)

/** Adds, changes and removes rows of one list. */
function editList(
  rows: ItemRows,
  before: ItemGraph,
  part: PartName,
  change: ItemChange,
  context: PlanContext,
  partContext: PartContext,
): Problem[] {
  const batch = change.batches?.[part]
  if (!batch) return []
  const { table, prefix, toRow, of, asInput } = PARTS[part]
  const stored = new Map(of(before).map((row) => [row.id, row]))
  const at = (path: string) => joinPath(context.prefix, [path])
  const unknown = (path: string, id: string): Problem => ({
    path: at(path),
    code: "media_part_not_found",
    message: `${id} is not one of this item's ${part}`,
  })
  const problems = [
    ...batch.update.flatMap((row, i) => (stored.has(row.id) ? [] : [unknown(`update.${i}.id`, row.id)])),
    ...batch.delete.flatMap((id, i) => (stored.has(id) ? [] : [unknown(`delete.${i}`, id)])),
  ]
  if (problems.length) return problems
  const updates = new Map(batch.update.map(({ id, ...patch }) => [id, patch]))
  const next = rows.parts[table]
    .filter((row) => !batch.delete.includes(row.id))
    .map((row, i) => {
      const patch = updates.get(row.id)
      const graph = stored.get(row.id)
      return patch && graph ? toRow({ ...asInput(graph), ...patch }, row.id, i, partContext) : row
    })
  const created = batch.create.map((entry, i) => toRow(entry, context.newId(prefix), next.length + i, partContext))
  rows.parts[table] = [...next, ...created]
  return repeated(rows.parts[table], part, (i) => at(i < next.length ? `update` : `create.${i - next.length}`))
}

/** Two rows of one list that say the same; the later one is at fault. */
function repeated(list: PartRow[], part: PartName, path: (index: number) => string): Problem[] {
  const seen = new Set<string>()
  return list.flatMap((row, i) => {
    const key = JSON.stringify(PARTS[part].unique.map((column) => row[column] ?? null))
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    const code = part === "identifiers" ? "media_identifier_duplicate" : "media_duplicate"
    return [{ path: path(i), code, message: `the same entry is in ${part} already` }]
  })
}

/** A row may only hang on a disc or track of its own item. */
function ownerProblems(rows: ItemRows, prefix: string): Problem[] {
  const discs = new Set(rows.parts.media_disc.map((row) => row.id))
  const tracks = new Set(rows.parts.media_track.map((row) => row.id))
  const variants = new Set(rows.parts.media_offer.map((row) => String(row.variant_id)))
  const check = (row: PartRow, column: string, known: Set<string>, what: string): Problem[] =>
    row[column] && !known.has(String(row[column]))
      ? [
          {
            path: joinPath(prefix, [column]),
            code: `media_${what}_not_found`,
            message: `${what} ${String(row[column])} does not belong to this item`,
          },
        ]
      : []
  return [
    ...rows.parts.media_credit.flatMap((row) => check(row, "track_id", tracks, "track")),
    ...rows.parts.media_identifier.flatMap((row) => [
      ...check(row, "disc_id", discs, "disc"),
      ...check(row, "track_id", tracks, "track"),
      ...check(row, "variant_id", variants, "variant"),
    ]),
    ...rows.parts.media_language.flatMap((row) => check(row, "disc_id", discs, "disc")),
  ]
}
