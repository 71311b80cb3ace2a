import type { MiddlewareRoute } from "@medusajs/framework/http"
import {
  followTransfer,
  gateCheckout,
  leaveWithRentalLine,
  lockRegion,
  refuseRentalItem,
  refuseRentalItems,
  refuseRentalLineChange,
  refuseRentalReturn,
} from "./core-guards"

const LINE = "/store/carts/:id/line-items/:line_id"

/** In front of Medusa's own store routes: what they must not do to rentals, and the gate of the checkout. */
export const storeRentalMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/carts", methods: ["POST"], middlewares: [refuseRentalItems] },
  { matcher: "/store/carts/:id", methods: ["POST"], middlewares: [lockRegion] },
  { matcher: "/store/carts/:id/line-items", methods: ["POST"], middlewares: [refuseRentalItem] },
  { matcher: LINE, methods: ["POST"], middlewares: [refuseRentalLineChange] },
  { matcher: LINE, methods: ["DELETE"], middlewares: [leaveWithRentalLine] },
  { matcher: "/store/carts/:id/complete", methods: ["POST"], middlewares: [gateCheckout] },
  { matcher: "/store/returns", methods: ["POST"], middlewares: [refuseRentalReturn] },
  { matcher: "/store/orders/:id/transfer/accept", methods: ["POST"], middlewares: [followTransfer] },
]
