import { defineMiddlewares } from "@medusajs/framework/http"
import { adminCatalogMiddlewares } from "./admin/media/catalog/middlewares"
import { adminRentalMiddlewares } from "./admin/media/rental/middlewares"
import { storeRentalMiddlewares } from "./store/media/rental/middlewares"

/** Only joins what the capabilities declare; permissions and validation live in the routes themselves. */
export default defineMiddlewares({
  routes: [...adminCatalogMiddlewares, ...adminRentalMiddlewares, ...storeRentalMiddlewares],
})
