import { isProxyRange, parseOptions } from "../options"

describe("parseOptions", () => {
  it("fills every default", () => {
    const defaults = {
      registerHooks: true,
      ownerEmails: [],
      trustedProxies: [],
      catalog: {
        searchCurrencies: [],
        importMaxBytes: 52_428_800,
        importMaxRows: 200_000,
        importBatchSize: 200,
        mediaTypes: [],
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
    ["ownerEmails", { ownerEmails: "a@b.example" }, `"ownerEmails" is a string, expected a list of e-mail addresses`],
    ["ownerEmails.0", { ownerEmails: ["jane"] }, `"ownerEmails.0" is a string, expected an e-mail address`],
    ["trustedProxies.1", { trustedProxies: ["::1", "10.0.0.0/33"] }, `"trustedProxies.1" is a string, expected an IP`],
    ["catalog", { catalog: [] }, `"catalog" is a list, expected`],
    [
      "catalog.importMaxRows",
      { catalog: { importMaxRows: 1.5 } },
      `"catalog.importMaxRows" is a number, expected a whole`,
    ],
    ["catalog.importBatchSize", { catalog: { importBatchSize: 0 } }, `"catalog.importBatchSize" is a number, expected`],
    ["catalog.searchCurrencies.0", { catalog: { searchCurrencies: ["EUR"] } }, `a lower-case ISO 4217 code`],
    [
      "catalog.batchSize",
      { catalog: { batchSize: 1 } },
      `"catalog.batchSize" is not a known option; known are searchC`,
    ],
    ["redisURL", { redisURL: "redis://x" }, `"redisURL" is not a known option; known are registerHooks, redisUrl`],
  ])("names %s, the type of its value and the accepted form", (_name, options, message) => {
    expect(() => parseOptions(options)).toThrow(message)
  })

  it("lists every wrong option at once and none of their values", () => {
    const wrong = () => parseOptions({ redisUrl: "http://:pa55word@host", ownerEmails: ["x"], registerHooks: 1 })
    for (const name of [`"redisUrl"`, `"ownerEmails.0"`, `"registerHooks"`]) expect(wrong).toThrow(name)
    expect(wrong).not.toThrow(/pa55word/)
  })
})

describe("isProxyRange", () => {
  it.each(["127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8", "loopback", "uniquelocal"])("accepts %s", (range) => {
    expect(isProxyRange(range)).toBe(true)
  })
  it.each(["", "proxy.example", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/8/8", "::1/129", "10.0.0"])(
    "refuses %s",
    (range) => {
      expect(isProxyRange(range)).toBe(false)
    },
  )
})
