import { z } from "@medusajs/framework/zod"
import { LIMITS, id, version } from "./fields"
import { noRepeats, rule, type Report } from "../../../../lib/rules"

export interface BatchShape {
  create?: unknown[]
  update?: { id?: unknown }[]
  delete?: string[]
}

/**
 * `{ create, update, delete, version? }` over one kind of row; `update` elements carry `id`. No row is named twice.
 */
export function batchSchema<C extends z.ZodType, U extends z.ZodType<{ id: string }>>(create: C, update: U) {
  return z
    .strictObject({
      create: z.array(create).max(LIMITS.batch).default([]),
      update: z.array(update).max(LIMITS.batch).default([]),
      delete: z.array(id).max(LIMITS.batch).default([]),
      version: version.optional(),
    })
    .check(rule<BatchShape>(judgeBatch))
}

/** No row is changed twice, and none is changed and deleted. */
export function judgeBatch(batch: BatchShape, report: Report): void {
  const updates = Array.isArray(batch.update) ? batch.update : []
  const deletes = Array.isArray(batch.delete) ? batch.delete : []
  const named = [
    ...updates.map((row, index) => ({ id: row?.id, path: ["update", index, "id"] })),
    ...deletes.map((rowId: unknown, index) => ({ id: rowId, path: ["delete", index] })),
  ]
  noRepeats(
    named,
    (row) => (typeof row.id === "string" ? row.id : undefined),
    (at, key) => report(named[at]?.path ?? [], `${key} is named twice`),
  )
}

export interface Batch<C, U> {
  create: C[]
  update: U[]
  delete: string[]
  version?: string
}
