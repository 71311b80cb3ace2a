import { NOTICE_KINDS } from "../../../../modules/rental/domain/notices"
import type { NoticeFacts, NoticeRental } from "../facts"
import { languageOf } from "../language"
import { renderNotice, templateOf } from "../render"

const RENTAL: NoticeRental = {
  id: "rent_1",
  display_no: 7,
  variant_id: "variant_1",
  order_id: "order_1",
  title: "Ikiru",
  fulfilment: "pickup",
  location_name: "Kreuzberg",
  tz: "Europe/Berlin",
  days: 3,
  starts_at: "2026-12-01T09:00:00.000Z",
  due_at: "2026-12-04T20:00:00.000Z",
  returned_at: "2026-12-05T11:30:00.000Z",
  currency_code: "eur",
  price_amount: "5.00",
  deposit_share: "10.00",
  charges: [
    { kind: "rent", amount: "5.00" },
    { kind: "late", amount: "1.50" },
  ],
  unpaid: "1.50",
  accrued_late: { amount: "1.50", count: 1, unit: "day" },
  deposit: { kept: "1.50", returned: "8.50" },
}
const FACTS: NoticeFacts = {
  kind: "booked",
  language: "en",
  shop_name: "Videothek",
  customer: { id: "cus_1", name: "Rita" },
  rentals: [RENTAL],
  hold: {
    id: "rhld_1",
    variant_id: "variant_1",
    title: "Ikiru",
    location_name: "Kreuzberg",
    tz: "Europe/Berlin",
    days: 3,
    expires_at: "2026-12-03T11:00:00.000Z",
    reasons: ["media_rental_debt"],
  },
  late_day: 3,
}

describe("a letter", () => {
  it.each(NOTICE_KINDS.flatMap((kind) => [[kind, "en"] as const, [kind, "zhCN"] as const]))(
    "of kind %s in %s has a subject and a text that name the title, and no hole",
    (kind, language) => {
      const { subject, text, html } = renderNotice({ ...FACTS, kind, language })
      expect(subject).toContain("Ikiru")
      for (const part of [subject, text, html]) expect(part).not.toMatch(/undefined|null|NaN|Invalid|\[object/)
      expect(text).toContain("Rita")
      expect(html).toContain(`lang="${language === "en" ? "en" : "zh-CN"}"`)
      expect(text.split("\n\n").length).toBe((html.match(/<p>|<ul>/g) ?? []).length)
    },
  )

  it("tells times on the shop's wall, whatever the server's zone", () => {
    const { text } = renderNotice({ ...FACTS, kind: "due_soon" })
    expect(text).toMatch(/Ikiru: due back on .*4 December 2026|December 4, 2026/)
    expect(text).toContain("21:00")
    const auckland = { ...RENTAL, tz: "Pacific/Auckland" }
    expect(renderNotice({ ...FACTS, kind: "due_soon", rentals: [auckland] }).text).toContain("09:00")
  })

  it("has money with its currency's decimals", () => {
    const yen = { ...RENTAL, currency_code: "jpy", charges: [{ kind: "rent" as const, amount: "1140" }], unpaid: "0" }
    const dinar = {
      ...RENTAL,
      currency_code: "kwd",
      charges: [{ kind: "rent" as const, amount: "2.625" }],
      unpaid: "0",
    }
    expect(renderNotice({ ...FACTS, kind: "returned", rentals: [yen] }).text).toContain("¥1,140")
    expect(renderNotice({ ...FACTS, kind: "returned", rentals: [dinar] }).text).toMatch(/KWD\s2\.625/)
  })

  it("loses no digit of a large amount", () => {
    const rich = { ...RENTAL, charges: [{ kind: "rent" as const, amount: "90071992547409.93" }], unpaid: "0" }
    expect(renderNotice({ ...FACTS, kind: "returned", rentals: [rich] }).text).toContain("€90,071,992,547,409.93")
  })

  it("is a receipt: what was charged, and what is still to be settled", () => {
    const { text } = renderNotice({ ...FACTS, kind: "returned" })
    expect(text).toContain("Rent: €5.00")
    expect(text).toContain("Late fee: €1.50")
    expect(text).toContain("Still to be settled for Ikiru: €1.50")
    expect(renderNotice({ ...FACTS, kind: "returned", rentals: [{ ...RENTAL, unpaid: "0.00" }] }).text).not.toContain(
      "settled",
    )
  })

  it("names several rentals together", () => {
    const second = { ...RENTAL, id: "rent_2", title: "Ran" }
    const { subject, text } = renderNotice({ ...FACTS, rentals: [RENTAL, second] })
    expect(subject).toBe("Booked: Ikiru and 1 more")
    expect(text).toContain("- Ikiru, 3 days")
    expect(text).toContain("- Ran, 3 days")
    expect(renderNotice({ ...FACTS, language: "zhCN", rentals: [RENTAL, second] }).subject).toBe(
      "预订成功：《Ikiru》等 2 件",
    )
  })

  it("does not let a title write HTML or a second header line", () => {
    const nasty = { ...RENTAL, title: `<img src=x onerror="alert(1)">\r\nBcc: all@example.com & 'co'` }
    const { subject, html } = renderNotice({ ...FACTS, kind: "due_soon", rentals: [nasty] })
    expect(html).not.toContain("<img")
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;")
    expect(subject).not.toMatch(/[\r\n]/)
  })

  it("has a template name of its own", () => {
    expect(templateOf("due_soon")).toBe("media-rental-due-soon")
  })
})

describe("the language", () => {
  it.each([
    [["zh-Hans-CN"], "zhCN"],
    [["zh_CN", "en"], "zhCN"],
    [[null, undefined, "zh"], "zhCN"],
    [["en-GB", "zh"], "en"],
    [["fr-FR", "zh-TW"], "zhCN"],
    [["fr-FR"], "en"],
    [[{}, 7, ""], "en"],
    [[], "en"],
  ])("of %j is %s", (wishes, expected) => {
    expect(languageOf(wishes)).toBe(expected)
  })
})
