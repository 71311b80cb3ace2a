import type { Problem } from "../../../../lib/errors"
import { toProblems } from "../../../../lib/problems"
import { isStorableText } from "../../../../lib/text"
import { compile } from "./attribute-schema"
import { CODE_PATTERN, type MediaTypeDefinition } from "./define"
import type { RuntimeAttribute } from "./runtime-attribute"

export interface AttributesCheck {
  /** The accepted values, parsed; without the keys that were cleared. */
  attributes: Record<string, unknown>
  /** Keys given as `null`: to be taken off the item. */
  removed: string[]
  /** Every fault, paths below `attributes`. */
  problems: Problem[]
  /** Required keys the value does not have; they lower `data_quality` and are only faults where they are enforced. */
  missing: string[]
}

/**
 * Checks the attributes of one item. With `requireAll` (create) every required attribute must be there; without
 * (update) `value` holds the edited keys only and a required one must not be cleared, so that an attribute made
 * required later never stands in the way of another edit. `null` clears a key.
 */
export function validateAttributes(
  type: MediaTypeDefinition,
  value: Record<string, unknown>,
  runtime: readonly RuntimeAttribute[],
  opts: { requireAll: boolean },
): AttributesCheck {
  const { partial, required, numeric } = compile(type, runtime)
  const known = (key: string) => Object.hasOwn(partial.shape, key)
  const given = Object.entries(value).filter(([, entry]) => entry !== undefined)
  const unknown = given.filter(([key]) => !known(key)).map(([key]) => notDefined(type, key))
  const removed = given.filter(([key, entry]) => entry === null && known(key)).map(([key]) => key)
  const kept = Object.fromEntries(
    given
      .filter(([key, entry]) => entry !== null && known(key))
      .map(([key, entry]) => [key, numeric.has(key) ? asNumber(entry) : entry]),
  )
  const parsed = partial.safeParse(kept)
  const missing = [...required].filter((key) => !Object.hasOwn(kept, key))
  const enforced = opts.requireAll ? missing : removed.filter((key) => required.has(key))
  const problems = [
    ...unknown,
    ...(parsed.success ? [] : toProblems(parsed.error, "media_attribute_invalid", "attributes")),
    ...unstorable(kept, "attributes"),
    ...enforced.map((key) => invalidAttribute(`attributes.${key}`, "is required")),
  ]
  return {
    attributes: parsed.success ? definedOnly(parsed.data) : kept,
    removed,
    problems: onePerPath(problems),
    missing,
  }
}

/** The attributes of an item after an accepted edit. */
export function mergeAttributes(
  stored: Record<string, unknown>,
  edit: Pick<AttributesCheck, "attributes" | "removed">,
): Record<string, unknown> {
  const merged = { ...stored, ...edit.attributes }
  for (const key of edit.removed) delete merged[key]
  return merged
}

/** Required keys an item lacks, for its completeness. */
export function missingAttributes(
  type: MediaTypeDefinition,
  attributes: Record<string, unknown>,
  runtime: readonly RuntimeAttribute[],
): string[] {
  return [...compile(type, runtime).required].filter((key) => attributes[key] === undefined || attributes[key] === null)
}

/**
 * What a change of type would lose, as paths (`attributes.rpm`): keys the new type does not have, and values it refuses.
 */
export function lostAttributes(
  toType: MediaTypeDefinition,
  attributes: Record<string, unknown>,
  runtime: readonly RuntimeAttribute[],
): string[] {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null)
    .filter(
      ([key, value]) =>
        validateAttributes(toType, { [key]: value }, runtime, { requireAll: false }).problems.length > 0,
    )
    .map(([key]) => `attributes.${key}`)
}

/** Brings stored attributes up to the type's version, one step at a time. What is newer than the code stays as it is. */
export function migrateAttributes(
  type: MediaTypeDefinition,
  attributes: Record<string, unknown>,
  fromVersion: number,
): { attributes: Record<string, unknown>; attrVersion: number } {
  let current = attributes
  for (let version = fromVersion; version < type.attrVersion; version++) {
    current = type.migrate?.[version]?.(current) ?? current
  }
  return { attributes: current, attrVersion: Math.max(fromVersion, type.attrVersion) }
}

/** Why a merchant cannot use this key for a new attribute of the type, or null. */
export function attributeKeyProblem(type: MediaTypeDefinition, key: string): Problem | null {
  if (!CODE_PATTERN.test(key)) {
    const message = `"${key}" is not lower case letters, digits and _ beginning with a letter, at most 40 characters`
    return { path: "key", code: "media_attribute_key_invalid", message }
  }
  if (Object.hasOwn(type.attributes.shape, key)) {
    return {
      path: "key",
      code: "media_attribute_key_taken",
      message: `"${key}" belongs to the type ${type.code} already`,
    }
  }
  return null
}

/** `"33"` from a form's choice or a file is the choice 33. */
function asNumber(value: unknown): unknown {
  return typeof value === "string" && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value
}

const notDefined = (type: MediaTypeDefinition, key: string): Problem => ({
  path: `attributes.${key}`,
  code: "media_attribute_unknown",
  message: `not defined for ${type.code}`,
})

const invalidAttribute = (path: string, message: string): Problem => ({
  path,
  code: "media_attribute_invalid",
  message,
})

/** A type written elsewhere may forget to refuse what the database cannot store. */
function unstorable(value: unknown, path: string): Problem[] {
  if (typeof value === "string") {
    return isStorableText(value) ? [] : [invalidAttribute(path, "contains control characters")]
  }
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, entry]) => unstorable(entry, `${path}.${key}`))
}

function onePerPath(problems: Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ path }) => !seen.has(path) && seen.add(path))
}

function definedOnly(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
