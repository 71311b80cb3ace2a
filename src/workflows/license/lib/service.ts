import type { MedusaContainer } from "@medusajs/framework/types"
import type MediaLicenseService from "../../../modules/license/service"

/** Tags and licences. */
export const licenseOf = (container: MedusaContainer): MediaLicenseService => container.resolve("mediaLicense")
