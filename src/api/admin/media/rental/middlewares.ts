import type { MiddlewareRoute } from "@medusajs/framework/http"
import type { Guard } from "../../../../lib/guard"
import {
  refuseCancelWhileOut,
  refuseRentalActionEdit,
  refuseRentalItems,
  refuseRentalLineEdit,
  refuseRentalReturn,
} from "./core-guards"
import { batched, changedCondition, droppedVariants, guardDeletions, named } from "./deletion-guard"

const guarded = (method: "DELETE" | "POST", matcher: string, ...deletions: Parameters<typeof guardDeletions>) => ({
  matcher,
  methods: [method],
  middlewares: [guardDeletions(...deletions)],
})

/** Medusa's own routes, and the catalogue's, that delete what rentals hang on. */
const deletions: MiddlewareRoute[] = [
  guarded("DELETE", "/admin/products/:id", named("product")),
  guarded("POST", "/admin/products/:id", droppedVariants),
  guarded("POST", "/admin/products/batch", (req) => [...batched("product")(req), ...droppedVariants(req)]),
  guarded("DELETE", "/admin/products/:id/variants/:variant_id", named("variant", "variant_id")),
  guarded("POST", "/admin/products/:id/variants/batch", batched("variant")),
  guarded("DELETE", "/admin/stock-locations/:id", named("location")),
  guarded("DELETE", "/admin/customers/:id", named("customer")),
  guarded("DELETE", "/admin/media/catalog/offers/:id", named("media_offer")),
  guarded("POST", "/admin/media/catalog/offers/:id", changedCondition),
]

const before = (matcher: string, middleware: Guard, methods: ("POST" | "DELETE")[] = ["POST"]): MiddlewareRoute => ({
  matcher,
  methods,
  middlewares: [middleware],
})

/** Medusa's own routes that would change an order behind its rentals' back. */
const orders: MiddlewareRoute[] = [
  before("/admin/draft-orders", refuseRentalItems),
  before("/admin/draft-orders/:id/edit/items", refuseRentalItems),
  before("/admin/order-edits/:id/items", refuseRentalItems),
  before("/admin/order-edits/:id/items/item/:item_id", refuseRentalLineEdit),
  before("/admin/order-edits/:id/items/:action_id", refuseRentalActionEdit),
  before("/admin/exchanges/:id/inbound/items", refuseRentalReturn),
  before("/admin/exchanges/:id/outbound/items", refuseRentalItems),
  before("/admin/claims/:id/claim-items", refuseRentalReturn),
  before("/admin/claims/:id/inbound/items", refuseRentalReturn),
  before("/admin/claims/:id/outbound/items", refuseRentalItems),
  before("/admin/returns/:id/request-items", refuseRentalReturn),
  before("/admin/orders/:id/cancel", refuseCancelWhileOut),
]

/** 500 copies, each with a serial number and a note, are well over Medusa's 100 kB. */
const intake: MiddlewareRoute = {
  matcher: "/admin/media/rental/units/bulk",
  methods: ["POST"],
  bodyParser: { sizeLimit: "4mb" },
}

export const adminRentalMiddlewares: MiddlewareRoute[] = [intake, ...deletions, ...orders]
