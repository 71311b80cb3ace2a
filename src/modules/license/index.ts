import { Module } from "@medusajs/framework/utils"
import "./health/checks"
import "./permissions"
import MediaLicenseService from "./service"
import "./settings"

/** Name under which tags and licences are registered in Medusa's container. */
export const MEDIA_LICENSE = "mediaLicense"

export default Module(MEDIA_LICENSE, { service: MediaLicenseService })
