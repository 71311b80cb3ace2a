import { SettingCache } from "../setting-cache"

describe("SettingCache", () => {
  it("reads once within its time, again after it, and per channel", async () => {
    let now = 0
    const cache = new SettingCache(() => now, 30_000)
    const load = jest.fn(async () => now)
    await cache.read("k", undefined, load)
    now = 29_999
    expect(await cache.read("k", undefined, load)).toBe(0)
    await cache.read("k", "sc_a", load)
    expect(load).toHaveBeenCalledTimes(2)
    now = 30_000
    expect(await cache.read("k", undefined, load)).toBe(30_000)
  })

  it("does not put back a value that was read before a change", async () => {
    const cache = new SettingCache()
    let finish: (value: string) => void = () => undefined
    const slow = cache.read("k", undefined, () => new Promise((resolve) => (finish = resolve)))
    cache.drop()
    finish("old")
    expect(await slow).toBe("old")
    expect(await cache.read("k", undefined, async () => "new")).toBe("new")
  })

  it("keeps nothing of a read that failed", async () => {
    const cache = new SettingCache()
    await expect(cache.read("k", undefined, () => Promise.reject(new Error("down")))).rejects.toThrow("down")
    expect(await cache.read("k", undefined, async () => 1)).toBe(1)
  })
})
