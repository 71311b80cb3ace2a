import { durationOf, msOf, type Duration } from "./durations"
import type { Picked } from "./drafts"
import { typedAmount } from "./money-sums"
import type { PathMapper } from "./problems"
import type { Terms, TermsColumn, TermsRow, TermsScope } from "./rental-setup-types"
import { TERMS_FIELDS, type TermsField } from "./terms-columns"

/** What is typed for one rule. */
export type TermsInput =
  string | Duration | Record<string, string> | { percent: string; amounts: Record<string, string> }

export interface TermsDraft {
  scope: { variant: Picked | null; media_type: string; customer_group: Picked | null; location_id: string }
  /** Rules of this row's own; the others are inherited. */
  own: Record<TermsColumn, boolean>
  values: Record<TermsColumn, TermsInput>
}

type Value = Terms[TermsColumn]

/** A rule as it is typed. */
export function termsInput(field: TermsField, value: Value | null | undefined): TermsInput {
  switch (field.kind) {
    case "duration":
      return durationOf(Number(value ?? 0))
    case "money":
      return { ...((value ?? {}) as Record<string, string>) }
    case "deposit":
      return typeof value === "number"
        ? { percent: String(value), amounts: {} }
        : { percent: "", amounts: { ...((value ?? {}) as Record<string, string>) } }
    case "steps":
      return ((value ?? []) as readonly number[]).join(", ")
    case "flag":
      return String(value ?? false)
    case "choice":
      return String(value ?? field.options?.[0] ?? "")
    default:
      // "Off" travels as 0 in a row, because `null` means "inherit" there.
      return value === null || value === undefined ? (field.hasOff ? "0" : "") : String(value)
  }
}

/** What is typed as the server takes it; what is no value of its kind goes as it is and is refused there. */
export function termsValue(field: TermsField, input: TermsInput, depositType: string): unknown {
  switch (field.kind) {
    case "duration":
      return msOf(input as Duration) ?? (input as Duration).amount
    case "money":
      return moneyOf(input as Record<string, string>)
    case "deposit": {
      const { percent, amounts } = input as { percent: string; amounts: Record<string, string> }
      return depositType === "percent" ? numberOf(percent) : moneyOf(amounts)
    }
    case "steps":
      return String(input)
        .split(/[\s,，、;；]+/)
        .filter((step) => step !== "")
        .map(numberOf)
    case "flag":
      return input === "true"
    case "choice":
      return input
    default:
      return numberOf(String(input))
  }
}

const numberOf = (text: string): number | string => {
  const value = text.trim().replace(/[，,]/g, ".")
  return /^\d{1,10}(\.\d+)?$/.test(value) ? Number(value) : value
}

const moneyOf = (amounts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(amounts).flatMap(([code, text]) =>
      text.trim() === "" ? [] : [[code, typedAmount(text) ?? text.trim()]],
    ),
  )

/**
 * A row as it is typed; `resolved` fills in what it inherits, so that a rule one makes one's own starts from what
 * counts now.
 */
export function termsDraft(row: TermsRow | null, resolved: Terms | null): TermsDraft {
  const entries = TERMS_FIELDS.map((field) => {
    const own = row?.[field.column] ?? null
    return { field, own: own !== null, value: own ?? resolved?.[field.column] ?? null }
  })
  return {
    scope: {
      variant: row?.variant_id ? { id: row.variant_id, name: variantName(row) } : null,
      media_type: row?.media_type ?? "",
      customer_group: row?.customer_group_id
        ? { id: row.customer_group_id, name: row.customer_group?.name ?? row.customer_group_id }
        : null,
      location_id: row?.location_id ?? "",
    },
    own: Object.fromEntries(entries.map(({ field, own }) => [field.column, own])) as TermsDraft["own"],
    values: Object.fromEntries(
      entries.map(({ field, value }) => [field.column, termsInput(field, value)]),
    ) as TermsDraft["values"],
  }
}

export function variantName({ variant, variant_id }: Pick<TermsRow, "variant" | "variant_id">): string {
  return variant ? variant.product_title : (variant_id ?? "")
}

const scopeBody = ({ variant, media_type, customer_group, location_id }: TermsDraft["scope"]): TermsScope => ({
  variant_id: variant?.id ?? null,
  media_type: media_type || null,
  customer_group_id: customer_group?.id ?? null,
  location_id: location_id || null,
})

/** A new row with its own rules, or of a stored one only what differs. */
export function termsBody(draft: TermsDraft, row: TermsRow | null): Record<string, unknown> {
  const depositType = String(draft.values.deposit_type)
  const all: Record<string, unknown> = { ...scopeBody(draft.scope) }
  for (const field of TERMS_FIELDS) {
    all[field.column] = draft.own[field.column] ? termsValue(field, draft.values[field.column], depositType) : null
  }
  if (row) {
    return Object.fromEntries(
      Object.entries(all).filter(([column, value]) => !isSame(value, row[column as keyof TermsRow])),
    )
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b ?? null))
}

/** Amounts by currency are the same in any order. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  return Object.entries(value).sort(([a], [b]) => a.localeCompare(b))
}

/** How many rules a row has of its own. */
export const ownCount = (row: TermsRow): number => TERMS_FIELDS.filter(({ column }) => row[column] !== null).length

/** `late_amount.eur` → the field of that rule. */
export const termsField: PathMapper = (path) => {
  const [first = ""] = path.split(".")
  if (TERMS_FIELDS.some(({ column }) => column === first)) return `values.${first}`
  const scope: Record<string, string> = {
    variant_id: "scope.variant",
    media_type: "scope.media_type",
    customer_group_id: "scope.customer_group",
    location_id: "scope.location_id",
  }
  return scope[first] ?? null
}

/** Deposit type and value only mean something together, so they are inherited or set together. */
export function withOwn(own: TermsDraft["own"], column: TermsColumn, value: boolean): TermsDraft["own"] {
  const together: TermsColumn[] =
    column === "deposit_type" || column === "deposit_value" ? ["deposit_type", "deposit_value"] : [column]
  return { ...own, ...Object.fromEntries(together.map((one) => [one, value])) }
}
