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
      trustedProxies: ["loopback"],
      license: { hosts: [], resolver: {}, imgHosts: [], geo: {} },
    }
    expect(parseOptions(undefined)).toEqual(defaults)
    expect(parseOptions({ redisUrl: undefined, catalog: undefined })).toEqual(defaults)
  })

  it("takes every option of licences", () => {
    const license = {
      hosts: ["t.shop.com", "localhost:9000"],
      resolver: { port: 9100 },
      labelFontPath: "/fonts/NotoSansSC.otf",
      imgHosts: ["cdn.shop.com", "*.shop.com"],
      geo: { header: "CF-IPCountry", mmdbPath: "/data/city.mmdb" },
      storefrontClaimUrl: "https://shop.com/claim",
    }
    const parsed = parseOptions({ license, trustedProxies: ["10.0.0.0/8", "loopback"] })
    expect(parsed.license).toEqual({ ...license, geo: { ...license.geo, header: "cf-ipcountry" } })
    expect(parsed.trustedProxies).toEqual(["10.0.0.0/8", "loopback"])
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
    ["trustedProxies", { trustedProxies: "10.0.0.0/8" }, `"trustedProxies" is a string, expected a list of addresses`],
    ["trustedProxies.1", { trustedProxies: ["loopback", "lb"] }, `"trustedProxies.1" is a string, expected an address`],
    [
      "license.hosts.0",
      { license: { hosts: ["https://x.com"] } },
      `"license.hosts.0" is a string, expected a host name`,
    ],
    [
      "license.imgHosts.0",
      { license: { imgHosts: ["x; script-src *"] } },
      `"license.imgHosts.0" is a string, expected`,
    ],
    [
      "license.resolver.port",
      { license: { resolver: { port: 0 } } },
      `"license.resolver.port" is a number, expected a`,
    ],
    [
      "license.geo.file",
      { license: { geo: { file: "x" } } },
      `"license.geo.file" is not a known option; known are header`,
    ],
    [
      "license.geo.header",
      { license: { geo: { header: "x y" } } },
      `"license.geo.header" is a string, expected a header`,
    ],
    [
      "license.storefrontClaimUrl",
      { license: { storefrontClaimUrl: "http://shop.com" } },
      `"license.storefrontClaimUrl" is a string, expected a URL like https://shop.com`,
    ],
    ["license.claimUrl", { license: { claimUrl: "x" } }, `"license.claimUrl" is not a known option; known are hosts`],
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
