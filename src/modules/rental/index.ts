import { Module } from "@medusajs/framework/utils"
import "./health"
import "./permissions"
import MediaRentalService from "./service"
import "./settings"

/** Name under which rental is registered in Medusa's container. */
export const MEDIA_RENTAL = "mediaRental"

export default Module(MEDIA_RENTAL, { service: MediaRentalService })
