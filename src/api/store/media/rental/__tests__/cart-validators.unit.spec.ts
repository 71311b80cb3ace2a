import { toProblems } from "../../../../../lib/problems"
import { addLineBody, changeLineBody, quoteBody } from "../cart-validators"

const line = { variant_id: "variant_1", start_date: "2026-12-04", due_date: "2026-12-07" }
const faults = (schema: typeof addLineBody | typeof quoteBody | typeof changeLineBody, body: unknown) => {
  const result = schema.safeParse(body)
  return result.success ? [] : toProblems(result.error, "media_invalid").map(({ path, code }) => `${path} ${code}`)
}

describe("a line as a client may ask for it", () => {
  it("is a title, a period and how many", () => {
    expect(addLineBody.parse(line)).toEqual({ ...line, quantity: 1, fulfilment: "pickup" })
    const { due_date: _, ...without } = line
    expect(addLineBody.parse({ ...without, days: 3, quantity: 20 })).toMatchObject({ days: 3, quantity: 20 })
  })

  it.each(["2026-02-31", "2026-13-01", "2026-12-04T10:00:00Z", "1", "", " 2026-12-04", "'; drop table", 1, null, {}])(
    "has dates of the calendar, not %p",
    (value) => {
      expect(faults(addLineBody, { ...line, start_date: value })).toEqual(["start_date media_rental_date"])
      expect(faults(addLineBody, { ...line, due_date: value })).toEqual(["due_date media_rental_date"])
    },
  )

  it("has a start and one end", () => {
    expect(faults(addLineBody, { variant_id: "variant_1", due_date: "2026-12-07" })).toEqual([
      "start_date media_rental_date",
    ])
    expect(faults(addLineBody, { ...line, days: 3 })).toEqual(["due_date media_rental_date"])
    const { due_date: _, ...without } = line
    expect(faults(addLineBody, without)).toEqual(["due_date media_rental_date"])
  })

  it.each([0, -1, 1.5, "2", 1e9, null, NaN])("has a whole number of copies, not %p", (quantity) => {
    expect(faults(addLineBody, { ...line, quantity })).toEqual(["quantity media_rental_quantity"])
    expect(faults(changeLineBody, { quantity })).toEqual(["quantity media_rental_quantity"])
  })

  it.each([0, 366, 1e6, 2.5, "3"])("is one to 365 days long, not %p", (days) => {
    const { due_date: _, ...without } = line
    expect(faults(addLineBody, { ...without, days })).toEqual(["days media_rental_period"])
  })

  it.each(["price", "unit_price", "rental_days", "metadata", "total", "deposit"])("says nothing of %s", (field) => {
    expect(faults(addLineBody, { ...line, [field]: 1 })).toEqual([`${field} media_invalid`])
    expect(faults(changeLineBody, { [field]: 1 })).toEqual([`${field} media_invalid`])
  })

  it.each(["<script>", "variant 1", "", 5, ["variant_1"], "x".repeat(101)])("names a variant, not %p", (variant_id) => {
    expect(faults(addLineBody, { ...line, variant_id })).toEqual(["variant_id media_invalid"])
  })
})

describe("a quote", () => {
  it("is in the currency of a region or in one that is named", () => {
    expect(quoteBody.parse({ ...line, currency_code: "EUR" })).toMatchObject({ currency_code: "eur" })
    expect(faults(quoteBody, line)).toEqual(["region_id media_invalid"])
    expect(faults(quoteBody, { ...line, currency_code: "euro" })).toEqual(["currency_code media_invalid"])
  })
})
