import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { alertLicenseStaffWorkflow, type AlertLicenseStaffInput } from "../workflows/license/notices/alert-staff"

/** Serious cases and requests that need a second person stand in the admin's feed. */
export default async function mediaLicenseAlertStaff({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  const name = event.name.replace(/^media_license\./, "") as AlertLicenseStaffInput["event"]
  await alertLicenseStaffWorkflow(container).run({ input: { event: name, id: event.data.id } })
}

export const config: SubscriberConfig = {
  event: ["media_license.case.opened", "media_license.approval.requested"],
  context: { subscriberId: "media-license-alert-staff" },
}
