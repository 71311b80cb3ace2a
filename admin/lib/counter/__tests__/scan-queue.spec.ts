import { cleanCode, readScans, ScanQueue, type Scan } from "../scan-queue"

function queueOf(work: (scan: Scan) => Promise<void>) {
  let keys = 0
  const faults: unknown[] = []
  const queue = new ScanQueue({
    work,
    onFault: (_scan, error) => faults.push(error),
    onChange: () => undefined,
    newKey: () => `key-${(keys += 1)}`,
    now: () => new Date("2026-12-05T10:00:00Z"),
  })
  return { queue, faults }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe("the queue of scans", () => {
  it("deals with one after another, in the order they were read, each with a key of its own", async () => {
    const begun: string[] = []
    const open: (() => void)[] = []
    const { queue } = queueOf(async (scan) => {
      begun.push(`${scan.code} ${scan.key}`)
      await new Promise<void>((resolve) => open.push(resolve))
    })
    for (const code of ["A", "B", "C"]) queue.add(code, "return")
    expect(begun).toEqual(["A key-1"])
    expect(queue.waiting.map(({ code }) => code)).toEqual(["B", "C"])
    open[0]?.()
    await settled()
    expect(begun).toEqual(["A key-1", "B key-2"])
    open[1]?.()
    await settled()
    open[2]?.()
    await settled()
    expect(begun).toEqual(["A key-1", "B key-2", "C key-3"])
    expect(queue.current).toBeNull()
    expect(queue.open).toEqual([])
  })

  it("keeps the mode a code was read in, whatever is chosen afterwards", async () => {
    const modes: string[] = []
    const { queue } = queueOf(async (scan) => void modes.push(scan.mode))
    queue.add("A", "return")
    queue.add("B", "hand_out")
    await settled()
    expect(modes).toEqual(["return", "hand_out"])
  })

  it("goes on after a scan whose work broke down", async () => {
    const done: string[] = []
    const { queue, faults } = queueOf(async ({ code }) => {
      if (code === "A") throw new Error("broken")
      done.push(code)
    })
    queue.add("A", "auto")
    queue.add("B", "auto")
    await settled()
    expect(done).toEqual(["B"])
    expect(faults).toHaveLength(1)
  })

  it("takes no blank code, and strips what scanners add", async () => {
    const codes: string[] = []
    const { queue } = queueOf(async ({ code }) => void codes.push(code))
    expect(queue.add("  \r\n", "auto")).toBeNull()
    queue.add("\u0002MS000015\r\n", "auto")
    await settled()
    expect(codes).toEqual(["MS000015"])
    expect(cleanCode("\ufeff a b \u0003")).toBe("a b")
  })

  it("takes a waiting scan out, but not the one that is dealt with", async () => {
    let finish = () => {}
    const done: string[] = []
    const { queue } = queueOf(async ({ code }) => {
      if (code === "A") await new Promise<void>((resolve) => (finish = resolve))
      done.push(code)
    })
    for (const code of ["A", "B", "C"]) queue.add(code, "auto")
    queue.drop("key-1")
    queue.drop("key-2")
    finish()
    await settled()
    expect(done).toEqual(["A", "C"])
  })

  it("takes up what an earlier visit left behind, with the same keys and before anything new", async () => {
    const done: string[] = []
    const { queue } = queueOf(async ({ code, key }) => void done.push(`${code} ${key}`))
    const text = JSON.stringify([{ key: "old-1", code: "A", mode: "return", at: "2026-12-05T09:00:00Z" }])
    queue.restore(readScans(text))
    queue.add("B", "auto")
    await settled()
    expect(done).toEqual(["A old-1", "B key-1"])
  })

  it("is not brought down by a store somebody scribbled in", () => {
    expect(readScans("{not json")).toEqual([])
    expect(readScans('[{"code":"A"},7,null]')).toEqual([])
    expect(readScans(null)).toEqual([])
  })
})
