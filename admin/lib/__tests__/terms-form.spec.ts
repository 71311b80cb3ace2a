import { durationOf, formatDurationUnits, msOf } from "../durations"
import type { Terms, TermsColumn, TermsRow } from "../rental-setup-types"
import { TERMS_FIELDS } from "../terms-columns"
import { ownCount, termsBody, termsDraft, termsField, termsInput, termsValue, withOwn } from "../terms-form"
import { DEFAULT_TERMS, TERMS_COLUMNS } from "../../../src/modules/rental/domain/terms"

const row = (own: Partial<Terms>, over: Partial<TermsRow> = {}): TermsRow =>
  ({
    ...Object.fromEntries(TERMS_COLUMNS.map((column) => [column, null])),
    id: "rtrm_1",
    weight: 0,
    variant_id: null,
    media_type: null,
    customer_group_id: null,
    location_id: null,
    variant: null,
    customer_group: null,
    location: null,
    version: 1,
    created_at: "",
    updated_at: "",
    ...own,
    ...over,
  }) as TermsRow

const fieldOf = (column: TermsColumn) => TERMS_FIELDS.find((field) => field.column === column)!

describe("the rules", () => {
  it("are the server's, each once", () => {
    expect(TERMS_FIELDS.map(({ column }) => column).sort()).toEqual([...TERMS_COLUMNS].sort())
  })

  it.each(TERMS_FIELDS.map((field) => [field.column, field] as const))(
    "%s is typed and sent without changing",
    (column, field) => {
      const value = DEFAULT_TERMS[column]
      const sent = termsValue(field, termsInput(field, value), "fixed")
      // Off is 0 in a row.
      expect(sent).toEqual(value === null ? 0 : value)
    },
  )
})

describe("a duration", () => {
  it("is said in the largest unit without a fraction", () => {
    expect(durationOf(172_800_000)).toEqual({ amount: "2", unit: "day" })
    expect(durationOf(43_200_000)).toEqual({ amount: "12", unit: "hour" })
    expect(durationOf(90_000)).toEqual({ amount: "90", unit: "second" })
    expect(durationOf(1500)).toEqual({ amount: "1.5", unit: "second" })
    expect(durationOf(0)).toEqual({ amount: "0", unit: "hour" })
  })
  it("may be typed with a decimal comma", () => {
    expect(msOf({ amount: "1,5", unit: "hour" })).toBe(5_400_000)
    expect(msOf({ amount: "-1", unit: "hour" })).toBeNull()
    expect(msOf({ amount: "", unit: "hour" })).toBeNull()
  })
  it("reads in the reader's language", () => {
    expect(formatDurationUnits(43_200_000, "en")).toBe("12 hours")
    expect(formatDurationUnits(172_800_000, "zhCN")).toBe("2天")
  })
})

describe("a row of terms", () => {
  it("starts a rule from what counts now", () => {
    const draft = termsDraft(row({ grace_ms: 0 }), { ...DEFAULT_TERMS, max_open: 3 })
    expect(draft.own).toMatchObject({ grace_ms: true, max_open: false })
    expect(draft.values.grace_ms).toEqual({ amount: "0", unit: "hour" })
    expect(draft.values.max_open).toBe("3")
  })

  it("when new, sends only what is its own", () => {
    const draft = termsDraft(null, DEFAULT_TERMS)
    draft.scope.media_type = "vinyl"
    draft.own.late_amount = true
    draft.values.late_amount = { eur: "1,5", jpy: "" }
    expect(termsBody(draft, null)).toEqual({ media_type: "vinyl", late_amount: { eur: "1.5" } })
  })

  it("when stored, sends only what changes, and null for what is inherited again", () => {
    const stored = row({ grace_ms: 0, max_open: 3, late_amount: { eur: "1.50", jpy: "200" } })
    const draft = termsDraft(stored, DEFAULT_TERMS)
    expect(termsBody(draft, stored)).toEqual({})
    draft.values.late_amount = { jpy: "200", eur: "1.50" }
    expect(termsBody(draft, stored)).toEqual({})
    draft.own.grace_ms = false
    draft.values.max_open = "4"
    expect(termsBody(draft, stored)).toEqual({ grace_ms: null, max_open: 4 })
  })

  it("keeps a deposit's type and value together", () => {
    const stored = row({ deposit_type: "percent", deposit_value: 50 })
    const draft = termsDraft(stored, null)
    expect(draft.values.deposit_value).toEqual({ percent: "50", amounts: {} })
    draft.values.deposit_type = "fixed"
    draft.values.deposit_value = { percent: "50", amounts: { eur: "20" } }
    expect(termsBody(draft, stored)).toEqual({ deposit_type: "fixed", deposit_value: { eur: "20" } })
    expect(withOwn(draft.own, "deposit_value", false)).toMatchObject({ deposit_type: false, deposit_value: false })
    expect(withOwn(draft.own, "max_open", true)).toMatchObject({ max_open: true, deposit_type: true })
  })

  it("sends what is no number as it is, for the server to refuse", () => {
    expect(termsValue(fieldOf("max_open"), "many", "")).toBe("many")
    expect(termsValue(fieldOf("overdue_notice_days"), "1、3，x", "")).toEqual([1, 3, "x"])
    expect(termsValue(fieldOf("grace_ms"), { amount: "soon", unit: "hour" }, "")).toBe("soon")
  })

  it("finds the field of a problem", () => {
    expect(termsField("late_amount.eur")).toBe("values.late_amount")
    expect(termsField("variant_id")).toBe("scope.variant")
    expect(termsField("version")).toBeNull()
  })

  it("knows how much is its own", () => {
    expect(ownCount(row({ grace_ms: 0, cap_at_replacement: false }))).toBe(2)
  })
})
