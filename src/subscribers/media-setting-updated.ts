import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import type MediaSystemService from "../modules/system/service"
import { SETTING_UPDATED } from "../workflows/system/setting-events"

/**
 * Drops this process's cached settings after a change made elsewhere. A queue hands the event to one process only;
 * the others follow within the cache's 30 s.
 */
export default async function mediaSettingUpdated({ container }: SubscriberArgs<{ keys: string[] }>): Promise<void> {
  container.resolve<MediaSystemService>("mediaSystem").dropSettingCache()
}

export const config: SubscriberConfig = {
  event: SETTING_UPDATED,
  context: { subscriberId: "media-setting-updated" },
}
