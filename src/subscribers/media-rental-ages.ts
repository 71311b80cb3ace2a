import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ageSchemes } from "../modules/catalog/settings"
import type MediaSystemService from "../modules/system/service"
import { followCatalogueWorkflow } from "../workflows/rental/setup/follow-catalogue"
import { SETTING_UPDATED } from "../workflows/system/setting-events"

/** Which rating schemes count decides over the age every rental offer carries. */
export default async function mediaRentalAges({ event, container }: SubscriberArgs<{ keys: string[] }>): Promise<void> {
  if (!event.data.keys.includes(ageSchemes.key)) return
  // The change may have been made in another process, and this one's copy still be the old.
  container.resolve<MediaSystemService>("mediaSystem").dropSettingCache()
  await followCatalogueWorkflow(container).run({ input: { ages: true } })
}

export const config: SubscriberConfig = {
  event: SETTING_UPDATED,
  context: { subscriberId: "media-rental-ages" },
}
