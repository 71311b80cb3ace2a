import { defineLink } from "@medusajs/framework/utils"
import OrderModule from "@medusajs/medusa/order"
import RentalModule from "../modules/rental"

/** The shop order a rental was booked or paid with, by its id. */
export default defineLink(
  { linkable: RentalModule.linkable.mediaRentalOrder, field: "order_id" },
  OrderModule.linkable.order,
  { readOnly: true },
)
