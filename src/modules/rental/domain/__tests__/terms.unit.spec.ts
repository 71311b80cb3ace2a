import { createTermsSchema, editTermsSchema, judgeTerms } from "../setup"
import { DEFAULT_TERMS, TERMS_COLUMNS, type TermsRow, resolveTerms } from "../terms"

const ANYWHERE = { variant_id: null, media_type: null, customer_group_id: null, location_id: null }
const CONTEXT = { variant_id: "v1", media_type: "vinyl", group_ids: ["g1", "g2"], location_id: "l1" }

const row = (id: string, more: Partial<TermsRow>): TermsRow => ({ id, ...ANYWHERE, ...more })

describe("resolution of terms", () => {
  it("is the defaults where nothing is said", () => {
    const { terms, sources } = resolveTerms([], CONTEXT)
    expect(terms).toEqual(DEFAULT_TERMS)
    expect(new Set(Object.values(sources))).toEqual(new Set(["default"]))
    expect(Object.keys(sources)).toEqual(TERMS_COLUMNS)
  })

  it("takes the most particular row, column by column", () => {
    const rows = [
      row("everywhere", { grace_ms: 1, max_open: 1, notice_ms: 1, horizon_days: 1, max_holds: 1 }),
      row("location", { location_id: "l1", grace_ms: 2, max_open: 2, notice_ms: 2, horizon_days: 2 }),
      row("group", { customer_group_id: "g2", grace_ms: 3, max_open: 3, notice_ms: 3 }),
      row("type", { media_type: "vinyl", grace_ms: 4, max_open: 4, notice_ms: null }),
      row("variant", { variant_id: "v1", grace_ms: 5 }),
    ]
    for (const given of [rows, [...rows].reverse()]) {
      const { terms, sources } = resolveTerms(given, CONTEXT)
      expect([terms.grace_ms, terms.max_open, terms.notice_ms, terms.horizon_days, terms.max_holds]).toEqual([
        5, 4, 3, 2, 1,
      ])
      expect(sources).toMatchObject({
        grace_ms: "variant",
        max_open: "type",
        notice_ms: "group",
        due_soon_ms: "default",
      })
    }
  })

  it("adds the weights: type, group and location together stay below the variant", () => {
    const rows = [
      row("three", { media_type: "vinyl", customer_group_id: "g1", location_id: "l1", grace_ms: 7 }),
      row("variant", { variant_id: "v1", grace_ms: 8 }),
    ]
    expect(resolveTerms(rows, CONTEXT).sources.grace_ms).toBe("variant")
    const group = row("two", { customer_group_id: "g1", location_id: "l1", grace_ms: 3 })
    expect(resolveTerms([group, row("type", { media_type: "vinyl", grace_ms: 4 })], CONTEXT).sources.grace_ms).toBe(
      "type",
    )
  })

  it("of equal weight takes the smallest id", () => {
    const rows = [
      row("b", { customer_group_id: "g1", grace_ms: 1 }),
      row("a", { customer_group_id: "g2", grace_ms: 2 }),
    ]
    expect(resolveTerms(rows, CONTEXT).sources.grace_ms).toBe("a")
    expect(resolveTerms([...rows].reverse(), CONTEXT).sources.grace_ms).toBe("a")
  })

  it("leaves out rows of other scopes", () => {
    const rows = [
      row("v", { variant_id: "v2", grace_ms: 1 }),
      row("t", { variant_id: "v1", media_type: "cd", grace_ms: 1 }),
      row("g", { customer_group_id: "g9", grace_ms: 1 }),
      row("l", { location_id: "l2", grace_ms: 1 }),
    ]
    expect(resolveTerms(rows, CONTEXT).sources.grace_ms).toBe("default")
  })

  it("takes false, 0 and an empty map for values, not for silence", () => {
    const rows = [
      row("all", { late_cap: { eur: "5" } }),
      row("variant", { variant_id: "v1", late_cap: {}, min_age: 0, inspect_on_return: false, buffer_after_ms: 0 }),
    ]
    const { terms } = resolveTerms(rows, CONTEXT)
    expect(terms).toMatchObject({ late_cap: {}, min_age: 0, inspect_on_return: false, buffer_after_ms: 0 })
  })

  it("turns off with 0 what null cannot, as null inherits", () => {
    const rows = [
      row("all", { lost_after_days: 30, overdue_assume_days: 2 }),
      row("v", { variant_id: "v1", lost_after_days: 0, overdue_assume_days: 0 }),
    ]
    const { terms, sources } = resolveTerms(rows, CONTEXT)
    expect([terms.lost_after_days, terms.overdue_assume_days]).toEqual([null, null])
    expect(sources.lost_after_days).toBe("v")
    expect(resolveTerms(rows, { ...CONTEXT, variant_id: "v2" }).terms.lost_after_days).toBe(30)
  })

  it("keeps hours and closed days apart even where two rows disagree", () => {
    const rows = [
      row("hours", { late_unit: "hour", exclude_closed_days: false }),
      row("days", { variant_id: "v1", exclude_closed_days: true }),
    ]
    const { terms, sources } = resolveTerms(rows, CONTEXT)
    expect([terms.exclude_closed_days, sources.exclude_closed_days]).toEqual([false, "hours"])
  })
})

describe("input of terms", () => {
  const paths = (input: unknown, schema: typeof createTermsSchema | typeof editTermsSchema = createTermsSchema) => {
    const result = schema.safeParse(input)
    return result.success ? [] : result.error.issues.map((issue) => issue.path.join(".")).sort()
  }

  it("takes every column, and null for each", () => {
    const nothing = Object.fromEntries(TERMS_COLUMNS.map((column) => [column, null]))
    expect(paths(nothing)).toEqual([])
    expect(paths({})).toEqual([])
    const all = { ...DEFAULT_TERMS, overdue_assume_days: 3, min_age: 18, late_amount: { eur: "1.50", jpy: "150" } }
    expect(createTermsSchema.parse({ ...all, media_type: "vinyl" })).toEqual({ ...all, media_type: "vinyl" })
  })

  it("knows no column of its own beside those of the terms", () => {
    const others = [...Object.keys(ANYWHERE), "version"]
    expect(Object.keys(editTermsSchema.shape).sort()).toEqual([...TERMS_COLUMNS, ...others].sort())
    expect(paths({ late_fee: 1 }, editTermsSchema)).toEqual([""])
    expect(paths({ late_fee: 1 })).toEqual([""])
  })

  it.each<[string, unknown]>([
    ["grace_ms", 2_073_600_001],
    ["grace_ms", -1],
    ["grace_ms", 1.5],
    ["grace_ms", "1800000"],
    ["grace_ms", Number.NaN],
    ["horizon_days", 1e9],
    ["max_open", -1],
    ["late_unit", "week"],
    ["late_amount.EUR", { EUR: "1" }],
    ["late_amount.jpy", { jpy: "1.5" }],
    ["late_amount.eur", { eur: "-1" }],
    ["late_cancel_refund_percent", 101],
    ["late_cancel_refund_percent", 12.5],
    ["overdue_notice_days.0", [-1]],
    ["overdue_notice_days.1", [1, 0]],
    ["overdue_notice_days", Array.from({ length: 21 }, (_, day) => day + 1)],
    ["min_age", 100],
    ["cap_at_replacement", "yes"],
  ])("refuses %s: %j", (path, value) => expect(paths({ [path.split(".")[0] as string]: value })).toEqual([path]))

  it("names a day of a reminder once, in order", () =>
    expect(createTermsSchema.parse({ overdue_notice_days: [7, 1, 1] }).overdue_notice_days).toEqual([1, 7]))

  it("takes the longest time there is", () => expect(paths({ buffer_after_ms: 2_073_600_000 })).toEqual([]))

  it("wants hours to count closed days, and a deposit to say its type", () => {
    expect(paths({ late_unit: "hour" })).toEqual(["exclude_closed_days"])
    expect(paths({ late_unit: "hour", exclude_closed_days: true })).toEqual(["exclude_closed_days"])
    expect(paths({ late_unit: "hour", exclude_closed_days: false })).toEqual([])
    expect(paths({ deposit_value: 50 })).toEqual(["deposit_type"])
    expect(paths({ deposit_type: "percent" })).toEqual(["deposit_value"])
    expect(paths({ deposit_type: "percent", deposit_value: { eur: "5" } })).toEqual(["deposit_value"])
    expect(paths({ deposit_type: "fixed", deposit_value: 50 })).toEqual(["deposit_value"])
    expect(paths({ deposit_type: "fixed", deposit_value: { eur: "5" } })).toEqual([])
    expect(paths({ deposit_type: "percent", deposit_value: 33.33 })).toEqual([])
  })

  it("says all that is wrong at once", () => {
    expect(paths({ late_unit: "hour", grace_ms: -1, max_debt: { eur: "x" } })).toEqual([
      "exclude_closed_days",
      "grace_ms",
      "max_debt.eur",
    ])
  })

  it("judges an update by the row it leaves behind", () => {
    const faults = (row: object) => {
      const found: string[] = []
      judgeTerms(row, ([path]) => found.push(String(path)))
      return found
    }
    expect(paths({ late_unit: "hour" }, editTermsSchema)).toEqual([])
    expect(faults({ exclude_closed_days: true, late_unit: "hour" })).toEqual(["exclude_closed_days"])
    expect(faults({ exclude_closed_days: false, late_unit: "hour", deposit_type: null })).toEqual([])
  })
})
