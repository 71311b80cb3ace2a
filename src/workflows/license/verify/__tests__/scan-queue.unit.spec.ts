import type { ScanDraft } from "../../../../modules/license/actions/observation"
import { ScanQueue } from "../scan-queue"

const check = (tag_id: string) => ({ tag_id }) as ScanDraft
const names = (count: number, name = "tag") => Array.from({ length: count }, (_, n) => `${name}${n}`)

function queueWith(canBeWritten: (tagId: string) => boolean = () => true) {
  const written: string[] = []
  const sizes: number[] = []
  const error = jest.fn<void, [string]>()
  const state = { down: false }
  const queue = new ScanQueue(
    async (scans) => {
      sizes.push(scans.length)
      if (state.down) throw new Error("database away")
      if (!scans.every(({ tag_id }) => canBeWritten(tag_id))) throw new Error("bad row")
      written.push(...scans.map(({ tag_id }) => tag_id))
    },
    { error },
  )
  const add = (ids: string[]) => ids.forEach((id) => queue.add(check(id)))
  const told = () => error.mock.calls.map(([line]) => line)
  return { queue, add, written, sizes, state, told }
}

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

describe("ScanQueue", () => {
  it("writes by itself, in parts", async () => {
    const { add, written, sizes } = queueWith()
    add(names(250))
    expect(written).toEqual([])
    await jest.advanceTimersByTimeAsync(200)
    expect(written).toEqual(names(250))
    expect(sizes).toEqual([100, 100, 50])
  })

  it("keeps everything while the database is away, and tries ever more seldom", async () => {
    const { add, written, sizes, state, told } = queueWith()
    state.down = true
    add(names(150))
    await jest.advanceTimersByTimeAsync(200)
    const first = sizes.length
    await jest.advanceTimersByTimeAsync(120_000)
    expect(sizes.length - first).toBeLessThan(10)
    expect(told().every((line) => line.includes("150 checks wait"))).toBe(true)
    state.down = false
    await jest.advanceTimersByTimeAsync(60_000)
    expect([...written].sort()).toEqual(names(150).sort())
  })

  it("gives up the one check that cannot be written, and no other", async () => {
    const { queue, add, written, told } = queueWith((id) => id !== "tag42")
    add(names(150))
    await queue.flush()
    await jest.advanceTimersByTimeAsync(60_000)
    expect([...written].sort()).toEqual(
      names(150)
        .filter((name) => name !== "tag42")
        .sort(),
    )
    expect(told().filter((line) => line.includes("given up"))).toEqual([expect.stringContaining("tag42")])
    add(names(3, "later"))
    await jest.advanceTimersByTimeAsync(200)
    expect(written.slice(-3)).toEqual(names(3, "later"))
    expect(jest.getTimerCount()).toBe(0)
  })

  it("holds at most ten thousand, the newest", async () => {
    const { queue, add, written, state } = queueWith()
    state.down = true
    add(names(10_500))
    await queue.flush()
    add(["newest"])
    state.down = false
    await queue.flush()
    expect(written).toHaveLength(10_000)
    expect(written).toContain("newest")
    expect(written).not.toContain("tag0")
  })
})
