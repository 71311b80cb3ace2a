import { z } from "@medusajs/framework/zod"

/** The same fields, each of which may be left out: what an update of a row takes. */
export function optionalShape<S extends z.ZodRawShape>(shape: S) {
  return z.strictObject(shape).partial().shape
}

/** Entries without a position take their place in the list. */
export function inOrder<T extends { position?: number }>(list: T[]): (T & { position: number })[] {
  return list.map((entry, index) => ({ ...entry, position: entry.position ?? index + 1 }))
}
