import { createHash } from "node:crypto"
import type { Logger } from "@medusajs/framework/types"

/** Name of the variable that holds the master key. */
export const MASTER_KEY_VARIABLE = "MEDIA_LICENSE_MASTER_KEY"

type Environment = Record<string, string | undefined>

/** Where the master key came from. */
export interface MasterKey {
  key: Buffer | null
  source: "environment" | "development" | "missing"
}

/**
 * The master key of this process: 32 bytes in base64. In production there is no substitute; elsewhere a fixed key lets
 * the demo and tests mint, which anybody with this source could imitate.
 *
 * @throws Error when the variable is set to something else than 32 bytes in base64; the value is not shown
 */
export function readMasterKey(env: Environment): MasterKey {
  const text = env[MASTER_KEY_VARIABLE]?.trim()
  if (text) {
    const key = Buffer.from(text, "base64")
    if (key.length !== 32 || !/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) {
      throw new Error(
        `${MASTER_KEY_VARIABLE} must be 32 bytes in base64; make one with: ` +
          `node -p "crypto.randomBytes(32).toString('base64')"`,
      )
    }
    return { key, source: "environment" }
  }
  const production = ["production", "prod"].includes(env.NODE_ENV ?? "") && env.MEDIA_DEMO !== "true"
  if (production) return { key: null, source: "missing" }
  return {
    key: createHash("sha256").update("medusa-plugin-media-store development key").digest(),
    source: "development",
  }
}

/** Said once, when the module starts. */
export function warnAboutMasterKey({ source }: MasterKey, logger: Pick<Logger, "warn">): void {
  if (source === "missing") {
    logger.warn(
      `medusa-plugin-media-store: ${MASTER_KEY_VARIABLE} is not set; no tags can be minted and no licences issued`,
    )
  }
  if (source === "development") {
    logger.warn(
      `medusa-plugin-media-store: tags are signed under a development key; set ${MASTER_KEY_VARIABLE} before you print any`,
    )
  }
}
