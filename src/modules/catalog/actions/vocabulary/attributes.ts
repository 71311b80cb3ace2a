import { MediaError, invalid, type Problem } from "../../../../lib/errors"
import type { AttributeKind } from "../../domain/enums"
import { attributeKeyProblem, getMediaType, type AttributeOption } from "../../domain/media-types"
import type { AttributeOptionInput } from "../../domain/schemas/vocabulary-input"
import { completeLabels, type AttributeEntry } from "../../domain/vocabulary-entries"
import type { Sql } from "../../sql/rows"
import { requireEntry } from "./entry-rows"
import type { EntryRules } from "./rules"
import { attributeUsage, optionUsage } from "./usage"

const CHOSEN: readonly AttributeKind[] = ["enum", "enum_multi"]
const MEASURED: readonly AttributeKind[] = ["int", "decimal"]

export const attributeRules: EntryRules<"attribute"> = {
  prefix: "matd",

  async create({ sql }, input) {
    await requireEntry(sql, "type", input.media_type)
    const type = getMediaType(input.media_type)
    const keyProblem = type ? attributeKeyProblem(type, input.key) : null
    const attribute = {
      media_type: input.media_type,
      key: input.key,
      kind: input.kind,
      options: completeOptions(input.kind, input.options ?? null, []),
      unit: input.unit ?? null,
      required: input.required ?? false,
      filterable: input.filterable ?? false,
      facetable: input.facetable ?? false,
      labels: completeLabels(input.labels),
      rank: input.rank ?? 0,
      is_active: input.is_active ?? true,
    }
    refuse([...(keyProblem ? [keyProblem] : []), ...problemsOf(attribute)])
    return attribute
  },

  async edit({ sql }, before, edit) {
    const { options, labels, ...rest } = edit
    const kind = edit.kind ?? before.kind
    const known = before.options ?? []
    const after = {
      ...before,
      ...rest,
      // Without choices in the edit, those of an attribute that is chosen from stay; other kinds have none.
      options:
        options === undefined ? (CHOSEN.includes(kind) ? before.options : null) : completeOptions(kind, options, known),
      labels: labels ? completeLabels(labels, before.labels) : before.labels,
    }
    refuse(problemsOf(after))
    if (kind !== before.kind) await refuseKindInUse(sql, before)
    else await refuseLostOptions(sql, before, after.options)
    const { id: _id, created_at: _created, updated_at: _updated, ...columns } = after
    return columns as Partial<AttributeEntry>
  },

  /** A used attribute is only switched off: its values stay and come back with it. */
  async remove({ sql }, before) {
    return (await timesUsed(sql, before)) > 0 ? { instead: { is_active: false } } : {}
  },

  reassess(before, after) {
    const demanded = (attribute: AttributeEntry | null) => attribute?.is_active === true && attribute.required
    return demanded(before) === demanded(after) ? [] : [(after ?? before)!.media_type]
  },
}

/** Every option with both labels; one that was known keeps the label of the language that is not given. */
function completeOptions(
  kind: AttributeKind,
  given: AttributeOptionInput[] | null,
  known: AttributeOption[],
): AttributeOption[] | null {
  if (given === null || (given.length === 0 && !CHOSEN.includes(kind))) return null
  return given.map(({ value, label, hidden }) => {
    const before = known.find((option) => option.value === value)
    const texts = completeLabels(label ?? {}, before?.label)
    return {
      value,
      label: texts.en === "" ? { en: value, zhCN: value } : texts,
      ...(hidden ? { hidden: true } : {}),
    }
  })
}

/** Faults between the fields of one attribute. */
function problemsOf(
  attribute: Pick<AttributeEntry, "kind" | "options" | "unit" | "required" | "is_active">,
): Problem[] {
  const { kind, options, unit } = attribute
  const problem = (path: string, message: string): Problem => ({ path, code: "media_attribute_definition", message })
  const problems: Problem[] = []
  if (CHOSEN.includes(kind) && !options?.some((option) => !option.hidden)) {
    problems.push(problem("options", `an attribute of kind ${kind} needs at least one option that is not hidden`))
  }
  if (!CHOSEN.includes(kind) && options?.length) {
    problems.push(problem("options", `an attribute of kind ${kind} has no options`))
  }
  if (unit && !MEASURED.includes(kind)) problems.push(problem("unit", `an attribute of kind ${kind} has no unit`))
  return problems
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw invalid(problems)
}

async function timesUsed(sql: Sql, attribute: AttributeEntry): Promise<number> {
  return (await attributeUsage(sql, [attribute], true)).get(attribute.id) ?? 0
}

async function refuseKindInUse(sql: Sql, attribute: AttributeEntry): Promise<void> {
  const count = await timesUsed(sql, attribute)
  if (count === 0) return
  const message = `attribute ${attribute.key} is ${attribute.kind} on ${count} items; its kind cannot change any more`
  throw new MediaError("conflict", "media_attribute_kind_in_use", message, { details: { id: attribute.id, count } })
}

/** @throws 409 with how many items have each option that would be gone, and all of them together */
async function refuseLostOptions(sql: Sql, before: AttributeEntry, after: AttributeOption[] | null): Promise<void> {
  const kept = new Set((after ?? []).map((option) => option.value))
  const removed = (before.options ?? []).filter((option) => !kept.has(option.value)).map((option) => option.value)
  if (removed.length === 0) return
  const usage = await optionUsage(sql, before)
  const used = removed.filter((value) => (usage.get(value) ?? 0) > 0)
  if (used.length === 0) return
  const options = Object.fromEntries(used.map((value) => [value, usage.get(value) ?? 0]))
  const count = Object.values(options).reduce((sum, n) => sum + n, 0)
  const list = used.map((value) => `${value} (${options[value]})`).join(", ")
  const message = `options ${list} of attribute ${before.key} are in use; hide them instead`
  throw new MediaError("conflict", "media_attribute_option_in_use", message, {
    details: { id: before.id, count, options },
  })
}
