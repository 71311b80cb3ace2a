import type { MedusaContainer } from "@medusajs/framework/types"
import { invalid, type Problem } from "../../../../lib/errors"
import { getMediaType } from "../../../../modules/catalog/domain/media-types"
import type { SetupEntry } from "../../../../modules/rental/actions/setup/types"
import { select } from "../../../lib/sql"

type ReferenceKind = keyof typeof TABLES | "media_type"

/** Something outside rental that a body names. */
export interface Reference {
  path: string
  kind: ReferenceKind
  id: string
}

const TABLES = {
  location: { table: "stock_location", key: "id", form: /^[\w-]{1,100}$/ },
  variant: { table: "product_variant", key: "id", form: /^[\w-]{1,100}$/ },
  customer: { table: "customer", key: "id", form: /^[\w-]{1,100}$/ },
  customer_group: { table: "customer_group", key: "id", form: /^[\w-]{1,100}$/ },
  currency: { table: "currency", key: "code", form: /^[a-z]{3}$/ },
} as const

/** Which field of which body names what. */
const FIELDS: Record<SetupEntry, Record<string, ReferenceKind>> = {
  offer: {},
  rate_plan: {},
  terms: {
    variant_id: "variant",
    media_type: "media_type",
    customer_group_id: "customer_group",
    location_id: "location",
  },
  calendar: { location_id: "location" },
  member: { customer_id: "customer" },
}

/** Fields that are maps by currency. */
const MAPS: Record<SetupEntry, string[]> = {
  offer: ["replacement_value"],
  rate_plan: ["price_bounds"],
  terms: ["late_amount", "late_cap", "max_debt", "deposit_value", "deposit_cap", "no_show_fee"],
  calendar: [],
  member: [],
}

/** Everything a body names outside rental, whatever else is wrong with it. */
export function referencesOf(entry: SetupEntry, body: unknown): Reference[] {
  if (!isObject(body)) return []
  return [
    ...Object.entries(FIELDS[entry]).flatMap(([field, kind]) => reference(field, kind, body[field])),
    ...MAPS[entry].flatMap((field) => {
      const map = body[field]
      return isObject(map) ? Object.keys(map).flatMap((code) => reference(`${field}.${code}`, "currency", code)) : []
    }),
    ...(entry === "rate_plan" && Array.isArray(body.tiers) ? body.tiers.flatMap(ofTier) : []),
  ]
}

function ofTier(tier: unknown, index: number): Reference[] {
  if (!isObject(tier)) return []
  const currency = typeof tier.currency_code === "string" ? tier.currency_code.trim().toLowerCase() : undefined
  return [
    ...reference(`tiers.${index}.currency_code`, "currency", currency),
    ...reference(`tiers.${index}.customer_group_id`, "customer_group", tier.customer_group_id),
  ]
}

/** What is no id at all is a fault of its own, and nothing to look up. */
function reference(path: string, kind: ReferenceKind, id: unknown): Reference[] {
  if (typeof id !== "string") return []
  const form = kind === "media_type" ? /^[a-z][a-z0-9_]{0,39}$/ : TABLES[kind].form
  return form.test(id) ? [{ path, kind, id }] : []
}

/** Those of the references that lead nowhere; one statement per kind. */
export async function referenceProblems(
  container: MedusaContainer,
  references: readonly Reference[],
): Promise<Problem[]> {
  const kinds = [...new Set(references.map((one) => one.kind))]
  const known = new Map(
    await Promise.all(kinds.map(async (kind) => [kind, await existing(container, kind, references)] as const)),
  )
  return references
    .filter((one) => !known.get(one.kind)?.has(one.id))
    .map(({ path, kind, id }) => ({
      path,
      code: `media_rental_${kind}_not_found`,
      message: `${kind.replace("_", " ")} ${id} does not exist`,
    }))
}

async function existing(
  container: MedusaContainer,
  kind: ReferenceKind,
  references: readonly Reference[],
): Promise<Set<string>> {
  const ids = [...new Set(references.filter((one) => one.kind === kind).map((one) => one.id))]
  if (kind === "media_type") return new Set(ids.filter((code) => getMediaType(code) !== undefined))
  const { table, key } = TABLES[kind]
  const rows = await select<{ id: string }>(
    container,
    `select ${key} as id from ${table} where ${key} = any(?::text[]) and deleted_at is null`,
    [ids],
  )
  return new Set(rows.map((row) => row.id))
}

/** @throws 400 with every reference that leads nowhere */
export async function requireReferences(container: MedusaContainer, entry: SetupEntry, body: unknown): Promise<void> {
  const problems = await referenceProblems(container, referencesOf(entry, body))
  if (problems.length > 0) throw invalid(problems)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
