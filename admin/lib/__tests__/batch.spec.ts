import { mergeRows, planBatch } from "../batch"

interface Row {
  id?: string
  value: string
}
const plan = (before: Row[], after: Row[]) =>
  planBatch({
    before,
    after,
    isBlank: (row) => row.value === "",
    toBody: ({ value }, position) => ({ value, position }),
    list: "rows",
  })

describe("saving a list row by row", () => {
  const stored = [
    { id: "a", value: "one" },
    { id: "b", value: "two" },
    { id: "c", value: "three" },
  ]

  it("sends nothing when nothing changed", () => expect(plan(stored, stored).empty).toBe(true))

  it("creates, updates and deletes only what differs", () => {
    const after = [{ id: "a", value: "one" }, { id: "b", value: "zwei" }, { value: "" }, { value: "four" }]
    expect(plan(stored, after).body).toEqual({
      create: [{ value: "four", position: 3 }],
      update: [{ id: "b", value: "zwei", position: 2 }],
      delete: ["c"],
    })
  })

  it("sends the new places of rows that were moved", () => {
    const moved = [stored[1], stored[0], stored[2]] as Row[]
    expect(plan(stored, moved).body.update.map((row) => row.id)).toEqual(["b", "a"])
  })

  it("finds the row of the form that a problem is about, past blank rows", () => {
    const { toField } = plan(stored, [{ value: "" }, { id: "a", value: "changed" }, { value: "new" }])
    expect(toField("create.0.value")).toBe("rows.2.value")
    expect(toField("update.0")).toBe("rows.1")
    expect(toField("create.0.contributor.name")).toBe("rows.2.contributor")
    expect(toField("version")).toBeNull()
  })
})

describe("two people editing one list", () => {
  const before = [
    { id: "a", value: "one" },
    { id: "b", value: "two" },
    { id: "c", value: "three" },
  ]

  it("keeps what I touched and takes the rest from them", () => {
    const mine = [
      { id: "a", value: "mine" },
      { id: "b", value: "two" },
      { id: "c", value: "three" },
      { value: "added" },
    ]
    const theirs = [
      { id: "a", value: "theirs" },
      { id: "b", value: "zwei" },
      { id: "d", value: "four" },
    ]
    expect(mergeRows(before, mine, theirs)).toEqual([
      { id: "a", value: "mine" },
      { id: "b", value: "zwei" },
      { value: "added" },
      { id: "d", value: "four" },
    ])
  })

  it("keeps my text as a new row when they removed the row I changed", () => {
    const mine = [{ id: "a", value: "changed" }, ...before.slice(1)]
    expect(mergeRows(before, mine, before.slice(1))[0]).toEqual({ id: undefined, value: "changed" })
  })

  it("does not bring back what I removed", () => {
    expect(mergeRows(before, before.slice(1), before)).toEqual(before.slice(1))
  })
})
