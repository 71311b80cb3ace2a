import { commitRentalsHandler, revertRentals, type RentalCommit } from "../rental/cart/commit-rentals"
import { onBeforePayment } from "../rental/cart/commit-hook"
import { hooksEnabled } from "../lib/hooks-enabled"
import type { MedusaContainer } from "@medusajs/framework/types"

// The only file that touches this workflow's hooks; see create-products.ts. The handler runs when the order has been
// made and linked and nothing has been paid yet, and not when a completed cart is completed again.
if (hooksEnabled()) {
  onBeforePayment(
    commitRentalsHandler,
    async (commit: RentalCommit | null | undefined, { container }: { container: MedusaContainer }) =>
      revertRentals(commit, container),
  )
}
