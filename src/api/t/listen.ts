import { container } from "@medusajs/framework"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MediaOptions } from "../../lib/options"
import { provideSource, sourceOf } from "../../lib/registry"
import { RESOLVER_LISTENER, type ListenerSource } from "../../modules/license/types"
import { openResolver } from "../../workflows/license/resolver/open"
import { RESOLVER_PORT, type ResolverPort } from "../../workflows/license/resolver/types"

/**
 * The resolver on a port of its own. This folder is loaded by processes that serve requests and by no others, so neither
 * a script nor a worker opens the port.
 */
const openOwnPort: ListenerSource = async () => {
  const options = container.resolve<{ getOptions(): MediaOptions }>("mediaSystem").getOptions()
  const port = sourceOf<ResolverPort>(container, RESOLVER_PORT)
  if (!port) return undefined
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  const onFault = (error: unknown): void => logger.error("tag resolver", error instanceof Error ? error : undefined)
  return openResolver({ options, port, onFault })
}

provideSource<ListenerSource>(RESOLVER_LISTENER, () => openOwnPort)
