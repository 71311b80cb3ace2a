import type { PathMapper } from "./problems"

export interface BatchBody {
  create: Record<string, unknown>[]
  update: Record<string, unknown>[]
  delete: string[]
}

export interface BatchPlan {
  body: BatchBody
  /** `true` when there is nothing to send. */
  empty: boolean
  /** `create.0.value` → `rows.3.value`, the row of the form that the problem is about. */
  toField: PathMapper
}

interface Row {
  id?: string
}

/**
 * Compares the rows of an editor with what is stored and says what to create, change and delete.
 * A row is changed when what it would send differs; untouched rows are not sent, so two people who edit
 * different rows do not undo each other.
 */
export function planBatch<R extends Row>(options: {
  before: readonly R[]
  after: readonly R[]
  isBlank: (row: R) => boolean
  toBody: (row: R, position: number) => Record<string, unknown>
  list: string
}): BatchPlan {
  const { before, after, isBlank, toBody, list } = options
  const stored = new Map(before.map((row, index) => [row.id, JSON.stringify(toBody(row, index + 1))]))
  const kept = new Set<string>()
  const plan: BatchBody = { create: [], update: [], delete: [] }
  const rows: Record<"create" | "update", number[]> = { create: [], update: [] }
  let position = 0
  after.forEach((row, index) => {
    if (isBlank(row)) return
    position += 1
    const body = toBody(row, position)
    if (!row.id) {
      plan.create.push(body)
      rows.create.push(index)
      return
    }
    kept.add(row.id)
    if (stored.get(row.id) === JSON.stringify(body)) return
    plan.update.push({ id: row.id, ...body })
    rows.update.push(index)
  })
  plan.delete = before.flatMap((row) => (row.id && !kept.has(row.id) ? [row.id] : []))
  return {
    body: plan,
    empty: plan.create.length + plan.update.length + plan.delete.length === 0,
    toField: (path) => {
      const match = /^(create|update)\.(\d+)(?:\.(.*))?$/.exec(path)
      const row = match ? rows[match[1] as "create" | "update"][Number(match[2])] : undefined
      return row === undefined ? null : [list, row, rowField(match?.[3])].filter((part) => part !== "").join(".")
    },
  }
}

/** Parts of a row that are one input in the form: a contributor's id and name are both picked in one box. */
const rowField = (rest = "") => rest.replace(/^(contributor|label)\..*$/, "$1").replace(/^to_id$/, "to")

/**
 * Brings one's own rows onto what somebody else stored meanwhile: what I touched stays mine, what I left alone
 * becomes theirs, what they added is added, what I removed stays removed. A row I changed and they removed
 * becomes a new one, so that nothing typed is lost.
 */
export function mergeRows<R extends Row>(before: readonly R[], mine: readonly R[], theirs: readonly R[]): R[] {
  const was = new Map(before.map((row) => [row.id, JSON.stringify(row)]))
  const now = new Map(theirs.map((row) => [row.id, row]))
  const kept = mine.flatMap((row) => {
    if (!row.id) return [row]
    const untouched = was.get(row.id) === JSON.stringify(row)
    const stored = now.get(row.id)
    if (stored) return [untouched ? stored : row]
    return untouched ? [] : [{ ...row, id: undefined }]
  })
  return [...kept, ...theirs.filter((row) => !was.has(row.id))]
}
