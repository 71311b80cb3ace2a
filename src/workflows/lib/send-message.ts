import type { INotificationModuleService, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { select } from "./sql"

/** `no_channel`: the shop has nothing to send it with, or nowhere to send it to. */
export type Sending = { outcome: "sent" | "no_channel" } | { outcome: "failed"; error: string }

/** One message through Medusa's Notification module. */
export interface Message {
  channel: "email" | "feed"
  /** Empty for the feed: everybody of the shop reads it. */
  to: string
  template: string
  data: Record<string, unknown>
  content?: { subject: string; text: string; html: string }
  receiver_id?: string
  resource_id: string
  resource_type: string
  trigger_type: string
  /** The module sends one key once; each try of a letter needs its own. */
  idempotency_key: string
}

/**
 * Sends a message and says what became of it; never throws. Without a provider for the channel the module would keep a
 * failed notification for every message and throw, so it is not asked.
 */
export async function send(container: MedusaContainer, message: Message): Promise<Sending> {
  try {
    if (message.channel === "email" && message.to === "") return { outcome: "no_channel" }
    if (!(await hasProvider(container, message.channel))) return { outcome: "no_channel" }
    await container.resolve<INotificationModuleService>(Modules.NOTIFICATION).createNotifications(message)
    return { outcome: "sent" }
  } catch (error) {
    const text = withoutAddress((error as Error).message, message.to)
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    logger.error(`media-store: ${message.template} for ${message.resource_id} could not be sent: ${text}`)
    return { outcome: "failed", error: text }
  }
}

async function hasProvider(container: MedusaContainer, channel: string): Promise<boolean> {
  if (!container.hasRegistration(Modules.NOTIFICATION)) return false
  const rows = await select<{ id: string }>(
    container,
    `select id from notification_provider where is_enabled and deleted_at is null and ? = any(channels) limit 1`,
    [channel],
  )
  return rows.length > 0
}

/** Providers like to repeat the address, which belongs in no log. */
function withoutAddress(text: string, to: string): string {
  return (to === "" ? text : text.split(to).join("…")).replace(/\s+/g, " ").slice(0, 300)
}
