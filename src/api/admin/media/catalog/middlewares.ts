import type { MiddlewareRoute } from "@medusajs/framework/http"
import { guardPublishing } from "./publish-guard"
import { z } from "@medusajs/framework/zod"

/** A box of 100 discs and 2,000 tracks is about 400 kB of JSON, 500 items in one batch about 4 MB. */
const ITEM_LIMIT = "8mb"

/**
 * `additional_data.media_item` on Medusa's own product routes. It is parsed in the workflow hook: when a host declares
 * additional data for the same route, only one declaration wins.
 */
const additionalMedia = { media_item: z.record(z.string(), z.unknown()).optional() }

export const adminCatalogMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/media/catalog/items*", methods: ["POST", "PUT"], bodyParser: { sizeLimit: ITEM_LIMIT } },
  { matcher: "/admin/products", methods: ["POST"], additionalDataValidator: additionalMedia },
  {
    matcher: "/admin/products/:id",
    methods: ["POST"],
    additionalDataValidator: additionalMedia,
    middlewares: [guardPublishing],
  },
  { matcher: "/admin/products/batch", methods: ["POST"], middlewares: [guardPublishing] },
]
