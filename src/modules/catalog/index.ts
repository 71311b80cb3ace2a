import { Module } from "@medusajs/framework/utils"
import loadMediaTypes from "./loaders/media-types"
import "./permissions"
import MediaCatalogService from "./service"
import "./settings"

/** Name under which the catalogue is registered in Medusa's container. */
export const MEDIA_CATALOG = "mediaCatalog"

export default Module(MEDIA_CATALOG, { service: MediaCatalogService, loaders: [loadMediaTypes] })
