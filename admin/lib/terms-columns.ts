import type { TermsColumn } from "./rental-setup-types"

/** How a rule is typed and read. */
export type TermsKind = "duration" | "days" | "count" | "percent" | "flag" | "choice" | "money" | "deposit" | "steps"

export interface TermsField {
  column: TermsColumn
  kind: TermsKind
  /** What `choice` offers; names are in the locale files under `rentalTerms.option.<column>`. */
  options?: readonly string[]
  /** `null` or 0 means something of its own ("never"), named in the locale files under `rentalTerms.off.<column>`. */
  hasOff?: boolean
}

const field = (column: TermsColumn, kind: TermsKind, more: Partial<TermsField> = {}): TermsField => ({
  column,
  kind,
  ...more,
})

/** The rules in the order in which a rental meets them. */
export const TERMS_GROUPS = [
  {
    group: "booking",
    fields: [
      field("horizon_days", "days"),
      field("notice_ms", "duration"),
      field("max_open", "count"),
      field("max_holds", "count"),
      field("pickup_window_ms", "duration"),
      field("max_debt", "money"),
      field("min_age", "count", { hasOff: true }),
    ],
  },
  {
    group: "buffers",
    fields: [
      field("buffer_before_ms", "duration"),
      field("buffer_after_ms", "duration"),
      field("ship_buffer_ms", "duration"),
    ],
  },
  {
    group: "late",
    fields: [
      field("grace_ms", "duration"),
      field("late_unit", "choice", { options: ["day", "hour"] }),
      field("late_amount", "money"),
      field("late_cap", "money"),
      field("cap_at_replacement", "flag"),
      field("exclude_closed_days", "flag"),
      field("roll_closed_due", "flag"),
      field("overdue_assume_days", "days", { hasOff: true }),
      field("lost_after_days", "days", { hasOff: true }),
      field("found_refund_days", "days"),
    ],
  },
  {
    group: "extension",
    fields: [
      field("max_extensions", "count"),
      field("extension_max_days", "days"),
      field("block_extension_if_wanted", "flag"),
    ],
  },
  {
    group: "deposit",
    fields: [
      field("deposit_mode", "choice", { options: ["none", "charge", "hold"] }),
      field("deposit_type", "choice", { options: ["fixed", "percent"] }),
      field("deposit_value", "deposit"),
      field("deposit_cap", "money"),
    ],
  },
  {
    group: "cancel",
    fields: [
      field("cancel_until_ms", "duration"),
      field("late_cancel_refund_percent", "percent"),
      field("no_show_after_ms", "duration"),
      field("no_show_fee", "money"),
    ],
  },
  {
    group: "return",
    fields: [
      field("inspect_on_return", "flag"),
      field("buyout_offered", "flag"),
      field("buyout_credit_percent", "percent"),
    ],
  },
  { group: "notices", fields: [field("due_soon_ms", "duration"), field("overdue_notice_days", "steps")] },
] as const satisfies readonly { group: string; fields: readonly TermsField[] }[]

export const TERMS_FIELDS: readonly TermsField[] = TERMS_GROUPS.flatMap(({ fields }) => fields)
