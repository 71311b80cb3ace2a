import { startDemoShop, type RunningShop } from "./demo-shop"
import { databaseOf } from "./shop-database"
import { ensureSystemPackages } from "./system-packages"

/** The shop that the teardown stops; jest runs both in one process. */
export const running: { shop?: RunningShop } = ((globalThis as Record<string, unknown>).mediaE2e ??= {}) as object

/** Starts the demo shop once for all page specs, unless E2E_URL names one that runs already. */
export default async function setup(): Promise<void> {
  ensureSystemPackages()
  if (process.env.E2E_URL) return
  const shop = await startDemoShop({ keep: process.env.E2E_KEEP === "true" })
  running.shop = shop
  console.error(`the demo shop was up after ${shop.seconds.toFixed(0)} s at ${shop.url}`)
  Object.assign(process.env, {
    E2E_URL: shop.url,
    E2E_EMAIL: shop.email,
    E2E_PASSWORD: shop.password,
    E2E_PUBLISHABLE_KEY: shop.publishableKey,
    E2E_DATABASE_URL: databaseOf(shop.directory),
  })
}
