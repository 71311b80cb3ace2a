import { defineMiddlewares } from "@medusajs/framework/http"
import { adminCatalogMiddlewares } from "./admin/media/catalog/middlewares"

/** Only joins what the capabilities declare; permissions and validation live in the routes themselves. */
export default defineMiddlewares({ routes: [...adminCatalogMiddlewares] })
