import type { MedusaContainer } from "@medusajs/framework/types"
import { limiterOf, type Limiter } from "../../../lib/limiter"
import type { MediaOptions } from "../../../lib/options"
import type { CheckCosts, CheckLimiter } from "../../../modules/license/domain/verify/pipeline"
import { licenseLimits, type LicenseLimits } from "../../../modules/license/settings"
import { settingsOf } from "../../lib/settings"

/** The figures in force, at most 30 s old. */
export const limitsOf = (container: MedusaContainer): Promise<LicenseLimits> =>
  settingsOf(container).getSetting(licenseLimits)

/** A limiter of this shop: in Redis where the plugin has one, else in memory. */
export function shopLimiter(
  container: MedusaContainer,
  name: string,
  points: number,
  seconds: number,
  block_s = 0,
): Limiter {
  const { redisUrl } = container.resolve<{ getOptions(): MediaOptions }>("mediaSystem").getOptions()
  return limiterOf(`license.${name}`, { points, duration_s: seconds, block_s }, redisUrl)
}

/** Counts checks of one address; a typed code has an hourly budget beside the one per minute. */
export async function checkLimiter(
  container: MedusaContainer,
  kind: "url" | "code",
  key: string,
): Promise<{ limiter: CheckLimiter; costs: CheckCosts }> {
  const limits = await limitsOf(container)
  const minute =
    kind === "url"
      ? shopLimiter(container, "check", limits.check_per_minute, 60)
      : shopLimiter(container, "code", limits.code_per_minute, 60)
  const limiters = kind === "url" ? [minute] : [minute, shopLimiter(container, "code-hour", limits.code_per_hour, 3600)]
  const blocked = await Promise.all(limiters.map((limiter) => limiter.peek(key)))
  return {
    costs:
      kind === "url"
        ? { valid: limits.check_valid, refused: limits.check_refused, unknown: limits.check_refused }
        : // The check character finds a slip of the finger before anything is looked up, and whoever guesses can compute it.
          { valid: 1, refused: 1, unknown: limits.code_unknown },
    limiter: {
      blockedFor: () => Math.max(...blocked.map(({ retry_after }) => retry_after)),
      consume: async (points) => {
        if (points <= 0) return 0
        const answers = await Promise.all(limiters.map((limiter) => limiter.consume(key, points)))
        return Math.max(...answers.map(({ retry_after }) => retry_after))
      },
    },
  }
}
