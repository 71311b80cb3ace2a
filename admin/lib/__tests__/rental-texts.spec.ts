import { EVENT_TYPES } from "../../../src/modules/rental/domain/enums"
import { NOTICE_KINDS } from "../../../src/modules/rental/domain/notices"
import en from "../../locales/en/rental-desk.json"
import zhCN from "../../locales/zhCN/rental-desk.json"

/** The text under a path with dots, as i18next finds it. */
const at = (texts: unknown, path: string): unknown =>
  path.split(".").reduce((node, key) => (node as Record<string, unknown> | undefined)?.[key], texts)

describe.each([
  ["en", en],
  ["zhCN", zhCN],
] as const)("the timeline in %s", (_, texts) => {
  it.each(EVENT_TYPES)("names the event %s", (type) => {
    expect(at(texts, `rental.event.${type}`)).toEqual(expect.any(String))
  })

  it("names every kind of notice that is stored, and no other", () => {
    expect(Object.keys(texts.rentals.notice).sort()).toEqual([...NOTICE_KINDS].sort())
  })

  it.each(["staff", "customer", "order_canceled", "payment_failed"])(
    "says why a rental was cancelled: %s",
    (reason) => {
      expect(at(texts, `rentals.reason.${reason}`)).toEqual(expect.any(String))
    },
  )
})
