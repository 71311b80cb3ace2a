import {
  allowedOrigins,
  cookieOptions,
  infrastructureModules,
  isProduction,
  list,
  publicUrl,
  readDatabaseUrl,
  readSecret,
  wholeNumber,
} from "../app-environment"

const production = (env: Record<string, string> = {}) => ({ NODE_ENV: "production", ...env })
const STRONG = "5c1f0a9e7b3d42688e1d3c5b7a9f0e12"

describe("readSecret", () => {
  it.each([
    ["missing", {}, "is missing"],
    ["blank", { JWT_SECRET: "  " }, "is missing"],
    ["Medusa's default", { JWT_SECRET: "supersecret" }, "publicly known"],
    ["a default in capitals", { JWT_SECRET: "ChangeMe" }, "publicly known"],
    ["short", { JWT_SECRET: "k3jf9s8d7f6g5h4" }, "fewer than 16"],
  ])("refuses a production start with a secret that is %s, naming the variable", (_, env, reason) => {
    const read = () => readSecret(production(env as Record<string, string>), "JWT_SECRET")
    expect(read).toThrow(/^JWT_SECRET /)
    expect(read).toThrow(reason)
  })

  it("never repeats the value it refuses", () => {
    expect(() => readSecret(production({ COOKIE_SECRET: "hunter2" }), "COOKIE_SECRET")).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("hunter2") }),
    )
  })

  it("takes a secret of one's own", () => {
    expect(readSecret(production({ JWT_SECRET: STRONG }), "JWT_SECRET")).toBe(STRONG)
  })

  it("asks nothing of development, tests and the demo", () => {
    expect(readSecret({}, "JWT_SECRET")).toBe("supersecret")
    expect(readSecret({ NODE_ENV: "test" }, "JWT_SECRET")).toBe("supersecret")
    expect(readSecret(production({ MEDIA_DEMO: "true", JWT_SECRET: STRONG }), "JWT_SECRET")).toBe(STRONG)
  })
})

describe("the database", () => {
  it("must be named in production and nowhere else", () => {
    expect(() => readDatabaseUrl(production())).toThrow(/^DATABASE_URL is missing/)
    expect(readDatabaseUrl({})).toBeUndefined()
    expect(readDatabaseUrl(production({ DATABASE_URL: "postgres://db/shop" }))).toBe("postgres://db/shop")
  })
})

describe("session cookies", () => {
  it("work over plain http and keep Medusa's production defaults over https", () => {
    expect(cookieOptions(production({ MEDIA_PUBLIC_URL: "http://localhost:9000" }))).toEqual({
      secure: false,
      sameSite: "lax",
    })
    expect(cookieOptions(production({ MEDIA_PUBLIC_URL: "https://shop.example.com" }))).toBeUndefined()
    expect(cookieOptions(production())).toBeUndefined()
  })
})

describe("publicUrl", () => {
  it("has no trailing slash and refuses what is no web address", () => {
    expect(publicUrl({ MEDIA_PUBLIC_URL: "https://shop.example.com/" })).toBe("https://shop.example.com")
    expect(publicUrl({ MEDUSA_BACKEND_URL: "/" })).toBeUndefined()
    expect(() => publicUrl({ MEDIA_PUBLIC_URL: "shop.example.com" })).toThrow(/MEDIA_PUBLIC_URL "shop.example.com"/)
    expect(() => publicUrl({ MEDIA_PUBLIC_URL: "ftp://shop.example.com" })).toThrow(/http or https/)
  })
})

describe("allowedOrigins", () => {
  it("are local servers in development, in production only what is named and the shop itself", () => {
    expect(allowedOrigins({}, "STORE_CORS")).toContain("http://localhost:8000")
    expect(allowedOrigins(production(), "STORE_CORS")).toBe("")
    const env = production({
      STORE_CORS: "https://a.example, https://b.example",
      MEDIA_PUBLIC_URL: "https://a.example",
    })
    expect(allowedOrigins(env, "STORE_CORS")).toBe("https://a.example,https://b.example")
  })
})

describe("infrastructureModules", () => {
  const resolved = (redisUrl?: string) => infrastructureModules(redisUrl).map(({ resolve }) => resolve)

  it("are all on Redis when there is one", () => {
    expect(resolved("redis://localhost")).toEqual([
      "@medusajs/medusa/caching",
      "@medusajs/medusa/event-bus-redis",
      "@medusajs/medusa/workflow-engine-redis",
      "@medusajs/medusa/locking",
    ])
    expect(JSON.stringify(infrastructureModules("redis://localhost"))).toContain("locking-redis")
  })

  it("lock in Postgres without Redis, because Medusa's in-memory lock protects one process only", () => {
    expect(JSON.stringify(infrastructureModules(undefined))).toContain("locking-postgres")
  })
})

describe("small values", () => {
  it("are read strictly", () => {
    expect(list(" a, b,,c ")).toEqual(["a", "b", "c"])
    expect(wholeNumber({}, "DATABASE_POOL_MAX", 2, 100)).toBeUndefined()
    expect(wholeNumber({ DATABASE_POOL_MAX: "20" }, "DATABASE_POOL_MAX", 2, 100)).toBe(20)
    for (const value of ["1", "101", "ten", "2.5", "-3"]) {
      expect(() => wholeNumber({ DATABASE_POOL_MAX: value }, "DATABASE_POOL_MAX", 2, 100)).toThrow(/DATABASE_POOL_MAX/)
    }
    expect(isProduction({ NODE_ENV: "prod" })).toBe(true)
    expect(isProduction(production({ MEDIA_DEMO: "true" }))).toBe(false)
  })
})
