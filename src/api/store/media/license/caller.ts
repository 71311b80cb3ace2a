import type { MedusaRequest } from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MediaOptions } from "../../../../lib/options"
import { actorOf } from "../../../../lib/permission"
import { callerOf } from "../../../../workflows/license/resolver/caller"
import { copyOf } from "../../../../workflows/license/resolver/node-http"
import { resolverSettings } from "../../../../workflows/license/resolver/settings"
import type { Caller } from "../../../../workflows/license/resolver/types"

/** Who asks, as far as checks of tags may know: see `Caller`. */
export function tagCaller(req: MedusaRequest): Caller {
  const options = req.scope.resolve<{ getOptions(): MediaOptions }>("mediaSystem").getOptions()
  const logger = req.scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  const settings = resolverSettings(options, (error) =>
    logger.error("tag resolver", error instanceof Error ? error : undefined),
  )
  return callerOf(copyOf(req, req.originalUrl, options.trustedProxies), settings)
}

/** The signed-in customer's id; `null` for a visitor. */
export function visitorId(req: MedusaRequest): string | null {
  const actor = actorOf(req)
  return actor?.type === "customer" ? actor.id : null
}
