import { ApiError } from "../api-error"
import { intakeBody, intakeCount, intakeField, namedByBarcode, parseCopies, type IntakeDraft } from "../intake-form"
import { formatOf, LABEL_FORMATS, labelPages, placeOnPage } from "../labels"

const draft = (over: Partial<IntakeDraft> = {}): IntakeDraft => ({
  offer: { id: "rofr_1", name: "The Wall" },
  location_id: "sloc_1",
  status: "intake",
  mode: "count",
  count: "3",
  list: "",
  media_grade: "",
  sleeve_grade: "",
  grading_note: "",
  purchase_cost: "",
  cost_currency: "eur",
  purchased_at: "",
  ...over,
})

describe("a pasted list of copies", () => {
  it("has a barcode per line, and a serial number behind it", () => {
    expect(parseCopies("R-1\r\n\n  ABC-7 ; SN 4711\nX\tY\n").copies).toEqual([
      { barcode: "R-1" },
      { barcode: "ABC-7", serial: "SN 4711" },
      { barcode: "X", serial: "Y" },
    ])
  })
  it("says what stands in it twice", () => {
    expect(parseCopies("a1\nB2\nA1\nb2\nb2").repeated).toEqual(["a1", "B2"])
  })
})

describe("an intake", () => {
  it("by count makes so many, with nothing that was not said", () => {
    expect(intakeBody(draft())).toEqual({ offer_id: "rofr_1", location_id: "sloc_1", status: "intake", count: 3 })
  })
  it("by list sends the list, and a currency only with a cost", () => {
    const body = intakeBody(draft({ mode: "list", list: "A\nB", purchase_cost: "12,50", media_grade: "VG+" }))
    expect(body).toMatchObject({
      units: [{ barcode: "A" }, { barcode: "B" }],
      purchase_cost: "12.50",
      cost_currency: "eur",
      media_grade: "VG+",
    })
    expect(body).not.toHaveProperty("count")
  })
  it("knows how many that are", () => {
    expect(intakeCount(draft())).toBe(3)
    expect(intakeCount(draft({ count: "x" }))).toBe(0)
    expect(intakeCount(draft({ mode: "list", list: "A\n\nB" }))).toBe(2)
  })
  it("finds the field of a problem", () => {
    expect(intakeField("variant_id")).toBe("offer")
    expect(intakeField("units")).toBe("list")
    expect(intakeField("purchase_cost")).toBe("purchase_cost")
    expect(intakeField("units.3.barcode")).toBeNull()
  })
  it("names copies of the list by their barcodes", () => {
    const error = new ApiError(400, { errors: [{ path: "units.1.barcode", code: "x", message: "is wrong" }] }, "req")
    const named = namedByBarcode(error, [{ barcode: "A" }, { barcode: "B" }]) as ApiError
    expect(named.problems).toEqual([{ path: "B", code: "x", message: "is wrong" }])
    expect(namedByBarcode("other", [])).toBe("other")
  })
})

describe("labels", () => {
  it.each(LABEL_FORMATS.map((format) => [format.id, format] as const))("of %s stay on their page", (_id, format) => {
    const { x, y } = placeOnPage(format, format.columns * format.rows - 1)
    expect(x + format.label.width).toBeLessThanOrEqual(format.page.width + 0.01)
    expect(y + format.label.height).toBeLessThanOrEqual(format.page.height + 0.01)
    expect(format.label.width).toBeLessThanOrEqual(format.pitch.x)
    expect(format.label.height).toBeLessThanOrEqual(format.pitch.y)
  })
  it("fill page after page and begin where the sheet is not used up", () => {
    const labels = Array.from({ length: 30 }, (_, index) => index)
    const pages = labelPages(labels, formatOf("a4_24"), { skip: 20 })
    expect(pages.map((page) => page.length)).toEqual([4, 24, 2])
    expect(pages[0]?.[0]).toEqual({ at: 20, label: 0 })
    expect(pages[2]?.[1]).toEqual({ at: 1, label: 29 })
  })
  it("are printed as often as asked", () => {
    expect(labelPages(["a", "b"], formatOf("roll_57x32"), { each: 2 }).map((page) => page[0]?.label)).toEqual([
      "a",
      "a",
      "b",
      "b",
    ])
  })
  it("are none when there are none, and of a format that is known", () => {
    expect(labelPages([], formatOf(null))).toEqual([])
    expect(formatOf("unknown")).toBe(LABEL_FORMATS[0])
  })
})
