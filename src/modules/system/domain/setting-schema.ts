/**
 * The JSON Schema a form is rendered from: without `$schema`, and where null only stands for "as the default"
 * (`anyOf: [X, null]`) just X, because the form offers a reset instead of an empty choice.
 */
export function settingSchemaJson(schema: object): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = schema as Record<string, unknown>
  const branches = rest.anyOf
  if (!Array.isArray(branches) || branches.length !== 2) return rest
  const kept = (branches as Record<string, unknown>[]).filter((branch) => branch.type !== "null")
  if (kept.length !== 1) return rest
  const { anyOf: _branches, ...outer } = rest
  return { ...kept[0], ...outer }
}
