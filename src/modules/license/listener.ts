import type { Logger } from "@medusajs/framework/types"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { sourceOf } from "../../lib/registry"
import { RESOLVER_LISTENER, type ListenerSource, type OpenListener } from "./types"

/**
 * Opens the port of the options, where this process serves requests; a script, a migration or a worker has nobody who
 * knows how. A port that cannot be had is no reason for the shop not to start: tags are answered under `/t` as well.
 */
export async function openListener(
  logger: Pick<Logger, "info" | "error">,
  port: number | undefined,
): Promise<OpenListener | undefined> {
  if (port === undefined) return undefined
  const open = sourceOf<ListenerSource>(createMedusaContainer(), RESOLVER_LISTENER)
  try {
    const listener = await open?.()
    if (listener) logger.info(`medusa-plugin-media-store: tags are answered on port ${listener.port}`)
    return listener
  } catch (error) {
    logger.error(
      `medusa-plugin-media-store: port ${port} (option license.resolver.port) cannot be opened, ` +
        `tags are answered under /t of the shop only: ${(error as Error).message}`,
    )
    return undefined
  }
}
