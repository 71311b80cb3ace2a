import { setImmediate as turn } from "node:timers/promises"
import { gathering } from "../gather"

const sizes = (load: jest.Mock) => load.mock.calls.map(([keys]) => (keys as string[]).length)
const loading = () => jest.fn(async (keys: readonly string[]) => new Map(keys.map((key) => [key, `row of ${key}`])))

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await turn()
}

describe("gathering", () => {
  it("asks once for what is asked in one turn, and once for a key that is asked twice", async () => {
    const load = loading()
    const find = gathering(load)
    expect(await Promise.all(["a", "b", "a"].map(find))).toEqual(["row of a", "row of b", "row of a"])
    expect(load.mock.calls).toEqual([[["a", "b"]]])
  })

  it("never answers a question with a statement that was sent before it", async () => {
    let version = 0
    const answers: (() => void)[] = []
    const load = jest.fn(async (keys: readonly string[]) => {
      const seen = ++version
      await new Promise<void>((resolve) => answers.push(resolve))
      return new Map(keys.map((key) => [key, seen]))
    })
    const find = gathering(load)
    const early = find("a")
    await until(() => load.mock.calls.length === 1)
    const late = find("a")
    // The first answer keeps it waiting for longer than anybody has to wait.
    await until(() => load.mock.calls.length === 2)
    answers.reverse().forEach((answer) => answer())
    expect(await Promise.all([early, late])).toEqual([1, 2])
  })

  it("lets what is asked meanwhile wait for the answer before, and then asks once", async () => {
    const answers: (() => void)[] = []
    const load = jest.fn(async (keys: readonly string[]) => {
      await new Promise<void>((resolve) => answers.push(resolve))
      return new Map(keys.map((key) => [key, key]))
    })
    const find = gathering(load)
    const asked = [find("a")]
    await until(() => answers.length === 1)
    for (const key of ["b", "c", "d"]) {
      asked.push(find(key))
      await turn()
    }
    expect(load).toHaveBeenCalledTimes(1)
    answers[0]!()
    await until(() => answers.length === 2)
    answers[1]!()
    expect(await Promise.all(asked)).toEqual(["a", "b", "c", "d"])
    expect(load.mock.calls.map(([keys]) => keys)).toEqual([["a"], ["b", "c", "d"]])
  })

  it("answers undefined for what is not known", async () => {
    const find = gathering(async () => new Map([["a", 1]]))
    expect(await Promise.all([find("a"), find("b")])).toEqual([1, undefined])
  })

  it("tells everybody of a fault, and works again afterwards", async () => {
    const load = loading().mockRejectedValueOnce(new Error("database away"))
    const find = gathering(load)
    const both = await Promise.allSettled([find("a"), find("b")])
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"])
    expect(await find("a")).toBe("row of a")
  })

  it("makes several statements of a great rush, and loses nobody", async () => {
    const load = loading()
    const find = gathering(load)
    const keys = Array.from({ length: 1_234 }, (_, n) => String(n))
    expect(await Promise.all(keys.map(find))).toEqual(keys.map((key) => `row of ${key}`))
    expect(sizes(load)).toEqual([500, 500, 234])
  })
})
