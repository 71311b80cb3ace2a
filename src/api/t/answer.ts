import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MediaOptions } from "../../lib/options"
import { sourceOf } from "../../lib/registry"
import { handle } from "../../workflows/license/resolver/handle"
import { copyOf, sendNotFound, sendTo, withBody } from "../../workflows/license/resolver/node-http"
import { resolverSettings } from "../../workflows/license/resolver/settings"
import { RESOLVER_PORT, type ResolverPort } from "../../workflows/license/resolver/types"

/**
 * The whole public resolver as one handler: it answers everything and calls nobody after it, so that no path of a tag
 * reaches a route, an error handler or a log.
 */
export async function answerTag(req: MedusaRequest, res: MedusaResponse, _next: MedusaNextFunction): Promise<void> {
  const options = req.scope.resolve<{ getOptions(): MediaOptions }>("mediaSystem").getOptions()
  const copied = copyOf(req, req.originalUrl, options.trustedProxies)
  hideFromLog(req)
  const port = sourceOf<ResolverPort>(req.scope, RESOLVER_PORT)
  if (!port) return sendNotFound(res)
  const logger = req.scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  const onFault = (error: unknown): void => logger.error("tag resolver", error instanceof Error ? error : undefined)
  const request = await withBody(req, copied).catch(() => undefined)
  // Nobody is left to answer when the body broke off.
  if (!request) return void res.destroy()
  sendTo(res, await handle(request, port, resolverSettings(options, onFault)))
}

/** The platform writes these into its log when the response ends. */
function hideFromLog(req: MedusaRequest): void {
  req.originalUrl = "/t/-"
  Object.defineProperty(req, "ip", { value: "-", configurable: true })
  for (const name of ["user-agent", "referer", "referrer"]) delete req.headers[name]
}
