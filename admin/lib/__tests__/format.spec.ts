import {
  countryName,
  editDuration,
  editPartialDate,
  formatAmount,
  formatDuration,
  formatPartialDate,
  languageName,
  parseDuration,
  parsePartialDate,
  pickLabel,
  toBcp47,
} from "../format"

describe("durations", () => {
  it.each([
    ["4:13", 253_000],
    ["0:05", 5_000],
    ["1:02:05", 3_725_000],
    ["72:30", 4_350_000],
    ["4:13.5", 253_500],
    ["4：13", 253_000],
    ["253000", 253_000],
  ])("reads %s", (text, ms) => expect(parseDuration(text)).toBe(ms))

  it.each(["4:60", "1:75:00", "four", "-1:00", "4:1", "12"])("does not read %s", (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })

  it("tells an empty text from an unreadable one", () => expect(parseDuration("  ")).toBeNull())

  it.each([0, 1, 999, 59_999, 60_000, 253_417, 3_725_001, 86_399_999])("edits %d ms without losing any", (ms) => {
    expect(parseDuration(editDuration(ms))).toBe(ms)
  })

  it("shows whole seconds, cut off as on a sleeve", () => {
    expect(formatDuration(253_999)).toBe("4:13")
    expect(formatDuration(null)).toBe("")
  })
})

describe("dates that are known in part", () => {
  it.each([
    ["1984", "1984-01-01", "year"],
    ["1984-05", "1984-05-01", "month"],
    ["1984/5", "1984-05-01", "month"],
    ["1984-05-04", "1984-05-04", "day"],
  ])("reads %s", (text, date, precision) => expect(parsePartialDate(text)).toEqual({ date, precision }))

  it.each(["84", "1984-13", "1984-04-31", "2023-02-29", "May 1984"])("refuses %s", (text) => {
    expect(parsePartialDate(text)).toBeUndefined()
  })

  it("comes back as it was typed", () => {
    for (const text of ["1984", "1984-05", "1984-05-04"]) {
      const parsed = parsePartialDate(text)
      expect(editPartialDate(parsed?.date ?? null, parsed?.precision ?? null)).toBe(text)
    }
  })

  it("is never shown more exact than it is known", () => {
    expect(formatPartialDate("1984-01-01", "year", "en")).toBe("1984")
    expect(formatPartialDate("1984-05-01", "month", "en")).toBe("May 1984")
    expect(formatPartialDate("1984-05-04", "day", "zhCN")).toBe("1984年5月4日")
  })
})

describe("languages", () => {
  it("turns the dashboard's codes into tags", () => {
    expect(toBcp47("zhCN")).toBe("zh-CN")
    expect(toBcp47("ptBR")).toBe("pt-BR")
    expect(toBcp47("en")).toBe("en")
  })

  it("picks a label in the reader's language, else English, else the code", () => {
    const labels = { en: "Vinyl", zhCN: "黑胶" }
    expect(pickLabel(labels, "zhCN", "vinyl")).toBe("黑胶")
    expect(pickLabel(labels, "de", "vinyl")).toBe("Vinyl")
    expect(pickLabel({ zhCN: "黑胶" }, "en", "vinyl")).toBe("黑胶")
    expect(pickLabel(null, "en", "vinyl")).toBe("vinyl")
  })

  it("names countries, languages and amounts in the reader's language", () => {
    expect(countryName("DE", "zhCN", "全球")).toBe("德国")
    expect(countryName("XW", "zhCN", "全球")).toBe("全球")
    expect(languageName("yue", "en")).toBe("Cantonese")
    expect(languageName("not a tag", "en")).toBe("not a tag")
    expect(formatAmount("1234", "jpy", "en")).toBe("¥1,234")
    expect(formatAmount("12.5", "usd", "en")).toBe("$12.50")
  })
})
