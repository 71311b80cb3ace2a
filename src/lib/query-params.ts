import { z, type ZodType } from "@medusajs/framework/zod"

/** `?a=1&a=2`, `?a[]=1&a[]=2` and `?a=1` all become a list. */
export const repeatable = <T extends ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).max(100))

/** `true`/`false` as they arrive in a URL. */
export const flag = () =>
  z.preprocess((value) => (value === "true" ? true : value === "false" ? false : value), z.boolean())

/** A whole number as it arrives in a URL; `""`, `1.5` and `1e9` are refused rather than rounded. */
export const whole = (schema: z.ZodInt | z.ZodNumber = z.int()) =>
  z.preprocess((value) => (typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value), schema)

/** `limit` and `offset` of every list. */
export const paging = (defaultLimit: number, maxLimit = 100) => ({
  limit: whole(z.int().min(1).max(maxLimit)).default(defaultLimit),
  offset: whole(z.int().min(0).max(1_000_000)).default(0),
})

/** `order=title` or `order=-title`, restricted to the named columns. */
export const ordering = <const C extends string>(columns: readonly [C, ...C[]]) =>
  z.enum([...columns, ...columns.map((c) => `-${c}` as const)] as [C | `-${C}`, ...(C | `-${C}`)[]])
