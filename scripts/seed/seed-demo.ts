import { writeFileSync } from "node:fs"
import type { ExecArgs } from "@medusajs/framework/types"
import { ensureAdminUser } from "./admin-user"
import { readEntries } from "./entries"
import { say } from "./progress"
import { seedShop, type SeedOutcome } from "./seed-shop"

/**
 * Fills an empty shop with the demo: `npx medusa exec ./scripts/seed/seed-demo.ts`. Every part is looked up before it
 * is made, so the script may be killed at any point and run again.
 *
 * Environment: MEDIA_ADMIN_EMAIL and MEDIA_ADMIN_PASSWORD (a login to make sure of), MEDIA_SEED_OUT (a file for the
 * outcome as JSON), MEDIA_SEED_VERSION (kept in the store's metadata as the mark of a complete seed).
 */
export default async function seedDemo({ container }: ExecArgs): Promise<void> {
  const { MEDIA_ADMIN_EMAIL: email, MEDIA_ADMIN_PASSWORD: password, MEDIA_SEED_OUT: out } = process.env
  if (email && password) {
    await ensureAdminUser(container, email, password)
    say("admin user ready")
  }
  const outcome = await seedShop(container, {
    entries: readEntries(),
    root: process.cwd(),
    version: process.env.MEDIA_SEED_VERSION || "1",
  })
  if (out) writeFileSync(out, `${JSON.stringify(summary(outcome, email), null, 2)}\n`)
}

function summary(outcome: SeedOutcome, adminEmail: string | undefined) {
  const { publishableKey, seeded, counts } = outcome
  return { publishableKey, adminEmail: adminEmail ?? null, seeded, counts }
}
