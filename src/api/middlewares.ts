import { defineMiddlewares } from "@medusajs/framework/http"
import { adminCatalogMiddlewares } from "./admin/media/catalog/middlewares"
import { adminLicenseMiddlewares } from "./admin/media/license/middlewares"
import { adminRentalMiddlewares } from "./admin/media/rental/middlewares"
import { storeLicenseMiddlewares } from "./store/media/license/middlewares"
import { storeRentalMiddlewares } from "./store/media/rental/middlewares"
import { resolverMiddlewares } from "./t/middlewares"

/** Only joins what the capabilities declare; permissions and validation live in the routes themselves. */
export default defineMiddlewares({
  routes: [
    ...adminCatalogMiddlewares,
    ...adminRentalMiddlewares,
    ...adminLicenseMiddlewares,
    ...storeRentalMiddlewares,
    ...storeLicenseMiddlewares,
    ...resolverMiddlewares,
  ],
})
