import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { attempt, type Server } from "../helpers/processes"
import { ROOT } from "../helpers/source-tree"
import { TagStaff } from "../helpers/tag-labels"
import { createHost, PLUGIN, type Host } from "./host"

const EMAIL = "owner@host.example"
const PASSWORD = "a-long-password"

interface Answer<T> {
  status: number
  body: T
}

async function http<T = Record<string, unknown>>(
  url: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Answer<T>> {
  const answer = await fetch(url, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as T }
}

async function signIn(url: string): Promise<Record<string, string>> {
  const { body } = await http<{ token: string }>(`${url}/auth/user/emailpass`, {
    body: { email: EMAIL, password: PASSWORD },
  })
  return { authorization: `Bearer ${body.token}` }
}

/** The example of the docs, run as somebody would who has neither the shop's environment nor its database. */
function offlineScript(cwd: string, bundle: string) {
  cpSync(join(ROOT, "examples", "verify-offline.mjs"), join(cwd, "verify-offline.mjs"))
  writeFileSync(join(cwd, "trust-bundle.jwt"), bundle)
  return async (text: string, ...more: string[]): Promise<[number, string]> => {
    const args = ["verify-offline.mjs", text, "trust-bundle.jwt", ...more]
    const { code, output } = await attempt(process.execPath, args, { cwd, env: { PATH: process.env.PATH } })
    return [code, output]
  }
}

describe("the packed plugin in a fresh Medusa application", () => {
  let host: Host

  beforeAll(async () => {
    host = await createHost()
    await host.medusa(["db:migrate"])
    await host.medusa(["user", "-e", EMAIL, "-p", PASSWORD])
  })
  afterAll(() => host?.remove())

  describe("package", () => {
    const installed = (...path: string[]) => join(host.dir, "node_modules", PLUGIN, ...path)

    it("brings no second copy of what it must share with the shop", () => {
      const nested = existsSync(installed("node_modules")) ? readdirSync(installed("node_modules")) : []
      const shared = ["@medusajs", "@tanstack", "react", "react-dom", "react-router-dom", "react-i18next", "i18next"]
      expect(nested.filter((name) => shared.includes(name))).toEqual([])
    })

    it("ships no tests, no sources and no configuration of its own shop", () => {
      const files = readdirSync(installed(), { recursive: true, encoding: "utf8" })
      const own = files.filter((file) => !file.startsWith("node_modules"))
      expect(own.filter((file) => /__tests__|\.spec\.|medusa-config|integration-tests/.test(file))).toEqual([])
      expect(own.filter((file) => file.startsWith("src/"))).toEqual([])
    })

    it("has a file behind every export", () => {
      const { exports } = JSON.parse(readFileSync(installed("package.json"), "utf8")) as { exports: object }
      const targets = Object.values(exports).flatMap((target: string | Record<string, string>) =>
        typeof target === "string" ? [target] : Object.values(target),
      )
      const missing = targets.filter((target) => !target.includes("*") && !existsSync(installed(target)))
      expect(missing).toEqual([])
    })

    it("opens its public entries from the shop", () => {
      const require = createRequire(join(host.dir, "package.json"))
      for (const entry of ["package.json", "modules/catalog", "modules/system", "license"]) {
        expect(require.resolve(`${PLUGIN}/${entry}`)).toContain(join("node_modules", PLUGIN))
      }
    })
  })

  describe("running", () => {
    let server: Server
    let admin: Record<string, string>

    beforeAll(async () => {
      server = await host.start({ PLUGIN_OPTIONS: JSON.stringify({ license: { hosts: ["t.host.example"] } }) })
      admin = await signIn(server.url)
    })
    afterAll(() => server?.stop())

    it("answers its admin routes to a signed-in user only", async () => {
      expect((await http(`${server.url}/admin/media/catalog/types`)).status).toBe(401)
      const { status, body } = await http<{ types: { code: string }[] }>(`${server.url}/admin/media/catalog/types`, {
        headers: admin,
      })
      expect(status).toBe(200)
      expect(body.types.map((type) => type.code)).toEqual(expect.arrayContaining(["cd", "vinyl", "dvd"]))
    })

    it("reports a healthy system", async () => {
      const { status, body } = await http<{ checks: { status: string }[] }>(`${server.url}/admin/media/system/health`, {
        headers: admin,
      })
      expect(status).toBe(200)
      expect(body.checks.filter((check) => check.status === "error")).toEqual([])
    })

    it("serves a media item that the admin created to the shop front", async () => {
      const keys = await http<{ api_key: { id: string; token: string } }>(`${server.url}/admin/api-keys`, {
        headers: admin,
        body: { title: "Shop front", type: "publishable" },
      })
      const channels = await http<{ sales_channels: { id: string }[] }>(`${server.url}/admin/sales-channels`, {
        headers: admin,
      })
      const channel = channels.body.sales_channels[0]?.id
      const { id, token } = keys.body.api_key
      await http(`${server.url}/admin/api-keys/${id}/sales-channels`, { headers: admin, body: { add: [channel] } })

      const created = await http<{ item: { id: string } }>(`${server.url}/admin/media/catalog/items`, {
        headers: admin,
        body: {
          product: { title: "Kind of Blue", status: "published", sales_channel_ids: [channel] },
          title_group: { kind: "album", title: "Kind of Blue", first_year: 1959 },
          media_type: "cd",
          attributes: {},
          discs: [{ position: 1, format: "cd", tracks: [{ position: 1, title: "So What", duration_ms: 562_000 }] }],
          credits: [{ contributor: { name: "Miles Davis", kind: "person" }, role: "artist", position: 1 }],
          offers: [{ condition: "new", prices: [{ currency_code: "eur", amount: "9.90" }] }],
        },
      })
      expect(created).toMatchObject({ status: 201, body: { item: { media_type: "cd" } } })

      const store = `${server.url}/store/media/catalog/items`
      expect((await http(store)).status).toBe(400)
      const listed = await http<{ items: { title: string }[] }>(store, { headers: { "x-publishable-api-key": token } })
      expect(listed.status).toBe(200)
      expect(JSON.stringify(listed.body.items)).toContain("Kind of Blue")
    })

    it("mints tags that its resolver knows, and a script with the root key and neither shop nor database", async () => {
      const staff = new TagStaff(server.url, admin.authorization!)
      const [label] = await staff.print(await staff.mint({ quantity: 1 }), 0, 0)
      const path = new URL(label!.token).pathname
      const verdicts = []
      for (const spelling of [path, path.toLowerCase(), path.replace(/.$/, (last) => (last === "0" ? "1" : "0"))]) {
        const answer = await fetch(`${server.url}${spelling}`, { headers: { accept: "application/json" } })
        verdicts.push(((await answer.json()) as { verdict: string }).verdict)
      }
      expect(verdicts).toEqual(["not_released", "not_released", "not_recognised"])

      const { body } = await http<{ keys: { kid: string; x: string }[] }>(`${server.url}/.well-known/media-jwks.json`)
      const bundle = await (await fetch(`${server.url}/t/trust-bundle`)).text()
      const { kid } = JSON.parse(Buffer.from(bundle.split(".")[0]!, "base64url").toString()) as { kid: string }
      const root = body.keys.find((key) => key.kid === kid)!.x
      const foreign = label!.token.replace("T.HOST.EXAMPLE", "T.EVIL.EXAMPLE")
      const offline = offlineScript(host.dir, bundle)
      expect(await offline(label!.token, root)).toEqual([
        0,
        expect.stringMatching(/^genuine_code: .+\nopaque serial \w{17}\n$/),
      ])
      expect(await offline(foreign, root, "t.host.example")).toEqual([1, "not_recognised: Not recognised.\n"])
      const other = root.replace(/^./, (first) => (first === "A" ? "B" : "A"))
      expect(await offline(label!.token, other)).toEqual([2, expect.stringMatching(/does not stand up|invalid/i)])
      expect(await offline(label!.token, "no key")).toEqual([2, expect.not.stringContaining("    at ")])
      expect(await offline(label!.token)).toEqual([2, expect.stringMatching(/^usage: /)])
    })
  })

  describe("options", () => {
    it.each([
      ["of the wrong type", { registerHooks: "maybe" }, /"registerHooks" is a string, expected true or false/],
      ["with an unknown name", { regsterHooks: true }, /"regsterHooks" is not a known option/],
    ])("%s stop the start with their name", async (_, options, message) => {
      const env = { ADMIN_DISABLED: "true", PLUGIN_OPTIONS: JSON.stringify(options) }
      const { code, output } = await host.attempt(["start", "--port", "0"], env)
      expect(code).not.toBe(0)
      expect(output).toMatch(message)
    })

    it("leave the hooks to the shop with registerHooks: false", async () => {
      const env = { PLUGIN_OPTIONS: JSON.stringify({ registerHooks: false }), HOST_HOOKS: "true" }
      const server = await host.start(env)
      try {
        const headers = await signIn(server.url)
        const body = { title: "A plain mug", options: [{ title: "Size", values: ["One"] }] }
        expect((await http(`${server.url}/admin/products`, { headers, body })).status).toBe(200)
        expect(server.output()).toContain("host hook saw A plain mug")
      } finally {
        await server.stop()
      }
    })
  })

  describe("admin", () => {
    it("is part of the shop's own admin build, every page and both languages", async () => {
      await host.medusa(["build", "--admin-only"], { NODE_ENV: "production" })
      const bundle = readBundle(join(host.dir, ".medusa"))
      const missing = ourPages().filter((path) => !bundle.includes(`"${path}"`) && !bundle.includes(`\`${path}\``))
      expect(missing).toEqual([])
      for (const language of ["en", "zhCN"]) {
        const folder = join(ROOT, "admin/locales", language)
        for (const file of readdirSync(folder)) {
          const texts = leaves(JSON.parse(readFileSync(join(folder, file), "utf8")))
          const longest = texts.sort((a, b) => b.length - a.length).find((text) => !/["'`\\{<\n]/.test(text)) ?? ""
          expect(longest.length).toBeGreaterThan(10)
          expect(bundle).toContain(longest)
        }
      }
    })

    it("resolves every package of its bundle from the shop", () => {
      const source = readFileSync(join(host.dir, "node_modules", PLUGIN, ".medusa/server/src/admin/index.mjs"), "utf8")
      const names = [...source.matchAll(/^import\b[^"';]*["']([^."'/][^"']*)["']/gm)].map((match) => match[1] ?? "")
      const require = createRequire(join(host.dir, "package.json"))
      const declared = declaredPackages(join(host.dir, "node_modules", PLUGIN))
      expect(names.length).toBeGreaterThan(3)
      for (const name of new Set(names)) {
        expect(() => require.resolve(name)).not.toThrow()
        // A shop on pnpm resolves only what our package names.
        expect(declared).toContain(packageOf(name))
      }
    })
  })
})

/** Route paths as Medusa derives them from the folders of src/admin/routes. */
function ourPages(): string[] {
  return readdirSync(join(ROOT, "src/admin/routes"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx") && !file.includes("@"))
    .map((file) => `/${file.replaceAll("\\", "/").replace(/\/?page\.tsx$/, "")}`.replace(/\[([^\]]+)\]/g, ":$1"))
}

/** What a package may import: its dependencies and its peers. */
function declaredPackages(dir: string): string[] {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(dir, "package.json"), "utf8")) as {
    dependencies: object
    peerDependencies: object
  }
  return Object.keys({ ...dependencies, ...peerDependencies })
}

/** `@medusajs/dashboard/hooks` → `@medusajs/dashboard`. */
const packageOf = (name: string): string => name.split("/", name.startsWith("@") ? 2 : 1).join("/")

function readBundle(dir: string): string {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(join(dir, file), "utf8"))
    .join("\n")
}

function leaves(tree: unknown): string[] {
  if (typeof tree === "string") return [tree]
  return Object.values(tree as object).flatMap(leaves)
}
