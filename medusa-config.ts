import { join } from "node:path"
import { defineConfig, loadEnv } from "@medusajs/framework/utils"
import {
  allowedOrigins,
  cookieOptions,
  infrastructureModules,
  publicUrl,
  readDatabaseUrl,
  readSecret,
  tagOptions,
  wholeNumber,
} from "./src/lib/app-environment"

/**
 * Runs this repository itself as a shop: development, demo, tests. In someone else's shop the plugin is one entry
 * in `plugins` and this file is not used. Every variable read here is explained in `.env.template`.
 */
loadEnv(process.env.NODE_ENV ?? "development", process.cwd())
const env = process.env

// Building needs neither secrets nor a database, and build machines should not hold any.
const building = ["build", "plugin:build"].includes(process.argv[2] ?? "")
const serving = building ? { ...env, NODE_ENV: "development" } : env

const redisUrl = env.REDIS_URL || undefined
const poolSize = wholeNumber(env, "DATABASE_POOL_MAX", 2, 1000)
const cookies = cookieOptions(env)

/** The same keys that a host passes in `plugins[].options`. */
const mediaOptions = {
  registerHooks: true,
  ...(redisUrl ? { redisUrl } : {}),
  ...(env.INSIGHTS_DATABASE_URL ? { insightsDatabaseUrl: env.INSIGHTS_DATABASE_URL } : {}),
  ...tagOptions(serving),
}

const mediaModules = ["catalog", "rental", "license", "system"].map((directory) => ({
  resolve: `./src/modules/${directory}`,
  options: mediaOptions,
}))

const uploads = {
  resolve: "@medusajs/medusa/file",
  options: {
    providers: [
      {
        id: "local",
        resolve: "@medusajs/medusa/file-local",
        options: { backend_url: `${publicUrl(env) ?? `http://localhost:${env.PORT || 9000}`}/static` },
      },
    ],
  },
}

// Undocumented, but without it the style sheet of the built admin lacks the classes used only in `admin/`.
const adminSources = { sources: [join(process.cwd(), "src/admin"), join(process.cwd(), "admin")] }

export default defineConfig({
  projectConfig: {
    databaseUrl: readDatabaseUrl(serving),
    redisUrl,
    http: {
      storeCors: allowedOrigins(env, "STORE_CORS"),
      adminCors: allowedOrigins(env, "ADMIN_CORS"),
      authCors: allowedOrigins(env, "AUTH_CORS"),
      jwtSecret: readSecret(serving, "JWT_SECRET"),
      cookieSecret: readSecret(serving, "COOKIE_SECRET"),
    },
    ...(cookies ? { cookieOptions: cookies } : {}),
    ...(poolSize ? { databaseDriverOptions: { pool: { min: 2, max: poolSize } } } : {}),
  },
  admin: { disable: env.MEDUSA_DISABLE_ADMIN === "true", ...adminSources },
  modules: [...mediaModules, uploads, ...infrastructureModules(redisUrl)],
})
