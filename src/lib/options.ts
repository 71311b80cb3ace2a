import { z } from "@medusajs/framework/zod"
import { isProxyRange } from "./client-address"
import { joinPath } from "./problems"

/** Options Medusa itself puts into a module's options object; ours must not collide with them. */
const INJECTED_BY_MEDUSA = new Set(["database"])

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, { error: "a URL like postgres://user:password@host:5432/database" })

const redisUrl = z.string().regex(/^rediss?:\/\/\S+$/, { error: "a URL like redis://host:6379 or rediss://host:6380" })

const catalogOptions = z.strictObject({
  /** Own media types, as passed to `defineMediaType`; the catalogue checks their inner shape. */
  mediaTypes: z
    .array(z.looseObject({ code: z.string().regex(/^[a-z][a-z0-9_]{0,31}$/) }), { error: "a list of media types" })
    .max(200)
    .default([]),
})

const whole = (min: number, max: number) =>
  z
    .int({ error: `a whole number from ${min} to ${max}` })
    .min(min, { error: `a whole number from ${min} to ${max}` })
    .max(max, { error: `a whole number from ${min} to ${max}` })

const rentalOptions = z.strictObject({
  /** Refuse a cart whose copies are gone before an order is created; the booking itself holds without it too. */
  checkoutGate: z.boolean({ error: "true or false" }).default(true),
  /** How long a cart that is being paid keeps its copies, in ms. */
  checkoutHoldMs: whole(1_000, 3_600_000).default(120_000),
  /** How long a quoted price is honoured, in ms. */
  quoteTtlMs: whole(1_000, 604_800_000).default(1_800_000),
  /** How long a request waits for others that want the same title, in ms; then 429. */
  lockTimeoutMs: whole(100, 60_000).default(5_000),
  /** Copies of one title in one cart line. */
  maxQuantityPerLine: whole(1, 100).default(20),
})

const HOST = /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*(:\d{1,5})?$/i

const hostName = z.string().regex(HOST, { error: "a host name without scheme or path, like tags.shop.com" })

/** What a Content-Security-Policy may name: nothing in it can end the directive. */
const imageHost = z
  .string()
  .refine((value) => HOST.test(value.replace(/^\*\./, "")), { error: "a host name like cdn.shop.com or *.shop.com" })

const httpsUrl = z.string().refine((value) => URL.canParse(value) && new URL(value).protocol === "https:", {
  error: "a URL like https://shop.com",
})

const HEADER_NAME = /^[a-z0-9!#$%&'*+.^_`|~-]{1,64}$/i

const resolverOptions = z.strictObject({
  /** Port of the resolver's own listener; without it tags are answered under `/t` of the shop only. */
  port: whole(1, 65_535).optional(),
})

const geoOptions = z.strictObject({
  /** Header in which a trusted proxy names the visitor's country (ISO 3166-1 alpha-2). */
  header: z
    .string()
    .regex(HEADER_NAME, { error: "a header name like cf-ipcountry" })
    .transform((name) => name.toLowerCase())
    .optional(),
  /** MaxMind database of countries or cities, read on this machine. */
  mmdbPath: z.string().regex(/\S/, { error: "the path of an .mmdb file" }).optional(),
})

const licenseOptions = z.strictObject({
  /** Host names tags are printed for; the first is printed, all are recognised. */
  hosts: z.array(hostName, { error: "a list of host names" }).max(20).default([]),
  resolver: z.preprocess((value) => value ?? {}, resolverOptions),
  /** TrueType or OpenType font for titles on label sheets; the built-in ones have no Chinese. */
  labelFontPath: z.string().regex(/\S/, { error: "the path of a font file" }).optional(),
  /** Hosts whose pictures the public page may show, beside its own. */
  imgHosts: z.array(imageHost, { error: "a list of host names" }).max(20).default([]),
  geo: z.preprocess((value) => value ?? {}, geoOptions),
  /** Page of the shop where a buyer registers a copy. */
  storefrontClaimUrl: httpsUrl.optional(),
})

/**
 * Every option of the plugin, with its default.
 *
 * @example
 * plugins: [{ resolve: "medusa-plugin-media-store", options: { redisUrl: process.env.REDIS_URL } }]
 */
export const optionsSchema = z.strictObject({
  /** `false` when the host registers its own handlers on core workflows and calls ours itself. */
  registerHooks: z.boolean({ error: "true or false" }).default(true),
  /** Redis for streams, limits and caches; without it one process works with in-process fallbacks. */
  redisUrl: redisUrl.optional(),
  /** Another Postgres for the analytics tables; without it the shop's own. */
  insightsDatabaseUrl: postgresUrl.optional(),
  /** Whose `X-Forwarded-For` is believed: addresses, CIDR ranges, or `loopback`, `linklocal`, `uniquelocal`. */
  trustedProxies: z
    .array(
      z.string().refine(isProxyRange, { error: 'an address or range like 10.0.0.0/8, or "loopback", "uniquelocal"' }),
      { error: "a list of addresses or ranges" },
    )
    .default(["loopback"]),
  catalog: z.preprocess((value) => value ?? {}, catalogOptions),
  rental: z.preprocess((value) => value ?? {}, rentalOptions),
  license: z.preprocess((value) => value ?? {}, licenseOptions),
})

/** The plugin's options after validation, with every default filled in. */
export type MediaOptions = z.output<typeof optionsSchema>

/**
 * Checks the options a host passed. An option that is `undefined` counts as left out, so that
 * `redisUrl: process.env.REDIS_URL` works without a condition.
 * @throws Error naming each wrong option, the type of its value and the accepted form; never the value itself,
 *   which may hold a password.
 */
export function parseOptions(raw: Record<string, unknown> | undefined): MediaOptions {
  const given = Object.fromEntries(
    Object.entries(raw ?? {}).filter(([key, value]) => !INJECTED_BY_MEDUSA.has(key) && value !== undefined),
  )
  const result = optionsSchema.safeParse(given)
  if (result.success) return result.data
  const lines = result.error.issues.flatMap((issue) => describeIssue(issue, given))
  throw new Error(`medusa-plugin-media-store: wrong option${lines.length > 1 ? "s" : ""}\n${lines.join("\n")}`)
}

function describeIssue(issue: z.core.$ZodIssue, given: Record<string, unknown>): string[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map(
      (key) => `- "${joinPath("", [...issue.path, key])}" is not a known option${knownAt(issue.path)}`,
    )
  }
  const name = joinPath("", issue.path)
  return [`- "${name}" is ${typeName(valueAt(given, issue.path))}, expected ${issue.message}`]
}

const NESTED: Record<string, { shape: object }> = {
  catalog: catalogOptions,
  rental: rentalOptions,
  license: licenseOptions,
  "license.resolver": resolverOptions,
  "license.geo": geoOptions,
}

function knownAt(path: readonly PropertyKey[]): string {
  if (path.length === 0) return `; known are ${Object.keys(optionsSchema.shape).join(", ")}`
  const nested = NESTED[joinPath("", path)]
  return nested ? `; known are ${Object.keys(nested.shape).join(", ")}` : ""
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  )
}

/** `an empty string`, `a string`, `null`, `a list`, `a number`… */
function typeName(value: unknown): string {
  if (value === null) return "null"
  if (value === undefined) return "missing"
  if (value === "") return "an empty string"
  if (Array.isArray(value)) return "a list"
  return typeof value === "object" ? "an object" : `a ${typeof value}`
}
