import { readMasterKey, warnAboutMasterKey } from "../master-key"

const KEY = Buffer.alloc(32, 0x33)
const set = (MEDIA_LICENSE_MASTER_KEY: string, more: Record<string, string> = {}) =>
  readMasterKey({ MEDIA_LICENSE_MASTER_KEY, ...more })

describe("the master key", () => {
  it("is 32 bytes of base64 from the environment", () => {
    const read = { key: KEY, source: "environment" }
    expect(set(KEY.toString("base64"))).toEqual(read)
    expect(set(` ${KEY.toString("base64url")}\n`, { NODE_ENV: "production" })).toEqual(read)
  })

  it.each([
    ["too short", KEY.subarray(1).toString("base64")],
    ["too long", Buffer.alloc(33, 1).toString("base64")],
    ["hexadecimal", KEY.toString("hex")],
    ["with something behind it", `${KEY.toString("base64")}x`],
    ["a sentence", "correct horse battery staple, correct horse"],
  ])("that is %s stops the shop, and is not shown", (_, text) => {
    const read = () => set(text)
    expect(read).toThrow(/must be 32 bytes in base64/)
    expect(read).not.toThrow(text)
  })

  it.each([
    [{ NODE_ENV: "production" }, "missing"],
    [{ NODE_ENV: "prod" }, "missing"],
    [{ NODE_ENV: "production", MEDIA_LICENSE_MASTER_KEY: "  " }, "missing"],
    [{ NODE_ENV: "production", MEDIA_DEMO: "true" }, "development"],
    [{ NODE_ENV: "development" }, "development"],
    [{}, "development"],
  ] as const)("is in %j: %s", (env, source) => {
    const read = readMasterKey(env)
    expect([read.source, read.key === null]).toEqual([source, source === "missing"])
    expect(read.key).toEqual(source === "missing" ? null : readMasterKey({}).key)
  })

  it("is warned about where it is missing or a substitute", () => {
    const said = (source: "environment" | "development" | "missing") => {
      const warnings: string[] = []
      warnAboutMasterKey({ key: null, source }, { warn: (text: string) => void warnings.push(text) })
      return warnings
    }
    expect(said("environment")).toEqual([])
    expect(said("development")).toEqual([expect.stringContaining("development key")])
    expect(said("missing")).toEqual([expect.stringContaining("no tags can be minted")])
  })
})
