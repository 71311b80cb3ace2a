export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>

/** Query parameters without the empty ones; a list becomes repeated names. */
export function toSearch(query: Query): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue
    for (const one of Array.isArray(value) ? value : [value]) params.append(name, String(one))
  }
  return params.toString()
}
