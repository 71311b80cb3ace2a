import { Module } from "@medusajs/framework/utils"
import validateOptions from "./loaders/options"
import "./health/checks"
import "./permissions"
import MediaSystemService from "./service"
import "./settings"

export const MEDIA_SYSTEM_MODULE = "mediaSystem"

export default Module(MEDIA_SYSTEM_MODULE, { service: MediaSystemService, loaders: [validateOptions] })
