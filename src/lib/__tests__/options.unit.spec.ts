import { parseOptions } from "../options"

describe("parseOptions", () => {
  it("fills every default", () => {
    const defaults = {
      registerHooks: true,
      catalog: { mediaTypes: [] },
      rental: {
        checkoutGate: true,
        checkoutHoldMs: 120_000,
        quoteTtlMs: 1_800_000,
        lockTimeoutMs: 5_000,
        maxQuantityPerLine: 20,
      },
    }
    expect(parseOptions(undefined)).toEqual(defaults)
    expect(parseOptions({ redisUrl: undefined, catalog: undefined })).toEqual(defaults)
  })

  it("overlooks what Medusa itself puts into the object", () => {
    expect(() => parseOptions({ database: { clientUrl: "postgres://x" } })).not.toThrow()
  })

  it.each<[string, Record<string, unknown>, string]>([
    ["registerHooks", { registerHooks: "yes" }, `"registerHooks" is a string, expected true or false`],
    ["redisUrl", { redisUrl: "" }, `"redisUrl" is an empty string, expected a URL like redis://host:6379`],
    ["redisUrl", { redisUrl: "localhost:6379" }, `"redisUrl" is a string, expected a URL like redis://`],
    ["insightsDatabaseUrl", { insightsDatabaseUrl: 5 }, `"insightsDatabaseUrl" is a number, expected`],
    ["catalog", { catalog: [] }, `"catalog" is a list, expected`],
    ["catalog.mediaTypes", { catalog: { mediaTypes: {} } }, `"catalog.mediaTypes" is an object, expected a list of`],
    ["catalog.batchSize", { catalog: { batchSize: 1 } }, `"catalog.batchSize" is not a known option; known are media`],
    ["rental", { rental: 5 }, `"rental" is a number, expected`],
    [
      "rental.lockTimeoutMs",
      { rental: { lockTimeoutMs: 5 } },
      `"rental.lockTimeoutMs" is a number, expected a whole number from 100 to 60000`,
    ],
    ["rental.gate", { rental: { gate: 1 } }, `"rental.gate" is not a known option; known are checkoutGate`],
    ["redisURL", { redisURL: "redis://x" }, `"redisURL" is not a known option; known are registerHooks, redisUrl`],
  ])("names %s, the type of its value and the accepted form", (_name, options, message) => {
    expect(() => parseOptions(options)).toThrow(message)
  })

  it("lists every wrong option at once and none of their values", () => {
    const wrong = () => parseOptions({ redisUrl: "http://:pa55word@host", mediaUrl: "x", registerHooks: 1 })
    for (const name of [`"redisUrl"`, `"mediaUrl"`, `"registerHooks"`]) expect(wrong).toThrow(name)
    expect(wrong).not.toThrow(/pa55word/)
  })
})
