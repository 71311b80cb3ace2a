import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { freePort } from "../helpers/free-port"
import { attempt, command, serve, type Server } from "../helpers/processes"
import { scratchDatabase } from "../helpers/scratch-database"
import { copyTree, ROOT } from "../helpers/source-tree"

export const PLUGIN = "medusa-plugin-media-store"
const MEDUSA = "2.21.2"

/** What somebody's shop depends on, as Medusa's own template does; nothing of ours but the tarball. */
const HOST_DEPENDENCIES = {
  "@medusajs/admin-sdk": MEDUSA,
  "@medusajs/cli": MEDUSA,
  "@medusajs/dashboard": MEDUSA,
  "@medusajs/draft-order": MEDUSA,
  "@medusajs/framework": MEDUSA,
  "@medusajs/icons": MEDUSA,
  "@medusajs/js-sdk": MEDUSA,
  "@medusajs/medusa": MEDUSA,
  "@medusajs/ui": "4.2.6",
  "@tanstack/react-query": "5.64.2",
  react: "18.3.1",
  "react-dom": "18.3.1",
  "react-i18next": "13.5.0",
  "react-router-dom": "7.18.2",
  typescript: "~5.9.0",
  vite: "^7.3.0",
}

const CONFIG = `const { defineConfig } = require("@medusajs/framework/utils")

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: { storeCors: "http://localhost", adminCors: "http://localhost", authCors: "http://localhost",
      jwtSecret: "plugin-test", cookieSecret: "plugin-test" },
  },
  admin: { disable: process.env.ADMIN_DISABLED === "true" },
  plugins: [{ resolve: "${PLUGIN}", options: JSON.parse(process.env.PLUGIN_OPTIONS || "{}") }],
})
`

/** A hook of the host's own; Medusa lets only one party take each hook, so ours must be able to stand back. */
const OWN_HOOK = `const { createProductsWorkflow, updateProductsWorkflow } = require("@medusajs/medusa/core-flows")

if (process.env.HOST_HOOKS === "true") {
  createProductsWorkflow.hooks.productsCreated(async ({ products }) => {
    console.log("host hook saw " + products.map((product) => product.title).join(", "))
  })
  updateProductsWorkflow.hooks.productsUpdated(async () => {})
}
`

const COMPILER_OPTIONS = {
  target: "ES2021",
  module: "Node16",
  moduleResolution: "Node16",
  esModuleInterop: true,
  skipLibCheck: true,
  allowJs: true,
  jsx: "react-jsx",
  outDir: "./.medusa/server",
  rootDir: "./",
}

/** A fresh Medusa application with the packed plugin installed from its tarball. */
export interface Host {
  dir: string
  databaseUrl: string
  medusa(args: string[], env?: NodeJS.ProcessEnv): Promise<string>
  /** As `medusa`, for commands that should fail. */
  attempt(args: string[], env?: NodeJS.ProcessEnv): Promise<{ code: number; output: string }>
  start(env?: NodeJS.ProcessEnv): Promise<Server>
  remove(): Promise<void>
}

/** Builds the plugin in a copy of the checkout and packs it. */
export async function packPlugin(target: string): Promise<string> {
  const tree = join(target, "tree")
  copyTree(tree)
  await command(process.execPath, [join(ROOT, "node_modules/@medusajs/cli/cli.js"), "plugin:build"], { cwd: tree })
  await command("npm", ["pack", "--pack-destination", target, "--ignore-scripts"], { cwd: tree })
  const tarball = readdirSync(target).find((name) => name.endsWith(".tgz"))
  if (!tarball) throw new Error("npm pack made no tarball")
  return join(target, tarball)
}

/** Makes the application, with node_modules of its own: a second copy of a package would show here and not in ours. */
export async function createHost(): Promise<Host> {
  const work = mkdtempSync(join(tmpdir(), "media-plugin-"))
  const tarball = await packPlugin(work)
  const dir = join(work, "shop")
  const files = {
    "package.json": JSON.stringify(
      {
        name: "somebodys-shop",
        private: true,
        dependencies: { ...HOST_DEPENDENCIES, [PLUGIN]: `file:${tarball}` },
        // Of the tree below Medusa's own packages; one release asks for a newer Node than Medusa does.
        overrides: (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { overrides: object }).overrides,
      },
      null,
      2,
    ),
    "medusa-config.js": CONFIG,
    "tsconfig.json": JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ["src", "medusa-config.js"] }),
    "src/workflows/hooks/own.js": OWN_HOOK,
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"]
  await command("npm", ["install", ...quiet], { cwd: dir })
  const database = await scratchDatabase("plugin")
  return host(work, dir, database)
}

function host(work: string, dir: string, database: Awaited<ReturnType<typeof scratchDatabase>>): Host {
  const cli = join(dir, "node_modules/@medusajs/cli/cli.js")
  const environment = (env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    MEDUSA_DISABLE_TELEMETRY: "true",
    NODE_ENV: "development",
    DATABASE_URL: database.url,
    ...env,
  })
  return {
    dir,
    databaseUrl: database.url,
    medusa: (args, env) => command(process.execPath, [cli, ...args], { cwd: dir, env: environment(env) }),
    attempt: (args, env) =>
      attempt(process.execPath, [cli, ...args], { cwd: dir, env: environment(env), timeoutMs: 120_000 }),
    start: async (env) => {
      const port = await freePort()
      return serve(process.execPath, [cli, "start", "--port", String(port)], {
        cwd: dir,
        env: environment({ ADMIN_DISABLED: "true", ...env }),
        url: `http://localhost:${port}`,
      })
    },
    remove: async () => {
      await database.drop()
      rmSync(work, { recursive: true, force: true })
    },
  }
}
