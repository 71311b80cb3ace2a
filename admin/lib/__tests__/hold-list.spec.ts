import { holdActs, HOLDS_LIST, holdsRequest, priorityBeside } from "../hold-list"
import type { HoldRow } from "../rental-types"
import { readUrlList } from "../url-list"

const request = (search: string) => holdsRequest(readUrlList(HOLDS_LIST, new URLSearchParams(search)))
const hold = (id: string, place: number | null, priority = 0, more: Partial<HoldRow> = {}) =>
  ({ id, place, priority, variant_id: "v1", location_id: "l1", status: "waiting", ...more }) as HoldRow

describe("the list of holds", () => {
  it("shows who still waits unless asked for others", () => {
    expect(request("")).toMatchObject({ status: ["waiting", "suspended", "ready"], limit: 50 })
    expect(request("status=expired")).toMatchObject({ status: "expired" })
    expect(request("status=all&variant_id=v1")).toEqual({ limit: 50, variant_id: "v1" })
    expect(request("status=gone")).toMatchObject({ status: ["waiting", "suspended", "ready"] })
  })

  it("offers what fits where a hold stands", () => {
    expect(holdActs(hold("a", 1))).toEqual({ move: true, suspend: true, resume: false, cancel: true })
    expect(holdActs(hold("a", 1, 0, { status: "suspended" }))).toMatchObject({ suspend: false, resume: true })
    expect(holdActs(hold("a", null, 0, { status: "ready" }))).toMatchObject({ move: false, cancel: true })
    expect(holdActs(hold("a", null, 0, { status: "fulfilled" }))).toMatchObject({ cancel: false })
  })
})

describe("a place in the queue", () => {
  const other = hold("x", 1, 50, { variant_id: "v2" })
  const queue = [other, hold("b", 2), hold("a", 1, 3), hold("c", 3)]

  it("is changed by a priority just beside that of the neighbour", () => {
    expect(priorityBeside(queue[1]!, queue, 1)).toBe(4)
    expect(priorityBeside(queue[3]!, queue, 1)).toBe(1)
    expect(priorityBeside(queue[2]!, queue, -1)).toBe(-1)
  })

  it("has nobody before the first or behind the last, and nobody of another queue", () => {
    expect(priorityBeside(queue[2]!, queue, 1)).toBeNull()
    expect(priorityBeside(queue[3]!, queue, -1)).toBeNull()
    expect(priorityBeside(other, queue, -1)).toBeNull()
  })

  it("stays within what the server takes", () => {
    const top = [hold("a", 1, 1000), hold("b", 2)]
    expect(priorityBeside(top[1]!, top, 1)).toBeNull()
  })
})
