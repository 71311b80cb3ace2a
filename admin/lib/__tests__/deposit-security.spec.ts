import { needsSecurity } from "../deposit-security"

const due_at = "2026-12-05T20:00:00.000Z"
const deposit = (status: string, authorized_until: string | null = null, mode: "hold" | "charge" = "hold") => ({
  ...{ mode, status, authorized_until },
})

describe("a deposit on hold", () => {
  it.each([
    ["has run out", deposit("expired"), "out", true],
    ["ends before three days after the due time", deposit("authorized", "2026-12-08T19:59:59Z"), "out", true],
    ["lasts three days longer", deposit("authorized", "2026-12-08T20:00:00Z"), "out", false],
    ["was held anew and ends too early", deposit("reauthorized", "2026-12-06T00:00:00Z"), "lost", true],
    ["has no end that is known", deposit("authorized"), "out", false],
    ["belongs to a rental that is over", deposit("expired"), "closed", false],
    ["was taken as money", deposit("charged", null, "charge"), "out", false],
  ])("that %s", (_name, row, status, expected) => {
    expect(needsSecurity({ deposit: row, status, due_at } as never)).toBe(expected)
  })

  it("is none where there is no deposit", () => {
    expect(needsSecurity({ deposit: null, status: "out", due_at })).toBe(false)
  })
})
