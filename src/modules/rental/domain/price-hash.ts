/** What JSON can say; `undefined` values of an object are left out, as JSON leaves them out. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * One text for equal prices whatever the order of their keys, to be hashed by the caller and compared later.
 *
 * @example priceHash({ days: 2, amount: "5.00" }) // {"amount":"5.00","days":2}
 */
export function priceHash(parts: Json): string {
  if (typeof parts !== "object" || parts === null) return JSON.stringify(parts)
  if (isList(parts)) return `[${parts.map(priceHash).join(",")}]`
  const entries = Object.entries(parts).filter((entry): entry is [string, Json] => entry[1] !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${priceHash(value)}`).join(",")}}`
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}
